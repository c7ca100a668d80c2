// Assessments as one self-contained page to attach to a change request: the answer and its counts first, then
// the tables, then what was found: who before why.

import type { Assessment, AssessmentFinding, Section } from '../../core/assessment.ts';
import type { Labels } from '../../core/words/labels.ts';
import { renderPage, safe } from '../pages/shell.ts';

export function assessmentsHtml(assessments: readonly Assessment[], labels: Labels): string {
  const title = `sso-cli: ${assessments.map(({ verdict }) => verdict).join(labels.comma)}`;
  // A page has one first heading: that of its assessment, or one above several.
  const level = assessments.length > 1 ? 2 : 1;
  const articles = assessments.map((each) => article(each, labels, level)).join('\n');
  return renderPage({
    lang: labels.tag,
    title,
    content: `${level === 2 ? `<h1>${safe(title)}</h1>\n` : ''}${articles}`,
  });
}

function article(assessment: Assessment, labels: Labels, level: 1 | 2): string {
  const { subject, at, isGood, verdict, headline, findings, sections, steps } = assessment;
  const below = level + 1;
  return `<article class="${isGood ? 'accepted' : 'rejected'}">
<h${level} class="headline"><span class="verdict">${safe(verdict)}</span> ${safe(headline)}</h${level}>
<p class="meta">${safe(subject)} · ${safe(labels.judgedAt)} <time datetime="${safe(at)}">${safe(at)}</time></p>
${sections
  .filter(({ rows }) => rows.length > 0)
  .map((section) => sectionTable(section, below))
  .join('\n')}
${findings.map((each) => findingBlock(each, labels)).join('\n')}
${steps.length > 0 ? `<h${below}>${safe(labels.whatToDo)}</h${below}>\n<ol class="remedies">\n${steps.map((step) => `<li>${safe(step)}</li>`).join('\n')}\n</ol>` : ''}
</article>`;
}

function findingBlock(
  { severity, code, message, expected, actual, docs, basis }: AssessmentFinding,
  labels: Labels,
): string {
  const caution =
    severity === 'info' || basis === 'alibaba' ? '' : ` <span class="basis">${safe(labels.basis[basis])}</span>`;
  const link = docs ? ` <a href="${safe(docs)}" rel="noreferrer">${safe(labels.source)}</a>` : '';
  const row = (label: string, value: string | undefined) =>
    value === undefined ? '' : `<dt>${safe(label.trim())}</dt><dd><code>${safe(value)}</code></dd>`;
  const rows = row(labels.expected, expected) + row(labels.actual, actual);
  return `<div class="finding ${severity}"><p><code>${safe(code)}</code> ${safe(message)}${caution}${link}</p>${rows ? `<dl>${rows}</dl>` : ''}</div>`;
}

function sectionTable({ heading, columns, rows }: Section, level: number): string {
  const head = columns.map((each) => `<th scope="col">${safe(each)}</th>`).join('');
  const body = rows.map((row) => `<tr>${row.map((cell) => `<td>${safe(cell)}</td>`).join('')}</tr>`).join('\n');
  return `<h${level}>${safe(heading)}</h${level}>\n<table>\n<thead><tr>${head}</tr></thead>\n<tbody>\n${body}\n</tbody>\n</table>`;
}
