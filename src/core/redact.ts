// --redact: masks what tells a person, so that a report can be attached to a ticket. Equal values keep equal masks, across
// all reports of a call; the receipt says what was masked and how often, never what it was.

import type { Redaction, Report } from './report.ts';

export interface Redactor {
  redact(report: Report): Report;
}

interface Secret {
  readonly value: string;
  readonly kind: string;
}

/** Shorter attribute values ("1", "de") tell nobody, and masking them would tear other words. */
const MIN_LENGTH = 3;

/** `knownNames` are user names of the account: they show up as near misses. */
export function makeRedactor(knownNames: readonly string[]): Redactor {
  const masks = new Map<string, string>();
  const counters = new Map<string, number>();
  const maskOf = ({ value, kind }: Secret): string => {
    const known = masks.get(value);
    if (known !== undefined) return known;
    const number = (counters.get(kind) ?? 0) + 1;
    counters.set(kind, number);
    const mask = `[${kind}-${number}]`;
    masks.set(value, mask);
    return mask;
  };
  return {
    redact(report) {
      const secrets = distinct([...secretsOf(report), ...knownNames.map((value) => ({ value, kind: 'user' }))]);
      const counts = new Map<string, { kind: string; count: number }>();
      const replace = (text: string): string => {
        let masked = text;
        for (const secret of secrets) {
          if (!masked.includes(secret.value)) continue;
          masked = replaceWord(masked, secret.value, () => {
            const mask = maskOf(secret);
            counts.set(mask, { kind: secret.kind, count: (counts.get(mask)?.count ?? 0) + 1 });
            return mask;
          });
        }
        return masked;
      };
      const { tool, checks, steps, ...personal } = report;
      const masked = mapValues(personal, replace);
      const receipt: Redaction = { masked: [...counts].map(([mask, { kind, count }]) => ({ mask, kind, count })) };
      return { ...report, ...masked, redaction: receipt };
    },
  };
}

/** The personal values of a report, by kind. */
function secretsOf({ authenticated, claimed, user }: Report): Secret[] {
  const secrets: Secret[] = [];
  const add = (kind: string, value: string | null | undefined) => {
    if (value) secrets.push({ value, kind });
  };
  for (const said of [authenticated, claimed]) {
    const nameId = said?.nameId?.value;
    add('user', nameId?.split('@')[0]);
    add('session', said?.sessionIndex);
    for (const attribute of said?.attributes ?? []) {
      for (const value of attribute.values) {
        add(value.includes('@') ? 'user' : 'value', value.includes('@') ? value.split('@')[0] : value);
      }
    }
  }
  add('user', user?.UserName);
  add('user-id', user?.UserId);
  add('name', user?.DisplayName);
  add('user', user?.Email?.split('@')[0]);
  add('phone', user?.MobilePhone);
  add('comment', user?.Comments);
  return secrets;
}

/** Longest first, so that no mask tears a longer value; each value once. */
function distinct(secrets: readonly Secret[]): Secret[] {
  const kept = secrets.filter(
    ({ value }, i) => value.trim().length >= MIN_LENGTH && secrets.findIndex((each) => each.value === value) === i,
  );
  return kept.toSorted((a, b) => b.value.length - a.value.length);
}

const isWordCharacter = (c: string | undefined) => c !== undefined && /[\p{L}\p{N}]/u.test(c);

/** Replaces `value` where it stands as a word of its own. */
function replaceWord(text: string, value: string, mask: () => string): string {
  let result = '';
  let from = 0;
  for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, from)) {
    const end = at + value.length;
    const inside =
      (isWordCharacter(text[at - 1]) && isWordCharacter(value[0])) ||
      (isWordCharacter(text[end]) && isWordCharacter(value.at(-1)));
    result += text.slice(from, at) + (inside ? value : mask());
    from = end;
  }
  return result + text.slice(from);
}

function mapValues<T>(value: T, replace: (text: string) => string): T {
  if (typeof value === 'string') return replace(value) as T;
  if (Array.isArray(value)) return value.map((each) => mapValues(each, replace)) as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, mapValues(each, replace)])) as T;
}
