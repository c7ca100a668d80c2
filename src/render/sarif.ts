// SARIF 2.1.0 (OASIS, 2020-03-27): findings as results, the catalogue as rules; an input that could not be opened is a
// notification of an execution that did not succeed (3.20.14, 3.20.21).

import { CATALOGUE } from '../core/checks/catalogue.ts';
import type { Check, Severity } from '../core/checks/define.ts';
import { basisOf } from '../core/checks/sources.ts';
import { type Failure, type Finding, type InputReport, isFailure, type Report } from '../core/report.ts';
import { VERSION } from '../core/version.ts';
import type { Words } from '../core/words/words.ts';
import { saidOf } from './summary.ts';

export const LEVEL: Record<Severity, 'error' | 'warning' | 'note'> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
};

export function sarifOf(all: readonly InputReport[], words: Words) {
  const reports = all.filter((each): each is Report => !isFailure(each));
  const failures = all.filter(isFailure);
  return {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'sso-cli',
            version: VERSION,
            semanticVersion: VERSION,
            rules: (CATALOGUE as readonly Check[]).map((check) => ruleOf(check, words)),
          },
        },
        invocations: [
          {
            executionSuccessful: failures.length === 0,
            ...(failures.length > 0 ? { toolExecutionNotifications: failures.map(notificationOf) } : {}),
          },
        ],
        language: words.labels.region,
        results: reports.flatMap((report) => report.findings.map((finding) => resultOf(finding, report, words))),
      },
    ],
  };
}

function ruleOf(check: Check, words: Words) {
  const { title, why, mend } = words.checks[check.code];
  return {
    id: check.code,
    shortDescription: { text: title },
    fullDescription: { text: why },
    help: { text: mend },
    helpUri: check.sources[0].url,
    defaultConfiguration: { level: LEVEL[check.severity] },
    properties: { step: check.step, basis: basisOf(check.sources) },
  };
}

function resultOf(finding: Finding, report: Report, { labels }: Words) {
  const evidence = [finding.expected && `expected: ${finding.expected}`, finding.actual && `actual: ${finding.actual}`];
  return {
    ruleId: finding.code,
    ruleIndex: CATALOGUE.findIndex((check) => check.code === finding.code),
    level: LEVEL[finding.severity],
    message: { text: plainText([saidOf(finding, report, labels), ...evidence].filter(Boolean).join('\n')) },
    locations: locationsOf(report),
    properties: {
      basis: finding.basis,
      verdict: report.verdict,
      isCause: finding.code === report.cause,
      ...(report.origin ? { origin: report.origin } : {}),
    },
  };
}

function notificationOf(failure: Failure) {
  const { code, message, hint } = failure.error;
  return {
    descriptor: { id: code },
    level: 'error',
    message: { text: plainText(`${message}\nhint: ${hint}`) },
    locations: locationsOf(failure),
  };
}

/**
 * A message string may hold links, "[text](target)", of which a viewer makes some; what is quoted from an input must not:
 * the bracket that would end the text is escaped, with the backslashes before it (SARIF 3.11.6).
 */
const plainText = (text: string) => text.replace(/(\\*)\]\(/g, '$1$1\\](');

const locationsOf = ({ input }: InputReport) => [
  { physicalLocation: { artifactLocation: { uri: uriOf(input.source) } } },
];

/** A relative URI reference for a path; "-" stands for standard input. */
export function uriOf(source: string): string {
  return source === '-' ? 'stdin' : source.split(/[\\/]/).map(encodeURIComponent).join('/');
}
