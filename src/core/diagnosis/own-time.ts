// A response that was pasted late: what would hold of it at a time of its own? It explains; verdict and cause stay those of now.

import type { CheckCode } from '../checks/codes.ts';
import type { Facts } from '../checks/facts.ts';
import { type Instant, parseInstant } from '../saml/time.ts';
import { rootCause } from './cause.ts';
import { gatherFacts } from './gather.ts';
import { type Judged, judge } from './judge.ts';

/** Failures that another instant would mend. */
const STALE: readonly CheckCode[] = [
  'assertion-not-yet-valid',
  'assertion-expired',
  'confirmation-expired',
  'confirmation-not-yet-valid',
  'session-expired',
];

export interface JudgedThen {
  readonly at: Instant;
  readonly facts: Facts;
  readonly judged: readonly Judged[];
}

/** The whole verification at the response's own time; null unless it is time that rejects it now. */
export function judgeAtOwnTime(facts: Facts, judged: readonly Judged[]): JudgedThen | null {
  const cause = rootCause(judged);
  if (cause === null || !STALE.includes(cause) || facts.received.kind !== 'received') return null;
  const at = ownTime(facts);
  if (at === null) return null;
  const then = gatherFacts(facts.received, { ...facts, options: { ...facts.options, at } }, null);
  return { at, facts: then, judged: judge(then) };
}

/** An instant at which every time in the response holds; null where there is none. */
export function ownTime({ assertion, response }: Facts): Instant | null {
  const at = (value: string | null | undefined) => (value == null ? null : parseInstant(value));
  const confirmation = assertion?.subject?.confirmations[0];
  const starts = [
    at(assertion?.conditions?.notBefore),
    at(confirmation?.notBefore),
    at(assertion?.issueInstant ?? response?.issueInstant),
  ].filter((each) => each !== null);
  const ends = [
    at(assertion?.conditions?.notOnOrAfter),
    at(confirmation?.notOnOrAfter),
    ...(assertion?.authnStatements.map((each) => at(each.sessionNotOnOrAfter)) ?? []),
  ].filter((each) => each !== null);
  const start = starts.length > 0 ? Math.max(...starts) : null;
  const end = ends.length > 0 ? Math.min(...ends) : null;
  const instant = start ?? (end === null ? null : end - 1000);
  return instant === null || (end !== null && instant >= end) ? null : instant;
}
