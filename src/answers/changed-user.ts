// What every command that changes one user answers: the user as it is then.

import type { UserInAccount } from '../core/ram/users.ts';
import { EXIT } from '../exit.ts';
import type { CommandResult } from '../result.ts';
import { type UserAnswer, userAnswer, userRows } from './user.ts';

export function changedUser(
  { user, groups }: UserInAccount,
  done: string,
  hints: readonly string[] = [],
): CommandResult<UserAnswer> {
  return {
    exitCode: EXIT.ok,
    json: userAnswer(user, groups),
    text: (json, style) => `${style.green(`✓ ${done}`)}  ${userRows(json.User, style)}`,
    hints,
  };
}
