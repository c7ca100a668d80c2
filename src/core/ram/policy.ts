// A RAM policy attached to a user: its name and type, as `aliyun ram ListPoliciesForUser` shows them.

import { type PolicyOwner, RamError } from './ram-error.ts';

export interface Policy {
  readonly PolicyName: string;
  readonly PolicyType: 'System' | 'Custom';
  /** ISO 8601 UTC. */
  readonly AttachDate?: string;
}

/** RAM's quotas on policies attached to one user, and to one group (Alibaba Cloud, "Limits", 2025-12-16). */
export const POLICY_QUOTA = { System: 20, Custom: 10 } as const;

/**
 * Reads NAME or NAME:System or NAME:Custom; System when the type is left out.
 *
 * @throws RamError InvalidParameter.PolicyName.InvalidChars, InvalidParameter.PolicyType
 */
export function parsePolicy(text: string): Policy {
  const [name = '', type = 'System', ...rest] = text.split(':');
  if (rest.length > 0 || (type !== 'System' && type !== 'Custom')) {
    throw new RamError('InvalidParameter.PolicyType', { key: 'policy-type', args: { text } });
  }
  if (!/^[A-Za-z0-9-]{1,128}$/.test(name)) {
    throw new RamError('InvalidParameter.PolicyName.InvalidChars', { key: 'policy-name', args: { name } });
  }
  return { PolicyName: name, PolicyType: type };
}

export function samePolicy(a: Omit<Policy, 'AttachDate'>, b: Omit<Policy, 'AttachDate'>): boolean {
  return a.PolicyName === b.PolicyName && a.PolicyType === b.PolicyType;
}

/** These policies and one more, sorted. @throws RamError EntityAlreadyExists.<kind>.Policy, LimitExceeded.<kind>.Policy */
export function withOneMore(attached: readonly Policy[], policy: Policy, owner: PolicyOwner, now: string): Policy[] {
  const { PolicyType: type, PolicyName } = policy;
  if (attached.some((each) => samePolicy(each, policy))) {
    throw new RamError(`EntityAlreadyExists.${owner.kind}.Policy`, {
      key: 'policy-attached',
      args: { ...owner, type, policy: PolicyName },
    });
  }
  const quota = POLICY_QUOTA[type];
  if (attached.filter((each) => each.PolicyType === type).length >= quota) {
    throw new RamError(`LimitExceeded.${owner.kind}.Policy`, {
      key: 'too-many-policies',
      args: { ...owner, type, quota },
    });
  }
  return [...attached, { ...policy, AttachDate: now }].sort(comparePolicies);
}

/** These policies without one. @throws RamError EntityNotExist.<kind>.Policy */
export function withOneLess(attached: readonly Policy[], policy: Policy, owner: PolicyOwner): Policy[] {
  const left = attached.filter((each) => !samePolicy(each, policy));
  if (left.length < attached.length) return left;
  throw new RamError(`EntityNotExist.${owner.kind}.Policy`, {
    key: 'policy-not-attached',
    args: { ...owner, type: policy.PolicyType, policy: policy.PolicyName },
  });
}

/** Policies in words, "ReadOnlyAccess (System), deploy (Custom)"; '' for none. */
export function policyNames({ Policy }: { readonly Policy: readonly Omit<Policy, 'AttachDate'>[] }): string {
  return Policy.map((policy) => `${policy.PolicyName} (${policy.PolicyType})`).join(', ');
}

/** What groups give, in words: "ReadOnlyAccess (System) by developers"; '' for nothing. */
export function inheritedNames(
  policies: readonly (Omit<Policy, 'AttachDate'> & { readonly GroupName: string })[],
): string {
  return policies.map((each) => `${each.PolicyName} (${each.PolicyType}) by ${each.GroupName}`).join(', ');
}

/** By name, then by type. */
export function comparePolicies(a: Omit<Policy, 'AttachDate'>, b: Omit<Policy, 'AttachDate'>): number {
  if (a.PolicyName !== b.PolicyName) return a.PolicyName < b.PolicyName ? -1 : 1;
  return a.PolicyType < b.PolicyType ? -1 : 1;
}
