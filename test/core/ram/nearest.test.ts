// The users closest to a name that nobody has, and what differs.

import { describe, expect, it } from 'vitest';
import { editDistance } from '../../../src/core/near-words.ts';
import { nearestUsers, skeleton } from '../../../src/core/ram/nearest.ts';
import type { RamUser } from '../../../src/core/ram/user.ts';
import { expectWithin } from '../../support/time.ts';

const users = (...names: string[]): RamUser[] =>
  names.map((UserName) => ({
    UserName,
    UserPrincipalName: `${UserName}@x`,
    Status: 'active',
    Policies: { Policy: [] },
  }));

describe('nearestUsers', () => {
  const USERS = users('alice', 'Alicia', 'bob', 'carol.smith', 'deploy-bot', 'li');
  it.each<[name: string, nearest: [string, string][]]>([
    [
      'аlice',
      [
        ['alice', 'look-alike'],
        ['Alicia', 'spelling'],
      ],
    ],
    [
      'ａｌｉｃｅ',
      [
        ['alice', 'look-alike'],
        ['Alicia', 'spelling'],
      ],
    ],
    [
      'ali\u200bce',
      [
        ['alice', 'look-alike'],
        ['Alicia', 'spelling'],
      ],
    ],
    [
      'ALICE',
      [
        ['alice', 'case'],
        ['Alicia', 'spelling'],
      ],
    ],
    ['carolsmith', [['carol.smith', 'separator']]],
    ['carol_smith', [['carol.smith', 'separator']]],
    ['deploybot', [['deploy-bot', 'separator']]],
    ['alise', [['alice', 'spelling']]],
    ['smith', [['carol.smith', 'full-name']]],
    ['alice.jones', [['alice', 'full-name']]],
    ['bobby', [['bob', 'spelling']]],
    ['lo', []],
    ['zzzzzz', []],
    ['', []],
  ])('%s', (name, nearest) => {
    expect(nearestUsers(name, USERS).map((each) => [each.name, each.difference])).toEqual(nearest);
  });

  it('three at most, the closest first, then by name', () => {
    const found = nearestUsers('user1', users('user9', 'user8', 'USER1', 'user7', 'user-1'));
    expect(found.map((each) => each.name)).toEqual(['USER1', 'user-1', 'user7']);
  });

  it('answers for 5,000 users and a long name without delay', async () => {
    const many = users(...Array.from({ length: 5_000 }, (_, i) => `person.number${i}`));
    await expectWithin(2_000, () => {
      expect(nearestUsers('x'.repeat(10_000), many)).toEqual([]);
      expect(nearestUsers('person.number42x', many)[0]?.name).toBe('person.number42');
    });
  });
});

describe('skeleton', () => {
  it.each([
    ['alice', 'alice'],
    ['\u0430\u0441\u0435', 'ace'],
    ['\uff21\uff22', 'AB'],
    [' a\u00adb\u200d\ufeff ', 'ab'],
    ['ﬁ', 'fi'],
    ['李', '李'],
  ])('%j: %s', (text, expected) => {
    expect(skeleton(text)).toBe(expected);
  });
});

describe('editDistance', () => {
  it.each([
    ['', '', 2, 0],
    ['abc', 'abc', 2, 0],
    ['abc', 'abd', 2, 1],
    ['abc', 'ab', 2, 1],
    ['abc', 'xabc', 2, 1],
    ['abc', 'bca', 2, 2],
    ['kitten', 'sitting', 3, 3],
    ['kitten', 'sitting', 2, 3],
    ['abc', 'xyz', 1, 2],
    ['a', 'abcdef', 2, 3],
  ])('%s, %s within %d: %d', (a, b, limit, expected) => {
    expect(editDistance(a, b, limit)).toBe(expected);
    expect(editDistance(b, a, limit)).toBe(expected);
  });
});
