// Whatever a text holds, in whatever number, reading it takes moments: the search is linear, and messages have one budget.

import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { receive } from '../../../src/core/receive/receive.ts';
import { signedXml } from '../../support/idp.ts';
import { expectWithin } from '../../support/time.ts';

const MEGABYTES = 6_000_000;
const fill = (unit: string, size = MEGABYTES) => unit.repeat(Math.ceil(size / unit.length)).slice(0, size);
const base64 = (text: string) => Buffer.from(text).toString('base64');
const START = '<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol">';
const many = (count: number, make: (i: number) => string) => Array.from({ length: count }, (_, i) => make(i)).join('');

describe('no text takes long', () => {
  it.each([
    ['starts without ends', () => `x ${fill(START)}`],
    [
      'starts with a name each',
      () => `x ${many(60_000, (i) => `<a${i}:Response xmlns:a${i}="urn:oasis:names:tc:SAML:2.0:protocol">`)}`,
    ],
    ['ends without starts', () => `x ${fill('</samlp:Response>')}`],
    ['declarations', () => `x ${fill('<?xml version="1.0"?>')}`],
    ['escaped starts', () => `x ${fill('&lt;samlp:Response ')}`],
    ['backslashes', () => `x ${fill('\\')}`],
    ['backslashes and quotes', () => `x ${fill('\\"')}`],
    ['ampersands', () => `x ${fill('&amp;')}`],
    ['percent signs', () => `x ${fill('%25')}`],
    ['beginnings of Base64', () => `x ${fill(`${base64(START)} `)}`],
    ['beginnings of Base64 in quotes', () => `x ${fill(`"${base64(START)}" + `)}`],
    ['beginnings of Base64 in lines', () => `x: ${fill(`${base64(START)}\n`)}`],
    ['Base64 in words', () => `x ${fill('PHNhbWxwOlJlc3BvbnNlIA ')}`],
    ['Base64 of one letter a line', () => `x ${base64(START)}\n${fill('A\n')}`],
    ['quotation marks', () => `x ${base64(START)}${fill('" "')}`],
    ['written line breaks', () => `x ${base64(START)}${fill('\\n')}`],
    ['labels', () => `x ${fill('SAMLResponse=')}`],
    ['RelayStates', () => `x ${base64(signedXml())} ${fill('RelayState ')}`],
    ['deflated nonsense', () => `x ${many(20_000, (i) => `SAMLResponse=${base64(`${i}`.repeat(60))} `)}`],
    ['log prefixes', () => fill(`2026-11-23 10:00:00 INFO ${base64(START)}\n`)],
    ['line numbers', () => many(200_000, (i) => `${i}: ${i % 2 ? START : 'abc'}\n`)],
    ['blanks', () => `x ${fill(' ')}`],
    ['a bare ampersand and lines', () => `${START}&${fill('\n', 900_000)}`],
  ])('%s', async (_, make) => {
    const text = make();
    await expectWithin(5_000, () => receive(text));
  });
});

describe('messages have one budget', () => {
  const one = signedXml();
  const message = (i: number) =>
    `${one}<!-- ${i} -->`.replace(/(.*)(<!--.*-->)$/s, (_, xml, comment) => xml.replace('>', `>${comment}`));
  it.each([
    [
      'a thousand in JSON',
      1_000,
      () => JSON.stringify(Array.from({ length: 1_000 }, (_, i) => ({ SAMLResponse: base64(message(i)) }))),
    ],
    ['a thousand in a log', 1_000, () => many(1_000, (i) => `10:00:00 INFO SAMLResponse="${base64(message(i))}"\n`)],
    ['a hundred in XML', 100, () => many(100, (i) => `10:00:00 DEBUG message\n${message(i)}\n`)],
    [
      'a thousand of 1 MiB each, deflated',
      1_000,
      () =>
        JSON.stringify(
          Array.from({ length: 1_000 }, (_, i) => ({
            SAMLResponse: deflateRawSync(message(i).replace('alice@', `${' '.repeat(1_000_000)}alice@`)).toString(
              'base64',
            ),
          })),
        ),
    ],
  ])('%s', async (_, count, make) => {
    const text = make();
    let found = 0;
    let size = 0;
    await expectWithin(5_000, () => {
      const all = receive(text);
      found = all.length;
      size = all.reduce((sum, each) => sum + (each.kind === 'received' ? each.xml.length : 0), 0);
    });
    expect(found).toBe(count);
    expect(size).toBeLessThanOrEqual(10 << 20);
  });
});
