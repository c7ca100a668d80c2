// The users of an account: every change to one, or to its policies, is a pure step from the old account to the new.

import { nearWords } from '../near-words.ts';
import type { Account } from './account.ts';
import type { Policy } from './policy.ts';
import { RamError } from './ram-error.ts';
import {
  type RamUser,
  requireDetails,
  requireUserName,
  sortedUsers,
  type UserDetails,
  type UserStatus,
  withoutPolicy,
  withPolicy,
} from './user.ts';

/** RAM users per account (Alibaba Cloud, "Limits", 2025-12-16). */
export const USER_QUOTA = 5_000;

export interface NewUser extends UserDetails {
  readonly UserName: string;
  readonly policies: readonly Policy[];
}

/** @throws RamError InvalidParameter.*, EntityAlreadyExists.User, LimitExceeded.User */
export function createUser(
  account: Account,
  { UserName, policies, ...details }: NewUser,
  userId: string,
  now: string,
): Account {
  requireUserName(UserName);
  requireDetails(details);
  if (account.users.some((user) => user.UserName === UserName)) {
    throw new RamError('EntityAlreadyExists.User', { key: 'user-exists', args: { user: UserName } });
  }
  if (account.users.length >= USER_QUOTA) {
    throw new RamError('LimitExceeded.User', { key: 'too-many-users', args: { quota: USER_QUOTA } });
  }
  const bare: RamUser = {
    UserName,
    UserPrincipalName: `${UserName}@${account.defaultDomain}`,
    UserId: userId,
    ...details,
    Status: 'active',
    CreateDate: now,
    UpdateDate: now,
    Policies: { Policy: [] },
  };
  const user = policies.reduce((each, policy) => withPolicy(each, policy, now), bare);
  return { ...account, users: sortedUsers([...account.users, user]) };
}

export interface UserChange extends UserDetails {
  readonly UserName?: string;
  readonly Status?: UserStatus;
}

/** @throws RamError EntityNotExist.User, EntityAlreadyExists.User, InvalidParameter.* */
export function updateUser(account: Account, name: string, change: UserChange, now: string): Account {
  const user = requireUser(account, name);
  requireDetails(change);
  const newName = change.UserName ?? user.UserName;
  requireUserName(newName);
  if (newName !== user.UserName && account.users.some((each) => each.UserName === newName)) {
    throw new RamError('EntityAlreadyExists.User', { key: 'user-name-taken', args: { user: newName } });
  }
  const changed = { ...user, ...change, UserPrincipalName: `${newName}@${account.defaultDomain}`, UpdateDate: now };
  return replaceUser(account, user, changed);
}

/** @throws RamError EntityNotExist.User, DeleteConflict.User.Group or .Policy unless `force` */
export function deleteUser(account: Account, name: string, force: boolean): Account {
  const user = requireUser(account, name);
  if (user.Groups !== undefined && !force) {
    throw new RamError('DeleteConflict.User.Group', {
      key: 'user-has-groups',
      args: { user: user.UserName, groups: user.Groups.Group.length },
    });
  }
  if (user.Policies.Policy.length > 0 && !force) {
    throw new RamError('DeleteConflict.User.Policy', { key: 'user-has-policies', args: { user: user.UserName } });
  }
  return { ...account, users: account.users.filter((each) => each !== user) };
}

/** @throws RamError EntityNotExist.User, EntityAlreadyExists.User.Policy, LimitExceeded.User.Policy */
export function attachPolicy(account: Account, name: string, policy: Policy, now: string): Account {
  const user = requireUser(account, name);
  return replaceUser(account, user, { ...withPolicy(user, policy, now), UpdateDate: now });
}

/** @throws RamError EntityNotExist.User, EntityNotExist.User.Policy */
export function detachPolicy(account: Account, name: string, policy: Policy, now: string): Account {
  const user = requireUser(account, name);
  return replaceUser(account, user, { ...withoutPolicy(user, policy), UpdateDate: now });
}

/** Finds a user by name or by UserPrincipalName. @throws RamError EntityNotExist.User */
export function requireUser(account: Account, name: string): RamUser {
  const user = account.users.find((each) => each.UserName === name || each.UserPrincipalName === name);
  if (user) return user;
  const names = account.users.map(({ UserName }) => UserName);
  const near = nearWords(name.split('@')[0] ?? '', names, { slips: Math.min(2, name.length - 1) });
  throw new RamError('EntityNotExist.User', { key: 'no-such-user', args: { user: name, near } });
}

export function replaceUser(account: Account, old: RamUser, user: RamUser): Account {
  return { ...account, users: sortedUsers(account.users.map((each) => (each === old ? user : each))) };
}
