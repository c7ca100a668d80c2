// LDIF (RFC 2849), as ldapsearch, ldifde and directory servers write it: folded lines, "::" before Base64, comments.

import { directoryStatus, isNoPerson } from './ad.ts';
import type { UserFormat } from './format.ts';
import { marksOfSearches, type PageMarks } from './incomplete.ts';
import { MAX_LINES, MAX_ROWS, tooLarge } from './limits.ts';
import { UserListRefusal } from './refusal.ts';
import type { Cells } from './user-list.ts';

export const ldif: UserFormat = {
  name: 'ldif',
  fits: ({ syntax }) => syntax === 'ldif',
  userName: ['userprincipalname', 'uid', 'samaccountname', 'mail'],
  userPrincipalName: ['userprincipalname'],
  displayName: ['displayname', 'cn'],
  givenAndFamilyName: [['givenname', 'sn']],
  email: ['mail'],
  mobilePhone: ['mobile'],
  nameIds: ['userprincipalname', 'mail', 'uid', 'samaccountname'],
  status: directoryStatus,
  isNoUser: (cells) => isNoPerson(cells) || !['add', undefined].includes(cells.get('changetype')) || !hasName(cells),
};

const hasName = (cells: Cells) => ldif.userName.some((column) => cells.has(column));

/** Whether an entry begins before anything that LDIF does not have. Of the first entry, somebody may have lost the "dn". */
export function looksLikeLdif(text: string): boolean {
  for (const line of text.slice(0, 8_192).split(/\r\n?|\n/)) {
    if (/^(?:version: *\d+\s*$|dn::? ?[^,;\t]+=)/i.test(line)) return true;
    if (!/^(?:$|[ \t#]|[A-Za-z][\w.;-]*::? )/.test(line)) return false;
  }
  return false;
}

export interface LdifEntry {
  readonly line: number;
  /** Attribute and value in order; an attribute may come several times. */
  readonly values: readonly (readonly [attribute: string, value: string])[];
}

export interface Ldif {
  readonly entries: readonly LdifEntry[];
  /** What each search says of itself, where the client wrote it. */
  readonly pages: readonly PageMarks[];
}

/** How many entries ldapsearch has written, in a comment at the end. */
const COUNT = /^# numEntries: *(\d+)/;

/** @throws UserListRefusal input-malformed, input-too-large */
export function readLdif(text: string): Ldif {
  const entries: LdifEntry[] = [];
  const results: string[] = [];
  let values: [string, string][] = [];
  let first = 0;
  let count: number | null = null;
  const close = () => {
    const stated = (name: string) => values.find(([attribute]) => attribute.toLowerCase() === name)?.[1];
    const result = stated('result');
    if (stated('dn') !== undefined) entries.push({ line: first, values });
    // Below the entries, and no entry itself: "search: 2", "result: 4 Size limit exceeded".
    else if (result !== undefined) results.push(result);
    if (entries.length > MAX_ROWS) throw tooLarge(MAX_ROWS, 'rows');
    values = [];
  };
  for (const { line, text: each } of unfolded(text)) {
    const counted = COUNT.exec(each)?.[1];
    if (counted !== undefined) count = (count ?? 0) + Number(counted);
    if (each === '') close();
    else if (!each.startsWith('#') && each !== '-') {
      if (values.length === 0) first = line;
      values.push(attributeOf(each, line));
    }
  }
  close();
  return { entries, pages: marksOfSearches(results, count) };
}

/** Lines with their continuations, which begin with one blank. */
function unfolded(text: string): { line: number; text: string }[] {
  const lines: { line: number; parts: string[] }[] = [];
  const all = text.split(/\r\n|\r|\n/);
  if (all.length > MAX_LINES) throw tooLarge(MAX_LINES, 'lines');
  all.forEach((each, i) => {
    const open = lines.at(-1);
    if (each.startsWith(' ') && open && open.parts[0] !== '') open.parts.push(each.slice(1));
    else lines.push({ line: i + 1, parts: [each.trim() === '' ? '' : each] });
  });
  return lines.map(({ line, parts }) => ({ line, text: parts.join('') }));
}

function attributeOf(text: string, line: number): [string, string] {
  const colon = text.indexOf(':');
  if (colon <= 0) throw new UserListRefusal({ key: 'list-malformed', args: { format: 'LDIF', line } });
  // Options are no part of the name: "cn;lang-zh".
  const name = text.slice(0, colon).split(';')[0] ?? '';
  if (text[colon + 1] === ':') return [name, Buffer.from(text.slice(colon + 2).trim(), 'base64').toString('utf8')];
  // A value by URL ("<") names a file, which nobody reads here.
  return [name, text[colon + 1] === '<' ? '' : text.slice(colon + 1).trim()];
}
