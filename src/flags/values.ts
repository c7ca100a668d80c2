// Values of flags: read strictly, refused with what was expected. program/ turns these errors into usage errors.

import { type Instant, parseInstant } from '../core/saml/time.ts';

/** The message is a sentence that says what was expected. */
export class ValueError extends Error {
  override readonly name = 'ValueError';
}

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** 60s, 5m, 12h, 30d; a bare number is seconds. Returns milliseconds. */
export function duration(text: string): number {
  const match = /^(\d{1,9})(ms|s|m|h|d)?$/.exec(text);
  if (!match) throw new ValueError('Expected a duration like 60s, 5m, 12h or 30d.');
  return Number(match[1]) * (UNITS[match[2] ?? 's'] ?? 1_000);
}

/** RFC 3339 with a time zone. */
export function instant(text: string): Instant {
  const at = parseInstant(text.toUpperCase());
  if (at === null) throw new ValueError('Expected a time with a time zone, like 2026-11-23T10:00:00Z.');
  return at;
}

export function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new ValueError('Expected a whole number, 1 or more.');
  return Number(text);
}

/** A century at most. */
export function days(text: string): number {
  if (!/^[1-9]\d{0,4}$/.test(text) || Number(text) > 36_500)
    throw new ValueError('Expected a number of days, 1 to 36500.');
  return Number(text);
}

/** A TCP port; 0 is any that is free. */
export function port(text: string): number {
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535) throw new ValueError('Expected a port, 0 to 65535.');
  return Number(text);
}

/** true, false, yes, no, on, off, 1, 0 */
export function boolean(text: string): boolean {
  if (/^(true|yes|on|1)$/i.test(text)) return true;
  if (/^(false|no|off|0)$/i.test(text)) return false;
  throw new ValueError('Expected true or false.');
}

/** NAME=VALUE; the value may hold "=" too. */
export function nameAndValue(text: string): readonly [name: string, value: string] {
  const at = text.indexOf('=');
  if (at < 1) throw new ValueError('Expected NAME=VALUE, like groups=admins.');
  return [text.slice(0, at), text.slice(at + 1)];
}
