// The groups of an account and who is in them: every change is a pure step from the old account to the new.

import type { Account } from './account.ts';
import {
  GROUP_QUOTA,
  GROUPS_PER_USER,
  groupNamesOf,
  type RamGroup,
  requireGroup,
  withGroupPolicy,
  withoutGroupPolicy,
} from './group.ts';
import type { Policy } from './policy.ts';
import { RamError } from './ram-error.ts';
import type { RamUser } from './user.ts';
import { replaceUser, requireUser } from './users.ts';

export interface NewGroup {
  readonly GroupName: string;
  readonly Comments?: string;
  readonly policies: readonly Policy[];
}

/** @throws RamError InvalidParameter.*, EntityAlreadyExists.Group, LimitExceeded.Group */
export function createGroup(account: Account, { policies, ...fields }: NewGroup, now: string): Account {
  requireGroup(fields);
  if (account.groups.some(({ GroupName }) => GroupName === fields.GroupName)) {
    throw new RamError('EntityAlreadyExists.Group', { key: 'group-exists', args: { group: fields.GroupName } });
  }
  requireRoomForGroups(account.groups.length + 1);
  const group = policies.reduce((each, policy) => withGroupPolicy(each, policy, now), bareGroup(fields, now));
  return { ...account, groups: sortedGroups([...account.groups, group]) };
}

/** @throws RamError EntityNotExist.Group, DeleteConflict.Group.User or .Policy unless `force` */
export function deleteGroup(account: Account, name: string, force: boolean): Account {
  const group = requireExistingGroup(account, name);
  const members = membersOf(account, name);
  if (!force && members.length > 0)
    throw new RamError('DeleteConflict.Group.User', {
      key: 'group-has-members',
      args: { group: name, members: members.length },
    });
  if (!force && group.Policies.Policy.length > 0)
    throw new RamError('DeleteConflict.Group.Policy', { key: 'group-has-policies', args: { group: name } });
  const gone = new Set(members);
  return {
    ...account,
    groups: account.groups.filter((each) => each !== group),
    users:
      members.length === 0 ? account.users : account.users.map((user) => (gone.has(user) ? without(user, name) : user)),
  };
}

/** @throws RamError EntityNotExist.User, EntityNotExist.Group, EntityAlreadyExists.User.Group, LimitExceeded.User.Group */
export function addUserToGroup(account: Account, userName: string, groupName: string, now: string): Account {
  const user = requireUser(account, userName);
  requireExistingGroup(account, groupName);
  const names = groupNamesOf(user);
  if (names.includes(groupName)) {
    throw new RamError('EntityAlreadyExists.User.Group', {
      key: 'user-in-group',
      args: { user: user.UserName, group: groupName },
    });
  }
  requireRoomInUser(user.UserName, names.length + 1);
  return replaceUser(account, user, { ...withGroups(user, [...names, groupName]), UpdateDate: now });
}

/** @throws RamError EntityNotExist.User, EntityNotExist.Group, EntityNotExist.User.Group */
export function removeUserFromGroup(account: Account, userName: string, groupName: string, now: string): Account {
  const user = requireUser(account, userName);
  requireExistingGroup(account, groupName);
  if (!groupNamesOf(user).includes(groupName)) {
    throw new RamError('EntityNotExist.User.Group', {
      key: 'user-not-in-group',
      args: { user: user.UserName, group: groupName },
    });
  }
  return replaceUser(account, user, { ...without(user, groupName), UpdateDate: now });
}

/** @throws RamError EntityNotExist.Group, EntityAlreadyExists.Group.Policy, LimitExceeded.Group.Policy */
export function attachGroupPolicy(account: Account, name: string, policy: Policy, now: string): Account {
  return replaceGroup(account, name, (group) => withGroupPolicy(group, policy, now));
}

/** @throws RamError EntityNotExist.Group, EntityNotExist.Group.Policy */
export function detachGroupPolicy(account: Account, name: string, policy: Policy, now: string): Account {
  return replaceGroup(account, name, (group) => withoutGroupPolicy(group, policy, now));
}

/** @throws RamError EntityNotExist.Group */
export function requireExistingGroup(account: Account, name: string): RamGroup {
  const group = account.groups.find(({ GroupName }) => GroupName === name);
  if (!group) throw new RamError('EntityNotExist.Group', { key: 'no-such-group', args: { group: name } });
  return group;
}

export function membersOf(account: Account, name: string): RamUser[] {
  return account.users.filter((user) => user.Groups?.Group.some(({ GroupName }) => GroupName === name));
}

/**
 * Whether a user may be in these groups, of which some may still have to be made.
 *
 * @throws RamError InvalidParameter.GroupName.*, LimitExceeded.User.Group, LimitExceeded.Group
 */
export function requireMembership(userName: string, names: readonly string[], existing: ReadonlySet<string>): void {
  for (const GroupName of names) requireGroup({ GroupName });
  requireRoomInUser(userName, names.length);
  const missing = names.filter((name) => !existing.has(name)).length;
  if (missing > 0) requireRoomForGroups(existing.size + missing);
}

/** The account's groups, and one without policies for each name that it does not have; the very same where it has all. */
export function madeGroups(account: Account, names: ReadonlySet<string>, now: string): readonly RamGroup[] {
  const present = new Set(account.groups.map(({ GroupName }) => GroupName));
  const missing = [...names].filter((name) => !present.has(name));
  if (missing.length === 0) return account.groups;
  return sortedGroups([...account.groups, ...missing.map((GroupName) => bareGroup({ GroupName }, now))]);
}

function bareGroup(fields: Pick<RamGroup, 'GroupName' | 'Comments'>, now: string): RamGroup {
  return { ...fields, CreateDate: now, UpdateDate: now, Policies: { Policy: [] } };
}

/** @throws RamError LimitExceeded.Group */
function requireRoomForGroups(count: number): void {
  if (count > GROUP_QUOTA)
    throw new RamError('LimitExceeded.Group', { key: 'too-many-groups', args: { quota: GROUP_QUOTA } });
}

/** @throws RamError LimitExceeded.User.Group */
function requireRoomInUser(user: string, count: number): void {
  if (count > GROUPS_PER_USER) {
    throw new RamError('LimitExceeded.User.Group', {
      key: 'too-many-groups-of-user',
      args: { user, quota: GROUPS_PER_USER },
    });
  }
}

/** The user in exactly these groups, sorted; one that is in none has no such field. */
export function withGroups(user: RamUser, names: readonly string[]): RamUser {
  const { Groups: _, ...rest } = user;
  return names.length === 0
    ? rest
    : { ...rest, Groups: { Group: names.toSorted().map((GroupName) => ({ GroupName })) } };
}

export function sortedGroups<T extends Pick<RamGroup, 'GroupName'>>(groups: Iterable<T>): T[] {
  return [...groups].sort((a, b) => (a.GroupName < b.GroupName ? -1 : 1));
}

function without(user: RamUser, name: string): RamUser {
  return withGroups(
    user,
    groupNamesOf(user).filter((each) => each !== name),
  );
}

function replaceGroup(account: Account, name: string, change: (group: RamGroup) => RamGroup): Account {
  const group = requireExistingGroup(account, name);
  const changed = change(group);
  return { ...account, groups: account.groups.map((each) => (each === group ? changed : each)) };
}
