// Keycloak: the admin API and `kcadm.sh get users` (a list of UserRepresentation), and the export of a realm.

import { hasAll, hasAny, statusOf, type UserFormat } from './format.ts';

export const keycloak: UserFormat = {
  name: 'keycloak',
  fits: ({ columns, marks }) =>
    marks.has('realm') ||
    (columns.has('username') &&
      (hasAny(columns, 'createdtimestamp', 'requiredactions', 'notbefore') ||
        hasAll(columns, 'emailverified', 'enabled')) &&
      !columns.has('schemas')),
  userName: ['username'],
  displayName: [],
  givenAndFamilyName: [['firstname', 'lastname']],
  email: ['email'],
  nameIds: ['username', 'email'],
  status: (cells) => statusOf(cells.get('enabled')),
  isNoUser: (cells) => cells.get('username')?.startsWith('service-account-') ?? false,
};
