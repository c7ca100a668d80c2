// GitHub Actions: a workflow command for each finding, and the step summary in Markdown. Nothing untrusted can end a
// command, begin another, or become markup.

import { evidenceOf } from '../core/assessment.ts';
import type { Severity } from '../core/checks/define.ts';
import { type Failure, type Finding, type InputReport, isFailure, type Report } from '../core/report.ts';
import type { Labels } from '../core/words/labels.ts';
import type { Words } from '../core/words/words.ts';
import { headlineOf, remediesToShow, saidOf, shownOutcome, sourceOf, summaryOf } from './summary.ts';

const COMMAND = { error: 'error', warning: 'warning', info: 'notice' } as const satisfies Record<Severity, string>;

/** A workflow command about a file, and what it says. */
export function commandLine(severity: Severity, title: string, file: string, text: string): string {
  return `::${COMMAND[severity]} title=${property(title)},file=${property(file)}::${data(text)}\n`;
}

/** Lines for standard output. */
export function renderGithub(reports: readonly InputReport[], { labels }: Pick<Words, 'labels'>): string {
  return reports.map((each) => (isFailure(each) ? failed(each) : annotations(each, labels))).join('');
}

function failed({ input, error: { code, message, hint } }: Failure): string {
  return commandLine('error', code, input.source, `${message}\nhint: ${hint}`);
}

function annotations(report: Report, labels: Labels): string {
  return report.findings.map((finding) => annotation(finding, report, labels)).join('') || accepted(report);
}

function accepted({ input, user }: Report): string {
  return commandLine('info', 'accepted', input.source, `logs on as the RAM user ${user?.UserName ?? ''}`);
}

function annotation(finding: Finding, report: Report, labels: Labels): string {
  const text = [saidOf(finding, report, labels), ...evidenceOf(finding)].join('\n');
  return commandLine(finding.severity, finding.code, report.input.source, text);
}

/** What a workflow command may carry as its message (GitHub: "%", CR and LF are escaped). */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

/** The step summary, in GitHub's Markdown. */
export function renderStepSummary(reports: readonly InputReport[], labels: Labels): string {
  return reports
    .map((each) => (isFailure(each) ? failureSummary(each, labels) : reportSummary(each, labels)))
    .join('\n');
}

function failureSummary(failure: Failure, labels: Labels): string {
  const { code, message, hint } = failure.error;
  return [
    `### ❌ ${labels.notOpened}${labels.colon}${markdown(sourceOf(failure, labels))}`,
    '',
    `- **${markdown(code)}**: ${markdown(message)}`,
    `- ${labels.whatToDo}${labels.colon}${markdown(hint)}`,
    '',
  ].join('\n');
}

function reportSummary(report: Report, labels: Labels): string {
  const verdict = report.verdict === 'accepted' ? `✅ ${labels.accepted}` : `❌ ${labels.rejected}`;
  const rows = report.steps.map((judged) => {
    const outcome = shownOutcome(judged, report);
    const summary = markdown(summaryOf(judged.step, outcome, report, labels));
    return `| ${judged.step} ${labels.steps[judged.step - 1]} | ${labels.outcome[outcome]} | ${summary} |`;
  });
  const findings = report.findings.map((finding) => `- **${finding.code}**: ${markdown(finding.message)}`);
  const remedies = remediesToShow(report).map(
    (remedy) =>
      `- ${labels.where[remedy.where]}${remedy.proven ? ` (${labels.proven})` : ''}${labels.colon}${markdown(remedy.change)}`,
  );
  return [
    `### ${verdict}${labels.colon}${markdown(sourceOf(report, labels))}`,
    report.cause ? `\n${markdown(headlineOf(report, labels))}\n` : '',
    '| | | |\n|---|---|---|',
    ...rows,
    ...(findings.length > 0 ? ['', ...findings] : []),
    ...(remedies.length > 0 ? ['', `**${labels.whatToDo}**`, '', ...remedies] : []),
    '',
  ].join('\n');
}

/** Text that stays text in Markdown: no link, image, markup, table cell or mention. */
export function markdown(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-.!|<>~&@:/]/g, (c) => `&#${c.charCodeAt(0)};`);
}
