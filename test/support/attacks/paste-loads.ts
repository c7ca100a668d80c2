// Pastes of megabytes that look like one of the formats in which a message may come: each must be told apart in linear time
// and bounded memory. Regular expressions also have a stack, which greedy groups over megabytes overflow.

import { base64 } from './kit.ts';
import type { Load } from './loads.ts';
import { signed } from './seal.ts';

const MEGABYTE = 1 << 20;

/** A unit over and over, alone. */
const UNITS: Readonly<Record<string, string>> = {
  letters: 'A',
  blanks: 'A ',
  'line feeds': 'A\n',
  'equals signs': '=',
  'percent signs': '%',
  'percent-encoded letters': '%41',
  'percent-encoded percents': '%25',
  brackets: '[',
  braces: '{"a":',
  'quotation marks': '"',
  'quoted lines': '> A\n',
  'nested quotation': '> ',
  backticks: '`',
  labels: 'SAMLResponse: ',
  parameters: 'SAMLResponse=',
  inputs: '<input ',
  'inputs with names': '<input name="SAMLResponse" ',
  'inputs with blanks': '<input name          ',
  dashes: '-',
  'zero-width spaces': '\u200b',
  'curl commands': 'curl -d ',
};

/** The same inside a beginning and an end; units may differ by number, so that none is the repetition of another. */
const FRAMED: Readonly<Record<string, readonly [before: string, unit: (i: number) => string, after: string]>> = {
  'empty arrays': ['[', () => '[],', '[]]'],
  'empty objects': ['[', () => '{},', '{}]'],
  'escapes in a string': ['"', () => '\\u0041', '"'],
  'a curl command of escapes': ["curl --data $'SAMLResponse=", () => '\\a', "'"],
  'references of an input': ['<form><input name=SAMLResponse value="', () => '&lt;Ж', '">'],
  'escaped bytes one by one': ['=3D\n', () => '=41B', ''],
  'Base64 in JSON that begins as a message does': ['[', (i) => `"line ${i} PHNhbWxwOlJlc3BvbnNlIHhtbG5zOn",`, '0]'],
  'a curl command of such Base64': ["curl -d 'SAMLResponse=", () => 'PHNhbWxwOlJlc3BvbnNlIHhtbG5zOn+ ', "'"],
  'messages in JSON': ['[', (i) => `["SAMLResponse","A${i}"],`, '0]'],
  'objects with messages': ['[', (i) => `{"SAMLResponse":"PHgvPg${i}"},`, '0]'],
  'a HAR of messages': [
    '{"log":{"entries":[',
    (i) => `{"request":{"postData":{"text":"SAMLResponse=PHgvPg${i}"}}},`,
    '{}]}}',
  ],
  'a page of inputs': ['<html>', (i) => `<input name="SAMLResponse" value="PHgvPg${i}">`, '</html>'],
  'a page of good responses': [
    '<html>',
    (i) => `<input name="SAMLResponse" value="${GOOD()}${' '.repeat(i % 7)}">`,
    '</html>',
  ],
  'XML elements': [
    '<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol">',
    () => '<a/>',
    '</samlp:Response>',
  ],
};

/** Each kind of paste at a size. */
export function pasteLoads(megabytes: number, within: number): Load[] {
  const size = megabytes * MEGABYTE;
  const load = (name: string, input: () => string): Load => ({ name: `${megabytes} MB of ${name}`, input, within });
  return [
    ...Object.entries(UNITS).map(([name, unit]) => load(name, () => unit.repeat(Math.ceil(size / unit.length)))),
    ...Object.entries(FRAMED).map(([name, [before, unit, after]]) =>
      load(name, () => before + listed(unit, size) + after),
    ),
    load('Base64 of Base64', () => base64(base64('A'.repeat(Math.ceil((size * 9) / 16))))),
  ];
}

function listed(unit: (i: number) => string, size: number): string {
  const parts: string[] = [];
  for (let i = 0, length = 0; length < size; i++) {
    const part = unit(i);
    parts.push(part);
    length += part.length;
  }
  return parts.join('');
}

let good: string | undefined;
function GOOD(): string {
  good ??= base64(signed());
  return good;
}
