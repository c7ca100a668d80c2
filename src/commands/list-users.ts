// list-users: lists the RAM users, filtered by name and page by page, in the shape of `aliyun ram ListUsers`.

import { readStore } from '../adapters/store.ts';
import type { CommandResult, Context } from '../context.ts';
import { SCHEMA_VERSION } from '../core/report.ts';
import { EXIT } from '../exit.ts';
import { renderTable } from '../render/table.ts';
import { policyNames, type UserJson, userJson } from './user-json.ts';

export interface ListUsersFlags {
  readonly match?: string;
  readonly maxItems?: number;
  readonly marker?: string;
}

interface ListAnswer {
  readonly schemaVersion: number;
  readonly Users: { readonly User: readonly UserJson[] };
  readonly IsTruncated: boolean;
  readonly Marker?: string;
}

export async function run(context: Context, flags: ListUsersFlags): Promise<CommandResult<ListAnswer>> {
  const { account } = await readStore(context.settings.store);
  const pattern = flags.match === undefined ? null : globPattern(flags.match);
  // The marker is the name of the last user of the page before: it stays good when users come and go between pages.
  const after = flags.marker ?? '';
  const matching = account.users.filter(({ UserName }) => UserName > after && (pattern?.test(UserName) ?? true));
  const page = matching.slice(0, flags.maxItems ?? matching.length);
  const last = page.at(-1)?.UserName;
  const isTruncated = page.length < matching.length && last !== undefined;
  return {
    exitCode: EXIT.ok,
    json: {
      schemaVersion: SCHEMA_VERSION,
      Users: { User: page.map(userJson) },
      IsTruncated: isTruncated,
      ...(isTruncated ? { Marker: last } : {}),
    },
    text: (json) =>
      renderTable(
        ['USER', 'DISPLAY NAME', 'STATUS', 'POLICIES'],
        json.Users.User.map((user) => [user.UserName, user.DisplayName ?? '', user.Status, policyNames(user) || '-']),
      ),
    hints: isTruncated
      ? [`there are more: sso-cli list-users --marker ${last}`]
      : account.users.length === 0
        ? ['next: sso-cli create-user <name> --policy ReadOnlyAccess']
        : [],
  };
}

/** "*" is any run of characters, "?" is one; everything else stands for itself. */
function globPattern(glob: string): RegExp {
  const collapsed = glob.replace(/\*+/g, '*');
  const source = [...collapsed].map((c) =>
    c === '*' ? '.*' : c === '?' ? '.' : c.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'),
  );
  return new RegExp(`^${source.join('')}$`, 'u');
}
