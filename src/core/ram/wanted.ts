// A RAM user made of what a list knows of it: what the list does not say stays as it is.

import type { Account } from './account.ts';
import { groupNamesOf } from './group.ts';
import { comparePolicies, type Policy, policyNames } from './policy.ts';
import { type RamUser, type UserStatus, withPolicies } from './user.ts';

/** A user as the list has it. A field that is left out is not known. */
export interface WantedUser {
  readonly line?: number;
  readonly UserName: string;
  readonly UserId?: string;
  readonly DisplayName?: string;
  readonly Email?: string;
  readonly MobilePhone?: string;
  readonly Comments?: string;
  readonly Status?: UserStatus;
  readonly CreateDate?: string;
  readonly UpdateDate?: string;
  readonly Policies?: readonly Policy[];
  readonly Groups?: readonly string[];
}

export interface FieldChange {
  readonly field: string;
  readonly from: string | null;
  readonly to: string | null;
}

/** What a user that is made has from nowhere else. */
export interface Making {
  /** RFC 3339, UTC. */
  readonly now: string;
  newUserId(): string;
}

/** What a list, or the cloud, may say of a user beside its name, its groups and its policies. */
export const LISTED_FIELDS = [
  'UserId',
  'DisplayName',
  'Email',
  'MobilePhone',
  'Comments',
  'Status',
  'CreateDate',
] as const;

export function changesOf(old: RamUser, row: WantedUser): FieldChange[] {
  const changes: FieldChange[] = [];
  for (const field of LISTED_FIELDS) {
    const [from, to] = [old[field], row[field]];
    if (to !== undefined && to !== from) changes.push({ field, from: from ?? null, to });
  }
  if (row.Groups !== undefined) {
    const [from, to] = [groupNamesOf(old).join(', '), row.Groups.toSorted().join(', ')];
    if (from !== to) changes.push({ field: 'Groups', from: from || null, to: to || null });
  }
  if (row.Policies === undefined) return changes;
  const names = (policies: readonly Policy[]) => policyNames({ Policy: policies.toSorted(comparePolicies) });
  const [from, to] = [names(old.Policies.Policy), names(row.Policies)];
  return from === to ? changes : [...changes, { field: 'Policies', from: from || null, to: to || null }];
}

/** @throws RamError LimitExceeded.User.Policy, EntityAlreadyExists.User.Policy */
export function changed(old: RamUser, row: WantedUser, now: string): RamUser {
  const user = filled(old, row, row.UpdateDate ?? now);
  return row.Policies === undefined ? user : withPolicies(user, row.Policies, now);
}

/** @throws RamError LimitExceeded.User.Policy, EntityAlreadyExists.User.Policy */
export function added(row: WantedUser, { defaultDomain }: Account, { now, newUserId }: Making): RamUser {
  const { UserName } = row;
  const bare: RamUser = {
    CreateDate: now,
    Policies: NO_POLICIES,
    Status: 'active',
    UserId: row.UserId ?? newUserId(),
    UserName,
    UserPrincipalName: `${UserName}@${defaultDomain}`,
  };
  const user = filled(bare, row, row.UpdateDate ?? row.CreateDate ?? now);
  return row.Policies === undefined ? user : withPolicies(user, row.Policies, now);
}

/** One for all: most users of a list have none of their own. */
const NO_POLICIES: RamUser['Policies'] = { Policy: [] };

/**
 * The user with what the row knows. In the order in which a store has its keys: 5,000 need not be sorted then. Written out,
 * since V8 takes several times as long where the name of a field is a variable.
 */
function filled(old: RamUser, row: WantedUser, UpdateDate: string): RamUser {
  const Comments = row.Comments ?? old.Comments;
  const CreateDate = row.CreateDate ?? old.CreateDate;
  const DisplayName = row.DisplayName ?? old.DisplayName;
  const Email = row.Email ?? old.Email;
  const MobilePhone = row.MobilePhone ?? old.MobilePhone;
  const UserId = row.UserId ?? old.UserId;
  const user: { -readonly [K in keyof RamUser]?: RamUser[K] } = {};
  if (Comments !== undefined) user.Comments = Comments;
  if (CreateDate !== undefined) user.CreateDate = CreateDate;
  if (DisplayName !== undefined) user.DisplayName = DisplayName;
  if (Email !== undefined) user.Email = Email;
  if (row.Groups === undefined) {
    if (old.Groups) user.Groups = old.Groups;
  } else if (row.Groups.length > 0) {
    user.Groups = { Group: row.Groups.toSorted().map((GroupName) => ({ GroupName })) };
  }
  if (MobilePhone !== undefined) user.MobilePhone = MobilePhone;
  user.Policies = old.Policies;
  user.Status = row.Status ?? old.Status;
  user.UpdateDate = UpdateDate;
  if (UserId !== undefined) user.UserId = UserId;
  user.UserName = old.UserName;
  user.UserPrincipalName = old.UserPrincipalName;
  return user as RamUser;
}
