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
  const widths = all.map((row) => row.map(widthOf));
  const widest = heading.map((_, column) => widths.reduce((most, row) => Math.max(most, row[column] ?? 0), 0));
  const lines = all.map((row, y) => {
    let line = '';
    let gap = 0;
    row.forEach((cell, x) => {
      if (cell !== '') line += ' '.repeat(gap) + cell;
      const left = (widest[x] ?? 0) + 2 - (widths[y]?.[x] ?? 0);
      gap = cell === '' ? gap + left : left;
    });
    return `${line}\n`;
  });
  return lines.join('');
}
