// JUnit XML as others read it: well-formed by xmllint, and understood by junitparser as it is meant.

import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import type { Report } from '../../src/core/report.ts';
import { EN } from '../../src/core/words/en/index.ts';
import { ZH } from '../../src/core/words/zh/index.ts';
import { renderReports } from '../../src/render/reports.ts';
import { describeWith, run } from '../support/peers.ts';
import { allReports, failure, redacted, verifySeveral } from '../support/reports.ts';

interface Case {
  readonly name: string;
  readonly classname: string;
  readonly results: readonly { kind: string; type: string | null; message: string; text: string | null }[];
  readonly out: string | null;
}

interface Suite {
  readonly name: string;
  readonly tests: number;
  readonly failures: number;
  readonly errors: number;
  readonly skipped: number;
  readonly timestamp: string;
  readonly cases: readonly Case[];
}

function read(junit: string): Suite[] {
  const script = fileURLToPath(new URL('read_junit.py', import.meta.url));
  const { status, stdout, stderr } = run('/usr/bin/python3', [script], junit);
  expect(status, stderr).toBe(0);
  return JSON.parse(stdout);
}

const withResult = (suite: Suite | undefined, kind: string) =>
  (suite?.cases ?? []).filter((each) => each.results.some((result) => result.kind === kind));

/** What a suite must say of a report. */
function expectSaid(suite: Suite | undefined, report: Report): void {
  const judged = report.checks.filter((check) => check.outcome !== 'not-applicable');
  const named = (outcome: string) => judged.filter((check) => check.outcome === outcome).map((check) => check.code);
  expect(suite?.cases.map((each) => each.name)).toEqual(judged.map((check) => check.code));
  expect(withResult(suite, 'failure').map((each) => each.name)).toEqual(named('fail'));
  expect(withResult(suite, 'skipped').map((each) => each.name)).toEqual(named('skipped'));
  expect({ ...suite, cases: null }).toMatchObject({
    name: report.input.source,
    tests: judged.length,
    failures: named('fail').length,
    errors: 0,
    skipped: named('skipped').length,
    timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/),
  });
  for (const { code, severity, message } of report.findings) {
    const told = suite?.cases.find((each) => each.name === code);
    if (severity === 'error') expect(told?.results[0]).toMatchObject({ kind: 'failure', type: code, message });
    else expect(told?.out?.startsWith(message)).toBe(true);
  }
}

describeWith('junitparser', 'a JUnit report', () => {
  it.each([
    ['en', EN],
    ['zh', ZH],
  ] as const)('of every fault and recorded response, in %s', (lang, words) => {
    for (const named of [allReports(lang), redacted(allReports(lang))]) {
      const reports = named.map(([, report]) => report);
      const suites = read(renderReports('junit', reports, words));
      expect(suites).toHaveLength(reports.length);
      for (const [i, report] of reports.entries()) expectSaid(suites[i], report);
    }
  });

  it('of several inputs, as the command prints it', async () => {
    const { exitCode, stdout } = await verifySeveral('junit');
    expect(exitCode).toBe(3);
    const suites = read(stdout);
    expect(suites.map((suite) => [suite.name.split('/').at(-1), suite.failures > 0, suite.errors])).toEqual([
      ['accepted.txt', false, 0],
      ['re jected.txt', true, 0],
      ['unreadable.txt', true, 0],
      ['warning.txt', false, 0],
      ['missing.txt', false, 1],
    ]);
  });

  it('of inputs that could not be opened is one error each', () => {
    const told = [failure('a.txt'), failure('b/ü.txt')];
    const suites = read(renderReports('junit', told, EN));
    expect(suites).toMatchObject(
      told.map(({ input, error }) => ({
        name: input.source,
        tests: 1,
        failures: 0,
        errors: 1,
        skipped: 0,
        cases: [
          {
            name: error.code,
            results: [
              {
                kind: 'error',
                type: error.code,
                message: error.message,
                text: `${error.message}\nhint: ${error.hint}`,
              },
            ],
          },
        ],
      })),
    );
  });
});

describeWith('xmllint', 'a JUnit report', () => {
  it('is well-formed, hostile text included', () => {
    const [, report] = allReports('en').find(([name]) => name === 'audience-mismatch') ?? [];
    if (!report) throw new Error('no report');
    const evil = '</failure><failure message="x">]]>&amp;\u0000\u0008\ufffe\u2028';
    const findings = report.findings.map((finding) => ({ ...finding, message: evil, actual: evil }));
    const junit = renderReports('junit', [{ ...report, findings, input: { ...report.input, source: evil } }], EN);
    expect(run('xmllint', ['--nonet', '--noout', '-'], junit)).toMatchObject({ status: 0, stderr: '' });
    expect(junit.match(/<failure /g)).toHaveLength(1);
  });

  it('is well-formed where a file of a hostile name is not there', () => {
    const junit = renderReports('junit', [failure('</error><error message="x">]]>&amp;\u0000\ufffe\u2028')], EN);
    expect(run('xmllint', ['--nonet', '--noout', '-'], junit)).toMatchObject({ status: 0, stderr: '' });
    expect(junit.match(/<error /g)).toHaveLength(1);
  });
});
