// What a log, a mail or an editor puts before every line of a value: a time and a level, "> ", a number.

import type { Mending } from '../format.ts';

/** A prefix with its digits made alike, so that times and line numbers compare equal. */
export const shapeOf = (prefix: string) => prefix.replace(/[0-9]/g, '0');

const MAX_PREFIX = 200;
const QUOTE = /^[ \t]{0,8}(?:[>|#*]|\/\/|--)[ \t]?/;
const NUMBER = /^[ \t]{0,8}\d{1,6}(?:[:|.)]|[ \t])[ \t]?/;

export interface Bare {
  readonly text: string;
  readonly repairs: readonly Mending[];
}

/** The text from `start` to `end`, without what stands before each of its lines as it does before the first. */
export function stripLinePrefixes(text: string, start: number, end: number): Bare {
  const value = text.slice(start, end);
  const before = text.slice(Math.max(0, start - MAX_PREFIX - 1), start);
  const lineStart = start - before.length + before.lastIndexOf('\n') + 1;
  if (!value.includes('\n') || start - lineStart > MAX_PREFIX || start === lineStart)
    return { text: value, repairs: [] };
  const prefix = text.slice(lineStart, start);
  const [first = '', ...rest] = value.split('\n');
  const stripped = sameShape(prefix, rest) ?? byPattern(QUOTE, prefix, rest) ?? byPattern(NUMBER, prefix, rest);
  return stripped ? { text: [first, ...stripped].join('\n'), repairs: ['quoted-lines'] } : { text: value, repairs: [] };
}

function sameShape(prefix: string, lines: readonly string[]): string[] | null {
  if (!/\S/.test(prefix)) return null;
  const shape = shapeOf(prefix);
  const isAlike = (line: string) =>
    shapeOf(line.slice(0, prefix.length)) === shape || prefix.startsWith(line.trimEnd());
  return lines.every(isAlike) ? lines.map((line) => line.slice(prefix.length)) : null;
}

function byPattern(pattern: RegExp, prefix: string, lines: readonly string[]): string[] | null {
  if (!pattern.test(prefix) || !lines.every((line) => line.trim() === '' || pattern.test(line))) return null;
  return lines.map((line) => line.replace(pattern, ''));
}
