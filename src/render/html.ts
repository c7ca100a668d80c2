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
import { originOf, remediesToShow, shownOutcome, sourceOf, summaryOf } from './summary.ts';

export function renderHtml(reports: readonly InputReport[], labels: Labels): string {
  const title = `sso-cli: ${verdictsOf(reports, labels)}`;
  // A page has one first heading: that of its report, or one above several.
  const level = reports.length > 1 ? 2 : 1;
  const sections = reports.map((each) =>
    isFailure(each) ? failureSection(each, labels, level) : section(each, labels, level),
  );
  return `<!doctype html>
<html lang="${labels.tag}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${safe(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
${reports.length > 1 ? `<h1>${safe(title)}</h1>\n` : ''}${sections.join('\n')}
</main>
</body>
</html>
`;
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

/** Text between tags or in a quoted attribute. */
function safe(text: string): string {
  return text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
}

function section(report: Report, labels: Labels, level: 1 | 2): string {
  const { verdict, cause, findings, authenticated, user } = report;
  const message = findings.find((finding) => finding.code === cause)?.message;
  const headline =
    verdict === 'accepted' ? labels.logsOn(authenticated?.nameId?.value ?? '', user?.UserName ?? '') : (message ?? '');
  const remedies = remediesToShow(report);
  const origin = originOf(report, labels);
  return `<article class="${verdict}">
<h${level} class="headline"><span class="verdict">${safe(labels[verdict])}</span> ${safe(headline)}</h${level}>
<p class="meta">${safe(sourceOf(report, labels))} · ${safe(labels.judgedAt)} <time datetime="${safe(report.at)}">${safe(report.at)}</time>${cause ? ` · <code>${safe(cause)}</code>` : ''}${origin === null ? '' : `<br>${safe(origin)}`}</p>
<ol class="steps">
${report.steps.map((step) => stepItem(step, report, labels)).join('\n')}
</ol>
${remedies.length > 0 ? `<h${level + 1}>${safe(labels.whatToDo)}</h${level + 1}>\n<ul class="remedies">\n${remedies.map((remedy) => remedyItem(remedy, labels)).join('\n')}\n</ul>` : ''}
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
  const { severity, code, message, expected, actual, docs } = finding;
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
  return `<div class="finding ${severity}"><p><code>${safe(code)}</code> ${safe(message)}${link}</p>${rows ? `<dl>${rows}</dl>` : ''}</div>`;
}

function remedyItem({ where, change, command, proven, together }: Remedy, labels: Labels): string {
  const mark = proven
    ? ` <span class="proven">${safe(together ? labels.provenTogether(together.join(', ')) : labels.proven)}</span>`
    : '';
  return `<li><strong>${safe(labels.where[where])}</strong>${mark}${labels.colon}${safe(change)}${command ? `<br><code>${safe(command)}</code>` : ''}</li>`;
}

const STYLE = `
:root{--fg:#1f2328;--bg:#fff;--muted:#59636e;--line:#d1d9e0;--red:#b3261e;--green:#116329;--amber:#7d4e00;--mark:#ffe08a}
@media (prefers-color-scheme:dark){:root{--fg:#e6edf3;--bg:#0d1117;--muted:#9198a1;--line:#3d444d;--red:#ff8b82;--green:#57d27a;--amber:#e3b341;--mark:#6b5300}}
body{margin:0;background:var(--bg);color:var(--fg);font:16px/1.5 system-ui,-apple-system,"Segoe UI","PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
main{max-width:52rem;margin:0 auto;padding:1.5rem}
article+article{border-top:1px solid var(--line);margin-top:2rem;padding-top:1rem}
h1{font-size:1.1rem;margin:0 0 1.5rem}
h2,h3{font-size:1.05rem;margin:1.5rem 0 .5rem}
.headline{font-size:1.3rem;line-height:1.35;margin:0 0 .25rem;overflow-wrap:anywhere}
.verdict{border:2px solid;border-radius:.4rem;padding:0 .5rem;margin-right:.25rem}
.accepted .verdict{color:var(--green)}
.rejected .verdict,.failed .verdict{color:var(--red)}
.meta{color:var(--muted);font-size:.875rem;margin:.25rem 0;overflow-wrap:anywhere}
.steps{padding-left:1.5rem}
.steps li{padding:.4rem 0;border-bottom:1px solid var(--line)}
.outcome{font-size:.8rem;border:1px solid;border-radius:1rem;padding:0 .5rem;margin:0 .4rem}
.pass>.outcome{color:var(--green)}
.fail>.outcome{color:var(--red)}
.warn>.outcome{color:var(--amber)}
.skipped{color:var(--muted)}
.unverified>.outcome{color:var(--muted);border-style:dashed}
.summary,dd,.finding p,.remedies li,.hint{overflow-wrap:anywhere}
.finding{border-left:3px solid var(--line);margin:.5rem 0 .25rem;padding-left:.75rem}
.finding.error{border-color:var(--red)}
.finding.warning{border-color:var(--amber)}
.finding p{margin:0}
dl{display:grid;grid-template-columns:auto 1fr;gap:0 .75rem;margin:.25rem 0;font-size:.875rem}
dt{color:var(--muted)}
dd{margin:0}
code{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;font-size:.9em}
mark{background:var(--mark);color:inherit;text-decoration:underline}
.proven{color:var(--green);font-size:.8rem;border:1px solid;border-radius:1rem;padding:0 .5rem}
a{color:inherit}
`;
