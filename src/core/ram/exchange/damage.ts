// What cannot be got back: Chinese that PowerShell wrote as "?", and long numbers that a spreadsheet rounded. Looked for
// where it would enter the account.

import type { Cells, Damage } from './user-list.ts';

/** Excel shows 5123456789012345 as 5.12346E+15, and writes that. */
const ROUNDED = /^\d(\.\d+)?E\+\d{1,3}$/i;

const IS_NUMBER_COLUMN = /(^|[ _.])(id|uid|userid|number|phone)$|userid|phone|mobile|工号|编号|账号|手机|电话|号码/;

export interface Line {
  readonly line: number | null;
  readonly cells: Cells;
}

/** `isPlain`: the whole text is ASCII, as `Export-Csv` of Windows PowerShell 5.1 writes it by default. */
export function findDamage(
  rows: readonly Line[],
  read: ReadonlySet<string>,
  columns: ReadonlyMap<string, string>,
  isPlain: boolean,
): Damage[] {
  const damage = new Map<string, Damage>();
  const numbers = new Set([...columns.keys()].filter((column) => IS_NUMBER_COLUMN.test(column)));
  const looked = [...columns.keys()].filter((column) => numbers.has(column) || read.has(column));
  for (const { line, cells } of rows) {
    for (const column of looked) {
      const value = cells.get(column);
      if (value === undefined || damage.has(column)) continue;
      const kind =
        isPlain && read.has(column) && isLost(value)
          ? 'characters-lost'
          : value.length < 32 && value.includes('+') && ROUNDED.test(value)
            ? 'numbers-rounded'
            : null;
      if (kind) damage.set(column, { kind, line, column: columns.get(column) ?? column, value });
    }
  }
  return [...damage.values()];
}

/** Nothing but question marks, or two in a row within a name. One beside letters may be meant. */
function isLost(value: string): boolean {
  return value.length <= 256 && value.includes('?') && (value.includes('??') || /^[?\s]+$/.test(value));
}
