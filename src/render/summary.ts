// What every format that people read shows of a report: a line for each step, and which remedies.

import { policyNames } from '../core/ram/policy.ts';
import type { InputReport, Remedy, Report, StepReport, UserReport } from '../core/report.ts';
import type { Labels, Shown } from '../core/words/labels.ts';

/** From step 4 on, a step can pass on what the message merely claims: no reader may take that for good news. */
export function shownOutcome({ step, outcome }: StepReport, { authenticated }: Report): Shown {
  return outcome === 'pass' && step >= 4 && !authenticated ? 'unverified' : outcome;
}

/** What a line about a step says beside its outcome: what a step that passed has established, or why it was not judged. */
export function summaryOf(step: number, outcome: Shown, report: Report, labels: Labels): string {
  if (outcome === 'fail') return '';
  if (outcome === 'skipped') {
    const because = report.checks.find((check) => check.step === step && check.outcome === 'skipped')?.because;
    return because ? `${labels.because} ${because}` : '';
  }
  if (outcome === 'unverified') return labels.asClaimed;
  return established(step, report, labels);
}

function established(step: number, report: Report, labels: Labels): string {
  const { authenticated, signature, user } = report;
  // Without a signature that holds, nothing from inside the message is shown as if it were so.
  if (step >= 4 && !authenticated) return labels.outcome.unverified;
  switch (step) {
    case 1:
      return report.input.encodings.join(' → ') || 'XML';
    case 2:
      return report.claimed?.status?.codes.map((code) => code.split(':').at(-1)).join(' / ') ?? '';
    case 3: {
      const certificate = signature?.certificate;
      const signer = certificate ? `${certificate.subject ?? ''} (${certificate.fingerprint256.slice(0, 11)}…)` : '';
      const algorithm = signature?.algorithm ? labels.with(signature.algorithm) : '';
      return [labels.signed[signature?.scope ?? 'none'], algorithm, signer].filter(Boolean).join(labels.comma);
    }
    case 4:
      return authenticated?.audiences.join(', ') ?? '';
    case 5: {
      const ends = [authenticated?.conditions.notOnOrAfter, authenticated?.confirmation?.notOnOrAfter];
      const earliest = ends.filter((each) => each != null).toSorted()[0];
      return earliest ? labels.validUntil(earliest) : '';
    }
    case 6:
      return user ? labels.isUser(authenticated?.nameId?.value ?? '', user.UserName) : '';
    default:
      return user ? policiesOf(user, labels) : '';
  }
}

function policiesOf({ Policies, inheritedPolicies }: UserReport, labels: Labels): string {
  const inherited = inheritedPolicies.map(({ GroupName, ...policy }) =>
    labels.byGroup(policyNames({ Policy: [policy] }), GroupName),
  );
  return [policyNames(Policies), ...inherited].filter(Boolean).join(', ') || labels.noPolicies;
}

/** What a rejected report says first: the cause; of a stale response also what would hold at its own time. */
export function headlineOf(report: Report, labels: Labels): string {
  const messageOf = (code: string | null) => report.findings.find((finding) => finding.code === code)?.message;
  const said = messageOf(report.cause) ?? report.cause ?? '';
  const { atItsOwnTime: then } = report;
  if (!then) return said;
  if (then.cause === null) return labels.atItsOwnTime.logsOn(said, then.user?.UserName ?? '');
  return labels.atItsOwnTime.fails(said, messageOf(then.cause) ?? then.cause);
}

/** What is said of one finding where it stands alone: of the cause, the headline. */
export function saidOf({ code, message }: Report['findings'][number], report: Report, labels: Labels): string {
  return code === report.cause ? headlineOf(report, labels) : message;
}

/** Where the report's input came from, in words. */
export function sourceOf({ input }: InputReport, labels: Labels): string {
  // "-#2" is the second message of standard input.
  return input.source.replace(/^-(?=#\d|$)/, labels.standardInput);
}

/** By which account and metadata it was judged, in words; null where the report does not say. */
export function originOf({ origin }: Report, labels: Labels): string | null {
  if (!origin) return null;
  const { store, metadata } = origin;
  return labels.judgedBy(
    store?.path ?? null,
    metadata && (metadata.source === '-' ? labels.standardInput : metadata.source),
  );
}

/** Each remedy once, the proven ones first; several failures often have the same. */
export function remediesToShow({ remedies }: Report): Remedy[] {
  const shown = remedies.filter((remedy, i) => remedies.findIndex((other) => other.change === remedy.change) === i);
  return shown.toSorted((a, b) => Number(b.proven) - Number(a.proven));
}
