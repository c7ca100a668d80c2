// JSON text, perhaps several documents one after the other, to values; and the line on which each object begins.

import { countOf, endOfString, whereJsonEnds } from '../../json-bounds.ts';
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
  return oneDocument(text) ?? severalDocuments(text);
}

/** Most texts are one document, which needs no look for where it ends; null where it is another, or too much. */
function oneDocument(text: string): JsonDocuments | null {
  // None has fewer than two characters.
  if (text.length > 2 * MAX_CONTAINERS && countOf('{', text) + countOf('[', text) > MAX_CONTAINERS) return null;
  try {
    const values: readonly unknown[] = [JSON.parse(text)];
    return { values, linesOf: (objects) => linesOf(objects, values, text, null) };
  } catch {
    return null;
  }
}

function severalDocuments(text: string): JsonDocuments {
  const { documents, starts, broken } = scan(text);
  // Whatever is wrong first is what is told.
  const values = documents.map(({ start, end }) => {
    try {
      return JSON.parse(text.slice(start, end)) as unknown;
    } catch {
      throw malformed(text, start + whereJsonEnds(text.slice(start, end)));
    }
  });
  if (broken !== null) throw malformed(text, broken);
  return { values, linesOf: (objects) => linesOf(objects, values, text, starts) };
}

const malformed = (text: string, at: number) =>
  new UserListRefusal({ key: 'list-malformed', args: { format: 'JSON', line: countOf('\n', text.slice(0, at)) + 1 } });

interface Document {
  readonly start: number;
  readonly end: number;
}

interface Scanned {
  readonly documents: readonly Document[];
  /** Where every object begins. */
  readonly starts: readonly number[];
  /** Where what follows is no document; null where all is. */
  readonly broken: number | null;
}

/** One pass over the text: where documents begin and end by their brackets. Strings are stepped over. */
function scan(text: string): Scanned {
  const documents: Document[] = [];
  const starts: number[] = [];
  let depth = 0;
  let start = 0;
  let containers = 0;
  for (let at = 0; at < text.length; at++) {
    const c = text.charCodeAt(at);
    if (c === 0x22) at = endOfString(text, at);
    else if (c === 0x7b || c === 0x5b) {
      if (depth === 0) {
        const broken = notBlank(text, start, at);
        if (broken !== null) return { documents, starts, broken };
        start = at;
      }
      if (++depth > MAX_DEPTH || ++containers > MAX_CONTAINERS) throw malformed(text, at);
      if (c === 0x7b) starts.push(at);
    } else if (c === 0x7d || c === 0x5d) {
      if (--depth < 0) return { documents, starts, broken: at };
      if (depth === 0) {
        documents.push({ start, end: at + 1 });
        if (documents.length > MAX_ROWS) throw tooLarge(MAX_ROWS, 'rows');
        start = at + 1;
      }
    }
  }
  const broken = depth > 0 ? start + whereJsonEnds(text.slice(start)) : notBlank(text, start, text.length);
  return { documents, starts, broken };
}

/** Between documents there is nothing but white space, and a comma where somebody joined them by hand. */
function notBlank(text: string, start: number, end: number): number | null {
  const between = text.slice(start, end);
  const isBlank = ['', ',', '\u001e'].includes(between.trim());
  return isBlank ? null : end - between.trimStart().length;
}

/** Keys that look like numbers move, and keys that come twice vanish: then nothing is told. `starts`: as `scan` finds them. */
function linesOf(
  objects: readonly object[],
  values: readonly unknown[],
  text: string,
  starts: readonly number[] | null,
): readonly (number | null)[] {
  if (!text.includes('\n')) return objects.map(() => 1);
  const all: object[] = [];
  for (const value of values) collect(value, all, 0);
  const places = starts ?? placesOf('{', text, all.length) ?? scan(text).starts;
  if (all.length !== places.length) return objects.map(() => null);
  let at = 0;
  let line = 1;
  let end = text.indexOf('\n');
  return objects.map((each) => {
    const found = all.indexOf(each, at);
    at = found < 0 ? all.length : found + 1;
    const place = places[found];
    if (place === undefined) return null;
    for (; end >= 0 && end < place; end = text.indexOf('\n', end + 1)) line++;
    return line;
  });
}

/** Where a sign stands, if it does so just as often; else null: some stand in strings. */
function placesOf(sign: string, text: string, count: number): number[] | null {
  const places: number[] = [];
  for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1)) if (places.push(at) > count) return null;
  return places.length === count ? places : null;
}

/** All objects within, in the order of the text, as deep as a list goes. */
function collect(value: unknown, into: object[], depth: number): void {
  if (value === null || typeof value !== 'object' || depth > MAX_DEPTH) return;
  if (Array.isArray(value)) {
    for (const each of value) collect(each, into, depth + 1);
    return;
  }
  into.push(value);
  for (const key in value) {
    const each = (value as Record<string, unknown>)[key];
    if (typeof each === 'object') collect(each, into, depth + 1);
  }
}
