// An assessment on a terminal: the answer first, then its tables, what was found, and what to do. Gets neutralised data only.

import type { Assessment, AssessmentFinding, Section } from '../../core/assessment.ts';
import type { Labels } from '../../core/words/labels.ts';
import type { Style } from '../../result.ts';
import { renderTable } from '../table.ts';

const MARK = { error: '✗', warning: '!', info: '·' } as const;

export function assessmentText(assessment: Assessment, labels: Labels, style: Style): string {
  const { subject, at, isGood, verdict, headline, sections, findings, steps } = assessment;
  const mark = isGood ? style.green(`✓ ${verdict}`) : style.red(`✗ ${verdict}`);
  const parts = [
    `${style.bold(`${mark}  ${headline}`)}\n${style.dim(`  ${subject} · ${labels.judgedAt} ${at}`)}\n`,
    ...sections.filter(({ rows }) => rows.length > 0).map((section) => sectionText(section, style)),
    ...(findings.length > 0 ? [findings.map((each) => findingText(each, labels, style)).join('')] : []),
    ...(steps.length > 0 ? [stepsText(steps, labels, style)] : []),
  ];
  return parts.join('\n');
}

function sectionText({ heading, columns, rows }: Section, style: Style): string {
  const [head = '', ...lines] = renderTable(columns, rows).split('\n');
  const body = lines.map((line) => (line === '' ? '' : `  ${line}`)).join('\n');
  return `${style.bold(heading)}\n${style.dim(`  ${head}`)}\n${body}`;
}

function findingText(finding: AssessmentFinding, labels: Labels, style: Style): string {
  const { severity, code, message, expected, actual, basis } = finding;
  const color = { error: style.red, warning: style.yellow, info: style.cyan }[severity];
  const lines = [`${color(`${MARK[severity]} ${code}`)}  ${message}`];
  if (severity !== 'info') {
    if (expected !== undefined) lines.push(`    ${style.dim(labels.expected)}  ${expected}`);
    if (actual !== undefined) lines.push(`    ${style.dim(labels.actual)}  ${actual}`);
    if (basis !== 'alibaba') lines.push(style.dim(`    ${labels.basis[basis]}`));
  }
  return `${lines.join('\n')}\n`;
}

function stepsText(steps: readonly string[], labels: Labels, style: Style): string {
  const lines = steps.map((step, i) => `  ${i + 1}. ${step}`);
  return `${[style.bold(labels.whatToDo), ...lines].join('\n')}\n`;
}
