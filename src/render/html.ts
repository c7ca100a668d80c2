// One self-contained page to attach to a ticket: no script, nothing fetched, readable in light and dark and on paper.

import {
  type Failure,
  type Finding,
  type InputReport,
  isFailure,
  type Remedy,
  type Report,
  type StepReport,
} from '../core/report.ts';
import type { Labels } from '../core/words/labels.ts';
import { differenceOf } from './difference.ts';
import { renderPage, safe } from './pages/shell.ts';
import { headlineOf, originOf, remediesToShow, shownOutcome, sourceOf, summaryOf } from './summary.ts';

export function renderHtml(reports: readonly InputReport[], labels: Labels): string {
  return renderPage({
    lang: labels.tag,
    title: `sso-cli: ${verdictsOf(reports, labels)}`,
    content: renderArticles(reports, labels),
  });
}

/** The reports as the main part of a page: strings made harmless before, like everything that is rendered. */
export function renderArticles(reports: readonly InputReport[], labels: Labels): string {
  const title = `sso-cli: ${verdictsOf(reports, labels)}`;
  // A page has one first heading: that of its report, or one above several.
  const level = reports.length > 1 ? 2 : 1;
  const sections = reports.map((each) =>
    isFailure(each) ? failureSection(each, labels, level) : section(each, labels, level),
  );
  return `${reports.length > 1 ? `<h1>${safe(title)}</h1>\n` : ''}${sections.join('\n')}`;
}

/** "rejected" of one report, "2 accepted, 1 rejected" of several. */
function verdictsOf(reports: readonly InputReport[], labels: Labels): string {
  const verdicts = reports.map((each) => (isFailure(each) ? 'notOpened' : each.verdict));
  return (['accepted', 'rejected', 'notOpened'] as const)
    .map((verdict) => ({ verdict, count: verdicts.filter((each) => each === verdict).length }))
    .filter(({ count }) => count > 0)
    .map(({ verdict, count }) => (reports.length > 1 ? `${count} ${labels[verdict]}` : labels[verdict]))
    .join(labels.comma);
}

function section(report: Report, labels: Labels, level: 1 | 2): string {
  const { verdict, cause, authenticated, user } = report;
  const headline =
    verdict === 'accepted'
      ? labels.logsOn(authenticated?.nameId?.value ?? '', user?.UserName ?? '')
      : headlineOf(report, labels);
  const remedies = remediesToShow(report);
  const origin = originOf(report, labels);
  return `<article class="${verdict}">
<h${level} class="headline"><span class="verdict">${safe(labels[verdict])}</span> ${safe(headline)}</h${level}>
<p class="meta">${safe(sourceOf(report, labels))} · ${safe(labels.judgedAt)} <time datetime="${safe(report.at)}">${safe(report.at)}</time>${cause ? ` · <code>${safe(cause)}</code>` : ''}${origin === null ? '' : `<br>${safe(origin)}`}</p>
${remedies.length > 0 ? `<h${level + 1}>${safe(labels.whatToDo)}</h${level + 1}>\n<ul class="remedies">\n${remedies.map((remedy) => remedyItem(remedy, labels)).join('\n')}\n</ul>` : ''}
<ol class="steps">
${report.steps.map((step) => stepItem(step, report, labels)).join('\n')}
</ol>
<p class="meta">${safe(report.tool.name)} ${safe(report.tool.version)}${report.redaction ? ` · ${safe(labels.redacted(report.redaction.masked.length))}` : ''}</p>
</article>`;
}

function failureSection(failure: Failure, labels: Labels, level: 1 | 2): string {
  const { code, message, hint } = failure.error;
  return `<article class="failed">
<h${level} class="headline"><span class="verdict">${safe(labels.notOpened)}</span> ${safe(message)}</h${level}>
<p class="meta">${safe(sourceOf(failure, labels))} · <code>${safe(code)}</code></p>
<p class="hint">${safe(labels.whatToDo)}${labels.colon}${safe(hint)}</p>
</article>`;
}

function stepItem(judged: StepReport, report: Report, labels: Labels): string {
  const { step } = judged;
  const outcome = shownOutcome(judged, report);
  const findings = report.findings.filter((finding) => finding.step === step);
  const summary = summaryOf(step, outcome, report, labels);
  const said = summary === '' ? '' : ` <span class="summary">${safe(summary)}</span>`;
  return `<li class="${outcome}"><strong>${safe(labels.steps[step - 1] ?? '')}</strong> <span class="outcome">${safe(labels.outcome[outcome])}</span>${said}${findings.map((finding) => findingBlock(finding, labels)).join('')}</li>`;
}

function findingBlock(finding: Finding, labels: Labels): string {
  const { severity, code, message, expected, actual, docs, basis } = finding;
  const difference = expected !== undefined && actual !== undefined ? differenceOf(expected, actual) : null;
  const show = (value: string, end: number | undefined) =>
    difference && end !== undefined
      ? `${safe(value.slice(0, difference.start))}<mark>${safe(value.slice(difference.start, end))}</mark>${safe(value.slice(end))}`
      : safe(value);
  const rows = [
    expected === undefined
      ? ''
      : `<dt>${safe(labels.expected)}</dt><dd><code>${show(expected, difference?.expectedEnd)}</code></dd>`,
    actual === undefined
      ? ''
      : `<dt>${safe(labels.actual.trim())}</dt><dd><code>${show(actual, difference?.actualEnd)}</code></dd>`,
  ].join('');
  const link = docs ? ` <a href="${safe(docs)}" rel="noreferrer">${safe(labels.source)}</a>` : '';
  const caution =
    severity === 'info' || basis === 'alibaba' ? '' : ` <span class="basis">${safe(labels.basis[basis])}</span>`;
  return `<div class="finding ${severity}"><p><code>${safe(code)}</code> ${safe(message)}${caution}${link}</p>${rows ? `<dl>${rows}</dl>` : ''}</div>`;
}

function remedyItem({ where, change, command, proven, together }: Remedy, labels: Labels): string {
  const mark = proven
    ? ` <span class="proven">${safe(together ? labels.provenTogether(together.join(', ')) : labels.proven)}</span>`
    : '';
  return `<li><strong>${safe(labels.where[where])}</strong>${mark}${labels.colon}${safe(change)}${command ? `<br><code>${safe(command)}</code>` : ''}</li>`;
}
