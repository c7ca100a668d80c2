// LDIF (RFC 2849), as ldapsearch, ldifde and directory servers write it: folded lines, "::" before Base64, comments.

import { directoryStatus, isNoPerson } from './ad.ts';
import type { UserFormat } from './format.ts';
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

export function looksLikeLdif(text: string): boolean {
  return /^(?:[ \t]*(?:#[^\n]*)?\n)*(?:version: *\d+\s*\n|dn::? ?[^\n,;\t]+=)/i.test(
    text.slice(0, 8_192).replace(/\r\n?/g, '\n'),
  );
}

export interface LdifEntry {
  readonly line: number;
  /** Attribute and value in order; an attribute may come several times. */
  readonly values: readonly (readonly [attribute: string, value: string])[];
}

/** @throws UserListRefusal input-malformed, input-too-large */
export function readLdif(text: string): LdifEntry[] {
  const entries: LdifEntry[] = [];
  let values: [string, string][] = [];
  let first = 0;
  const close = () => {
    if (values.some(([attribute]) => attribute.toLowerCase() === 'dn')) entries.push({ line: first, values });
    if (entries.length > MAX_ROWS) throw tooLarge(MAX_ROWS, 'rows');
    values = [];
  };
  for (const { line, text: each } of unfolded(text)) {
    if (each === '') close();
    else if (!each.startsWith('#') && each !== '-') {
      if (values.length === 0) first = line;
      values.push(attributeOf(each, line));
    }
  }
  close();
  return entries;
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
