// JSON text, perhaps several documents one after the other, to values; and the line on which each object begins.

import { endOfString } from '../../json-bounds.ts';
import { MAX_ROWS, tooLarge } from './limits.ts';
import { UserListRefusal } from './refusal.ts';

export interface JsonDocuments {
  readonly values: readonly unknown[];
  /** The line of an object of any of the documents; null where its keys do not let it be told. */
  lineOf(value: object): number | null;
  /** Each document stands on a line of its own. */
  readonly isOneALine: boolean;
}

export function asRecord(value: unknown): Readonly<Record<string, unknown>> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : null;
}

/** What no list comes near, and memory cannot hold. */
const MAX_DEPTH = 64;
const MAX_CONTAINERS = 2_000_000;

/** @throws UserListRefusal input-malformed, input-too-large */
export function readJsonDocuments(text: string): JsonDocuments {
  const { documents, objectLines } = scan(text);
  const values = documents.map(({ start, end, line }) => {
    try {
      return JSON.parse(text.slice(start, end)) as unknown;
    } catch (error) {
      const position = Number(/position (\d+)/.exec((error as Error).message)?.[1] ?? 0);
      const before = text.slice(start, start + position);
      throw new UserListRefusal({ key: 'list-malformed', args: { format: 'JSON', line: line + countLines(before) } });
    }
  });
  const hasLines = text.includes('\n');
  let lines: ReadonlyMap<object, number> | null = null;
  return {
    values,
    lineOf(value) {
      if (!hasLines) return 1;
      lines ??= linesOf(values, objectLines);
      return lines.get(value) ?? null;
    },
    isOneALine: documents.length > 1 && documents.every(({ start, end }) => !text.slice(start, end).includes('\n')),
  };
}

const countLines = (text: string) => text.split('\n').length - 1;

interface Document {
  readonly start: number;
  readonly end: number;
  readonly line: number;
}

/** One pass over the text: where documents begin and end, and the line of every "{". Strings are stepped over. */
function scan(text: string): { documents: Document[]; objectLines: number[] } {
  const documents: Document[] = [];
  const objectLines: number[] = [];
  let depth = 0;
  let line = 1;
  let start = 0;
  let startLine = 1;
  let containers = 0;
  for (let at = 0; at < text.length; at++) {
    const c = text.charCodeAt(at);
    if (c === 0x0a) line++;
    else if (c === 0x22) at = endOfString(text, at);
    else if (c === 0x7b || c === 0x5b) {
      if (depth === 0) {
        requireBlank(text.slice(start, at), line);
        start = at;
        startLine = line;
      }
      if (++depth > MAX_DEPTH || ++containers > MAX_CONTAINERS)
        throw new UserListRefusal({ key: 'list-malformed', args: { format: 'JSON', line } });
      if (c === 0x7b) objectLines.push(line);
    } else if (c === 0x7d || c === 0x5d) {
      if (--depth < 0) throw new UserListRefusal({ key: 'list-malformed', args: { format: 'JSON', line } });
      if (depth === 0) {
        documents.push({ start, end: at + 1, line: startLine });
        if (documents.length > MAX_ROWS) throw tooLarge(MAX_ROWS, 'rows');
        start = at + 1;
      }
    }
  }
  if (depth > 0) throw new UserListRefusal({ key: 'list-malformed', args: { format: 'JSON', line } });
  requireBlank(text.slice(start), line);
  return { documents, objectLines };
}

/** Between documents there is nothing but white space, and a comma where somebody joined them by hand. */
function requireBlank(between: string, line: number): void {
  const plain = between.trim();
  if (plain !== '' && plain !== ',' && plain !== '\u001e')
    throw new UserListRefusal({ key: 'list-malformed', args: { format: 'JSON', line } });
}

/** Objects in the order of the text; keys that look like numbers move and keys that come twice vanish, so then nothing. */
function linesOf(values: readonly unknown[], objectLines: readonly number[]): Map<object, number> {
  const objects: object[] = [];
  const visit = (value: unknown) => {
    if (value === null || typeof value !== 'object') return;
    if (!Array.isArray(value)) objects.push(value);
    for (const key in value) visit((value as Record<string, unknown>)[key]);
  };
  values.forEach(visit);
  return new Map(objects.length === objectLines.length ? objects.map((each, i) => [each, objectLines[i] ?? 0]) : []);
}
