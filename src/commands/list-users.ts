// list-users: lists the RAM users, filtered by name and page by page, in the shape of `aliyun ram ListUsers`.

import { readStore } from '../adapters/store.ts';
import { type UserJson, userJson } from '../answers/user.ts';
import { withStore } from '../answers/with-store.ts';
import { defineCommand } from '../command.ts';
import type { Context } from '../context.ts';
import { policyNames } from '../core/ram/policy.ts';
import { SCHEMA_VERSION } from '../core/report.ts';
import { shellWord } from '../core/shell.ts';
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
    const matches = flags.match === undefined ? () => true : globMatcher(flags.match);
    // The marker is the name of the last user of the page before: it stays good when users come and go between pages.
    const after = flags.marker ?? '';
    const matching = account.users.filter(({ UserName }) => UserName > after && matches(UserName));
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
      notes: isTruncated ? [await cutNote(page.length, matching.length, last, flags, context)] : [],
      hints: account.users.length === 0 ? () => hintForNobody(context) : [],
    };
  },
});

async function hintForNobody(context: Context): Promise<string[]> {
  const { hintOf } = await import('../adapters/next-hints.ts');
  return hintOf(({ createUser }) => createUser, context)();
}

/** How many are shown, and the command for the next page of the same list. */
async function cutNote(
  shown: number,
  all: number,
  last: string,
  { match, maxItems }: { readonly match?: string; readonly maxItems?: number },
  { settings }: Context,
): Promise<string> {
  const flags = [
    ...(match === undefined ? [] : [`--match=${shellWord(match)}`]),
    ...(maxItems === undefined ? [] : [`--max-items ${maxItems}`]),
    last.startsWith('-') ? `--marker=${last}` : `--marker ${last}`,
  ];
  const { cut } = await loadHints(settings.lang);
  return withStore(cut(shown, all, `sso-cli list-users ${flags.join(' ')}`), settings);
}

/**
 * "*" is any run of characters, "?" is one; everything else stands for itself. Only the last "*" is ever tried again, so that
 * the time is that of the name times the pattern.
 */
function globMatcher(pattern: string): (name: string) => boolean {
  const glob = [...pattern.replace(/\*+/g, '*')];
  return (text) => {
    const name = [...text];
    let at = 0;
    let star = -1;
    let from = 0;
    for (let i = 0; i < name.length; ) {
      if (glob[at] === '*') {
        star = at++;
        from = i;
      } else if (at < glob.length && (glob[at] === '?' || glob[at] === name[i])) {
        at++;
        i++;
      } else if (star >= 0) {
        at = star + 1;
        i = ++from;
      } else return false;
    }
    if (glob[at] === '*') at++;
    return at === glob.length;
  };
}
