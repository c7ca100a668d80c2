// Assessments in every output format: valid by somebody else's judge, and harmless with hostile text in every string.

import OFFICIAL from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json' with { type: 'json' };
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { HtmlValidate } from 'html-validate/node';
import { describe, expect, it } from 'vitest';
import type { Assessment } from '../../src/core/assessment.ts';
import { EN } from '../../src/core/words/en/index.ts';
import { ZH } from '../../src/core/words/zh/index.ts';
import { gate } from '../../src/core/xml/gate.ts';
import { MESSAGE_LIMITS } from '../../src/core/xml/limits.ts';
import { renderAssessmentSummary, renderAssessments } from '../../src/render/assessment/formats.ts';
import { assessmentText } from '../../src/render/assessment/text.ts';
import { mapStrings, terminalSafe } from '../../src/render/escape.ts';
import { PLAIN } from '../../src/render/style.ts';
import { metadataXml } from '../support/idp.ts';
import { makeAccount } from '../support/world.ts';

const { $schema, id, ...schema } = OFFICIAL;
const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats.default(ajv);
const isSarif = ajv.compile(schema);
const htmlvalidate = new HtmlValidate({
  extends: ['html-validate:recommended', 'html-validate:document', 'html-validate:a11y'],
  rules: { 'doctype-style': ['error', { style: 'lowercase' }] },
});

/** Text that ends a command, a cell, a tag or a line where it is not made harmless. */
const EVIL = '\n::error::x\r%0A|`</td><script>alert(1)</script>"\u001b[31m\u202e##[command]';

const BAD: Assessment = {
  subject: `a.xml${EVIL}`,
  at: '2026-11-23T10:00:00Z',
  isGood: false,
  verdict: 'breaks',
  headline: `headline${EVIL}`,
  findings: [
    {
      code: 'metadata-expired',
      severity: 'error',
      message: `message${EVIL}`,
      expected: EVIL,
      actual: EVIL,
      docs: 'https://example.com/',
      basis: 'saml',
    },
    { code: 'list-incomplete', severity: 'warning', message: 'a code without a check', basis: 'inferred' },
    { code: 'metadata-signature-unchecked', severity: 'info', message: 'information', basis: 'saml' },
  ],
  passed: ['metadata-malformed'],
  sections: [
    {
      heading: `heading${EVIL}`,
      columns: ['A', 'B'],
      rows: [
        [EVIL, 'b'],
        ['c', 'd'],
      ],
    },
  ],
  steps: [`first${EVIL}`, 'second'],
};
const GOOD: Assessment = {
  ...BAD,
  subject: 'b.xml',
  isGood: true,
  verdict: 'safe',
  headline: 'fine',
  findings: [],
  sections: [],
  steps: [],
};
const REFUSED: Assessment = { ...GOOD, isGood: false, verdict: 'breaks' };

const SETS: [string, Assessment[]][] = [
  ['one', [BAD]],
  ['a good one', [GOOD]],
  ['several', [BAD, GOOD, REFUSED]],
];

describe.each([
  ['en', EN],
  ['zh', ZH],
] as const)('in %s', (_, words) => {
  it.each(SETS)('%s: SARIF', (_, assessments) => {
    const text = renderAssessments('sarif', assessments, words);
    expect(isSarif(JSON.parse(text)), JSON.stringify(isSarif.errors)).toBe(true);
    const [run] = JSON.parse(text).runs;
    for (const { ruleId, ruleIndex } of run.results) expect(run.tool.driver.rules[ruleIndex].id).toBe(ruleId);
    expect(run.results).toHaveLength(assessments.flatMap(({ findings }) => findings).length);
  });

  it.each(SETS)('%s: HTML', async (_, assessments) => {
    const page = renderAssessments('html', assessments, words);
    const { results } = await htmlvalidate.validateString(page);
    expect(results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId}: ${message}`))).toEqual(
      [],
    );
    expect(page).not.toContain('<script');
    expect(page).not.toContain('\u202e');
  });

  it.each(SETS)('%s: JUnit', (_, assessments) => {
    const text = renderAssessments('junit', assessments, words);
    expect(() => gate(text.replace(/^<\?xml[^>]*\?>\s*/, ''), MESSAGE_LIMITS)).not.toThrow();
    const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
    const bad = assessments.filter(({ isGood }) => !isGood).length;
    expect(count(/<failure /g)).toBe(bad);
    const tests = [...text.matchAll(/ tests="(\d+)"/g)].reduce((sum, [, n]) => sum + Number(n), 0);
    expect(tests).toBe(count(/<testcase /g));
  });

  it.each(SETS)('%s: GitHub, with its summary', (_, assessments) => {
    const lines = renderAssessments('github', assessments, words).trimEnd().split('\n');
    expect(lines).toHaveLength(assessments.reduce((sum, { findings }) => sum + 1 + findings.length, 0));
    for (const line of lines) expect(line).toMatch(/^::(error|warning|notice) title=[^:]*,file=[^:,]*::[^\r\n]*$/);
    const summary = renderAssessmentSummary('github', assessments, words) ?? '';
    expect(summary).not.toContain('<script');
    expect(summary.split('\n').filter((line) => /^\s*::|##\[/.test(line))).toEqual([]);
    expect(renderAssessmentSummary('html', assessments, words)).toBeNull();
  });

  it('text', () => {
    const text = assessmentText(mapStrings(BAD, terminalSafe), words.labels, PLAIN);
    for (const said of ['metadata-expired', 'heading', '2. second', '2026-11-23T10:00:00Z'])
      expect(text).toContain(said);
    for (const raw of ['\u001b', '\u202e', 'undefined', '[object']) expect(text).not.toContain(raw);
    expect(text.split('\n').filter((line) => line.trimStart().startsWith('::'))).toEqual([]);
  });
});

describe('the commands in every format', () => {
  it.each(['junit', 'sarif', 'github', 'html'])('%s', async (format) => {
    const world = await makeAccount();
    const next = world.write('next.xml', metadataXml(['idp-next']));
    const summary = world.path('summary.md');
    const env = { GITHUB_STEP_SUMMARY: summary };
    for (const [args, exit] of [
      [['check-metadata'], 0],
      [['diff-metadata', next, '--timeline', '2027-01-31T20:00:00Z'], 1],
      [['import-metadata', next], 1],
    ] as const) {
      const { exitCode, stdout } = await world.run([...args, '-o', format], { env });
      expect(exitCode).toBe(exit);
      expect(stdout.length).toBeGreaterThan(50);
      expect(stdout).not.toMatch(/undefined|\[object/);
    }
    if (format === 'github') expect(world.read('summary.md').match(/^### /gm)).toHaveLength(3);
  });
});

it.each([
  ['[here](https://evil.example)', '[here\\](https://evil.example)'],
  ['[here\\](https://evil.example)', '[here\\\\\\](https://evil.example)'],
])('no viewer of SARIF makes a link of what was judged: %s', (said, expected) => {
  const finding = { code: 'of-no-check', severity: 'error', message: said, actual: said, basis: 'saml' } as const;
  const { runs } = JSON.parse(renderAssessments('sarif', [{ ...BAD, findings: [finding] }], EN));
  expect(runs[0].results[0].message.text).toBe(`${expected}\nactual: ${expected}`);
  expect(
    runs[0].tool.driver.rules.find((rule: { id: string }) => rule.id === 'of-no-check').shortDescription.text,
  ).toBe(expected);
});
