// Mutations of single characters, runs and tokens: what a careless or hostile copy does to a text.

import { gap, splice } from './elements.ts';
import type { Mutation } from './mutate.ts';

const BYTES = [...'<>"\'&;=/!?-[]:# \t\n\rxXaA0', '\0', '\u0080', '\u00a0', '\u2028', '\ufeff', '\u200b', '\ufffd'];
export const TOKENS = [
  '<!---->',
  '<!-- x -->',
  '<![CDATA[]]>',
  '<![CDATA[x]]>',
  ']]>',
  '<?x y?>',
  '<?xml version="1.0"?>',
  '<!DOCTYPE x>',
  '&amp;',
  '&#x41;',
  '&#0;',
  '&x;',
  '</x>',
  '<x>',
  '<x/>',
  ' ID="_assertion"',
  ' ID="_response"',
  ' Id="_assertion"',
  ' xml:id="_x"',
  ' xmlns="urn:x"',
  ' xmlns:saml="urn:x"',
  ' xmlns:ds="urn:x"',
  ' xmlns:x="urn:x"',
  ' x:ID="_assertion"',
  '_assertion',
  '_response',
  '#_assertion',
  '#',
  '2.0',
  '2.1',
  'alice',
  'bob',
  '@',
  'example.onaliyun.com',
  'saml:',
  'samlp:',
  'ds:',
  'Assertion',
  'Response',
  'Signature',
  'NameID',
];

export const BYTE_MUTATIONS: Readonly<Record<string, Mutation>> = {
  'flip a bit': (xml, random) => {
    const raw = Buffer.from(xml);
    const at = random.below(raw.length);
    raw[at] = (raw[at] ?? 0) ^ (1 << random.below(8));
    return raw.toString('utf8');
  },
  'replace a character': (xml, random) => {
    const at = random.below(xml.length);
    return splice(xml, at, at + 1, random.pick(BYTES));
  },
  'insert a character': (xml, random) => {
    const at = random.below(xml.length);
    return splice(xml, at, at, random.pick(BYTES));
  },
  'delete a run': (xml, random) => {
    const at = random.below(xml.length);
    return splice(xml, at, at + 1 + random.below(random.oneIn(4) ? 400 : 8), '');
  },
  'repeat a run': (xml, random) => {
    const at = random.below(xml.length);
    const run = xml.slice(at, at + 1 + random.below(60));
    return splice(xml, at, at, run.repeat(1 + random.below(4)));
  },
  'insert a token': (xml, random) => {
    const at = random.oneIn(2) ? gap(xml, random) : random.below(xml.length);
    return splice(xml, at, at, random.pick(TOKENS));
  },
  'splice with another': (xml, random, other) =>
    xml.slice(0, random.below(xml.length)) + other.slice(random.below(other.length)),
  'cut off': (xml, random) => xml.slice(0, random.below(xml.length)),
};
