// The report for a tired person: the verdict first, then the seven steps, then what to do. Gets neutralised data only.

import {
  type Failure,
  type Finding,
  type InputReport,
  isFailure,
  type Remedy,
  type Report,
  type StepReport,
} from '../core/report.ts';
import type { Labels, Shown } from '../core/words/labels.ts';
import type { Style } from '../result.ts';
import { differenceOf } from './difference.ts';
import { remediesToShow, shownOutcome, sourceOf, summaryOf } from './summary.ts';
import { padEnd, widthOf } from './table.ts';

const MARK: Record<Shown, string> = { pass: '✓', warn: '!', fail: '✗', skipped: '·', unverified: '?' };
const INDENT = ' '.repeat(14);

export function renderHuman(report: InputReport, labels: Labels, style: Style): string {
  if (isFailure(report)) return failureText(report, labels, style);
  const lines = [verdictLine(report, labels, style)];
  lines.push(style.dim(`  ${sourceOf(report, labels)} · ${labels.judgedAt} ${report.at}`), '');
  for (const step of report.steps) lines.push(...stepLines(step, report, labels, style));
  const remedies = remediesToShow(report);
  if (remedies.length > 0) {
    lines.push('', style.bold(labels.whatToDo));
    for (const remedy of remedies) lines.push(...remedyLines(remedy, labels, style));
  }
  if (report.redaction) lines.push('', style.dim(labels.redacted(report.redaction.masked.length)));
  return `${lines.join('\n')}\n`;
}

function failureText(failure: Failure, labels: Labels, style: Style): string {
  const { code, message, hint } = failure.error;
  return [
    style.bold(`${style.red(`✗ ${labels.notOpened}`)}  ${message}`),
    style.dim(`  ${sourceOf(failure, labels)} · ${code}`),
    `  → ${hint}`,
    '',
  ].join('\n');
}

function verdictLine(report: Report, labels: Labels, style: Style): string {
  if (report.verdict === 'accepted') {
    const nameId = report.authenticated?.nameId?.value ?? '';
    return style.bold(`${style.green(`✓ ${labels.accepted}`)}  ${labels.logsOn(nameId, report.user?.UserName ?? '')}`);
  }
  const cause = report.findings.find((finding) => finding.code === report.cause);
  return style.bold(`${style.red(`✗ ${labels.rejected}`)}  ${cause?.message ?? report.cause}`);
}

function stepLines(judged: StepReport, report: Report, labels: Labels, style: Style): string[] {
  const { step } = judged;
  const outcome = shownOutcome(judged, report);
  const { green, yellow, red, dim } = style;
  const color = { pass: green, warn: yellow, fail: red, skipped: dim, unverified: dim }[outcome];
  const name = padEnd(labels.steps[step - 1] ?? '', 9);
  const summary = summaryOf(step, outcome, report, labels);
  const isJudged = outcome === 'pass' || outcome === 'warn';
  const text = isJudged
    ? summary || labels.outcome.pass
    : [labels.outcome[outcome], summary].filter(Boolean).join(labels.comma);
  const findings = report.findings.filter((finding) => finding.step === step);
  return [
    `  ${style.dim(String(step))} ${name} ${color(MARK[outcome])} ${outcome === 'skipped' ? style.dim(text) : text}`,
    ...findings.flatMap((finding) => findingLines(finding, report, labels, style)),
  ];
}

function findingLines(finding: Finding, report: Report, labels: Labels, style: Style): string[] {
  const color = { error: style.red, warning: style.yellow, info: style.cyan }[finding.severity];
  // The cause was said in the first line; here stand its code and its evidence.
  const isCause = finding.code === report.cause;
  const lines = [`${INDENT}${color(finding.code)}  ${isCause ? style.dim(labels.seeAbove) : finding.message}`];
  if (finding.severity !== 'info') lines.push(...evidenceLines(finding, labels, style));
  if (finding.explains) lines.push(style.dim(`${INDENT}  ${labels.explains} ${finding.explains.join(', ')}`));
  return lines;
}

/** Expected beside actual, with a mark under what differs. */
function evidenceLines({ expected, actual }: Finding, labels: Labels, style: Style): string[] {
  const line = (label: string, value: string) => `${INDENT}  ${style.dim(label)}  ${value}`;
  const difference = expected !== undefined && actual !== undefined ? differenceOf(expected, actual) : null;
  const lines: string[] = [];
  for (const [label, value, end] of [
    [labels.expected, expected, difference?.expectedEnd],
    [labels.actual, actual, difference?.actualEnd],
  ] as const) {
    if (value === undefined) continue;
    lines.push(line(label, value));
    if (difference && end !== undefined && end > difference.start) {
      const before = widthOf(`${label}  ${value.slice(0, difference.start)}`);
      const marks = '^'.repeat(widthOf(value.slice(difference.start, end)));
      lines.push(`${INDENT}  ${' '.repeat(before)}${style.yellow(marks)}`);
    }
  }
  return lines;
}

function remedyLines(remedy: Remedy, labels: Labels, style: Style): string[] {
  const { where, change, command, proven, together } = remedy;
  const mark = proven ? style.green(` [${together ? labels.provenTogether(together.join(', ')) : labels.proven}]`) : '';
  return [
    `  → ${style.bold(labels.where[where])}${mark}${labels.colon}${change}`,
    ...(command ? [`      ${style.cyan(command)}`] : []),
  ];
}
