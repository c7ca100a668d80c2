// detach-policy: detaches a policy from a RAM user.

import type { CommandResult, Context } from '../context.ts';
import { parsePolicy } from '../core/ram/policy.ts';
import { detachPolicy } from '../core/ram/users.ts';
import { changeUser, type UserAnswer } from './change-user.ts';

export function run(context: Context, name: string, policy: string): Promise<CommandResult<UserAnswer>> {
  const parsed = parsePolicy(policy);
  return changeUser(context, name, 'detached', (account, now) => detachPolicy(account, name, parsed, now));
}
