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
import { headlineOf, originOf, remediesToShow, shownOutcome, sourceOf, summaryOf } from './summary.ts';
import { padEnd, widthOf } from './table.ts';
import { cells, wrapLine } from './wrap.ts';

/** What the answer is printed on. */
export interface Page {
  /** In cells; null where nobody looks at it as it is: lines are then left whole. */
  readonly width: number | null;
  /** Steps that passed share a line, so that verdict and remedy stay on one screen. */
  readonly isBrief: boolean;
}

/** A pipe or a file: everything, in lines as long as they are. */
export const WHOLE: Page = { width: null, isBrief: false };

const MARK: Record<Shown, string> = { pass: '✓', warn: '!', fail: '✗', skipped: '·', unverified: '?' };
const INDENT = ' '.repeat(14);

/** One answer or several: of several, those that are fine get a line each, and the last line counts them. */
export function renderAllHuman(reports: readonly InputReport[], labels: Labels, style: Style, page: Page): string {
  if (reports.length === 1) return reports.map((each) => renderHuman(each, labels, style, page)).join('');
  const isFine = (each: InputReport) => !isFailure(each) && each.verdict === 'accepted' && each.findings.every(isInfo);
  const parts = reports.map((each) =>
    page.isBrief && isFine(each)
      ? `${briefLine(each as Report, labels, style)}\n`
      : renderHuman(each, labels, style, page),
  );
  // A blank line around what has several.
  const text = parts.map((part, i) => (i > 0 && (isLong(part) || isLong(parts[i - 1] ?? '')) ? `\n${part}` : part));
  const accepted = reports.filter((each) => !isFailure(each) && each.verdict === 'accepted').length;
  return `${text.join('')}\n${style.bold(labels.counted(accepted, reports.length))}\n`;
}

const isInfo = (finding: Finding) => finding.severity === 'info';
const isLong = (text: string) => text.indexOf('\n') < text.length - 1;

function briefLine(report: Report, labels: Labels, style: Style): string {
  return `${verdictLine(report, labels, style)}  ${style.dim(sourceOf(report, labels))}`;
}

export function renderHuman(report: InputReport, labels: Labels, style: Style, page: Page = WHOLE): string {
  if (isFailure(report)) return failureText(report, labels, style);
  const lines = [...flow(verdictLine(report, labels, style), page, 4)];
  lines.push(style.dim(`  ${sourceOf(report, labels)} · ${labels.judgedAt} ${report.at}`));
  const origin = originOf(report, labels);
  if (origin !== null && !(page.isBrief && isAsAsked(report))) lines.push(...flow(style.dim(`  ${origin}`), page, 2));
  lines.push('');
  for (const steps of foldedSteps(report, page)) {
    const [step] = steps;
    if (steps.length > 1 || !step) lines.push(...flow(foldedLine(steps, labels, style), page, 14));
    else lines.push(...stepLines(step, report, labels, style, page));
  }
  const remedies = remediesToShow(report);
  if (remedies.length > 0) {
    lines.push('', style.bold(labels.whatToDo));
    for (const remedy of remedies) lines.push(...remedyLines(remedy, labels, style, page));
  }
  if (report.redaction) lines.push('', style.dim(labels.redacted(report.redaction.masked.length)));
  return `${lines.join('\n')}\n`;
}

/** What a person at the terminal has typed, or has always had, need not be said again. */
const isAsAsked = ({ origin }: Report) =>
  origin?.store?.from === 'flag' || origin?.store?.from === 'default' || !origin?.store;

/** A line of prose, broken where the page asks for it. */
function flow(line: string, { width }: Page, hang: number): string[] {
  return width === null ? [line] : wrapLine(line, width, hang);
}

