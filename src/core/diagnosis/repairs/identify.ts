// Repairs of step 6: whom the NameID names. Each lies at the IdP (send another name) or in the account (accept this one).

import type { Facts } from '../../checks/facts.ts';
import { mapNameId, nameIdFor } from '../../ram/mapping.ts';
import { nearestUsers, skeleton } from '../../ram/nearest.ts';
import { USER_NAME, userNamed } from '../../ram/user.ts';
import { append, type Editable, find, findAll, remove, setAttribute, setText } from '../../saml/edit.ts';
import { shellWord } from '../../shell.ts';
import type { Advice } from '../../words/advice.ts';
import { NAMEID_PERSISTENT } from '../../xml/names.ts';
import { withAccount, withEdit, withOptions } from '../counterfactual.ts';
import type { Repair, RepairsOf, RepairTable } from './repair.ts';

function sendName(nameId: string): Repair {
  return {
    where: 'idp',
    advice: { key: 'send-nameid', args: { nameId } },
    apply: withEdit((response) => {
      const [encrypted] = findAll(response, 'EncryptedID');
      if (encrypted) remove(encrypted);
      const element = findAll(response, 'NameID')[0] ?? addNameId(find(response, 'Subject'));
      setText(element, nameId);
      setAttribute(element, 'Format', NAMEID_PERSISTENT);
    }),
  };
}

function addNameId(subject: Editable): Editable {
  const added = append(subject, 'NameID');
  subject.children = [added, ...subject.children.filter((node) => node !== added)];
  return added;
}

/** Attributes that carry what the NameID should: the IdP has the right value, and sends it in the wrong place. */
function sendAttribute(facts: Facts): Repair[] {
  const { assertion, account } = facts;
  return (assertion?.attributes ?? []).flatMap(({ name, values }) => {
    const [value] = values;
    const user = value === undefined ? null : mapNameId(value, account).user;
    if (values.length !== 1 || !value || !user) return [];
    const nameId = nameIdFor(user.UserName, facts.account);
    const advice: Advice =
      value === nameId
        ? { key: 'send-attribute', args: { attribute: name, nameId } }
        : { key: 'send-attribute-as', args: { attribute: name, nameId } };
    return [{ ...sendName(nameId), advice }];
  });
}

/** Where no value in the message names a user, a NameID of any RAM user is tried: to show that nothing else is wrong. */
const nameIdMissing: RepairsOf = (facts) => {
  const fromAttribute = sendAttribute(facts);
  const { users } = facts.account;
  const expected = users.find(({ UserName }) => UserName === facts.options.expectUser?.split('@')[0]);
  const example = expected ?? users.find(({ Status }) => Status === 'active');
  if (fromAttribute.length > 0 || !example) return fromAttribute;
  const nameId = nameIdFor(example.UserName, facts.account);
  const advice: Advice = { key: 'send-user-name', args: { example: nameId } };
  return [{ ...sendName(nameId), advice }];
};

const domainMissing: RepairsOf = (facts) => [
  ...sendAttribute(facts).slice(0, 1),
  sendName(nameIdFor(facts.mapping?.prefix ?? '', facts.account)),
  {
    where: 'alibaba-cloud',
    advice: { key: 'log-on-without-domain', args: {} },
    command: 'sso-cli settings --no-login-with-domain',
    apply: withAccount((account) => ({ ...account, ssoLoginWithDomain: false })),
  },
];

const domainMismatch: RepairsOf = (facts) => {
  const { mapping, account } = facts;
  const suffix = mapping?.suffix ?? '';
  const send = sendName(nameIdFor(mapping?.prefix ?? '', facts.account));
  if (account.domainAlias !== null) return [send];
  const accept: Repair = {
    where: 'alibaba-cloud',
    advice: account.auxiliaryDomain
      ? { key: 'change-auxiliary-domain', args: { from: account.auxiliaryDomain, to: suffix } }
      : { key: 'set-auxiliary-domain', args: { domain: suffix } },
    command: `sso-cli settings --auxiliary-domain ${shellWord(suffix)}`,
    apply: withAccount((before) => ({ ...before, auxiliaryDomain: suffix })),
  };
  return mapping?.suffixKind === 'logon-form' ? [send] : [accept, send];
};

