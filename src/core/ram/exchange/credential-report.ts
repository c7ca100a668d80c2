// RAM's credential report: one row a user by full principal name, the account itself as "<root>" first. It says much of
// passwords and nothing of whether a user is frozen. ("Generate and download user credential reports")

import { hasAll, type UserFormat } from './format.ts';

export const credentialReport: UserFormat = {
  name: 'credential-report',
  fits: ({ columns }) => hasAll(columns, 'user', 'user_creation_time', 'password_exist'),
  userName: ['user'],
  userPrincipalName: ['user'],
  nameIds: ['user'],
  status: () => 'unknown',
  isNoUser: (cells) => cells.get('user') === '<root>',
  ram: { createDate: ['user_creation_time'] },
};
