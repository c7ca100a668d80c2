// list-users: lists the RAM users, filtered by name and page by page, in the shape of `aliyun ram ListUsers`.

import { readStore } from '../adapters/store.ts';
import { type UserJson, userJson } from '../answers/user.ts';
import { defineCommand } from '../command.ts';
import type { Context } from '../context.ts';
import { policyNames } from '../core/ram/policy.ts';
import { SCHEMA_VERSION } from '../core/report.ts';
import { loadHints } from '../core/words/load.ts';
import { EXIT } from '../exit.ts';
import { wholeNumber } from '../flags/values.ts';
import { renderTable } from '../render/table.ts';
import type { CommandResult } from '../result.ts';

interface ListAnswer {
  readonly schemaVersion: number;
  readonly Users: { readonly User: readonly UserJson[] };
  readonly IsTruncated: boolean;
  readonly Marker?: string;
}

/** The cells of a row. */
type Row = readonly [name: string, displayName: string, status: string, policies: string];

export const command = defineCommand({
  description: 'Lists the RAM users, sorted by name.',
  flags: {
    match: { value: '<glob>', help: 'only names that match, like "dev-*"' },
    maxItems: { value: '<n>', parse: wholeNumber, help: 'at most so many' },
    marker: { value: '<marker>', help: 'go on where a truncated list ended' },
  },
  examples: ['sso-cli list-users', 'sso-cli list-users --match "dev-*" --json'],
  async run(context, _, flags): Promise<CommandResult<ListAnswer, readonly Row[]>> {
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
      // Made only where it is printed: an account may have thousands of users.
      get json() {
        return {
          schemaVersion: SCHEMA_VERSION,
          Users: { User: page.map((user) => userJson(user, account.groups)) },
          IsTruncated: isTruncated,
          ...(isTruncated ? { Marker: last } : {}),
        };
      },
      get shown() {
        return page.map(
          (user): Row => [user.UserName, user.DisplayName ?? '', user.Status, policyNames(user.Policies) || '-'],
        );
      },
      text: (rows) => renderTable(['USER', 'DISPLAY NAME', 'STATUS', 'POLICIES'], rows),
      // Always said, not only at a terminal: a list that was cut is not a list.
      notes: isTruncated ? [(await loadHints(context.settings.lang)).cut(page.length, matching.length, last)] : [],
      hints: account.users.length === 0 ? () => hintForNobody(context) : [],
    };
  },
});

async function hintForNobody(context: Context): Promise<string[]> {
  const { hintOf } = await import('../adapters/next-hints.ts');
  return hintOf(({ createUser }) => createUser, context)();
}

/** "*" is any run of characters, "?" is one; everything else stands for itself. */
function globPattern(glob: string): RegExp {
  const collapsed = glob.replace(/\*+/g, '*');
  const source = [...collapsed].map((c) =>
    c === '*' ? '.*' : c === '?' ? '.' : c.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'),
  );
  return new RegExp(`^${source.join('')}$`, 'u');
}
