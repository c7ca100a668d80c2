// What came out of Base64 is what the IdP sent: a message is not looked for in it where it is XML already, whole or not.

import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { receive } from '../../../src/core/receive/receive.ts';
import { verifyResponses } from '../../../src/core/verify-response.ts';
import { ACCOUNT, AT, metadata, signedXml } from '../../support/idp.ts';

const GOOD = signedXml();
const AROUND: Readonly<Record<string, string>> = {
  'an element that is not ended': `<ds:Object>${GOOD}</ds:Object><samlp:Response x`,
  'an element, and words': `<a>${GOOD}</a> and words`,
  'an element that is cut off': `<a>${GOOD}</a`,
  'an element': `<a>${GOOD}</a>`,
  'a declaration and words': `<?xml version="1.0"?><a/>${GOOD} words`,
  'a comment and a letter': `<!-- a -->${GOOD}x`,
};

const judge = (input: string) =>
  verifyResponses({ input, account: ACCOUNT, idp: metadata(), options: { at: AT, requestId: '_request' } });

describe.each(Object.entries(AROUND))('%s around a good response', (_, xml) => {
  it.each([
    ['in Base64', Buffer.from(xml).toString('base64')],
    ['in a form', `SAMLResponse=${encodeURIComponent(Buffer.from(xml).toString('base64'))}`],
    ['deflated', deflateRawSync(xml).toString('base64')],
  ])('is read as it stands, and refused: %s', (_way, input) => {
    const [only, ...others] = receive(input);
    expect(others).toEqual([]);
    expect(only).toMatchObject({ kind: 'received', xml });
    expect(judge(input).map((each) => [each.verdict, each.user])).toEqual([['rejected', null]]);
  });
});

it('a good response alone is accepted', () => {
  expect(judge(Buffer.from(GOOD).toString('base64')).map((each) => each.verdict)).toEqual(['accepted']);
});
