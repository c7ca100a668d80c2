// SCIM 2.0 ListResponse (RFC 7644 3.4.2), RAM's own (https://scim.aliyun.com, where userName has no suffix) and others.
// Attribute names have no case; Entra ID writes `active` as a string.

import { statusOf, type UserFormat } from './format.ts';

export const scim: UserFormat = {
  name: 'scim',
  fits: ({ syntax, columns, container }) =>
    syntax === 'json' && (container === 'Resources' || (columns.has('username') && columns.has('schemas'))),
  userName: ['username'],
  userPrincipalName: [],
  displayName: ['displayname', 'name.formatted'],
  givenAndFamilyName: [['name.givenname', 'name.familyname']],
  email: ['emails'],
  mobilePhone: ['phonenumbers'],
  nameIds: ['username', 'emails', 'externalid'],
  status: (cells) => statusOf(cells.get('active')),
};
