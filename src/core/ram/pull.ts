// What pulling the account from the cloud would change here, as data. The cloud is believed: its quotas may have been
// raised, and what it does not tell of a user is not there. Whom it does not have is removed only if that is asked for.

import type { Account } from './account.ts';
import { groupNamesOf, type RamGroup, requireGroup } from './group.ts';
import { sortedGroups, withGroups } from './groups.ts';
import type { Outcome, Plan, PlannedUser } from './plan.ts';
import { type Policy, policyNames } from './policy.ts';
import type { CloudAccount, CloudUser } from './snapshot.ts';
import { type RamUser, requireUserName, sortedUsers } from './user.ts';
import { type FieldChange, LISTED_FIELDS } from './wanted.ts';

export interface PullPlan extends Plan {
  readonly groups: Readonly<Record<Exclude<Outcome, 'refused'>, number>>;
  readonly nextGroups: readonly RamGroup[];
}

/** `account`: with the settings of the cloud already. @throws RamError where a name is none of RAM's */
export function planPull(account: Account, cloud: CloudAccount, prune: boolean): PullPlan {
  const groups = planGroups(account, cloud, prune);
  const staying = new Set(groups.nextGroups.map(({ GroupName }) => GroupName));
  const inCloud = new Set(cloud.groups.map(({ GroupName }) => GroupName));
  const present = new Map(account.users.map((user) => [user.UserName, user]));
  const next = new Map(present);
  const users: PlannedUser[] = [];
  for (const each of cloud.users) {
    requireUserName(each.UserName);
    const old = present.get(each.UserName);
    const own = old ? groupNamesOf(old).filter((name) => staying.has(name) && !inCloud.has(name)) : [];
    const user = toUser(each, own, account.defaultDomain);
    const changes = old ? changesOf(old, user) : [];
    const outcome = !old ? 'added' : changes.length > 0 ? 'changed' : 'unchanged';
    if (outcome !== 'unchanged') next.set(user.UserName, user);
    users.push({ UserName: user.UserName, outcome, ...(changes.length > 0 ? { changes } : {}) });
  }
  const listed = new Set(cloud.users.map(({ UserName }) => UserName));
  for (const user of account.users) {
    // Users in the recycle bin are in no list.
    if (listed.has(user.UserName) || user.Status === 'recycled') continue;
    if (prune) {
      next.delete(user.UserName);
      users.push({ UserName: user.UserName, outcome: 'removed' });
    }
  }
  for (const [name, user] of next) {
    const left = groupNamesOf(user).filter((each) => staying.has(each));
    if (left.length < groupNamesOf(user).length) next.set(name, withGroups(user, left));
  }
  const summary = { added: 0, changed: 0, unchanged: 0, removed: 0, refused: 0 };
  for (const { outcome } of users) summary[outcome]++;
  return { users, summary, duplicates: [], next: sortedUsers(next.values()), ...groups };
}

function planGroups(account: Account, cloud: CloudAccount, prune: boolean): Pick<PullPlan, 'groups' | 'nextGroups'> {
  const present = new Map(account.groups.map((group) => [group.GroupName, group]));
  const groups = { added: 0, changed: 0, removed: 0, unchanged: 0 };
  const next = prune ? new Map<string, RamGroup>() : new Map(present);
  for (const group of cloud.groups) {
    requireGroup(group);
    const old = present.get(group.GroupName);
    const isSame = old && old.Comments === group.Comments && policyNames(old.Policies) === policyNames(group.Policies);
    groups[!old ? 'added' : isSame ? 'unchanged' : 'changed']++;
    next.set(group.GroupName, isSame ? old : group);
  }
  groups.removed = account.groups.filter(({ GroupName }) => !next.has(GroupName)).length;
  return { groups, nextGroups: sortedGroups(next.values()) };
}

function toUser(user: CloudUser, ownGroups: readonly string[], defaultDomain: string): RamUser {
  const whole: RamUser = { ...user, UserPrincipalName: `${user.UserName}@${defaultDomain}` };
  return ownGroups.length === 0 ? whole : withGroups(whole, [...groupNamesOf(user), ...ownGroups]);
}

/** UpdateDate alone is no change, nor is the date of an attachment. */
function changesOf(old: RamUser, user: RamUser): FieldChange[] {
  const policies = (of: { readonly Policy: readonly Policy[] }) => policyNames(of) || null;
  const groups = (of: RamUser) => groupNamesOf(of).join(', ') || null;
  const all: FieldChange[] = [
    ...LISTED_FIELDS.map((field) => ({ field, from: old[field] ?? null, to: user[field] ?? null })),
    { field: 'Policies', from: policies(old.Policies), to: policies(user.Policies) },
    { field: 'Groups', from: groups(old), to: groups(user) },
  ];
  return all.filter(({ from, to }) => from !== to);
}

/** The account once the plan was carried out; the very same where nothing changes. */
export function carryOutPull(account: Account, { next, nextGroups }: PullPlan): Account {
  const isSame = <T>(a: readonly T[], b: readonly T[]) => a.length === b.length && a.every((each, i) => each === b[i]);
  if (isSame(account.users, next) && isSame(account.groups, nextGroups)) return account;
  return { ...account, users: next, groups: nextGroups };
}
