// The checks of lists of users, of preflight and of receipts: each fires on one list and stays quiet on another, in both languages.

import { describe, expect, it } from 'vitest';
import { ACCOUNT_CATALOGUE } from '../../../src/core/checks/account/catalogue.ts';
import type { AccountFacts, PreflightFacts, ReceiptFacts } from '../../../src/core/checks/account/facts.ts';
import { judgeAccount } from '../../../src/core/diagnosis/judge-account.ts';
import { EN } from '../../../src/core/words/en/index.ts';
import { ZH } from '../../../src/core/words/zh/index.ts';
import { ACCOUNT, AT } from '../../support/idp.ts';

const GOOD: AccountFacts = { format: 'csv', cut: null, missingCount: false, duplicates: [] };
const KNOWN = { ...ACCOUNT, ssoEnabled: false, ssoLoginWithDomain: true, authnSignAlgo: 'rsa-sha256' } as const;
const PREFLIGHT: PreflightFacts = {
  account: KNOWN,
  at: AT,
  hasList: true,
  ambiguous: [],
  guests: [],
  unreached: [],
  passwordOnly: null,
  maxIdleDays: null,
  unlisted: [],
};
const RECEIPT: ReceiptFacts = { at: AT, writtenAt: AT, maxAge: null, isReady: true, drifted: [] };
const before = (change: Partial<PreflightFacts>): AccountFacts => ({ ...GOOD, preflight: { ...PREFLIGHT, ...change } });
const receipt = (change: Partial<ReceiptFacts>): AccountFacts => ({ ...GOOD, receipt: { ...RECEIPT, ...change } });
/** Said before every switch. */
const ALWAYS = ['password-idle-rule', 'break-glass'];

const FIRES: Readonly<Record<string, AccountFacts>> = {
  'list-incomplete': { ...GOOD, format: 'scim', cut: { mark: 'totalResults', rows: 100, total: 250 } },
  'user-duplicate': { ...GOOD, duplicates: [{ UserName: 'alice', lines: [2, 9] }] },
  'idp-users-missing': before({ hasList: false }),
  'settings-unknown': before({ account: { ...KNOWN, ssoEnabled: null } }),
  'settings-ineffective': before({ account: { ...KNOWN, domainAlias: 'a.example', auxiliaryDomain: 'b.example' } }),
  'user-ambiguous': before({ ambiguous: [{ user: 'alice', idpUsers: ['alice@a.example', 'alice@b.example'] }] }),
  'user-guest': before({ guests: ['x#EXT#@a.example'] }),
  'nameid-unlisted': before({ unlisted: [{ nameId: 'alice@a.example', column: 'mail' }] }),
  'user-password-only': before({ unreached: ['alice', 'bob'], passwordOnly: ['alice'] }),
  'user-unmapped': before({ unreached: ['alice'] }),
  'password-idle-rule': before({}),
  'break-glass': before({ maxIdleDays: 90 }),
  'receipt-not-ready': receipt({ isReady: false }),
  'receipt-expired': receipt({ writtenAt: AT - 90_000_000, maxAge: 86_400_000 }),
  'receipt-drifted': receipt({ drifted: ['users', 'idpUsers'] }),
};

describe.each([EN, ZH])('$lang', (words) => {
  it.each(ACCOUNT_CATALOGUE.map((check) => check.code))('%s fires, and stays quiet', (code) => {
    const facts = FIRES[code];
    if (!facts) throw new Error('no list for it');
    const codes = judgeAccount(facts, words).map((finding) => finding.code);
    expect(codes.filter((each) => each === code || !ALWAYS.includes(each))).toEqual([code]);
    expect(judgeAccount(GOOD, words)).toEqual([]);
    expect(judgeAccount(receipt({}), words)).toEqual([]);
    expect(judgeAccount(before({}), words).map((finding) => finding.code)).toEqual(ALWAYS);
  });

  it('says how many there are and how to get the rest', () => {
    const [finding] = judgeAccount(FIRES['list-incomplete'] ?? GOOD, words);
    expect(finding).toMatchObject({ severity: 'warning', expected: '250', actual: '100' });
    expect(finding?.message).toMatch(/250.*startIndex|startIndex.*250/);
  });

  it('is an error where the missing count', () => {
    const facts: AccountFacts = { ...GOOD, missingCount: true, cut: { mark: null, rows: 1000, total: null } };
    expect(judgeAccount(facts, words).map(({ severity }) => severity)).toEqual(['error']);
  });

  it('names the lines of a duplicate', () => {
    const [finding] = judgeAccount(FIRES['user-duplicate'] ?? GOOD, words);
    for (const what of ['alice', '2', '9']) expect(finding?.message).toContain(what);
  });
});
