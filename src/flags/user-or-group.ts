// Whose policy is meant: of users (USER… POLICY) or of a group (POLICY --group NAME).

import type { Argument, Flags } from '../command.ts';
import { usageError } from '../errors.ts';

export const OWNERS_AND_POLICY = {
  userPolicy: {
    variadic: true,
    help: 'user names (none with --group), and last the policy: NAME, NAME:System or NAME:Custom',
  },
} as const satisfies Readonly<Record<string, Argument>>;

export const GROUP_FLAG = {
  group: { value: '<name>', help: 'the group whose policy it is, instead of a user' },
} as const satisfies Flags;

interface Owners {
  readonly users: readonly string[];
  readonly group: string | undefined;
  readonly policy: string;
}

/** With --group the one argument is the policy. */
export function ownersAndPolicy(operands: readonly string[], group: string | undefined): Owners {
  const users = operands.slice(0, -1);
  const policy = operands.at(-1) ?? '';
  if (group === undefined && users.length === 0) throw usageError({ key: 'policy-needed', args: {} });
  if (group !== undefined && users.length > 0) throw usageError({ key: 'user-or-group', args: {} });
  return { users, group, policy };
}
