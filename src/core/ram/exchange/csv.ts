// CSV to rows, each with the line that it begins on. Delimiters: comma, semicolon or tab, whichever the header has most of.
// A quotation mark out of place could join two rows into one, so it refuses the file.

import Papa from 'papaparse';
import { MAX_COLUMNS, MAX_LINES, MAX_ROWS, tooLarge } from './limits.ts';
import { UserListRefusal } from './refusal.ts';
import { columnKey } from './user-list.ts';

export interface Table {
  readonly headers: readonly string[];
  /** The cells of each row, each its own. */
  readonly rows: readonly string[][];
  /** The line that each row begins on. */
  readonly lines: readonly number[];
  /** What stood before the header: PowerShell's "#TYPE …", Excel's "sep=;", "version:v1.0" of Entra's bulk template. */
  readonly preamble: string;
}

/** @throws UserListRefusal input-malformed, input-too-large */
export function readTable(text: string): Table {
  requireFewLines(text);
  // Windows, Unix and old Mac line ends, mixed where files were joined; inside of a cell they mean the same.
  const whole = text.replace(/\r\n?/g, '\n');
  const { start, line: firstLine, preamble } = skipPreamble(whole);
  const body = whole.slice(start);
  const { data, errors } = Papa.parse<string[]>(body, {
    delimiter: delimiterOf(body, preamble),
    newline: '\n',
    preview: MAX_LINES,
  });
  const malformed = errors[0]?.row ?? null;
  // Only within quotation marks does a line end belong to a cell.
  const mayWrap = body.includes('"');
  const rows: string[][] = [];
  const lines: number[] = [];
  let header: string[] | null = null;
  let line = firstLine;
  for (let at = 0; at < data.length; at++) {
    const cells = data[at] ?? [];
    if (at === malformed) throw new UserListRefusal({ key: 'list-malformed', args: { format: 'CSV', line } });
    if (cells.join('').trim() !== '') {
      if (header) {
        rows.push(cells);
        lines.push(line);
      } else {
        header = cells;
        if (header.length > MAX_COLUMNS) throw tooLarge(MAX_COLUMNS, 'columns');
      }
    }
    line++;
    if (mayWrap) for (const cell of cells) line += newlinesIn(cell);
    if (line > MAX_LINES) throw tooLarge(MAX_LINES, 'lines');
  }
  if (rows.length > MAX_ROWS) throw tooLarge(MAX_ROWS, 'rows');
  return { headers: headersOf(header ?? []), rows, lines, preamble };
}

function requireFewLines(text: string): void {
  if (text.length <= 2 * MAX_LINES) return;
  let lines = 0;
  for (let at = 0; at < text.length; at++) {
    const c = text.charCodeAt(at);
    if ((c === 0x0a || c === 0x0d) && ++lines > 2 * MAX_LINES) throw tooLarge(MAX_LINES, 'lines');
  }
}

function skipPreamble(text: string): { start: number; line: number; preamble: string } {
  let start = 0;
  let line = 1;
  let preamble = '';
  while (start < text.length) {
    const end = text.indexOf('\n', start);
    const each = text.slice(start, end < 0 ? text.length : Math.min(end, start + 200));
    const isPreamble = each.trim() === '' || /^"?(#TYPE |sep=.$|version:v\d)/i.test(each);
    if (end < 0 || !isPreamble) break;
    preamble += each.trim() === '' ? '' : `${each}\n`;
    start = end + 1;
    line++;
  }
  return { start, line, preamble };
}

/** Counted in the header alone, outside of quotation marks. */
function delimiterOf(body: string, preamble: string): string {
  const told = /^sep=(.)$/im.exec(preamble)?.[1];
  if (told !== undefined) return told;
  const counts: Record<string, number> = { ',': 0, ';': 0, '\t': 0 };
  let isQuoted = false;
  for (let at = 0; at < body.length; at++) {
    const c = body.charAt(at);
    if (c === '"') isQuoted = !isQuoted;
    else if (c === '\n' && !isQuoted) break;
    else if (!isQuoted && c in counts) counts[c] = (counts[c] ?? 0) + 1;
  }
  return Object.entries(counts).reduce((most, each) => (each[1] > most[1] ? each : most))[0];
}

function newlinesIn(cell: string): number {
  let count = 0;
  for (let at = cell.indexOf('\n'); at >= 0; at = cell.indexOf('\n', at + 1)) count++;
  return count;
}

/** Trailing empty columns are dropped, and a name that comes twice counts the first time. */
function headersOf(cells: readonly string[]): string[] {
  const seen = new Set<string>(['']);
  return cells.map((cell) => {
    const header = cell.replaceAll('\ufeff', '').trim();
    if (seen.has(columnKey(header))) return '';
    seen.add(columnKey(header));
    return header;
  });
}
