// Columns on a terminal, measured as it draws them: a Chinese character is two cells wide.

import stringWidth from 'string-width';

export function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - stringWidth(text)));
}

/** Rows under a heading, two blanks between columns, no trailing blanks. */
export function renderTable(heading: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [heading, ...rows];
  const widths = heading.map((_, column) => Math.max(...all.map((row) => stringWidth(row[column] ?? ''))));
  return all
    .map(
      (row) =>
        `${row
          .map((cell, i) => padEnd(cell, widths[i] ?? 0))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('');
}
