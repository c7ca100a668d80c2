// Step 5, time: is the response valid at the instant judged? The tolerance between clocks is used last, and said aloud.

import { formatInstant, parseInstant } from '../saml/time.ts';
import { ASSERTION } from './2-read/assertion.ts';
import type { CheckCode } from './codes.ts';
import { type Details, defineCheck, found, type Judgement, notApplicable, pass } from './define.ts';
import type { Facts } from './facts.ts';
import { ALIBABA_RESPONSE, SAML_SECURITY, samlCore, samlProfiles } from './sources.ts';
import { suspectedOffset } from './time-zone.ts';

const TIMED: readonly CheckCode[] = [...ASSERTION, 'time-malformed'];
const CONFIRMED: readonly CheckCode[] = [...TIMED, 'subject-missing', 'confirmation-missing', 'confirmation-multiple'];

export interface Offset extends Details {
  /** Milliseconds by which local time differs from UTC. */
  readonly offset: number;
}

export interface Distance extends Details {
  /** Milliseconds by which the bound is missed, before any tolerance. */
  readonly distance: number;
}

type Side = 'not-before' | 'not-on-or-after';

interface Miss {
  readonly distance: number;
  readonly tolerated: boolean;
}

/** By how much the instant judged misses a bound; null where there is none, or it holds. */
function missOf({ options: { at, clockSkew } }: Facts, side: Side, bound: string | null | undefined): Miss | null {
  const instant = bound == null ? null : parseInstant(bound);
  if (instant === null) return null;
  const distance = side === 'not-before' ? instant - at : at - instant;
  // NotOnOrAfter is the first instant that is too late; NotBefore the first that is not too early.
  const holds = side === 'not-before' ? distance <= 0 : distance < 0;
  return holds ? null : { distance, tolerated: side === 'not-before' ? distance <= clockSkew : distance < clockSkew };
}

function judgeBound(facts: Facts, side: Side, bound: string | null | undefined): Judgement<Distance> {
  if (bound == null) return notApplicable;
  const miss = missOf(facts, side, bound);
  if (miss === null || miss.tolerated) return pass;
  const expected = `${side === 'not-before' ? '>=' : '<'} ${bound}`;
  return found({ distance: miss.distance, expected, actual: formatInstant(facts.options.at) });
}

const conditions = (facts: Facts) => facts.assertion?.conditions;
const confirmation = (facts: Facts) => facts.assertion?.subject?.confirmations[0];
const statements = (facts: Facts) => facts.assertion?.authnStatements ?? [];

/** The earliest or the latest of the times that are given, as it is written. */
function extreme(which: 'earliest' | 'latest', times: readonly (string | null | undefined)[]): string | undefined {
  const order = which === 'earliest' ? 1 : -1;
  return times
    .filter((each) => each != null)
    .sort((a, b) => order * ((parseInstant(a) ?? 0) - (parseInstant(b) ?? 0)))[0];
}

/** The earliest end of the sessions that the AuthnStatements allow. */
const session = (facts: Facts) =>
  extreme(
    'earliest',
    statements(facts).map((each) => each.sessionNotOnOrAfter),
  );

export const assertionNotYetValid = defineCheck({
  code: 'assertion-not-yet-valid',
  step: 5,
  severity: 'error',
  where: 'idp',
  sources: [samlCore('2.5.1.2'), ALIBABA_RESPONSE],
  after: TIMED,
  judge: (facts: Facts) => judgeBound(facts, 'not-before', conditions(facts)?.notBefore),
});

export const assertionExpired = defineCheck({
  code: 'assertion-expired',
  step: 5,
  severity: 'error',
  where: 'idp',
  sources: [samlCore('2.5.1.2'), ALIBABA_RESPONSE],
  after: TIMED,
  judge: (facts: Facts) => judgeBound(facts, 'not-on-or-after', conditions(facts)?.notOnOrAfter),
});

export const confirmationExpired = defineCheck({
  code: 'confirmation-expired',
  step: 5,
  severity: 'error',
  where: 'idp',
  sources: [samlProfiles('4.1.4.3'), ALIBABA_RESPONSE],
  after: CONFIRMED,
  judge: (facts: Facts) => judgeBound(facts, 'not-on-or-after', confirmation(facts)?.notOnOrAfter),
});

