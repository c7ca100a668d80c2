// Elements of a document as ranges of its text, for mutations: found by their tags alone, good enough for what was
// well-formed, and harmless where it was not.

import type { Random } from './random.ts';

/** Where an element of a document begins and ends, tags included. */
export interface Range {
  readonly name: string;
  readonly start: number;
  /** Behind its start tag, and before its end tag; both `end` where the tag is empty. */
  readonly open: number;
  readonly close: number;
  readonly end: number;
}

/** Every element, in document order. */
export function elementsOf(xml: string): Range[] {
  const ranges: Range[] = [];
  const stack: { name: string; start: number; open: number }[] = [];
  for (const match of xml.matchAll(/<(\/?)([^\s<>/!?]+)([^<>]*?)(\/?)>/g)) {
    const [tag, slash, name = '', , empty] = match;
    const start = match.index;
    const end = start + tag.length;
    if (empty && !slash) ranges.push({ name, start, open: end, close: end, end });
    else if (!slash) stack.push({ name, start, open: end });
    else {
      const top = stack.pop();
      if (top) ranges.push({ ...top, close: start, end });
    }
  }
  return ranges.sort((a, b) => a.start - b.start);
}

export const splice = (xml: string, start: number, end: number, added: string) =>
  xml.slice(0, start) + added + xml.slice(end);
export const NONE: Range = { name: 'x', start: 0, open: 0, close: 0, end: 0 };
export const element = (xml: string, random: Random) => random.pick(elementsOf(xml)) ?? NONE;
export const textOf = (xml: string, { start, end }: Range) => xml.slice(start, end);
/** A place between tags or inside text, never inside a tag. */
export const gap = (xml: string, random: Random) => {
  const { open, close, start, end } = element(xml, random);
  return random.pick([open, close, start, end]);
};
