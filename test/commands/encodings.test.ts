// XML that is not UTF-8: named, shown by decode, and never accepted.

import { describe, expect, it } from 'vitest';
import { pasted } from '../support/idp.ts';
import { makeAccount } from '../support/world.ts';

const XML = Buffer.from(pasted(), 'base64')
  .toString('utf8')
  .replace(/^<\?xml[^>]*>\s*/, '');
const named = (encoding: string) => `<?xml version="1.0" encoding="${encoding}"?>${XML}`;
const latin = (text: string) => Buffer.from(text, 'latin1');
/** "李" in GBK (GB 18030) and Big5. */
const inserted = (encoding: string, ...bytes: number[]) => {
  const [before = '', after = ''] = named(encoding).split('<saml:Subject>');
  return Buffer.concat([latin(`${before}<!--`), Buffer.from(bytes), latin(`--><saml:Subject>${after}`)]);
};

const DOCUMENTS: readonly (readonly [encoding: RegExp, document: Buffer])[] = [
  [/GBK/i, inserted('GBK', 0xc0, 0xee)],
  [/GB2312|GBK/i, inserted('GB2312', 0xc0, 0xee)],
  [/Big5/i, inserted('Big5', 0xa7, 0xf5)],
  [/ISO-8859-1|windows-1252/i, inserted('ISO-8859-1', 0xe9)],
  [/windows-1252/i, inserted('windows-1252', 0x80)],
  [/UTF-16/i, Buffer.from(`\ufeff${named('UTF-16')}`, 'utf16le')],
];

describe.each(DOCUMENTS)('%s', (encoding, document) => {
  it.each([
    ['raw', document],
    ['under Base64', document.toString('base64')],
  ])('%s', async (_, stdin) => {
    const world = await makeAccount();
    const { exitCode, json } = await world.run(['verify-response', '-', '--json'], { stdin });
    expect([exitCode, json.verdict, json.cause]).toEqual([1, 'rejected', 'xml-encoding-unsupported']);
    expect(json.findings.find((each: { code: string }) => each.code === json.cause).actual).toMatch(encoding);
    const decoded = await world.run(['decode', '-', '--json'], { stdin });
    expect([decoded.exitCode, decoded.json.message]).toEqual([0, 'Response']);
    expect(decoded.json.encoding).toMatch(encoding);
    const shown = await world.run(['decode', '-'], { stdin });
    expect(shown.stdout).toMatch(/not UTF-8/);
  });
});

it('of UTF-8 nothing is said', async () => {
  const world = await makeAccount();
  const { json } = await world.run(['decode', '-', '--json'], { stdin: pasted() });
  expect(json).not.toHaveProperty('encoding');
});
