// init: creates the account store. The same facts again change nothing; other facts are refused, never overwritten.

import { updateStore } from '../adapters/change-store.ts';
import { hintsAfter } from '../adapters/next-hints.ts';
import type { StoredAccount } from '../adapters/store-schema.ts';
import { accountJson, accountRows } from '../answers/account.ts';
import { defineCommand } from '../command.ts';
import { changeSettings } from '../core/ram/account.ts';
import { SCHEMA_VERSION } from '../core/report.ts';
import { CliError } from '../errors.ts';
import { EXIT } from '../exit.ts';
import { ACCOUNT_FLAGS, type AccountFlags, describedAccount, requireAccountId, settingsOf } from '../flags/account.ts';
import type { CommandResult } from '../result.ts';

export const command = defineCommand({
  description:
    'Creates the account store, and asks at a terminal for what it needs. Doing it again with the same facts changes nothing.',
  flags: ACCOUNT_FLAGS,
  examples: [
    'sso-cli init --account-id 5123456789012345 --site intl --default-domain example.onaliyun.com',
    'sso-cli init --account-id 5123456789012345 --site cn --auxiliary-domain example.com',
  ],
  async run(context, _, given): Promise<CommandResult<ReturnType<typeof toJson>>> {
    const flags = context.stderr.isTTY
      ? await (await import('../flags/ask-account.ts')).askForAccount(given, context)
      : given;
    requireAccountId(flags);
    let created = false;
    const stored = await updateStore(context.settings.store, (now) => {
      if (now !== null) return requireSame(now, flags, context.settings.store);
      created = true;
      return { account: describedAccount(flags), metadataDocument: null };
    });
    return {
      exitCode: EXIT.ok,
      json: toJson(stored, created, context.settings.store),
      text: (json, style) =>
        `${style.green(json.created ? '✓ created' : '✓ unchanged')}  ${json.store}\n\n${accountRows(json)}`,
      hints: hintsAfter(stored, context),
    };
  },
});

function toJson({ account }: StoredAccount, created: boolean, store: string) {
  return { schemaVersion: SCHEMA_VERSION, created, store, ...accountJson(account) };
}

function requireSame(now: StoredAccount, flags: AccountFlags, path: string): StoredAccount {
  const asked = { ...changeSettings(now.account, settingsOf(flags)), accountId: flags.accountId };
  const different = (Object.keys(asked) as (keyof typeof asked)[]).find(
    (key) => key !== 'users' && asked[key] !== now.account[key],
  );
  if (!different) return now;
  throw new CliError(
    EXIT.no,
    'store-exists',
    `the store ${path} is of account ${now.account.accountId}, with ${different === 'accountId' ? 'another ID' : `another ${different}`}`,
    different === 'accountId' ? 'choose another place with --store' : 'change it with: sso-cli settings',
  );
}
