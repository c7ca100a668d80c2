// The report for a tired person: the verdict first, then the seven steps, then what to do. Gets neutralised data only.

import type { Style } from '../context.ts';
import type { Lang } from '../core/checks/define.ts';
import type { Finding, Outcome, Remedy, Report, StepReport } from '../core/report.ts';
import { LABELS, type Labels } from './labels.ts';
import { padEnd } from './table.ts';

const MARK: Record<Outcome, string> = { pass: '✓', warn: '!', fail: '✗', skipped: '·' };

export function renderHuman(report: Report, lang: Lang, style: Style): string {
  const labels = LABELS[lang];
  const lines = [verdictLine(report, labels, style)];
  lines.push(style.dim(`  ${report.input.source} · ${labels.judgedAt} ${report.at}`), '');
  for (const step of report.steps) lines.push(...stepLines(step, report, labels, style));
  if (report.remedies.length > 0) {
    lines.push('', style.bold(labels.whatToDo));
    for (const remedy of report.remedies) lines.push(...remedyLines(remedy, labels, style));
  }
  return `${lines.join('\n')}\n`;
}

function verdictLine(report: Report, labels: Labels, style: Style): string {
  if (report.verdict === 'accepted') {
    const nameId = report.authenticated?.nameId?.value ?? '';
    return style.bold(`${style.green(`✓ ${labels.accepted}`)}  ${labels.logsOn(nameId, report.user?.UserName ?? '')}`);
  }
  const cause = report.findings.find((finding) => finding.code === report.cause);
  return style.bold(`${style.red(`✗ ${labels.rejected}`)}  ${report.cause}: ${cause?.message ?? ''}`);
}

function stepLines({ step, outcome }: StepReport, report: Report, labels: Labels, style: Style): string[] {
  const color = { pass: style.green, warn: style.yellow, fail: style.red, skipped: style.dim }[outcome];
  const name = padEnd(labels.steps[step - 1] ?? '', 9);
  const findings = report.findings.filter((finding) => finding.step === step);
  const said = outcome === 'pass' || outcome === 'warn' ? summary(step, report, labels) : labels.outcome[outcome];
  const skippedFor = outcome === 'skipped' ? skipReason(step, report) : null;
  const text = skippedFor ? `${said}, ${labels.because} ${skippedFor}` : said;
  return [
    `  ${style.dim(String(step))} ${name} ${color(MARK[outcome])} ${outcome === 'skipped' ? style.dim(text) : text}`,
    ...findings.flatMap((finding) => findingLines(finding, labels, style)),
  ];
}

function skipReason(step: number, report: Report): string | null {
  return report.checks.find((check) => check.step === step && check.outcome === 'skipped')?.because ?? null;
}

function findingLines(finding: Finding, labels: Labels, style: Style): string[] {
  const color = { error: style.red, warning: style.yellow, info: style.cyan }[finding.severity];
  const lines = [`              ${color(finding.code)}  ${finding.message}`];
  if (finding.severity !== 'info') {
    if (finding.expected !== undefined)
      lines.push(`                ${style.dim(labels.expected)}  ${finding.expected}`);
    if (finding.actual !== undefined) lines.push(`                ${style.dim(labels.actual)}  ${finding.actual}`);
  }
  if (finding.explains) lines.push(style.dim(`                ${labels.explains} ${finding.explains.join(', ')}`));
  return lines;
}

function remedyLines({ where, change, command, proven }: Remedy, labels: Labels, style: Style): string[] {
  const mark = proven ? style.green(` [${labels.proven}]`) : '';
  return [
    `  → ${style.bold(labels.where[where])}${mark}: ${change}`,
    ...(command ? [`      ${style.cyan(command)}`] : []),
  ];
}

/** What a step that passed has established, in a line. */
function summary(step: number, report: Report, labels: Labels): string {
  const { authenticated, signature, user } = report;
  // Without a signature that holds, nothing from inside the message is shown as if it were so.
  if (step >= 4 && !authenticated) return labels.asClaimed;
  switch (step) {
    case 1:
      return labels.encodings(report.input.encodings.join(' → '));
    case 2:
      return report.claimed?.status?.codes.map((code) => code.split(':').at(-1)).join(' / ') ?? labels.outcome.pass;
    case 3: {
      const certificate = signature?.certificate;
      const signer = certificate ? `${certificate.subject ?? ''} (${certificate.fingerprint256.slice(0, 11)}…)` : '';
      return [labels.signed[signature?.scope ?? 'none'], labels.with(signature?.algorithm ?? ''), signer]
        .filter(Boolean)
        .join(', ');
    }
    case 4:
      return authenticated?.audiences.join(', ') || labels.outcome.pass;
    case 5: {
      const ends = [authenticated?.conditions.notOnOrAfter, authenticated?.confirmation?.notOnOrAfter].filter(
        (each) => each != null,
      );
      return ends.length > 0 ? labels.validUntil(ends.toSorted()[0] ?? '') : labels.outcome.pass;
    }
    case 6:
      return user ? labels.isUser(authenticated?.nameId?.value ?? '', user.UserName) : labels.outcome.pass;
    default: {
      const policies = user?.Policies.Policy.map((policy) => `${policy.PolicyName} (${policy.PolicyType})`).join(', ');
      return policies || (user ? labels.noPolicies : labels.outcome.pass);
    }
  }
}
