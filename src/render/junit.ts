// JUnit XML for CI servers: a test suite for each input, a test case for each check that could be judged or was skipped; an
// input that could not be opened is one test case with an error.

import { evidenceOf } from '../core/assessment.ts';
import { type Failure, type InputReport, isFailure, type Report } from '../core/report.ts';
import type { Labels } from '../core/words/labels.ts';
import type { Words } from '../core/words/words.ts';
import { type Markup, writeXml } from '../core/xml/write.ts';
import { saidOf } from './summary.ts';

export function renderJunit(reports: readonly InputReport[], { labels }: Pick<Words, 'labels'>): string {
  const suites = reports.map((each) => (isFailure(each) ? failedSuite(each) : suite(each, labels)));
  return writeXml({ name: 'testsuites', attributes: { name: 'sso-cli' }, content: suites });
}

function failedSuite({ input, error }: Failure): Markup {
  const { code, message, hint } = error;
  const told = { name: 'error', attributes: { type: code, message }, content: `${message}\nhint: ${hint}` };
  const testcase = { name: 'testcase', attributes: { classname: '1 receive', name: code, time: '0' }, content: [told] };
  return {
    name: 'testsuite',
    attributes: { name: input.source, tests: '1', failures: '0', errors: '1', skipped: '0' },
    content: [testcase],
  };
}

function suite(report: Report, labels: Labels): Markup {
  const checks = report.checks.filter((check) => check.outcome !== 'not-applicable');
  const count = (outcome: string) => String(checks.filter((check) => check.outcome === outcome).length);
  return {
    name: 'testsuite',
    attributes: {
      name: report.input.source,
      tests: String(checks.length),
      failures: count('fail'),
      errors: '0',
      skipped: count('skipped'),
      timestamp: report.at.replace(/(\.\d+)?Z$/, ''),
    },
    content: checks.map((check) => testcase(check, report, labels)),
  };
}

function testcase(check: Report['checks'][number], report: Report, labels: Labels): Markup {
  const attributes = {
    classname: `${check.step} ${report.steps[check.step - 1]?.name ?? ''}`,
    name: check.code,
    time: '0',
  };
  const finding = report.findings.find((each) => each.code === check.code);
  const said = finding && saidOf(finding, report, labels);
  const text = finding
    ? [said, ...evidenceOf(finding)].join('\n')
    : `follows from ${check.because ?? 'another failure'}`;
  if (check.outcome === 'fail') {
    const failure = {
      name: 'failure',
      attributes: { type: check.code, message: said ?? text },
      content: text,
    };
    return { name: 'testcase', attributes, content: [failure] };
  }
  if (check.outcome === 'skipped') {
    return {
      name: 'testcase',
      attributes,
      content: [{ name: 'skipped', attributes: { message: `because of ${check.because ?? ''}` } }],
    };
  }
  return finding
    ? { name: 'testcase', attributes, content: [{ name: 'system-out', content: text }] }
    : { name: 'testcase', attributes };
}
