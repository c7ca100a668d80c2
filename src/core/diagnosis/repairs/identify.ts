// Repairs of step 6: whom the NameID names. Each lies at the IdP (send another name) or in the account (accept this one).

import { changeSetting } from './change-setting.ts';
import { isLookAlike } from './names.ts';
import type { RepairsOf, RepairTable } from './repair.ts';
import { nameIdMissing, nameOrExample } from './send-name.ts';
import { caseMismatch, inactive, notFound, unexpected } from './users.ts';

const domainMissing: RepairsOf = (facts) => [
  ...nameOrExample(facts),
  ...changeSetting(facts, {
    advice: { key: 'log-on-without-domain', args: {} },
    options: { 'no-login-with-domain': true },
    instead: { 'login-with-domain': null },
    settings: { ssoLoginWithDomain: false },
  }),
];

const domainMismatch: RepairsOf = (facts) => {
  const { mapping, account } = facts;
  const suffix = mapping?.suffix ?? '';
  const send = nameOrExample(facts);
  if (account.domainAlias || mapping?.suffixKind === 'logon-form' || isLookAlike(suffix, account)) return send;
  const from = account.auxiliaryDomain;
  const accept = changeSetting(facts, {
    advice: from
      ? { key: 'change-auxiliary-domain', args: { from, to: suffix } }
      : { key: from === '' ? 'set-auxiliary-domain' : 'set-unknown-auxiliary-domain', args: { domain: suffix } },
    options: { 'auxiliary-domain': suffix },
    settings: { auxiliaryDomain: suffix },
  });
  // One more that is accepted harms nobody; one instead of another, which an unknown one may be, locks people out.
  return from === '' ? [...accept, ...send] : [...send, ...accept];
};

const domainShadowed: RepairsOf = (facts) => [
  ...nameOrExample(facts),
  ...changeSetting(facts, {
    advice: { key: 'remove-domain-alias', args: { alias: facts.account.domainAlias ?? '' } },
    options: { 'no-domain-alias': true },
    instead: { 'no-domain-alias': null, 'domain-alias': null },
    settings: { domainAlias: '' },
  }),
];

const domainForbidden: RepairsOf = (facts) => [
  ...nameOrExample(facts),
  ...changeSetting(facts, {
    advice: { key: 'log-on-with-domain', args: {} },
    options: { 'login-with-domain': true },
    instead: { 'no-login-with-domain': null },
    settings: { ssoLoginWithDomain: true },
  }),
];

const invalidCharacters: RepairsOf = (facts) => nameOrExample(facts);

export const IDENTIFY_REPAIRS: RepairTable = {
  'nameid-missing': nameIdMissing,
  'nameid-empty': nameIdMissing,
  'nameid-encrypted': nameIdMissing,
  'nameid-domain-missing': domainMissing,
  'nameid-domain-forbidden': domainForbidden,
  'nameid-domain-mismatch': domainMismatch,
  'nameid-domain-shadowed': domainShadowed,
  'nameid-invalid-characters': invalidCharacters,
  'nameid-transient': nameIdMissing,
  'user-not-found': notFound,
  'user-case-mismatch': caseMismatch,
  'user-inactive': inactive,
  'user-unexpected': unexpected,
};
