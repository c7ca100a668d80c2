// xs:dateTime as SAML uses it (SAML Core 1.3.3), and distances in time. An instant is milliseconds since 1970-01-01T00:00Z.

export type Instant = number;

const DATE_TIME =
  /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.(\d+))?(Z|[+-](?:0\d|1[0-3]):[0-5]\d|[+-]14:00)$/;

/**
 * Reads an xs:dateTime with a time zone, strictly: no other spelling, no day that the calendar does not have.
 * `new Date(text)` would take "Dec 31, 2099" and 30 February. Returns null for anything else.
 */
export function parseInstant(text: string): Instant | null {
  const match = DATE_TIME.exec(text);
  if (!match) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const [hour, minute, second] = [Number(match[4]), Number(match[5]), Number(match[6])];
  if (hour > 23 || minute > 59 || second > 59 || month < 1) return null;
  if (month > 12 || day < 1 || day > daysIn(month, year)) return null;
  const milliseconds = match[7] === undefined ? 0 : Number(match[7].padEnd(3, '0').slice(0, 3));
  // Date.UTC takes years below 100 for those of the twentieth century; 400 years on, the calendar is the same.
  const instant = Date.UTC(year + 400, month - 1, day, hour, minute, second) - FOUR_CENTURIES;
  return instant + milliseconds - offsetOf(match[8] as string);
}

const FOUR_CENTURIES = 146_097 * 86_400_000;
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function daysIn(month: number, year: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && isLeap ? 29 : (DAYS[month - 1] ?? 0);
}

function offsetOf(zone: string): number {
  if (zone === 'Z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4, 6));
  return (zone.startsWith('-') ? -minutes : minutes) * 60_000;
}

/** Whether the text would be an xs:dateTime if it named a time zone: the commonest way to get it wrong. */
export function lacksZone(text: string): boolean {
  return parseInstant(`${text}Z`) !== null;
}

/** RFC 3339 in UTC, without milliseconds when they are zero. */
export function formatInstant(instant: Instant): string {
  return new Date(instant).toISOString().replace('.000Z', 'Z');
}

const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
] as const;

export type TimeUnit = (typeof UNITS)[number][0];

/** A distance in its two largest units that matter, none for what is under a second. Milliseconds in, sign ignored. */
export function unitsOf(milliseconds: number): [count: number, unit: TimeUnit][] {
  let rest = Math.abs(milliseconds);
  const parts: [number, TimeUnit][] = [];
  for (const [unit, size] of UNITS) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) parts.push([count, unit]);
    else if (parts.length > 0) break;
    if (parts.length === 2) break;
  }
  return parts;
}
