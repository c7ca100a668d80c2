// What the commands that change one user share: change the store, then answer with the user.

import { changeStore } from '../adapters/change-store.ts';
import type { CommandResult, Context } from '../context.ts';
import type { Account } from '../core/ram/account.ts';
import { requireUser } from '../core/ram/users.ts';
import { SCHEMA_VERSION } from '../core/report.ts';
import { formatInstant } from '../core/saml/time.ts';
import { EXIT } from '../exit.ts';
import { type UserJson, userJson, userRows } from './user-json.ts';

export interface UserAnswer {
  readonly schemaVersion: number;
  readonly User: UserJson;
}

/** Applies `change` to the account in the store, and answers with the user `name` as it is then. */
export async function changeUser(
  context: Context,
  name: string,
  done: string,
  change: (account: Account, now: string) => Account,
  hints: readonly string[] = [],
): Promise<CommandResult<UserAnswer>> {
  const now = formatInstant(Math.floor(context.now() / 1000) * 1000);
  const { account } = await changeStore(context.settings.store, (stored) => ({
    ...stored,
    account: change(stored.account, now),
  }));
  const User = userJson(requireUser(account, name));
  return {
    exitCode: EXIT.ok,
    json: { schemaVersion: SCHEMA_VERSION, User },
    text: (json, style) => `${style.green(`✓ ${done}`)}  ${userRows(json.User, style)}`,
    hints,
  };
}
