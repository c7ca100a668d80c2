// Untrusted text made harmless, one way for each format. Everything that is printed passes through here.

/**
 * What no output may carry raw: controls (C1 holds CSI and OSC), bidirectional marks and other invisible format
 * characters, private and unassigned code points, surrogates, and the separators that end a line. Some that show nothing are
 * letters and marks by their category: fillers and selectors (Default_Ignorable_Code_Point), and the blank of Braille.
 */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{DI}\u2800]/gu;

/** Letters and signs that are surely printable, so that most texts never need the long pattern above. */
const PLAIN =
  /^[\n -~\u00a1-\u00ac\u00ae-\u024f\u2013-\u2019\u201c\u201d\u2026\u3001-\u3020\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fa5\uff01-\uff5e]*$/;

/** Most texts of all. */
const ASCII = /^[ -~]*$/;

const ASCII_LINES = /^[\n -~]*$/;

/** Longest value shown on a terminal, in characters. */
const MAX_SHOWN = 400;

/** For a terminal: nothing that moves a cursor, changes direction or starts a new line. */
export function terminalSafe(text: string): string {
  const short = text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
  return visible(short);
}

/** The same without a limit on length. */
export function visible(text: string): string {
  const isPlain = ASCII.test(text) || (PLAIN.test(text) && !text.includes('\n'));
  if (isPlain && !text.includes('##') && !text.includes('::')) return text;
  // GitHub's and Azure's runners look for "##[command]" and "##vso[…]" anywhere in a line, and GitHub's for "::command" where
  // one begins, behind whatever blanks: there, wherever a text comes to stand.
  return text
    .replaceAll('##', '#\\u{23}')
    .replace(/^(\s*):(?=:)/, '$1\\u{3a}')
    .replace(UNPRINTABLE, (c) => `\\u{${(c.codePointAt(0) ?? 0).toString(16)}}`);
}

/** JSON text: what JSON.stringify leaves raw becomes \uXXXX, which is still the same JSON. */
export function jsonText(value: unknown): string {
  const json = JSON.stringify(value, null, 2);
  if ((ASCII_LINES.test(json) || PLAIN.test(json)) && !json.includes('##')) return json;
  // The line ends of the indentation are JSON.stringify's own; those inside strings it has escaped.
  return json.replaceAll('##', '#\\u0023').replace(UNPRINTABLE, (c) => (c === '\n' ? c : toJsonEscape(c)));
}

function toJsonEscape(character: string): string {
  return [...Array(character.length).keys()]
    .map((i) => `\\u${character.charCodeAt(i).toString(16).padStart(4, '0')}`)
    .join('');
}

/** Plain data with every string, and every key, passed through `safe`; the very same where that changes none. */
export function mapStrings<T>(value: T, safe: (text: string) => string): T {
  return isSafe(value, safe) ? value : mapped(value, safe);
}

function isSafe(value: unknown, safe: (text: string) => string): boolean {
  if (typeof value === 'string') return safe(value) === value;
  if (value === null || typeof value !== 'object') return true;
  if (Array.isArray(value)) return value.every((each) => isSafe(each, safe));
  return Object.keys(value).every((key) => safe(key) === key && isSafe((value as Record<string, unknown>)[key], safe));
}

function mapped<T>(value: T, safe: (text: string) => string): T {
  if (typeof value === 'string') return safe(value) as T;
  if (Array.isArray(value)) return value.map((each) => mapped(each, safe)) as T;
  if (value === null || typeof value !== 'object') return value;
  const copy: Record<string, unknown> = Object.create(null);
  for (const [key, each] of Object.entries(value)) copy[safe(key)] = mapped(each, safe);
  return copy as T;
}
