// create-user: adds a RAM user to the account store, by RAM's own rules.

import { randomInt } from 'node:crypto';
import type { CommandResult, Context } from '../context.ts';
import { parsePolicy } from '../core/ram/policy.ts';
import { createUser } from '../core/ram/users.ts';
import { changeUser, type UserAnswer } from './change-user.ts';
import { type DetailFlags, detailsOf } from './user-flags.ts';

export interface CreateUserFlags extends DetailFlags {
  readonly policy?: readonly string[];
}

export function run(context: Context, name: string, flags: CreateUserFlags): Promise<CommandResult<UserAnswer>> {
  const user = { UserName: name, ...detailsOf(flags), policies: (flags.policy ?? []).map(parsePolicy) };
  const hint =
    user.policies.length === 0
      ? `next: sso-cli attach-policy ${name} ReadOnlyAccess`
      : 'next: sso-cli verify-response <file>';
  return changeUser(context, name, 'created', (account, now) => createUser(account, user, newUserId(), now), [hint]);
}

/** Like RAM's: digits, opaque, never starting with 0. */
function newUserId(): string {
  return `2${Array.from({ length: 17 }, () => randomInt(10)).join('')}`;
}