/** The steps in order, those that passed and have nothing to say in groups where the page is brief. */
function foldedSteps(report: Report, { isBrief }: Page): StepReport[][] {
  if (!isBrief || report.verdict === 'accepted') return report.steps.map((step) => [step]);
  const isQuiet = (step: StepReport) =>
    shownOutcome(step, report) === 'pass' &&
    report.findings.every((finding) => finding.step !== step.step || isInfo(finding));
  const groups: StepReport[][] = [];
  for (const step of report.steps) {
    const last = groups.at(-1)?.[0];
    if (last && isQuiet(last) && isQuiet(step)) groups.at(-1)?.push(step);
    else groups.push([step]);
  }
  return groups;
}

function foldedLine(steps: readonly StepReport[], labels: Labels, style: Style): string {
  const names = steps.map(({ step }) => `${step} ${labels.steps[step - 1]}`).join(labels.comma);
  return `  ${style.green(MARK.pass)} ${names}${labels.colon}${labels.outcome.pass}`;
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
  return style.bold(`${style.red(`✗ ${labels.rejected}`)}  ${headlineOf(report, labels)}`);
}

function stepLines(judged: StepReport, report: Report, labels: Labels, style: Style, page: Page): string[] {
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
  const line = `  ${style.dim(String(step))} ${name} ${color(MARK[outcome])} ${outcome === 'skipped' ? style.dim(text) : text}`;
  return [
    ...flow(line, page, INDENT.length + 2),
    ...findings.flatMap((finding) => findingLines(finding, report, labels, style, page)),
  ];
}

function findingLines(finding: Finding, report: Report, labels: Labels, style: Style, page: Page): string[] {
  const color = { error: style.red, warning: style.yellow, info: style.cyan }[finding.severity];
  // The cause was said in the first line; here stand its code and its evidence.
  const isCause = finding.code === report.cause;
  const said = `${INDENT}${color(finding.code)}  ${isCause ? style.dim(labels.seeAbove) : finding.message}`;
  const lines = flow(said, page, INDENT.length + 2);
  const aside = (text: string) => flow(style.dim(`${INDENT}  ${text}`), page, INDENT.length + 4);
  if (finding.severity !== 'info') {
    lines.push(...evidenceLines(finding, labels, style, page));
    if (finding.basis !== 'alibaba') lines.push(...aside(labels.basis[finding.basis]));
  }
  if (finding.explains) lines.push(...aside(`${labels.explains} ${finding.explains.join(', ')}`));
  return lines;
}

/** Expected beside actual, with a mark under what differs: unless the terminal breaks the line, and the mark would lie. */
function evidenceLines({ expected, actual }: Finding, labels: Labels, style: Style, { width }: Page): string[] {
  const line = (label: string, value: string) => `${INDENT}  ${style.dim(label)}  ${value}`;
  const difference = expected !== undefined && actual !== undefined ? differenceOf(expected, actual) : null;
  const lines: string[] = [];
  for (const [label, value, end] of [
    [labels.expected, expected, difference?.expectedEnd],
    [labels.actual, actual, difference?.actualEnd],
  ] as const) {
    if (value === undefined) continue;
    const whole = line(label, value);
    lines.push(whole);
    const fits = width === null || cells(whole) <= width;
    if (fits && difference && end !== undefined && end > difference.start) {
      const before = widthOf(`${label}  ${value.slice(0, difference.start)}`);
      const marks = '^'.repeat(widthOf(value.slice(difference.start, end)));
      lines.push(`${INDENT}  ${' '.repeat(before)}${style.yellow(marks)}`);
    }
  }
  return lines;
}

function remedyLines(remedy: Remedy, labels: Labels, style: Style, page: Page): string[] {
  const { where, change, command, proven, together } = remedy;
  const mark = proven ? style.green(` [${together ? labels.provenTogether(together.join(', ')) : labels.proven}]`) : '';
  return [
    ...flow(`  → ${style.bold(labels.where[where])}${mark}${labels.colon}${change}`, page, 4),
    // Left whole, however long: it is there to be copied.
    ...(command ? [`      ${style.cyan(command)}`] : []),
  ];
}