const domainShadowed: RepairsOf = (facts) => [
  sendName(nameIdFor(facts.mapping?.prefix ?? '', facts.account)),
  {
    where: 'alibaba-cloud',
    advice: { key: 'remove-domain-alias', args: {} },
    command: 'sso-cli settings --no-domain-alias',
    apply: withAccount((account) => ({ ...account, domainAlias: null })),
  },
];

const domainForbidden: RepairsOf = (facts) => [
  {
    where: 'alibaba-cloud',
    advice: { key: 'log-on-with-domain', args: {} },
    command: 'sso-cli settings --login-with-domain',
    apply: withAccount((account) => ({ ...account, ssoLoginWithDomain: true })),
  },
  sendName(facts.mapping?.prefix ?? ''),
];

const invalidCharacters: RepairsOf = (facts) => {
  const { mapping } = facts;
  const plain = skeleton(mapping?.prefix ?? '');
  const cleaned = plain.split('@')[0]?.replace(/[^A-Za-z0-9._-]/g, '') ?? '';
  const names = [plain, cleaned].filter((name, i, all) => USER_NAME.test(name) && all.indexOf(name) === i);
  return names.map((name) => sendName(nameIdFor(name, facts.account)));
};

const notFound: RepairsOf = (facts) => {
  const { mapping, account } = facts;
  const name = mapping?.prefix ?? '';
  const create: Repair = {
    where: 'alibaba-cloud',
    advice: { key: 'create-user', args: { user: name } },
    command: `sso-cli create-user ${shellWord(name)}`,
    apply: withAccount((before) => ({ ...before, users: [...before.users, userNamed(name, before.defaultDomain)] })),
  };
  const near = nearestUsers(name, account.users);
  const send = near.map((each) => sendName(nameIdFor(each.name, facts.account)));
  // A name that differs by a slip is more likely meant for the user that exists.
  return near[0] && near[0].difference !== 'full-name' ? [...send, create] : [create, ...send];
};

const caseMismatch: RepairsOf = (facts) => {
  const twin = facts.mapping?.caseTwin?.UserName ?? '';
  const name = facts.mapping?.prefix ?? '';
  return [
    sendName(nameIdFor(twin, facts.account)),
    {
      where: 'alibaba-cloud',
      advice: { key: 'rename-user', args: { from: twin, to: name } },
      command: `sso-cli update-user ${shellWord(twin)} --new-name ${shellWord(name)}`,
      apply: withAccount((account) => ({
        ...account,
        users: account.users.map((user) => (user.UserName === twin ? { ...user, UserName: name } : user)),
      })),
    },
  ];
};

const inactive: RepairsOf = ({ mapping }) => {
  const name = mapping?.user?.UserName ?? '';
  return [
    {
      where: 'alibaba-cloud',
      advice: { key: 'activate-user', args: { user: name } },
      command: `sso-cli update-user ${shellWord(name)} --status active`,
      apply: withAccount((account) => ({
        ...account,
        users: account.users.map((user) => (user.UserName === name ? { ...user, Status: 'active' as const } : user)),
      })),
    },
  ];
};

const unexpected: RepairsOf = (facts) => {
  const expected = facts.options.expectUser ?? '';
  const name = expected.split('@')[0] ?? '';
  const actual = facts.mapping?.user?.UserName ?? '';
  return [
    sendName(nameIdFor(name, facts.account)),
    {
      where: 'sso-cli',
      advice: { key: 'expect-user', args: { user: actual } },
      command: `sso-cli verify-response --expect-user ${shellWord(actual)} …`,
      apply: withOptions({ expectUser: actual }),
    },
  ];
};

export const IDENTIFY_REPAIRS: RepairTable = {
  'nameid-missing': nameIdMissing,
  'nameid-empty': nameIdMissing,
  'nameid-encrypted': nameIdMissing,
  'nameid-domain-missing': domainMissing,
  'nameid-domain-forbidden': domainForbidden,
  'nameid-domain-mismatch': domainMismatch,
  'nameid-domain-shadowed': domainShadowed,
  'nameid-invalid-characters': invalidCharacters,
  'user-not-found': notFound,
  'user-case-mismatch': caseMismatch,
  'user-inactive': inactive,
  'user-unexpected': unexpected,
};
