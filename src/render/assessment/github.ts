// Assessments for GitHub Actions: a workflow command for each finding, and the step summary in Markdown.

import { type Assessment, evidenceOf, type Section } from '../../core/assessment.ts';
import type { Labels } from '../../core/words/labels.ts';
import { commandLine, markdown } from '../github.ts';

export function assessmentsGithub(assessments: readonly Assessment[]): string {
  return assessments
    .flatMap(({ subject, isGood, verdict, headline, findings }) => [
      commandLine(isGood ? 'info' : 'error', verdict, subject, headline),
      ...findings.map((each) =>
        commandLine(each.severity, each.code, subject, [each.message, ...evidenceOf(each)].join('\n')),
      ),
    ])
    .join('');
}

export function assessmentsSummary(assessments: readonly Assessment[], labels: Labels): string {
  return assessments
    .map(({ subject, isGood, verdict, headline, findings, sections, steps }) =>
      [
        `### ${isGood ? '✅' : '❌'} ${markdown(verdict)}${labels.colon}${markdown(subject)}`,
        '',
        markdown(headline),
        ...sections.filter(({ rows }) => rows.length > 0).flatMap(table),
        ...(findings.length > 0 ? [''] : []),
        ...findings.map((each) => `- **${markdown(each.code)}**: ${markdown(each.message)}`),
        ...(steps.length > 0 ? ['', `**${labels.whatToDo}**`, ''] : []),
        ...steps.map((step, i) => `${i + 1}. ${markdown(step)}`),
        '',
      ].join('\n'),
    )
    .join('\n');
}

function table({ heading, columns, rows }: Section): string[] {
  const row = (cells: readonly string[]) => `| ${cells.map(markdown).join(' | ')} |`;
  return ['', `**${markdown(heading)}**`, '', row(columns), `|${'---|'.repeat(columns.length)}`, ...rows.map(row)];
}
