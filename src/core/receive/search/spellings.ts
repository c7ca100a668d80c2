// How texts spell the characters of a message when they escape them: HTML (once or several times), backslashes of a
// program's literals or JSON, percent-encoding, quoted-printable. Patterns for one linear pass; every repetition is bounded.

const AMP = '(?:&|\\\\{1,8}(?:u0026|x26)|%(?:25){0,4}26)(?:amp(?:;|%3b)){0,4}';

/** A character in every spelling: itself, as a reference (by its names or its number), by a backslash, by percent. */
function spelled(raw: string, hex: string, names: readonly string[]): string {
  const decimal = String(Number.parseInt(hex, 16));
  const reference = [...names, `#0{0,4}${decimal}`, `#x0{0,4}${hex}`].join('|');
  return `(?:${raw}|${AMP}(?:${reference})(?:;|%3b)|\\\\{1,8}(?:u00${hex}|x${hex})|%(?:25){0,4}${hex}|=${hex})`;
}

export const LESS = spelled('<', '3c', ['lt']);
export const GREATER = spelled('>', '3e', ['gt']);
export const SLASH = spelled('\\\\{0,8}\\/', '2f', ['sol']);
export const COLON = spelled(':', '3a', ['colon']);
export const PLUS = spelled('\\+', '2b', ['plus']);
export const EQUALS = spelled('\\\\{0,4}=', '3d', ['equals']);

/** A line break that is written out, or one that a program, a mail or a page put where it broke the line. */
export const WRITTEN_BREAK = [
  '\\\\{1,8}(?:[nrt]|u000[ad]|x0[ad]|\\r?\\n)',
  `${AMP}#(?:1[03]|x0{0,4}[ad])(?:;|%3b)`,
  '%(?:25){0,4}0[ad]',
  '=(?:0[ad]|[ \\t]{0,8}\\r?\\n)',
  '#01[25]',
  '<br\\s{0,8}\\/?>',
  '[\\u00ad\\u200b-\\u200f\\u2028\\u2029\\u2060\\ufeff\\u00a0]',
].join('|');
