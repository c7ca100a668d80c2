// What every command that changes one user answers: the user as it is then.

import type { RamUser } from '../core/ram/user.ts';
import { EXIT } from '../exit.ts';
import type { CommandResult } from '../result.ts';
import { type UserAnswer, userAnswer, userRows } from './user.ts';

export function changedUser(user: RamUser, done: string, hints: readonly string[] = []): CommandResult<UserAnswer> {
  return {
    exitCode: EXIT.ok,
    json: userAnswer(user),
    text: (json, style) => `${style.green(`✓ ${done}`)}  ${userRows(json.User, style)}`,
    hints,
  };
}
