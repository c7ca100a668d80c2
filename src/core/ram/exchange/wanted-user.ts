// From the record of a person to the RAM user that it asks for: fields that RAM has, and no others.

import type { RefusedRow } from '../plan.ts';
import { RamError } from '../ram-error.ts';
import type { UserStatus } from '../user.ts';
import type { WantedUser } from '../wanted.ts';
import { parsePolicies } from './policy-cell.ts';
import type { UserRecord } from './user-list.ts';

export function wantedUser(record: UserRecord): WantedUser | RefusedRow {
  const { ram, line, name, displayName, email, mobilePhone, comments } = record;
  // Filled field by field: a list may have thousands of users.
  const user: { -readonly [K in keyof WantedUser]: WantedUser[K] } = { UserName: name ?? '' };
  if (line !== null) user.line = line;
  try {
    if (ram.policies !== undefined) user.Policies = parsePolicies(ram.policies);
  } catch (error) {
    if (error instanceof RamError) return { ...user, refused: error };
    throw error;
  }
  if (ram.groups !== undefined) user.Groups = [...new Set(ram.groups.split(' ').filter((name) => name !== ''))];
  const status = ram.status ?? statusOf(record);
  if (ram.userId !== undefined) user.UserId = ram.userId;
  if (displayName !== null) user.DisplayName = displayName;
  if (email !== null) user.Email = email;
  if (mobilePhone !== null) user.MobilePhone = mobilePhone;
  if (comments !== null) user.Comments = comments;
  if (status !== undefined) user.Status = status;
  if (ram.createDate !== undefined) user.CreateDate = ram.createDate;
  if (ram.updateDate !== undefined) user.UpdateDate = ram.updateDate;
  return user;
}

/** Undefined where the list does not say: a frozen user then stays frozen. */
function statusOf({ status }: UserRecord): UserStatus | undefined {
  return status === 'unknown' ? undefined : status === 'active' ? 'active' : 'freeze';
}
