// SARIF 2.1.0 (OASIS, 2020-03-27): findings as results, the catalogue as rules.

import { CATALOGUE } from '../core/checks/catalogue.ts';
import type { Check, Severity } from '../core/checks/define.ts';
import type { Finding, Report } from '../core/report.ts';
import { VERSION } from '../core/version.ts';
import type { CheckWords, Words } from '../core/words/words.ts';
import { HOME_PAGE } from './home-page.ts';

const LEVEL: Record<Severity, 'error' | 'warning' | 'note'> = { error: 'error', warning: 'warning', info: 'note' };

export function sarifOf(reports: readonly Report[], words: Words) {
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
            informationUri: HOME_PAGE,
            rules: (CATALOGUE as readonly Check[]).map((check) => ruleOf(check, words)),
          },
        },
        language: words.lang === 'zh' ? 'zh-CN' : 'en-US',
        results: reports.flatMap((report) => report.findings.map((finding) => resultOf(finding, report))),
      },
    ],
  };
}

function ruleOf(check: Check, words: Words) {
  const { title, why, mend } = words.checks[check.code as keyof CheckWords];
  return {
    id: check.code,
    shortDescription: { text: title },
    fullDescription: { text: why },
    help: { text: mend },
    helpUri: check.sources[0].url,
    defaultConfiguration: { level: LEVEL[check.severity] },
    properties: { step: check.step },
  };
}

function resultOf(finding: Finding, report: Report) {
  const evidence = [finding.expected && `expected: ${finding.expected}`, finding.actual && `actual: ${finding.actual}`];
  return {
    ruleId: finding.code,
    ruleIndex: CATALOGUE.findIndex((check) => check.code === finding.code),
    level: LEVEL[finding.severity],
    message: { text: [finding.message, ...evidence].filter(Boolean).join('\n') },
    locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(report.input.source) } } }],
    properties: { verdict: report.verdict, isCause: finding.code === report.cause },
  };
}

/** A relative URI reference for a path; "-" stands for standard input. */
function uriOf(source: string): string {
  return source === '-' ? 'stdin' : source.split(/[\\/]/).map(encodeURIComponent).join('/');
}
