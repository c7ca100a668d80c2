// The fields of a RAM user, and which user and policy are meant, as flags and arguments.

import type { Argument, Flag, Flags, FlagValues } from '../command.ts';
import type { Policy } from '../core/ram/policy.ts';
import { isCommonSystemPolicy, nearSystemPolicies } from '../core/ram/system-policies.ts';
import type { UserDetails } from '../core/ram/user.ts';
import type { HintWords } from '../core/words/hint-words.ts';

export const USER = { help: 'user name or UserPrincipalName' } as const satisfies Argument;
export const GROUP = { help: 'group name' } as const satisfies Argument;

export const DETAIL_FLAGS = {
  displayName: { value: '<text>', help: 'name to show, 1 to 128 characters' },
  email: { value: '<address>', help: 'e-mail address' },
  mobilePhone: { value: '<number>', help: '<country code>-<number>, like 86-18688880000' },
  comments: { value: '<text>', help: 'remarks, 1 to 128 characters' },
} as const satisfies Flags;

export const POLICY_FLAG = {
  value: '<name[:System|Custom]>',
  repeatable: true,
  help: 'policy to attach; repeatable',
} as const satisfies Flag;

/** The fields that these flags name, and no others. */
export function detailsOf(flags: FlagValues<typeof DETAIL_FLAGS>): UserDetails {
  const { displayName, email, mobilePhone, comments } = flags;
  return {
    ...(displayName === undefined ? {} : { DisplayName: displayName }),
    ...(email === undefined ? {} : { Email: email }),
    ...(mobilePhone === undefined ? {} : { MobilePhone: mobilePhone }),
    ...(comments === undefined ? {} : { Comments: comments }),
  };
}

/** A note on each system policy that is none of the common ones: it may be misspelt, or be one that is new. */
export function policyNotes(policies: readonly Policy[], { unknownPolicy }: HintWords): string[] {
  return policies
    .filter((policy) => policy.PolicyType === 'System' && !isCommonSystemPolicy(policy.PolicyName))
    .map(({ PolicyName }) => unknownPolicy(PolicyName, nearSystemPolicies(PolicyName)));
}
