// delete-user: removes a RAM user from the account store.

import { changeStore } from '../adapters/change-store.ts';
import type { CommandResult, Context } from '../context.ts';
import { deleteUser, requireUser } from '../core/ram/users.ts';
import { SCHEMA_VERSION } from '../core/report.ts';
import { EXIT } from '../exit.ts';
import { userJson } from './user-json.ts';

export async function run(
  context: Context,
  name: string,
  flags: { readonly force?: boolean },
): Promise<CommandResult<ReturnType<typeof toJson>>> {
  let deleted: ReturnType<typeof toJson> | undefined;
  await changeStore(context.settings.store, (stored) => {
    deleted = toJson(userJson(requireUser(stored.account, name)));
    return { ...stored, account: deleteUser(stored.account, name, flags.force === true) };
  });
  return {
    exitCode: EXIT.ok,
    json: deleted as ReturnType<typeof toJson>,
    text: (json, style) => `${style.green('✓ deleted')}  ${json.User.UserName}\n`,
  };
}

function toJson(User: ReturnType<typeof userJson>) {
  return { schemaVersion: SCHEMA_VERSION, User };
}
