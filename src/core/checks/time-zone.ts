// Are all times of a response local time that was written as if it were UTC? Told from a clock that runs wrong, and from a
// response that is merely old, by how exactly they fit a time zone.

import { parseInstant } from '../saml/time.ts';
import type { Facts } from './facts.ts';

const HOUR = 3_600_000;
const MINUTE = 60_000;

/** Hours by which zones in use differ from UTC, those of a quarter left out (IANA time zone database). */
const ZONES = [...Array.from({ length: 27 }, (_, i) => i - 12), ...[-9.5, -3.5, 3.5, 4.5, 5.5, 6.5, 9.5, 10.5]].filter(
  (each) => each !== 0,
);

/** A response that was made so long ago is no longer a fresh one. */
const FRESH = 5 * MINUTE;
/** Old responses are many, and some are old by whole hours: of them only those that fit this closely are suspected. */
const CLOSE = MINUTE;

/** By how much all times are off, when they fit the instant judged exactly as local time of some zone; else null. */
export function suspectedOffset({ assertion, response, options: { at, clockSkew } }: Facts): number | null {
  const read = (value: string | null | undefined) => (value == null ? null : parseInstant(value));
  const times = (values: readonly (string | null | undefined)[]) => values.map(read).filter((each) => each !== null);
  const issued = read(assertion?.issueInstant ?? response?.issueInstant);
  if (issued === null) return null;
  const offset = (ZONES.find((hours) => isFresh(issued, at + hours * HOUR, hours < 0)) ?? 0) * HOUR;
  if (offset === 0) return null;
  const confirmations = assertion?.subject?.confirmations ?? [];
  const statements = assertion?.authnStatements ?? [];
  const starts = times([
    assertion?.issueInstant,
    response?.issueInstant,
    assertion?.conditions?.notBefore,
    ...confirmations.map((each) => each.notBefore),
    ...statements.map((each) => each.authnInstant),
  ]);
  const ends = times([
    assertion?.conditions?.notOnOrAfter,
    ...confirmations.map((each) => each.notOnOrAfter),
    ...statements.map((each) => each.sessionNotOnOrAfter),
  ]);
  const then = at + offset;
  const fits = starts.every((each) => each <= then + clockSkew) && ends.every((each) => each > then - clockSkew);
  // Where only some are off, it is not the zone: times that hold now as they are were written right.
  const areAllOff = offset > 0 ? starts.some((each) => each > at + clockSkew) : ends.some((each) => each <= at);
  return fits && areAllOff ? offset : null;
}

function isFresh(issued: number, then: number, isPast: boolean): boolean {
  const age = then - issued;
  return age > -CLOSE && age < (isPast ? CLOSE : FRESH);
}
