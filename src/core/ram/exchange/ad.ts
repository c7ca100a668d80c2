// Active Directory: `Get-ADUser | Export-Csv` and csvde. AD FS sends the UPN; where a user has none, the SAM name is all
// there is.

import { hasAny, statusOf, type UserFormat } from './format.ts';
import type { Cells, RecordStatus } from './user-list.ts';

/** ACCOUNTDISABLE, the second bit ([MS-ADTS] 2.2.16). */
export function directoryStatus(cells: Cells): RecordStatus {
  const flags = cells.get('useraccountcontrol');
  if (flags !== undefined && /^\d{1,10}$/.test(flags)) return (Number(flags) & 2) === 0 ? 'active' : 'disabled';
  return statusOf(cells.get('enabled'));
}

/** A class of entry that is nobody's account. A computer is a user too, by its classes. */
export function isNoPerson(cells: Cells): boolean {
  const classes = cells.get('objectclass')?.toLowerCase();
  if (classes === undefined) return false;
  if (/\b(computer|msds-groupmanagedserviceaccount)\b/.test(classes)) return true;
  return !/\b(user|person|inetorgperson|organizationalperson|posixaccount|account)\b/.test(classes);
}

export const ad: UserFormat = {
  name: 'ad',
  fits: ({ syntax, columns, preamble }) =>
    syntax === 'table' &&
    (/^"?#TYPE Microsoft\.ActiveDirectory/im.test(preamble) ||
      columns.has('samaccountname') ||
      (hasAny(columns, 'distinguishedname', 'dn') && hasAny(columns, 'objectclass', 'userprincipalname', 'sid'))),
  userName: ['userprincipalname', 'samaccountname'],
  userPrincipalName: ['userprincipalname'],
  displayName: ['displayname', 'name', 'cn'],
  email: ['mail', 'emailaddress'],
  mobilePhone: ['mobilephone', 'mobile'],
  nameIds: ['userprincipalname', 'mail', 'emailaddress', 'samaccountname'],
  status: directoryStatus,
  isNoUser: isNoPerson,
};
