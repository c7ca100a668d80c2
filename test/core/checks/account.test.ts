// The checks of lists of users: each fires on one list and stays quiet on another, in both languages.

import { describe, expect, it } from 'vitest';
import { ACCOUNT_CATALOGUE } from '../../../src/core/checks/account/catalogue.ts';
import type { AccountFacts } from '../../../src/core/checks/account/facts.ts';
import { judgeAccount } from '../../../src/core/diagnosis/judge-account.ts';
import { EN } from '../../../src/core/words/en/index.ts';
import { ZH } from '../../../src/core/words/zh/index.ts';

const GOOD: AccountFacts = { format: 'csv', cut: null, missingCount: false, duplicates: [] };
const FIRES: Readonly<Record<string, AccountFacts>> = {
  'list-incomplete': { ...GOOD, format: 'scim', cut: { mark: 'totalResults', rows: 100, total: 250 } },
  'user-duplicate': { ...GOOD, duplicates: [{ UserName: 'alice', lines: [2, 9] }] },
};

describe.each([EN, ZH])('$lang', (words) => {
  it.each(ACCOUNT_CATALOGUE.map((check) => check.code))('%s fires, and stays quiet', (code) => {
    const facts = FIRES[code];
    if (!facts) throw new Error('no list for it');
    expect(judgeAccount(facts, words).map((finding) => finding.code)).toEqual([code]);
    expect(judgeAccount(GOOD, words)).toEqual([]);
  });

  it('says how many there are and how to get the rest', () => {
    const [finding] = judgeAccount(FIRES['list-incomplete'] ?? GOOD, words);
    expect(finding).toMatchObject({ severity: 'warning', expected: '250', actual: '100' });
    expect(finding?.message).toMatch(/250.*startIndex|startIndex.*250/);
  });

  it('is an error where the missing count', () => {
    const facts: AccountFacts = { ...GOOD, missingCount: true, cut: { mark: 'count', rows: 1000, total: null } };
    expect(judgeAccount(facts, words).map(({ severity }) => severity)).toEqual(['error']);
  });

  it('names the lines of a duplicate', () => {
    const [finding] = judgeAccount(FIRES['user-duplicate'] ?? GOOD, words);
    for (const what of ['alice', '2', '9']) expect(finding?.message).toContain(what);
  });
});
