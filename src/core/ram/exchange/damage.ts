// What cannot be got back: Chinese that PowerShell wrote as "?", and long numbers that a spreadsheet rounded. Looked for
// where it would enter the account.

import { UserListRefusal } from './refusal.ts';
import type { Damage, Row } from './user-list.ts';

/** Excel shows 5123456789012345 as 5.12346E+15, and writes that. */
const ROUNDED = /^\d(\.\d+)?E\+\d{1,3}$/i;

const IS_NUMBER_COLUMN = /(^|[ _.])(id|uid|userid|number|phone)$|userid|phone|mobile|工号|编号|账号|手机|电话|号码/;

/** What may have been done to a list, as far as its text can tell without looking at each cell. */
export interface MayHave {
  /** The whole text is ASCII, as `Export-Csv` of Windows PowerShell 5.1 writes it by default. */
  readonly lost: boolean;
  readonly rounded: boolean;
}

/**
 * Of a table, in which every cell stands as it is, unless csvde wrote it in hexadecimal. `isMarked`: what begins with a byte
 * order mark was not written in ASCII.
 */
export function mayHaveInTable(text: string, isMarked: boolean): MayHave {
  return { lost: !isMarked && /\?|X'/i.test(text) && isAscii(text), rounded: /E\+\d/i.test(text) };
}

/** Where the header of a table is lost, nobody can say what its columns are. @throws UserListRefusal input-characters-lost */
export function requireHeaders(headers: readonly string[], { lost }: MayHave): void {
  const value = lost ? headers.find((each) => /^\?[?\s]*$/.test(each)) : undefined;
  if (value === undefined) return;
  throw new UserListRefusal({ key: 'list-characters-lost', args: { line: null, column: value, value } });
}

/** Nothing that writes JSON writes "?" for Chinese; and "+", or any character, may be escaped there. */
export function mayHaveInJson(text: string): MayHave {
  return { lost: false, rounded: /E\+\d|\\u00/i.test(text) };
}

/** Where cells are encoded, the text does not tell. */
export const ANYTHING: MayHave = { lost: false, rounded: true };

// biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII is meant
const isAscii = (text: string) => !/[^\x00-\x7f]/.test(text);

export function findDamage(
  rows: readonly Row[],
  { names, read }: { readonly names: readonly string[]; readonly read: ReadonlySet<string> },
  columns: ReadonlyMap<string, string>,
  { lost, rounded }: MayHave,
): Damage[] {
  if (!lost && !rounded) return [];
  const damage = new Map<string, Damage>();
  const numbers = new Set(
    [...columns.keys()].filter((column) => IS_NUMBER_COLUMN.test(column) || names.includes(column)),
  );
  const looked = [...columns.keys()].filter((column) => numbers.has(column) || (lost && read.has(column)));
  for (const row of rows) {
    for (const column of looked) {
      const value = row.get(column);
      if (value === undefined || damage.has(column)) continue;
      const kind =
        lost && read.has(column) && isLost(value)
          ? 'characters-lost'
          : numbers.has(column) && value.length < 32 && value.includes('+') && ROUNDED.test(value)
            ? 'numbers-rounded'
            : null;
      if (kind) damage.set(column, { kind, line: row.line, column: columns.get(column) ?? column, value });
    }
  }
  return [...damage.values()];
}

/** Nothing but question marks, or two in a row within a name. One beside letters may be meant. */
function isLost(value: string): boolean {
  return value.length <= 256 && value.includes('?') && (value.includes('??') || /^[?\s]+$/.test(value));
}
