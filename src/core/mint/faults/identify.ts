// Faults of step 6, identify: the NameID leads to no RAM user, or to another one.

import { type Editable, getText, setAttribute, setText } from '../../saml/edit.ts';
import { NAMEID_TRANSIENT } from '../../xml/names.ts';
import { type Fault, nameIdOf, withUsers } from './fault.ts';

const userName = (response: Editable) => getText(nameIdOf(response)).split('@')[0] ?? '';
const suffix = (response: Editable) => getText(nameIdOf(response)).split('@')[1] ?? '';

export const IDENTIFY: readonly Fault[] = [
  { code: 'nameid-domain-missing', edit: (response) => setText(nameIdOf(response), userName(response)) },
  {
    code: 'nameid-domain-forbidden',
    situation: ({ account }) => ({ account: { ...account, ssoLoginWithDomain: false }, options: {} }),
  },
  {
    code: 'nameid-domain-mismatch',
    edit: (response) => setText(nameIdOf(response), `${userName(response)}@corp.example`),
  },
  {
    code: 'nameid-domain-shadowed',
    edit: (response) => setText(nameIdOf(response), `${userName(response)}@corp.example`),
    situation: ({ account }) => ({
      account: { ...account, domainAlias: 'alias.example', auxiliaryDomain: 'corp.example' },
      options: {},
    }),
  },
  {
    code: 'nameid-domain-former',
    edit: (response, { account }) =>
      setText(nameIdOf(response), `${userName(response)}@${account.accountId}.onaliyun.com`),
  },
  {
    code: 'nameid-invalid-characters',
    edit: (response) => setText(nameIdOf(response), ` ${getText(nameIdOf(response))}\n`),
  },
  { code: 'nameid-transient', edit: (response) => setAttribute(nameIdOf(response), 'Format', NAMEID_TRANSIENT) },
  { code: 'user-not-found', edit: (response) => setText(nameIdOf(response), `nobody.here@${suffix(response)}`) },
  {
    code: 'user-case-mismatch',
    edit: (response) => setText(nameIdOf(response), `${userName(response).toUpperCase()}@${suffix(response)}`),
  },
  {
    code: 'user-inactive',
    situation: ({ account }) => ({ account: withUsers(account, () => ({ Status: 'freeze' })), options: {} }),
  },
  { code: 'user-unexpected', situation: ({ account }) => ({ account, options: { expectUser: 'somebody.else' } }) },
];
