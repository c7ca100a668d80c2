// The reports of a run: one as a page, and the list of them.

import type { Report } from '../../core/report.ts';
import type { Flow } from '../../core/words/pages.ts';
import { renderArticles } from '../html.ts';
import { type Frame, PATHS, renderFramed } from './frame.ts';
import { safe } from './shell.ts';

export interface KeptReport {
  /** What nobody can guess, and stands in its address. */
  readonly token: string;
  readonly flow: Flow;
  readonly report: Report;
  /** The message as XML; null where it could not be read, or is too long to show. */
  readonly xml: string | null;
}

export interface ReportPage {
  readonly reports: readonly KeptReport[];
  /** Whether the service ends with this answer. */
  readonly isLast: boolean;
}

/** What was posted or pasted, as one page. */
export function renderReport(frame: Frame, { reports, isLast }: ReportPage): string {
  const { words, labels } = frame;
  const { report: say, nav } = words;
  const verdicts = [...new Set(reports.map(({ report }) => labels[report.verdict]))].join(labels.comma);
  const [only] = reports;
  const links = reports.map(
    ({ token }) => `<li><a class="button second" href="${PATHS.reports}/${safe(token)}">${safe(say.own)}</a></li>`,
  );
  const actions = isLast
    ? `<p class="notice">${safe(say.closeIt)}</p>`
    : `<ul class="actions"><li><a class="button" href="${PATHS.logon}">${safe(say.again)}</a></li>${links.join('')}<li><a class="button second" href="${PATHS.reports}">${safe(nav.reports)}</a></li></ul>`;
  const posted = reports.flatMap(({ xml }) =>
    xml === null
      ? []
      : [
          `<details><summary>${safe(say.posted)}</summary><p class="help">${safe(say.postedHelp)}</p><pre>${safe(xml)}</pre></details>`,
        ],
  );
  return renderFramed(
    frame,
    null,
    verdicts,
    `${renderArticles(
      reports.map(({ report }) => report),
      labels,
    )}
<p class="meta">${safe(only ? say.flow[only.flow] : '')}</p>
${actions}
${posted.join('\n')}`,
  );
}

/** The list, newest first. */
export function renderList(frame: Frame, reports: readonly KeptReport[]): string {
  const { list } = frame.words;
  const body =
    reports.length === 0
      ? `<p>${safe(list.empty)}</p>`
      : `<div class="scroll"><table class="stack"><thead><tr><th scope="col">${safe(list.columns.verdict)}</th><th scope="col">${safe(list.columns.who)}</th><th scope="col">${safe(list.columns.how)}</th><th scope="col">${safe(list.columns.when)}</th></tr></thead>
<tbody>
${reports.map((each) => row(each, frame)).join('\n')}
</tbody></table></div>`;
  return renderFramed(
    frame,
    'reports',
    list.title,
    `<h1 class="page">${safe(list.title)}</h1>\n<p class="lead">${safe(list.lead)}</p>\n${body}`,
  );
}

function row({ token, flow, report }: KeptReport, { words, labels }: Frame): string {
  const what =
    report.verdict === 'accepted'
      ? `${safe(report.user?.UserPrincipalName ?? '')}`
      : `<code>${safe(report.cause ?? '')}</code>`;
  const how = words.report.flow[flow].split(/[:：]/, 1)[0] ?? '';
  return `<tr class="${report.verdict}"><td><span class="verdict">${safe(labels[report.verdict])}</span></td><td><a href="${PATHS.reports}/${safe(token)}">${what}</a></td><td>${safe(how)}</td><td><time datetime="${safe(report.at)}">${safe(report.at)}</time></td></tr>`;
}
