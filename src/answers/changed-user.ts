// What every command that changes users answers: one as it is then, or several.

import type { Account } from '../core/ram/account.ts';
import type { RamGroup } from '../core/ram/group.ts';
import type { RamUser } from '../core/ram/user.ts';
import { requireUser } from '../core/ram/users.ts';
import { SCHEMA_VERSION } from '../core/report.ts';
import { EXIT } from '../exit.ts';
import type { CommandResult } from '../result.ts';
import { type UserAnswer, type UserJson, userAnswer, userJson, userRows } from './user.ts';

export type UsersAnswer =
  | UserAnswer
  | { readonly schemaVersion: number; readonly Users: { readonly User: readonly UserJson[] } };

/** The users of these names, or UserPrincipalNames, as `account` has them. */
export function changedUsers(
  account: Account,
  names: readonly string[],
  done: string,
  more: Pick<CommandResult, 'hints' | 'notes'> = {},
): CommandResult<UsersAnswer> {
  const users = names.map((name) => requireUser(account, name));
  return {
    exitCode: EXIT.ok,
    json: usersAnswer(users, account.groups),
    text: (json, style) =>
      usersOf(json)
        .map((user) => `${style.green(`✓ ${done}`)}  ${userRows(user, style)}`)
        .join('\n'),
    ...more,
  };
}

/** One user is `User`, several are `Users.User[]`, as Alibaba Cloud answers. */
export function usersAnswer(users: readonly RamUser[], groups: readonly RamGroup[]): UsersAnswer {
  const [only] = users;
  return users.length === 1 && only
    ? userAnswer(only, groups)
    : { schemaVersion: SCHEMA_VERSION, Users: { User: users.map((user) => userJson(user, groups)) } };
}

export function usersOf(json: UsersAnswer): readonly UserJson[] {
  return 'User' in json ? [json.User] : json.Users.User;
}
