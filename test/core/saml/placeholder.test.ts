// What stands in place of a value is told from values, in linear time.

import { describe, expect, it } from 'vitest';
import { isPlaceholder, isPlaceholderForBase64 } from '../../../src/core/saml/placeholder.ts';
import { expectWithin } from '../../support/time.ts';

describe('isPlaceholder', () => {
  it.each([
    'XXXX',
    'xxxxxxxx',
    '***',
    '......',
    '…',
    '{HIDE}',
    '{{ user }}',
    '[REDACTED]',
    '<redacted>',
    '(removed)',
    '%HIDDEN%',
    '[your email]',
    'masked',
    'Redacted for privacy',
    'MY_REDACTED_ID',
    '已脱敏',
    '【隐藏】',
    '<略>',
    'a***e@example.com',
    '138****1234',
    'https://xxx.okta.com/x',
    'https://[tenant]/saml',
    'https://REDACTED/saml',
    '_XXXXXXXX',
    'xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx',
    'alice@xxxx.com',
    '████',
    '--snip--',
    'entfernt',
  ])('%s', (text) => expect(isPlaceholder(text)).toBe(true));

  it.each([
    'alice',
    'alice@example.com',
    'max',
    'xx',
    'Felix',
    'exxon@exxon.example',
    'https://signin.aliyun.com/saml/SSO',
    '_a1b2c3',
    '...a',
    '2026-11-23T10:00:00Z',
    '{3f2504e0-4f89-11d3-9a0c-0305e82c3301}',
    'hide.smith@example.com',
    'cn=alice,ou=x',
    '',
    ' ',
    'data',
    'user name',
    '(alice)',
    '123456',
    'urn:example:idp',
  ])('not %s', (text) => expect(isPlaceholder(text)).toBe(false));
});

describe('isPlaceholderForBase64', () => {
  it.each(['MIIC...', 'MIIC…AB==', 'abc[snip]def', '<certificate>', 'XXXXXXXXXX', 'abc***def', '{HIDE}'])(
    '%s',
    (text) => expect(isPlaceholderForBase64(text)).toBe(true),
  );
  it.each(['MIICvjCC', 'abcd+/==', 'aXXb', '', 'MII C\nvj'])('not %s', (text) =>
    expect(isPlaceholderForBase64(text)).toBe(false),
  );
});

it.each([
  ['blanks in a bracket', `(${' '.repeat(4_000)}`],
  ['many brackets', '{ '.repeat(2_000)],
  ['nearly a mask', `${'x-'.repeat(2_000)}y`],
  ['brackets of blanks', `{${' '.repeat(60)}}`.repeat(64)],
  ['Chinese', `${'已'.repeat(4_000)}x`],
  ['a megabyte', 'A'.repeat(1 << 20)],
  ['a megabyte of brackets', '<'.repeat(1 << 20)],
])('%s take no time', async (_, text) => {
  await expectWithin(1_500, () => {
    for (let i = 0; i < 20; i++) isPlaceholder(text);
    isPlaceholderForBase64(text);
  });
});
