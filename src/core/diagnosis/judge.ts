// Runs every check of the catalogue over the facts. A failure hides no later check that can still be judged; one that
// cannot is skipped, and says because of which.

import { CATALOGUE } from '../checks/catalogue.ts';
import type { CheckCode } from '../checks/codes.ts';
import type { Check, Details, Severity } from '../checks/define.ts';
import type { Facts } from '../checks/facts.ts';
import type { Outcome } from '../report.ts';
import { explainedBy } from './cause.ts';

export interface Judged {
  readonly check: Check;
  readonly outcome: Outcome | 'not-applicable';
  readonly because: CheckCode | null;
  /** What was found, with its severity; null when nothing was. */
  readonly details: Details | null;
  readonly severity: Severity | null;
}

/** The steps 6 and 7 are skipped where the signed content was changed: whom it named before nobody can tell. */
function unnamed(check: Check, { altered }: Facts): CheckCode | null {
  return altered && check.step >= 6 && !check.always ? 'signature-digest-mismatch' : null;
}

/** An Assertion without its Response is rejected in step 1; whom it would log on, where and when, can be judged. */
function isJudgedAsClaimed({ step }: Check, { otherMessage, assertion }: Facts): boolean {
  return otherMessage !== null && assertion !== null && step >= 4 && step <= 6;
}

const OUTCOME: Record<Severity, Outcome> = { error: 'fail', warning: 'warn', info: 'pass' };

/** `checks`: all of them, or those of some steps, in the catalogue's order. */
export function judge(facts: Facts, checks: readonly Check[] = CATALOGUE): readonly Judged[] {
  const failed = new Set<CheckCode>();
  let end: CheckCode | null = null;
  const judged = checks.map((check): Judged => {
    const because =
      (check.always || isJudgedAsClaimed(check, facts) ? null : end) ??
      (failed.size > 0 ? check.after?.find((code) => failed.has(code)) : null) ??
      unnamed(check, facts);
    if (because !== null) return { check, outcome: 'skipped', because, details: null, severity: null };
    const judgement = check.judge(facts);
    if (judgement.kind === 'skipped')
      return { check, outcome: 'skipped', because: judgement.because, details: null, severity: null };
    if (judgement.kind !== 'found')
      return { check, outcome: judgement.kind, because: null, details: null, severity: null };
    const severity = judgement.details.severity ?? check.severity;
    if (severity === 'error') {
      failed.add(check.code);
      if (check.endsReading) end = check.code;
    }
    return { check, outcome: OUTCOME[severity], because: null, details: judgement.details, severity };
  });
  return judged.map((each) =>
    each.details ? { ...each, because: explainedBy(each.check.code, failed, facts) } : each,
  );
}
