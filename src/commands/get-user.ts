// get-user: shows a RAM user and its policies.

import { readStore } from '../adapters/store.ts';
import type { CommandResult, Context } from '../context.ts';
import { requireUser } from '../core/ram/users.ts';
import { SCHEMA_VERSION } from '../core/report.ts';
import { EXIT } from '../exit.ts';
import type { UserAnswer } from './change-user.ts';
import { userJson, userRows } from './user-json.ts';

export async function run(context: Context, name: string): Promise<CommandResult<UserAnswer>> {
  const { account } = await readStore(context.settings.store);
  return {
    exitCode: EXIT.ok,
    json: { schemaVersion: SCHEMA_VERSION, User: userJson(requireUser(account, name)) },
    text: (json, style) => userRows(json.User, style),
  };
}
