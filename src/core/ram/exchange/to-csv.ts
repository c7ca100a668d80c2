// The users as CSV (RFC 4180) that a spreadsheet takes for text: what it would take for a formula gets an apostrophe, which
// is taken off again when the file is read.

import type { Account } from '../account.ts';
import { groupNamesOf } from '../group.ts';
import type { RamUser } from '../user.ts';
import { OWN_COLUMNS } from './headers.ts';
import { formatPolicies } from './policy-cell.ts';

export function usersToCsv({ users }: Account): string {
  const rows = users.map((user) => OWN_COLUMNS.map((column) => csvCell(cellFor(user, column))).join(','));
  const text = `${[OWN_COLUMNS.join(','), ...rows].join('\r\n')}\r\n`;
  // Reading it back, "??" in nothing but ASCII is what a shell made of Chinese; a byte order mark says that it is not.
  return text.includes('?') && !/[^\0-\x7f]/.test(text) ? `\ufeff${text}` : text;
}

function cellFor(user: RamUser, column: (typeof OWN_COLUMNS)[number]): string {
  if (column === 'Groups') return groupNamesOf(user).join(' ');
  return column === 'Policies' ? formatPolicies(user.Policies.Policy) : (user[column] ?? '');
}

/** Apostrophes that stand before such a sign get another one, so that reading back is exact. */
function csvCell(value: string): string {
  const text = /^'*[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",;\t\r\n]|^ | $/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
