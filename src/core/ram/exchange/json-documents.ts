// JSON text, perhaps several documents one after the other, to values; and the line on which each object begins.

import { countOf, endOfString } from '../../json-bounds.ts';
import { MAX_ROWS, tooLarge } from './limits.ts';
import { UserListRefusal } from './refusal.ts';

export interface JsonDocuments {
  readonly values: readonly unknown[];
  /** The lines of objects of the documents, which come in their order; null where keys do not let them be told. */
  linesOf(objects: readonly object[]): readonly (number | null)[];
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
  return documentOnOneLine(text) ?? scannedDocuments(text);
}

/** Where there are no lines to tell, and no second document, nothing needs to be looked for; null where it may have to be. */
function documentOnOneLine(text: string): JsonDocuments | null {
  if (text.includes('\n') || countOf('{', text) + countOf('[', text) > MAX_CONTAINERS) return null;
  try {
    return { values: [JSON.parse(text)], linesOf: (objects) => objects.map(() => 1) };
  } catch {
    return null;
  }
}

function scannedDocuments(text: string): JsonDocuments {
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
  return { values, linesOf: (objects) => linesOf(objects, values, objectLines) };
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
    if (c === 0x22) at = endOfString(text, at);
    // Blanks, commas and colons are most of what stands between strings.
    else if (c < 0x5b) line += c === 0x0a ? 1 : 0;
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

/** Keys that look like numbers move, and keys that come twice vanish: then nothing is told. */
function linesOf(
  objects: readonly object[],
  values: readonly unknown[],
  objectLines: readonly number[],
): (number | null)[] {
  const all: object[] = [];
  for (const value of values) collect(value, all);
  if (all.length !== objectLines.length) return objects.map(() => null);
  let at = 0;
  return objects.map((each) => {
    const found = all.indexOf(each, at);
    at = found < 0 ? all.length : found + 1;
    return objectLines[found] ?? null;
  });
}

/** All objects within, in the order of the text. */
function collect(value: unknown, into: object[]): void {
  if (value === null || typeof value !== 'object') return;
  if (Array.isArray(value)) {
    for (const each of value) collect(each, into);
    return;
  }
  into.push(value);
  for (const key in value) collect((value as Record<string, unknown>)[key], into);
}
