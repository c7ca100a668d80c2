// A RAM group, RAM's rules for its fields, and the policies that its members inherit. Field names: RAM 2015-05-01.

import { comparePolicies, type Policy, samePolicy, withOneLess, withOneMore } from './policy.ts';
import { RamError } from './ram-error.ts';
import { type RamUser, requireDetails } from './user.ts';

export interface RamGroup {
  readonly GroupName: string;
  readonly Comments?: string;
  /** ISO 8601 UTC. */
  readonly CreateDate?: string;
  readonly UpdateDate?: string;
  readonly Policies: { readonly Policy: readonly Policy[] };
}

/** Groups per account, and groups that one user may be in (Alibaba Cloud, "Limits", 2025-12-16). */
export const GROUP_QUOTA = 300;
export const GROUPS_PER_USER = 10;

/**
 * RAM's error page allows letters, digits and hyphens; CreateGroup, and real accounts, periods and underscores as well.
 *
 * @throws RamError InvalidParameter.GroupName.Length, InvalidParameter.GroupName.InvalidChars, InvalidParameter.Comments.*
 */
export function requireGroup({ GroupName, Comments }: Pick<RamGroup, 'GroupName' | 'Comments'>): void {
  if (GroupName.length < 1 || GroupName.length > 64) {
    throw new RamError('InvalidParameter.GroupName.Length', {
      key: 'group-name-length',
      args: { length: GroupName.length },
    });
  }
  if (!/^[A-Za-z0-9._-]+$/.test(GroupName)) {
    throw new RamError('InvalidParameter.GroupName.InvalidChars', {
      key: 'group-name-characters',
      args: { group: GroupName },
    });
  }
  requireDetails(Comments === undefined ? {} : { Comments });
}

/** @throws RamError EntityAlreadyExists.Group.Policy, LimitExceeded.Group.Policy */
export function withGroupPolicy(group: RamGroup, policy: Policy, now: string): RamGroup {
  const policies = withOneMore(group.Policies.Policy, policy, ownerOf(group), now);
  return { ...group, UpdateDate: now, Policies: { Policy: policies } };
}

/** @throws RamError EntityNotExist.Group.Policy */
export function withoutGroupPolicy(group: RamGroup, policy: Policy, now: string): RamGroup {
  const policies = withOneLess(group.Policies.Policy, policy, ownerOf(group));
  return { ...group, UpdateDate: now, Policies: { Policy: policies } };
}

const ownerOf = ({ GroupName }: RamGroup) => ({ kind: 'Group', name: GroupName }) as const;

/** A policy that a user has by a group. */
export interface InheritedPolicy extends Pick<Policy, 'PolicyName' | 'PolicyType'> {
  readonly GroupName: string;
}

export function groupNamesOf(user: Pick<RamUser, 'Groups'>): string[] {
  return (user.Groups?.Group ?? []).map(({ GroupName }) => GroupName);
}

/** Whether nothing is allowed to the user: it has no policy, neither of its own nor by a group. */
export function mayDoNothing(user: Pick<RamUser, 'Groups' | 'Policies'>, groups: readonly RamGroup[]): boolean {
  return user.Policies.Policy.length === 0 && inheritedPolicies(user, groups).length === 0;
}

/** What the user's groups give it, by policy and then by group. */
export function inheritedPolicies(user: Pick<RamUser, 'Groups'>, groups: readonly RamGroup[]): InheritedPolicy[] {
  if (!user.Groups) return [];
  const names = new Set(groupNamesOf(user));
  return groups
    .filter(({ GroupName }) => names.has(GroupName))
    .flatMap(({ GroupName, Policies }) =>
      Policies.Policy.map(({ PolicyName, PolicyType }) => ({ PolicyName, PolicyType, GroupName })),
    )
    .sort((a, b) => (samePolicy(a, b) ? (a.GroupName < b.GroupName ? -1 : 1) : comparePolicies(a, b)));
}