export const confirmationNotYetValid = defineCheck({
  code: 'confirmation-not-yet-valid',
  step: 5,
  severity: 'error',
  where: 'idp',
  sources: [samlProfiles('4.1.4.2')],
  after: CONFIRMED,
  judge: (facts: Facts) => judgeBound(facts, 'not-before', confirmation(facts)?.notBefore),
});

export const confirmationNotBefore = defineCheck({
  code: 'confirmation-not-before',
  step: 5,
  severity: 'error',
  where: 'idp',
  sources: [samlProfiles('4.1.4.2')],
  after: [...CONFIRMED, 'confirmation-not-yet-valid'],
  judge: (facts: Facts) => {
    const notBefore = confirmation(facts)?.notBefore;
    return notBefore == null ? pass : found({ actual: notBefore });
  },
});

export const sessionExpired = defineCheck({
  code: 'session-expired',
  step: 5,
  severity: 'error',
  where: 'idp',
  sources: [samlCore('2.7.2')],
  after: TIMED,
  judge: (facts: Facts) => judgeBound(facts, 'not-on-or-after', session(facts)),
});

export const issuedInFuture = defineCheck({
  code: 'issued-in-future',
  step: 5,
  severity: 'warning',
  where: 'idp',
  sources: [samlCore('3.2.2')],
  after: TIMED,
  judge: (facts: Facts) => {
    const issued = extreme('latest', [facts.assertion?.issueInstant, facts.response?.issueInstant]);
    return judgeBound(facts, 'not-before', issued);
  },
});

export const authnInstantInFuture = defineCheck({
  code: 'authn-instant-in-future',
  step: 5,
  severity: 'warning',
  where: 'idp',
  sources: [samlCore('2.7.2')],
  after: TIMED,
  judge: (facts: Facts) => {
    const authenticated = statements(facts).map((each) => each.authnInstant);
    return judgeBound(facts, 'not-before', extreme('latest', authenticated));
  },
});

export const timeZoneSuspected = defineCheck({
  code: 'time-zone-suspected',
  step: 5,
  severity: 'warning',
  where: 'idp',
  sources: [samlCore('1.3.3')],
  after: TIMED,
  judge: (facts: Facts): Judgement<Offset> => {
    if (!facts.assertion) return notApplicable;
    const offset = suspectedOffset(facts);
    return offset === null ? pass : found({ offset });
  },
});

export const clockSkewUsed = defineCheck({
  code: 'clock-skew-used',
  step: 5,
  severity: 'warning',
  where: 'idp',
  sources: [samlCore('1.3.3')],
  after: TIMED,
  judge: (facts: Facts): Judgement<Distance> => {
    const misses = [
      missOf(facts, 'not-before', conditions(facts)?.notBefore),
      missOf(facts, 'not-on-or-after', conditions(facts)?.notOnOrAfter),
      missOf(facts, 'not-on-or-after', confirmation(facts)?.notOnOrAfter),
      missOf(facts, 'not-on-or-after', session(facts)),
    ];
    const tolerated = misses.flatMap((miss) => (miss?.tolerated ? [miss.distance] : []));
    return tolerated.length > 0 ? found({ distance: Math.max(...tolerated) }) : pass;
  },
});

export const assertionReplayed = defineCheck({
  code: 'assertion-replayed',
  step: 5,
  severity: 'error',
  where: 'input',
  sources: [samlProfiles('4.1.4.5'), SAML_SECURITY],
  after: ASSERTION,
  tells: { actual: 'id' },
  judge: ({ options, assertion }: Facts) => {
    if (!options.seen) return notApplicable;
    const id = assertion?.id ?? '';
    return options.seen(id) ? found({ actual: id }) : pass;
  },
});

export const TIME = [
  assertionNotYetValid,
  assertionExpired,
  confirmationExpired,
  confirmationNotYetValid,
  confirmationNotBefore,
  sessionExpired,
  issuedInFuture,
  authnInstantInFuture,
  timeZoneSuspected,
  clockSkewUsed,
  assertionReplayed,
] as const;
