// SARIF against the schema of SARIF 2.1.0 that Microsoft ships with its matchers, judged by Ajv.

import OFFICIAL from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json' with { type: 'json' };
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { CATALOGUE } from '../../src/core/checks/catalogue.ts';
import type { Report } from '../../src/core/report.ts';
import { EN } from '../../src/core/words/en/index.ts';
import { ZH } from '../../src/core/words/zh/index.ts';
import { renderReports } from '../../src/render/reports.ts';
import { allReports, failure, redacted, verifySeveral } from '../support/reports.ts';

// Draft 4, of which it uses nothing that later drafts read otherwise but the names of these two. One of its patterns is
// none under the flag "u".
const { $schema, id, ...schema } = OFFICIAL;
const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats.default(ajv);
const validate = ajv.compile(schema);

interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly { physicalLocation: { artifactLocation: { uri: string } } }[];
  readonly properties: { readonly verdict: string; readonly isCause: boolean };
}

function violations(text: string): unknown[] {
  return validate(JSON.parse(text)) ? [] : (validate.errors ?? ['invalid']);
}

function resultsOf(text: string): Result[] {
  return JSON.parse(text).runs[0].results;
}

describe.each([
  ['en', EN],
  ['zh', ZH],
] as const)('in %s', (lang, words) => {
  const reports = allReports(lang);
  it.each(reports)('%s', (_, report) => {
    expect(violations(renderReports('sarif', [report], words))).toEqual([]);
  });

  it('all of them at once, masked', () => {
    const masked = redacted(reports).map(([, report]) => report);
    expect(violations(renderReports('sarif', masked, words))).toEqual([]);
  });
});

describe('a result', () => {
  const reports = allReports('en').map(([, report]) => report);
  const results = resultsOf(renderReports('sarif', reports, EN));

  it('stands for each finding, with its rule, its level and whether it is the cause', () => {
    const findings = reports.flatMap((report: Report) => report.findings.map((finding) => ({ finding, report })));
    expect(results).toHaveLength(findings.length);
    for (const [i, { finding, report }] of findings.entries()) {
      const result = results[i];
      expect(result?.ruleId).toBe(finding.code);
      expect(CATALOGUE[result?.ruleIndex ?? -1]?.code).toBe(finding.code);
      expect(result?.level).toBe({ error: 'error', warning: 'warning', info: 'note' }[finding.severity]);
      expect(result?.properties).toEqual({
        basis: finding.basis,
        verdict: report.verdict,
        isCause: finding.code === report.cause,
      });
      expect(result?.message.text.startsWith(finding.message)).toBe(true);
    }
  });
});

describe('the execution', () => {
  const [[, report] = []] = allReports('en');
  const invocationsOf = (text: string) => JSON.parse(text).runs[0].invocations;

  it('succeeded where every input was judged, whatever the verdict', () => {
    expect(invocationsOf(renderReports('sarif', [report as Report], EN))).toEqual([{ executionSuccessful: true }]);
  });

  it('did not where one could not be opened, and says which', () => {
    const text = renderReports('sarif', [failure('no where.txt'), report as Report], EN);
    expect(violations(text)).toEqual([]);
    expect(resultsOf(text)).toHaveLength(report?.findings.length ?? 0);
    expect(invocationsOf(text)).toMatchObject([
      {
        executionSuccessful: false,
        toolExecutionNotifications: [
          {
            descriptor: { id: 'input-missing' },
            level: 'error',
            message: { text: expect.stringMatching(/^there is no file no where\.txt\nhint: check the path/) },
            locations: [{ physicalLocation: { artifactLocation: { uri: 'no%20where.txt' } } }],
          },
        ],
      },
    ]);
  });
});

describe('what the command prints', () => {
  it('several inputs in one run, each result with the file that it speaks of', async () => {
    const { exitCode, stdout } = await verifySeveral('sarif');
    expect(exitCode).toBe(3);
    expect(violations(stdout)).toEqual([]);
    const places = resultsOf(stdout).map(({ ruleId, locations }) => [
      ruleId,
      decodeURIComponent(locations[0]?.physicalLocation.artifactLocation.uri ?? '')
        .split('/')
        .at(-1),
    ]);
    expect(places).toEqual(
      expect.arrayContaining([
        ['audience-mismatch', 're jected.txt'],
        ['input-not-saml', 'unreadable.txt'],
        ['nameid-transient', 'warning.txt'],
      ]),
    );
    const [{ toolExecutionNotifications: told }] = JSON.parse(stdout).runs[0].invocations;
    expect(told).toMatchObject([{ message: { text: expect.stringMatching(/missing\.txt/) } }]);
  });
});

// Without this, a schema that was read wrongly would pass everything above.
describe('the schema refuses', () => {
  const good = () => JSON.parse(renderReports('sarif', [allReports('en')[0]?.[1] as Report], EN));
  it.each<[what: string, spoil: (log: ReturnType<typeof good>) => void]>([
    ['another version', (log) => (log.version = '2.0.0')],
    ['a level of ours', (log) => (log.runs[0].results[0].level = 'info')],
    ['a result without message', (log) => delete log.runs[0].results[0].message],
    ['a tool without driver', (log) => delete log.runs[0].tool.driver],
    ['a URI that is none', (log) => (log.runs[0].tool.driver.informationUri = 'no uri at all')],
    ['an execution that does not say whether it succeeded', (log) => (log.runs[0].invocations = [{}])],
    ['an unknown key', (log) => (log.runs[0].verdict = 'accepted')],
  ])('%s', (_, spoil) => {
    const log = good();
    expect(validate(log)).toBe(true);
    spoil(log);
    expect(validate(log)).toBe(false);
  });
});

it.each([
  ['[here](https://evil.example)', '[here\\](https://evil.example)'],
  ['[here\\](https://evil.example)', '[here\\\\\\](https://evil.example)'],
  ['](', '\\]('],
  ['CORP\\alice [a] (b)', 'CORP\\alice [a] (b)'],
])('no link is made of what an input says: %s', (said, expected) => {
  const report = allReports('en').find(([, each]) => each.findings.length > 0)?.[1];
  const [finding] = report?.findings ?? [];
  const hostile = { ...report, findings: [{ ...finding, message: said }] } as Report;
  const [result] = resultsOf(renderReports('sarif', [hostile], EN));
  expect(result?.message.text.split('\n')[0]).toBe(expected);
});
