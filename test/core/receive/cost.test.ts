// Every input format takes time linear in what is pasted: hostile lines of growing length are put to each of them, and to
// all of them together. Eight times the length may take twenty times the processor time, and a quadratic format takes 64.

import { describe, expect, it } from 'vitest';
import type { InputFormat } from '../../../src/core/receive/format.ts';
import { FORMATS } from '../../../src/core/receive/formats.ts';
import { receive } from '../../../src/core/receive/receive.ts';
import { timeOf } from '../../support/time.ts';

/** Growing eightfold, so that what is quadratic shows before it takes minutes. */
const LENGTHS = [2_048, 16_384, 131_072];
const GROWTH = 20;
/** Shorter times say nothing: a collection of garbage or a compilation takes as long. In milliseconds. */
const FLOOR = 40;

/** What makes a format look further; a format that is not named here gets all of them. */
const HEADS: Readonly<Record<string, readonly string[]>> = {
  'quoted-printable': ['=3D', '=\nA', '=3D=41'],
  har: ['{"log":', '{ "log" : {"entries":['],
  json: ['{"', '["', '"', '{"SAMLResponse":"', '[{"name":"SAMLResponse","value":"'],
  html: ['<html>', '<input ', '<input name="SAMLResponse" value="', '<form><input name=SAMLResponse '],
  curl: ['curl ', "curl --data-raw $'", 'curl -d SAMLResponse='],
  fetch: ['fetch(', 'await ', 'axios', 'fetch(SAMLResponse: "'],
  form: ['SAMLResponse=', 'https://sp.example/?', 'wresult=', 'RelayState=&SAMLResponse="'],
  percent: ['%41', 'A%2B'],
  quoted: ['```\n', '"', '“', '> ', '$ ', 'PS ', 'a@b', 'export ', 'RelayState\n', 'SAMLResponse: A\n', 'SAML_Request'],
  base64: ['PHNhbWxwOlJlc3BvbnNl', 'PHNh bWxw', 'PHNh\u200b'],
};

const UNITS: readonly string[] = [
  ...[' ', '\t', '\n', '\r\n', '\n ', ' \n', '\u00a0', '\u200b', '\ufeff', '"', "'", '`', '```', '“', '«', '…', '...'],
  ...['\\', '\\u0041', '\\x', '^', '&', '&#x', '&#1', '&amp', '&amp;', ';', '?', '<', '<i', '<input ', '<input name='],
  ...[
    ' value="',
    ' name = ',
    'name=SAMLResponse ',
    '>',
    '> ',
    '|',
    '$ ',
    'a@',
    '[cut ',
    '[',
    '{',
    '{"',
    '[[',
    '"log":',
  ],
  ...['"\\"', '{"saml":', '[]', '=', '==', '= \n', '=\n', '=3D', '=C3', '%', '%2', '%41', '%C3', '+', 'A', 'A ', 'A-'],
  ...[
    'SAMLResponse',
    'SAMLResponse=',
    '&SAMLResponse=',
    ' SAMLRequest="',
    'SAMLResponse\n',
    '\nRelayState',
    ' SigAlg=',
  ],
  ...[
    '\nSignature:',
    ' HTTP/1',
    ' HTTP/1.',
    'RelayState\n',
    'wresult=',
    '&wresult=',
    'const ',
    'curl ',
    'eyJ.',
    '-----BEGIN ',
  ],
];

/** What keeps an expression from ending well behind a long run. */
const TAILS = ['', '!\u0001'];

/** The least of some measurements, taken again only where one alone is too much: other work of the process only adds. */
function leastTime(work: () => unknown, enough: number): number {
  let least = timeOf(work);
  for (let again = 0; again < 2 && least > enough; again++) least = Math.min(least, timeOf(work));
  return least;
}

/** Says where time grows faster than text; null where it never does. */
function outgrows(open: (text: string) => unknown, head: string, unit: string, tail: string): string | null {
  let allowed = Number.POSITIVE_INFINITY;
  for (const length of LENGTHS) {
    const text = head + unit.repeat(Math.ceil(length / unit.length)) + tail;
    // A shorter text that took long by chance would excuse the longer one.
    const took = leastTime(() => open(text), Math.min(allowed, FLOOR));
    if (took > allowed) return `${JSON.stringify([head, unit, tail])}: ${took} ms at ${length}, allowed ${allowed}`;
    allowed = Math.max(FLOOR, took * GROWTH);
  }
  return null;
}

function allOutgrowing(open: (text: string) => unknown, heads: readonly string[]): string[] {
  const found = heads.flatMap((head) =>
    UNITS.flatMap((unit) => TAILS.map((tail) => () => outgrows(open, head, unit, tail))),
  );
  const all: string[] = [];
  // A format that is quadratic is so for many lines; a few of them tell enough.
  for (const measure of found) if (all.length < 3) all.push(...[measure()].filter((each) => each !== null));
  return all;
}

const headsOf = ({ name }: InputFormat) => ['', ...(HEADS[name] ?? Object.values(HEADS).flat())];

describe('time grows as the text does', () => {
  it.each(FORMATS.map((format) => [format.name, format] as const))('%s', (_, format) => {
    expect(allOutgrowing((text) => format.open(text), headsOf(format))).toEqual([]);
  });

  it('all of them, layer by layer', () => {
    expect(allOutgrowing(receive, [''])).toEqual([]);
  });
});

describe('the measure itself', () => {
  it.each<[what: string, open: (text: string) => unknown]>([
    ['trimming by an expression', (text) => text.replace(/\s+$/, '')],
    ['a look for what does not come, from each character on', (text) => /(?:^|\s)\s*=[^=]*"$/.test(text)],
    ['looking at all that came before, for each', (text) => [...text].every((_, i) => !text.slice(0, i).includes('='))],
  ])('sees %s', (_, open) => {
    expect(outgrows(open, '', ' ', '!')).not.toBeNull();
  });

  it('and passes what is linear', () => {
    expect(outgrows((text) => text.split(' ').join('='), '', ' ', '!')).toBeNull();
  });
});
