// The policies of a user in one cell, "ReadOnlyAccess:System deploy:Custom", each with "@" and its date where that is known:
// no policy name has a blank or an "@" in it.

import { type Policy, parsePolicy } from '../policy.ts';

export function formatPolicies(policies: readonly Policy[]): string {
  return policies
    .map(({ PolicyName, PolicyType, AttachDate }) => `${PolicyName}:${PolicyType}${AttachDate ? `@${AttachDate}` : ''}`)
    .join(' ');
}

/** @throws RamError InvalidParameter.PolicyName.*, InvalidParameter.PolicyType */
export function parsePolicies(cell: string): Policy[] {
  return cell
    .split(' ')
    .filter((each) => each !== '' && each !== '-')
    .map((each) => {
      const at = each.indexOf('@');
      const policy = parsePolicy(at < 0 ? each : each.slice(0, at));
      const date = at < 0 ? '' : each.slice(at + 1);
      return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/.test(date) ? { ...policy, AttachDate: date } : policy;
    });
}
