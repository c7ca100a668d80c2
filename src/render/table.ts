// Columns on a terminal, measured as it draws them: a Chinese character is two cells wide.

import { eastAsianWidth } from 'get-east-asian-width';

/** Width in terminal cells. (string-width knows emoji sequences too, and takes as long to load as all the rest.) */
export function widthOf(text: string): number {
  if (/^[\x20-\x7e]*$/.test(text)) return text.length;
  let width = 0;
  for (const character of text) {
    if (!/\p{M}/u.test(character)) width += eastAsianWidth(character.codePointAt(0) ?? 0);
  }
  return width;
}

export function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)));
}

/** Rows under a heading, two blanks between columns, no trailing blanks. */
export function renderTable(heading: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [heading, ...rows];
  // Plain loops: an account may have thousands of users.
  const widest = heading.map(() => 0);
  for (const row of all) {
    for (let x = 0; x < widest.length; x++) widest[x] = Math.max(widest[x] ?? 0, widthOf(row[x] ?? ''));
  }
  let text = '';
  for (const row of all) {
    let line = '';
    for (let x = 0; x < widest.length; x++) line += padEnd(row[x] ?? '', (widest[x] ?? 0) + 2);
    text += `${line.trimEnd()}\n`;
  }
  return text;
}
