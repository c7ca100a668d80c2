// Active Directory: `Get-ADUser | Export-Csv` and csvde. AD FS sends the UPN; where a user has none, the SAM name is all
// there is.

import { hasAny, type UserFormat } from './format.ts';
import { statusBy } from './status-columns.ts';
import type { Cells, RecordStatus } from './user-list.ts';

/** Beside Active Directory's: 389 Directory Server's and FreeIPA's, eDirectory's, that of OpenDJ and PingDirectory. */
const statusOfAccount = statusBy(['enabled', 'nsaccountlock', 'logindisabled', 'ds-pwp-account-disabled']);

/** ACCOUNTDISABLE, the second bit ([MS-ADTS] 2.2.16). */
export function directoryStatus(cells: Cells): RecordStatus {
  const flags = cells.get('useraccountcontrol');
  if (flags !== undefined && /^\d{1,10}$/.test(flags)) return (Number(flags) & 2) === 0 ? 'active' : 'disabled';
  // Locked for good, by hand (OpenLDAP, slapo-ppolicy(5)).
  if (cells.get('pwdaccountlockedtime')?.startsWith('000001010000')) return 'disabled';
  return statusOfAccount(cells);
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
