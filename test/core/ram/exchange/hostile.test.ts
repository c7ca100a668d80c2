// Lists made to stop the reader: megabytes of quotation marks, line ends, brackets and cells, in linear time; and rows made to
// end up where they do not belong.

import { describe, expect, it } from 'vitest';
import { createAccount } from '../../../../src/core/ram/account.ts';
import { readUserList } from '../../../../src/core/ram/exchange/read-user-list.ts';
import { wantedUser } from '../../../../src/core/ram/exchange/wanted-user.ts';
import { planUsers } from '../../../../src/core/ram/plan.ts';
import { timeOf } from '../../../support/time.ts';

const repeated = (unit: string, size: number) => unit.repeat(Math.ceil(size / unit.length));

/** Each as long as asked for. */
const TEXTS: Readonly<Record<string, (size: number) => string>> = {
  'quotation marks': (size) => `username\n${repeated('"', size)}`,
  'quotes that open and never close': (size) => `username\n${repeated('"a', size)}`,
  'quotes within cells': (size) => `username\n${repeated('a,"b', size)}`,
  'a quoted cell without an end': (size) => `username\n"${repeated('x,\n', size)}`,
  'empty lines': (size) => `username\n${repeated('\n', size)}`,
  'a header without an end': (size) => repeated('a,', size),
  'a header of quotes': (size) => repeated('"",', size),
  'one cell': (size) => `username\n${repeated('x', size)}`,
  'cells of blanks': (size) => `username\n${repeated(`${' '.repeat(1_000)}x\n`, size)}`,
  'carriage returns': (size) => `username\n${repeated('\r', size)}`,
  'zero bytes': (size) => `username\n${repeated('\u0000', size)}`,
  'at signs': (size) => `email\n${repeated('@', size)}`,
  'brackets in headers': (size) => `username,${repeated('[', size)}\na,b`,
  'digits of a rounded number': (size) => `userid\n${repeated('1', size)}E+1`,
  'JSON brackets': (size) => repeated('[', size),
  'JSON lists in lists': (size) => repeated('[', size / 2) + repeated(']', size / 2),
  'JSON objects in an object': (size) => `[{"username":"a","x":${'{"y":'.repeat(size / 6)}1${'}'.repeat(size / 6)}}]`,
  'JSON of deep schemas': (size) => `{"schemas":${'['.repeat(size / 2)}${']'.repeat(size / 2)}}`,
  'JSON of deep reports': (size) => `{"Content":${'[{"Content":'.repeat(size / 14)}1${'}]'.repeat(size / 14)}}`,
  'JSON documents': (size) => repeated('{}\n', Math.min(size, 3_000_000)),
  'JSON strings': (size) => `[${repeated('{"username":"\\"\\\\"},', size)}{}]`,
  'JSON of an object of lists': (size) =>
    `{${Array.from({ length: size / 20 }, (_, i) => `"k${i}":[{"a":1}]`).join()}}`,
  'JSON of an object of objects of lists': (size) =>
    `{${Array.from({ length: size / 26 }, (_, i) => `"k${i}":{"k":[{"a":1}]}`).join()}}`,
  'JSON of a list beside many marks': (size) =>
    `{${Array.from({ length: size / 20 }, (_, i) => `"k${i}":"total"`).join()},"links":[${repeated('1,', size / 4)}1],"x":[{"email":"a@b"}]}`,
  'LDIF of lines before the first entry': (size) => `${repeated('a: b\n', size)}dn: uid=a\nuid: a\n`,
  'JSON without an end': (size) => `{"Users":{"User":["${repeated('\\"', size)}`,
  'JSON rows that share no column': (size) =>
    `[${Array.from({ length: size / 50 }, (_, i) => `{"username":"u${i}","id${i}":"1.2E+15"}`).join()}]`,
  'JSON rows of a few of many columns': (size) =>
    `[${Array.from({ length: size / 50 }, (_, i) => `{"username":"u${i}","k${i % 1_900}id":"1E+1x"}`).join()}]`,
  'LDIF of entries that share no attribute': (size) =>
    Array.from({ length: size / 50 }, (_, i) => `dn: uid=u${i}\nuid: u${i}\nid${i}: 1\n`).join('\n'),
  'LDIF of folds': (size) => `dn: uid=a\nuid: ${repeated('x\n ', size)}`,
  'LDIF of comments': (size) => `${repeated('#\n', size)}dn: uid=a\n`,
  'LDIF of one line': (size) => `dn: ${repeated(' ', size)}`,
  'a text table that is none': (size) => `a|b\n${repeated('-', size)}x`,
  'telephone numbers': (size) => `username,phone\na,+${repeated('1 ', size)}`,
};

function readingTime(text: string): number {
  const bytes = Buffer.from(text);
  return timeOf(() => {
    try {
      const { records } = readUserList(bytes);
      const account = createAccount('5123456789012345', 'intl');
      planUsers(account, records.map(wantedUser), { prune: true, now: '2026-11-23T10:00:00Z', newUserId: () => '1' });
    } catch (error) {
      expect((error as Error).name).toBe('UserListRefusal');
    }
  });
}

describe('linear time', () => {
  it.each(Object.entries(TEXTS))('%s', { timeout: 60_000 }, (_, make) => {
    readingTime(make(50_000));
    const short = readingTime(make(1_000_000));
    const long = readingTime(make(4_000_000));
    // Four times as much; twelve times as long would be n to the power of 1.8. Below a quarter of a second all is noise.
    expect(long).toBeLessThan(Math.max(250, short * 12));
    expect(long).toBeLessThan(12_000);
  });
});

describe('rows stay what they are', () => {
  it('no key of JSON reaches a prototype', () => {
    const text = '[{"__proto__":{"username":"evil"},"constructor":{"prototype":{"x":"y"}},"username":"alice"}]';
    const list = readUserList(Buffer.from(text));
    expect(list.records.map((each) => each.name)).toEqual(['alice']);
    expect(({} as Record<string, unknown>).x).toBeUndefined();
    const csv = readUserList(Buffer.from('username,__proto__,constructor\nalice,a,b\n'));
    expect(csv.records[0]?.columns.get('__proto__')).toBe('a');
  });

  it('a second header of the same name does not replace the first', () => {
    const list = readUserList(Buffer.from('username,email,USERNAME\nalice,a@example.com,mallory\n'));
    expect(list.records[0]?.name).toBe('alice');
  });

  it('a row that is too long or too short keeps its columns', () => {
    const list = readUserList(Buffer.from('username,email\nalice\nbob,b@example.com,extra,more\n'));
    expect(list.records.map((each) => [each.name, each.email])).toEqual([
      ['alice', null],
      ['bob', 'b@example.com'],
    ]);
  });

  it('keys that look like numbers, or come twice, cost no more than the line', () => {
    const twice = readUserList(Buffer.from('[{"username":"a","username":"b"},\n{"username":"c","x":{},"x":{}}]'));
    expect(twice.records.map((each) => [each.line, each.name])).toEqual([
      [null, 'b'],
      [null, 'c'],
    ]);
  });
});
