// Damage to canonical XML: one to three small changes, most of which leave well-formed XML that is canonical no more.

import { splice } from './elements.ts';
import type { Random } from './random.ts';

type Damage = (xml: string, random: Random) => string;

const CHARACTERS = [
  ...'<>&"\'/=:;!?-[]# \t\n\rxXaAzZ019_.',
  ...'\0\u001b\u0085\u00b7\u00d7\u00e9\u0301\u2028\u2041\u4e2d\ufeff\ufffe',
  '\ud83d',
  '\u{10400}',
  '\u{f0000}',
];
const WRITTEN = [
  '&amp;',
  '&lt;',
  '&gt;',
  '&quot;',
  '&apos;',
  '&#x9;',
  '&#xA;',
  '&#xD;',
  '&#xd;',
  '&#13;',
  '&#x41;',
  '&',
];
const INSERTED = [
  '<!-- c -->',
  '<?p i?>',
  '<![CDATA[x]]>',
  '<![CDATA[]]>',
  '<b/>',
  '<b></b>',
  '<b xmlns=""></b>',
  '<p:b xmlns:p="urn:one"></p:b>',
  ']]>',
  ' ',
  '\n',
];
const ATTRIBUTES = [
  ' a="1"',
  ' z="1"',
  ' xmlns=""',
  ' xmlns="urn:one"',
  ' xmlns:p="urn:one"',
  ' xmlns:q="urn:one"',
  ' xmlns:p=""',
  ' xml:lang="en"',
  ' p:a="1"',
  ' q:a="1"',
  ' xmlns:xml="http://www.w3.org/XML/1998/namespace"',
];
const ATTRIBUTE = / [^\s="<>]+="[^"<]*"/g;

/** Replaces one of what the pattern finds. */
function one(xml: string, random: Random, pattern: RegExp, by: (found: string) => string): string {
  const found = [...xml.matchAll(pattern)];
  const match = found.length > 0 ? random.pick(found) : undefined;
  return match ? splice(xml, match.index, match.index + match[0].length, by(match[0])) : xml;
}

const DAMAGES: readonly Damage[] = [
  (xml, random) => {
    const at = random.below(xml.length + 1);
    return splice(xml, at, at + random.below(2), random.oneIn(4) ? '' : random.pick(CHARACTERS));
  },
  (xml, random) => one(xml, random, /&[^;]*;|[<>"'\t\n\r]|(?<=>)[^<]/g, () => random.pick(WRITTEN)),
  (xml, random) => one(xml, random, /(?<=>)(?=.)/gs, () => random.pick(INSERTED)),
  (xml, random) => one(xml, random, /(?<=<[^\s<>/]+)(?=[ >])/g, () => random.pick(ATTRIBUTES)),
  (xml, random) => one(xml, random, ATTRIBUTE, () => (random.oneIn(2) ? '' : random.pick(ATTRIBUTES))),
  (xml, random) => one(xml, random, ATTRIBUTE, (found) => found + found),
  (xml, random) =>
    one(xml, random, /( [^\s="<>]+="[^"<]*"){2}/g, (two) => {
      const [first = '', second = ''] = two.match(ATTRIBUTE) ?? [];
      return second + first;
    }),
  (xml, random) => one(xml, random, ATTRIBUTE, (found) => found.replaceAll('"', "'")),
  (xml, random) => one(xml, random, /<([^\s<>/]+)([^<>]*)><\/\1>/g, (found) => found.replace(/><.*/s, '/>')),
  (xml, random) => one(xml, random, /<\/?[^\s<>/]+/g, (found) => found + random.pick([' ', '\n', ':a', '1', 'é'])),
  (xml, random) => one(xml, random, /(?<=[<\s/])[^\s<>/=":]+:/g, () => random.pick(['', 'p:', 'q:', 'xml:', 'xmlns:'])),
  (xml, random) => random.pick(['\ufeff', '<?xml version="1.0"?>', '\n', '<a></a>', 'x']) + xml,
  (xml, random) => xml + random.pick(['\n', '<a></a>', '</a>', 'x', '<!-- c -->']),
  (xml, random) => xml.slice(0, random.below(xml.length)),
];

export function damage(xml: string, random: Random): string {
  let damaged = xml;
  for (let count = 1 + random.below(3); count > 0; count--) damaged = random.pick(DAMAGES)(damaged, random);
  return damaged;
}
