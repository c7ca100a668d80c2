// The page by html-validate: well-formed HTML in every verdict, language and mask. How it looks: test/peers/browser.test.ts.

import { createHash } from 'node:crypto';
import { HtmlValidate } from 'html-validate/node';
import { describe, expect, it } from 'vitest';
import { EN } from '../../src/core/words/en/index.ts';
import { ZH } from '../../src/core/words/zh/index.ts';
import { renderReports } from '../../src/render/reports.ts';
import { allReports, failure, redacted, verifySeveral } from '../support/reports.ts';

const htmlvalidate = new HtmlValidate({
  extends: ['html-validate:recommended', 'html-validate:document', 'html-validate:a11y'],
  // "<!doctype html>" in small letters is the same (HTML, 13.1.1).
  rules: { 'doctype-style': ['error', { style: 'lowercase' }] },
});

async function complaints(page: string): Promise<string[]> {
  const { results } = await htmlvalidate.validateString(page);
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line, column }) => `${line}:${column} ${ruleId}: ${message}`),
  );
}

describe.each([
  ['en', EN],
  ['zh', ZH],
] as const)('in %s', (lang, words) => {
  const reports = allReports(lang);
  it.each(reports)('%s', async (_, report) => {
    expect(await complaints(renderReports('html', [report], words))).toEqual([]);
  });

  it('all of them on one page, masked', async () => {
    const masked = redacted(reports).map(([, report]) => report);
    expect(await complaints(renderReports('html', masked, words))).toEqual([]);
  });
});

describe('inputs that could not be opened', () => {
  it.each([
    ['en', EN],
    ['zh', ZH],
  ] as const)('have a section each, in %s', async (_, words) => {
    const page = renderReports('html', [failure('a.txt'), failure('<img src=x>"\'&')], words);
    expect(await complaints(page)).toEqual([]);
    expect(page.match(/<article class="failed">/g)).toHaveLength(2);
    expect(page).toContain('there is no file a.txt');
    expect(page).not.toContain('<img');
  });
});

describe('what the command prints', () => {
  it('several inputs on one page, in order', async () => {
    const { exitCode, stdout } = await verifySeveral('html');
    expect(exitCode).toBe(3);
    expect(await complaints(stdout)).toEqual([]);
    expect(stdout.match(/<article class="\w+">/g)).toEqual([
      '<article class="accepted">',
      '<article class="rejected">',
      '<article class="rejected">',
      '<article class="accepted">',
      '<article class="failed">',
    ]);
    expect(stdout).toContain('<title>sso-cli: 2 accepted, 2 rejected, 1 not read</title>');
  });

  it.each([
    ['en', 'en'],
    ['zh', 'zh-CN'],
  ])('the language %s is said as %s', async (lang, tag) => {
    expect((await verifySeveral('html', { flags: ['--lang', lang] })).stdout).toContain(`<html lang="${tag}">`);
  });

  it('nothing is fetched, run or sent', async () => {
    const { stdout } = await verifySeveral('html');
    expect(stdout).not.toMatch(/<(?:script|link|img|iframe|object|embed|form|base|svg)\b|\son\w+=|@import|url\(/i);
    const [, style = ''] = /<style>([\s\S]*?)<\/style>/.exec(stdout) ?? [];
    const hash = createHash('sha256').update(style, 'utf8').digest('base64');
    const policy = `default-src 'none'; style-src 'sha256-${hash}'`.replaceAll("'", '&#39;');
    expect(stdout).toContain(`http-equiv="Content-Security-Policy" content="${policy}"`);
    for (const [, href] of stdout.matchAll(/\shref="([^"]*)"/g)) expect(href).toMatch(/^https?:\/\//);
  });
});

describe('html-validate refuses', () => {
  it.each([
    ['an element that is not closed', (page: string) => page.replace('</main>', '')],
    ['a page without language', (page: string) => page.replace(' lang="en"', '')],
    ['an attribute twice', (page: string) => page.replace('<article ', '<article class="x" ')],
  ])('%s', async (_, spoil) => {
    const page = renderReports(
      'html',
      [allReports('en')[0]?.[1]].filter((each) => each !== undefined),
      EN,
    );
    expect(await complaints(page)).toEqual([]);
    expect(await complaints(spoil(page))).not.toEqual([]);
  });
});

it('what to do stands right under the verdict, before the steps', async () => {
  const { makeAccount } = await import('../support/world.ts');
  const world = await makeAccount();
  await world.run(['mint-response', '--init', '--idp', world.path('idp')]);
  await world.run(['import-metadata', world.path('idp/metadata.xml'), '--yes']);
  const { stdout } = await world.run([
    'mint-response',
    'alice',
    '--idp',
    world.path('idp'),
    '--fault',
    'audience-mismatch',
  ]);
  const page = (await world.run(['verify-response', '-', '-o', 'html'], { stdin: stdout })).stdout;
  const [verdict, remedies, steps] = ['class="verdict"', 'class="remedies"', 'class="steps"'].map((each) =>
    page.indexOf(each),
  );
  expect([verdict, remedies, steps].every((at) => (at ?? -1) > 0)).toBe(true);
  expect([verdict, remedies, steps]).toEqual([verdict, remedies, steps].toSorted((a = 0, b = 0) => a - b));
});
