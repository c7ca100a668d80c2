// `aliyun ims ListUsers` (IMS 2019-08-15), ListUserBasicInfos and ListUsersInRecycleBin, and what `export-users -o json`
// writes. There is no UserName in IMS's own answer. Shape: @alicloud/ims20190815 2.3.2, ListUsersResponseBody.

import type { UserStatus } from '../user.ts';
import { hasAll, hasAny, type UserFormat } from './format.ts';
import type { Cells } from './user-list.ts';

/** The default answer has active users alone, and then no Status differs. */
function ramStatus(cells: Cells): UserStatus | undefined {
  const status = cells.get('status')?.toLowerCase();
  if (status === 'active' || status === 'freeze' || status === 'recycled') return status;
  return cells.has('recycledate') ? 'recycled' : undefined;
}

export const imsUsers: UserFormat = {
  name: 'ims-users',
  fits: ({ syntax, columns, container }) =>
    syntax === 'json' &&
    (container === 'UserBasicInfos.UserBasicInfo' ||
      (container === 'Users.User' && !(columns.has('username') && !columns.has('userprincipalname'))) ||
      (hasAll(columns, 'userprincipalname', 'userid') && !hasAny(columns, 'id', 'objectid'))),
  userName: ['username', 'userprincipalname'],
  userPrincipalName: ['userprincipalname'],
  displayName: ['displayname'],
  email: ['email'],
  mobilePhone: ['mobilephone'],
  comments: ['comments'],
  nameIds: ['userprincipalname', 'email'],
  status: (cells) => {
    const status = ramStatus(cells);
    return status === undefined ? 'unknown' : status === 'active' ? 'active' : 'disabled';
  },
  ram: {
    userId: ['userid'],
    createDate: ['createdate'],
    updateDate: ['updatedate'],
    policies: ['policies'],
    groups: ['groups'],
    status: ramStatus,
  },
};
