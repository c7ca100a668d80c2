// Reports as SARIF: findings as results, the catalogue as rules; an input that could not be opened is a notification.

import { evidenceOf } from '../core/assessment.ts';
import { CATALOGUE } from '../core/checks/catalogue.ts';
import type { Check } from '../core/checks/define.ts';
import { type Failure, type Finding, type InputReport, isFailure, type Report } from '../core/report.ts';
import type { Words } from '../core/words/words.ts';
import { LEVEL, locationsOf, plainMessage, ruleOf, sarifLog } from './sarif-log.ts';
import { saidOf } from './summary.ts';

export function sarifOf(all: readonly InputReport[], words: Words) {
  const reports = all.filter((each): each is Report => !isFailure(each));
  return sarifLog({
    rules: (CATALOGUE as readonly Check[]).map((check) =>
      ruleOf(check, words.checks[check.code], { step: check.step }),
    ),
    results: reports.flatMap((report) => report.findings.map((finding) => resultOf(finding, report, words))),
    notifications: all.filter(isFailure).map(notificationOf),
    language: words.labels.region,
  });
}

function resultOf(finding: Finding, report: Report, { labels }: Words) {
  return {
    ruleId: finding.code,
    ruleIndex: CATALOGUE.findIndex((check) => check.code === finding.code),
    level: LEVEL[finding.severity],
    message: plainMessage([saidOf(finding, report, labels), ...evidenceOf(finding)]),
    locations: locationsOf(report.input.source),
    properties: {
      basis: finding.basis,
      verdict: report.verdict,
      isCause: finding.code === report.cause,
      ...(report.origin ? { origin: report.origin } : {}),
    },
  };
}

function notificationOf({ input, error: { code, message, hint } }: Failure) {
  return {
    descriptor: { id: code },
    level: 'error',
    message: plainMessage([message, `hint: ${hint}`]),
    locations: locationsOf(input.source),
  };
}
