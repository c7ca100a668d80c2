// Mutations of structure: elements deleted, repeated, moved, wrapped, and taken from other documents. Wrapping attacks are
// some of these in a row.

import { element, elementsOf, gap, NONE, type Range, splice, textOf } from './elements.ts';
import type { Mutation } from './mutate.ts';
import { TOKENS } from './mutate-bytes.ts';

export const STRUCTURE_MUTATIONS: Readonly<Record<string, Mutation>> = {
  'an element deleted': (xml, random) => {
    const { start, end } = element(xml, random);
    return splice(xml, start, end, '');
  },
  'an element twice': (xml, random) => {
    const range = element(xml, random);
    return splice(xml, range.end, range.end, textOf(xml, range));
  },
  'an element moved': (xml, random) => {
    const range = element(xml, random);
    const without = splice(xml, range.start, range.end, '');
    const at = gap(without, random);
    return splice(without, at, at, textOf(xml, range));
  },
  'an element copied elsewhere': (xml, random) => {
    const copied = textOf(xml, element(xml, random));
    const at = gap(xml, random);
    return splice(xml, at, at, copied);
  },
  'an element of another document': (xml, random, other) => {
    const at = gap(xml, random);
    return splice(xml, at, at, textOf(other, element(other, random)));
  },
  'an element replaced by one of another document': (xml, random, other) => {
    const mine = element(xml, random);
    const theirs = elementsOf(other).filter((each) => each.name === mine.name);
    return splice(xml, mine.start, mine.end, textOf(other, random.pick(theirs) ?? NONE));
  },
  'two elements exchanged': (xml, random) => {
    const [a, b] = [element(xml, random), element(xml, random)].sort((x, y) => x.start - y.start) as [Range, Range];
    return a.end > b.start
      ? xml
      : xml.slice(0, a.start) + textOf(xml, b) + xml.slice(a.end, b.start) + textOf(xml, a) + xml.slice(b.end);
  },
  'an element wrapped': (xml, random) => {
    const range = element(xml, random);
    const [open, close] = random.pick([
      ['<x>', '</x>'],
      ['<samlp:Extensions>', '</samlp:Extensions>'],
      ['<ds:Object xmlns:ds="http://www.w3.org/2000/09/xmldsig#">', '</ds:Object>'],
      ['<saml:Advice>', '</saml:Advice>'],
    ] as const);
    return splice(xml, range.start, range.end, open + textOf(xml, range) + close);
  },
  'an element unwrapped': (xml, random) => {
    const { start, open, close, end } = element(xml, random);
    return splice(xml, start, end, xml.slice(open, close));
  },
  'text replaced': (xml, random) => {
    const { open, close } = element(xml, random);
    return splice(xml, open, close, random.pick(TOKENS));
  },
};
