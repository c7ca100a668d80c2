// The pages of serve by html-validate, in both languages, with what is hostile in every place where something untrusted stands.

import { HtmlValidate } from 'html-validate/node';
import { describe, expect, it } from 'vitest';
import { EN } from '../../../src/core/words/en/index.ts';
import { PAGES as ENGLISH } from '../../../src/core/words/en/pages.ts';
import { ZH } from '../../../src/core/words/zh/index.ts';
import { PAGES as CHINESE } from '../../../src/core/words/zh/pages.ts';
import { type Frame, renderProblem, renderRefusal } from '../../../src/render/pages/frame.ts';
import { renderLogon, renderPost } from '../../../src/render/pages/logon.ts';
import { renderPaste } from '../../../src/render/pages/paste.ts';
import { renderList, renderReport } from '../../../src/render/pages/reports.ts';
import { renderStart } from '../../../src/render/pages/start.ts';
import { renderTestIdp } from '../../../src/render/pages/test-idp.ts';
import { allReports } from '../../support/reports.ts';

const validator = new HtmlValidate({
  extends: ['html-validate:recommended', 'html-validate:document', 'html-validate:a11y'],
  rules: {
    'doctype-style': ['error', { style: 'lowercase' }],
    // A title may be as long as what it names.
    'long-title': 'off',
    // The page that goes on by itself has no other way to; the policy lets in this script alone.
    'require-csp-nonce': 'off',
  },
});

const EVIL = `"><img src=x onerror="window.pwned=1"><script>alert(1)</script>' onfocus='x`;

describe.each([
  ['en', ENGLISH, EN],
  ['zh', CHINESE, ZH],
] as const)('in %s', (lang, words, { labels }) => {
  const frame: Frame = { words, labels, hasTestIdp: true };
  const reports = allReports(lang)
    .slice(0, 6)
    .map(([, report], i) => ({ token: `t${i}`, flow: 'pasted' as const, report, xml: EVIL }));
  const start = {
    accountId: '5123456789012345',
    items: [
      { outcome: 'pass' as const, text: EVIL },
      { outcome: 'fail' as const, text: 'x', command: EVIL },
    ],
    names: 'own' as const,
    entityId: EVIL,
    acsUrl: EVIL,
    metadataUrl: EVIL,
  };
  const testIdp = { users: [EVIL], faults: ['audience-mismatch'], requestId: EVIL, relayState: EVIL };
  it.each<[name: string, page: string]>([
    ['start', renderStart(frame, start)],
    ['start without a test IdP', renderStart({ ...frame, hasTestIdp: false }, { ...start, names: 'account' })],
    ['logon', renderLogon(frame, { domain: EVIL, obstacle: null })],
    ['logon that cannot start', renderLogon(frame, { domain: EVIL, obstacle: EVIL })],
    ['paste', renderPaste(frame)],
    ['list', renderList(frame, reports)],
    ['empty list', renderList(frame, [])],
    ['one report', renderReport(frame, { reports: reports.slice(0, 1), isLast: false })],
    ['several reports', renderReport(frame, { reports, isLast: true })],
    ['test IdP', renderTestIdp(frame, testIdp)],
    ['test IdP of nobody', renderTestIdp(frame, { users: [], faults: [], requestId: null, relayState: null })],
    ['post', renderPost(words, labels.tag, `https://sp.example/${EVIL}`, { SAMLResponse: EVIL, RelayState: null })],
    ['problem', renderProblem(frame, EVIL, EVIL)],
    ...Object.keys(words.refusal).map((status): [string, string] => [
      `refusal ${status}`,
      renderRefusal(frame, Number(status)),
    ]),
  ])('%s', async (name, page) => {
    const { results } = await validator.validateString(page);
    const complaints = results.flatMap(({ messages }) => messages.map((each) => `${each.ruleId}: ${each.message}`));
    expect(complaints).toEqual([]);
    expect(page).not.toContain('<img');
    expect(page).not.toContain('<script>alert');
    expect(page.match(/<script/g)?.length ?? 0).toBe(name === 'post' ? 1 : 0);
    expect(page).not.toMatch(/\son\w+=["'](?!x)/);
    // Nothing is fetched, whatever the page.
    expect(page).not.toMatch(/<(?:link|img|iframe|object|embed|base|svg)\b|@import|url\(/);
  });
});
