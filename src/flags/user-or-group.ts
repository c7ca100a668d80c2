// Whose policy is meant: a user's (USER POLICY) or a group's (POLICY --group NAME).

import type { Argument, Flags } from '../command.ts';
import { usageError } from '../errors.ts';
import { POLICY } from './user-details.ts';

export const OWNER_AND_POLICY = {
  user: { help: 'user name or UserPrincipalName; left out with --group' },
  policy: { ...POLICY, optional: true },
} as const satisfies Readonly<Record<string, Argument>>;

export const GROUP_FLAG = {
  group: { value: '<name>', help: 'the group whose policy it is, instead of a user' },
} as const satisfies Flags;

type Owner = { readonly policy: string } & (
  | { readonly user: string; readonly group?: never }
  | { readonly group: string; readonly user?: never }
);

/** With --group the one argument is the policy. */
export function ownerAndPolicy(first: string, second: string | undefined, group: string | undefined): Owner {
  if (group === undefined) {
    if (second !== undefined) return { user: first, policy: second };
    throw usageError('missing the policy', 'write a user and a policy, or a policy and --group NAME');
  }
  if (second === undefined) return { group, policy: first };
  throw usageError('a user and --group were given', 'name one of them: a policy is attached to one or the other');
}
