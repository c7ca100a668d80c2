// `aliyun ram ListUsers` (RAM 2015-05-01): names without a suffix, and no status. Shape: @alicloud/ram20150501 1.2.1.

import { hasAll, type UserFormat } from './format.ts';

export const ramUsers: UserFormat = {
  name: 'ram-users',
  fits: ({ syntax, columns, container }) =>
    syntax === 'json' &&
    (container === 'Users.User' || hasAll(columns, 'userid', 'createdate')) &&
    columns.has('username') &&
    // AWS IAM's.
    !columns.has('arn') &&
    !columns.has('userprincipalname'),
  userName: ['username'],
  displayName: ['displayname'],
  email: ['email'],
  mobilePhone: ['mobilephone'],
  comments: ['comments'],
  nameIds: ['username', 'email'],
  status: () => 'unknown',
  ram: { userId: ['userid'], createDate: ['createdate'], updateDate: ['updatedate'] },
};
