// A RAM policy attached to a user: its name and type, as `aliyun ram ListPoliciesForUser` shows them.

import { RamError } from './ram-error.ts';

export interface Policy {
  readonly PolicyName: string;
  readonly PolicyType: 'System' | 'Custom';
  /** ISO 8601 UTC. */
  readonly AttachDate?: string;
}

/** RAM's quotas on policies attached to one user (Alibaba Cloud, "Limits", 2025-12-16). */
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

export function samePolicy(a: Policy, b: Policy): boolean {
  return a.PolicyName === b.PolicyName && a.PolicyType === b.PolicyType;
}

/** Policies in words, "ReadOnlyAccess (System), deploy (Custom)"; '' for none. */
export function policyNames({ Policy }: { readonly Policy: readonly Omit<Policy, 'AttachDate'>[] }): string {
  return Policy.map((policy) => `${policy.PolicyName} (${policy.PolicyType})`).join(', ');
}

/** By name, then by type. */
export function comparePolicies(a: Policy, b: Policy): number {
  if (a.PolicyName !== b.PolicyName) return a.PolicyName < b.PolicyName ? -1 : 1;
  return a.PolicyType < b.PolicyType ? -1 : 1;
}
