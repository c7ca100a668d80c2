// Where Base64 of a message stands in a text, and how far it goes: over line breaks (written out or not), prefixes of
// lines, adjacent strings, escaped digits. It ends where the XML in it ends, not where the text goes on.

import type { Mending } from '../format.ts';
import { shapeOf } from './line-prefixes.ts';
import { endOfRoot } from './roots.ts';
import { EQUALS, PLUS, SLASH, WRITTEN_BREAK } from './spellings.ts';

export interface Run {
  readonly start: number;
  readonly end: number;
  /** Base64 digits and padding alone; a blank stands where it may have been a "+". */
  readonly digits: string;
  /** How long `digits` was at each place where it might have ended, the last first. */
  readonly stops: readonly number[];
  readonly repairs: readonly Mending[];
}

const DIGITS = /[A-Za-z0-9+/_-]+/y;
const ESCAPED_DIGIT = new RegExp(`(?:(${PLUS})|(${SLASH}))`, 'iy');
const PADDING = new RegExp(`${EQUALS}(?:\\s{0,4}${EQUALS})?`, 'iy');
const WRITTEN = new RegExp(`(?:(?:${WRITTEN_BREAK})[ \\t]{0,32}){1,6}`, 'iy');
const LINE_BREAK = /[ \t]{0,64}\r?\n(?:[ \t]{0,64}\r?\n)?/y;
const MARKS =
  /[ \t]{0,200}(?:(?:[>|*#]|\/\/|--)[ \t]{1,8}|[>|][ \t]{0,8}|\d{1,6}(?:[:.)|][ \t]{0,8}|[ \t]{1,8})){0,4}/y;
const REST_OF_LINE =
  /([A-Za-z0-9+/_-]+)(?:=[ \t]{0,4}=?)?[ \t]{0,64}(?:["'`][ \t]{0,8}[+.&,;\\)\]}]{0,4}[ \t]{0,8}|\\[rn\\]{0,8})?\r?$/my;
const JOIN = /\\{0,4}["'`]\s{0,400}(?:[+.&,_\\]\s{0,400}){0,3}[bfru]?\\{0,4}["'`]/iy;
const PREFIXED = /([^\n]{0,200}?)([A-Za-z0-9+/_-]+)(?:=[ \t]{0,4}=?)?[ \t]{0,64}["'`,]{0,2}\r?$/my;
const NEXT_FIELD = /^(?:RelayState|SigAlg|Signature|SAML(?:Response|Request))$/;

/** Digits by which the end of a message is known. */
const TAIL = 400;

/** Longer than the Base64 of any message, encoded twice. */
const MAX_DIGITS = 2 << 20;

/** A value as it grows. */
interface Growing {
  at: number;
  readonly parts: string[];
  length: number;
  /** The last digits, by which its end is known. */
  tail: string;
  /** How its XML ends; null while that is not known, undefined until it was asked. */
  ending?: RegExp | null;
  /** How many digits stood in the last piece. */
  piece: number;
  readonly stops: number[];
  readonly repairs: Set<Mending>;
}

/** Follows Base64 from `start`, where its first digit stands. */
export function runFrom(text: string, start: number): Run {
  const value: Growing = { at: start, parts: [], length: 0, tail: '', piece: 0, stops: [], repairs: new Set() };
  const before = text.slice(Math.max(0, start - 200), start);
  const prefix = before.slice(before.lastIndexOf('\n') + 1);
  while (value.length < MAX_DIGITS) {
    if (takeDigits(text, value)) continue;
    if (takePadding(text, value) || (isOver(value) && !goesOnInBlanks(text, value))) break;
    if (!takeSeparator(text, value, prefix)) break;
  }
  return {
    start,
    end: value.at,
    digits: value.parts.join(''),
    stops: [...value.stops.reverse().slice(0, 3)],
    repairs: [...value.repairs],
  };
}

function add(value: Growing, digits: string, end: number): void {
  value.parts.push(digits);
  value.length += digits.length;
  value.tail = (value.tail + digits.slice(-TAIL)).slice(-TAIL);
  value.at = end;
}

function takeDigits(text: string, value: Growing): boolean {
  const digits = match(DIGITS, text, value.at)?.[0];
  if (digits !== undefined) {
    value.piece = digits.length;
    add(value, digits, value.at + digits.length);
    return true;
  }
  const escaped = match(ESCAPED_DIGIT, text, value.at);
  if (!escaped) return false;
  add(value, escaped[1] === undefined ? '/' : '+', value.at + escaped[0].length);
  return true;
}

function takePadding(text: string, value: Growing): boolean {
  const padding = match(PADDING, text, value.at);
  // A soft line break of quoted-printable is no padding, nor is the "=" behind a name.
  if (
    !padding ||
    (value.length % 4 !== 0 && /^=[ \t]*\r?\n/.test(text.slice(value.at, value.at + 8)) && !isOver(value))
  )
    return false;
  const wanted = (4 - (value.length % 4)) % 4;
  if (wanted === 3) return false;
  add(value, '='.repeat(wanted), value.at + padding[0].length);
  return true;
}

/** Whether the message ends here. A blank counts as the "+" that it may have been. */
function isOver(value: Growing): boolean {
  const { tail, length } = value;
  if (length % 4 === 1) return false;
  // Asked at each piece, of which there may be a million: most show by their last byte that they end nothing.
  if (!mayEnd(lastByte(tail, length % 4))) return false;
  if (!/[>\s]$/.test(decode(tail.slice(-8 - (length % 4))))) return false;
  if (value.ending === undefined && length >= 128)
    value.ending = endOfRoot(decode(value.parts.join('').slice(0, 4_096)));
  // A text this short is seen as a whole.
  const ending = value.ending ?? (length <= TAIL ? endOfRoot(decode(tail)) : null);
  if (ending === null) return false;
  const aligned = tail.slice(-(Math.floor(Math.min(tail.length, length) / 4) * 4 - 4 + (length % 4 || 4)));
  return ending.test(decode(length <= TAIL ? tail : aligned));
}

/** ">", white space, the zero byte behind either in UTF-16; or padding, which hides the byte. */
const mayEnd = (byte: number) => byte <= 0x20 || byte === 0x3e || byte === 0xa0;

/** The last byte of Base64 with so many digits behind its last quartet (0, 2 or 3); negative where it is padded. */
function lastByte(digits: string, rest: number): number {
  const a = digitValue(digits.charAt(digits.length - 2));
  const b = digitValue(digits.charAt(digits.length - 1));
  if (a < 0 || b < 0) return -1;
  return rest === 0 ? ((a & 3) << 6) | b : rest === 2 ? (a << 2) | (b >> 4) : ((a & 15) << 4) | (b >> 2);
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
/** A blank may have been a "+", and URL-safe digits stand for both others. */
const digitValue = (digit: string) =>
  digit === ' ' || digit === '-' ? 62 : digit === '_' ? 63 : ALPHABET.indexOf(digit);

/** Whether the next line holds nothing but the line break that ends the message. */
function goesOnInBlanks(text: string, value: Growing): boolean {
  const separator = match(WRITTEN, text, value.at) ?? match(JOIN, text, value.at) ?? match(LINE_BREAK, text, value.at);
  if (!separator) return false;
  const rest = value.length % 4;
  const at = value.at + separator[0].length;
  const digits = match(DIGITS, text, at + (match(MARKS, text, at)?.[0].length ?? 0))?.[0] ?? '';
  return (
    digits !== '' &&
    digits.length < 12 &&
    (rest === 0 ? /^\s+$/ : /^[^\s]{0,2}\s+$/).test(decode(value.tail.slice(value.tail.length - rest) + digits))
  );
}

const decode = (digits: string) =>
  Buffer.from(digits.replaceAll(' ', '+'), 'base64').toString('latin1').replaceAll('\0', '');

/** Goes over what stands between two pieces of one value, if the next is a piece of it. */
function takeSeparator(text: string, value: Growing, prefix: string): boolean {
  const go = (to: number, repair: Mending, digit = '') => {
    value.stops.push(value.length);
    value.repairs.add(repair);
    add(value, digit, to);
    return true;
  };
  const { at } = value;
  const written = match(WRITTEN, text, at);
  if (written && isDigit(text, at + written[0].length)) return go(at + written[0].length, 'written-line-breaks');
  const join = match(JOIN, text, at);
  if (join) {
    const next = match(DIGITS, text, at + join[0].length)?.[0] ?? '';
    return next !== '' && !NEXT_FIELD.test(next) && go(at + join[0].length, 'joined-strings');
  }
  const lineBreak = match(LINE_BREAK, text, at);
  if (lineBreak) return overLineBreak(text, value, prefix, at + lineBreak[0].length, go);
  // One blank in a line may have been a "+".
  return text[at] === ' ' && isDigit(text, at + 1) && go(at + 1, 'blanks-for-plus', ' ');
}

function overLineBreak(
  text: string,
  value: Growing,
  prefix: string,
  next: number,
  go: (to: number, repair: Mending) => boolean,
): boolean {
  const marks = match(MARKS, text, next)?.[0] ?? '';
  const rest = match(REST_OF_LINE, text, next + marks.length);
  if (rest && !NEXT_FIELD.test(rest[1] ?? ''))
    return go(next + marks.length, /\S/.test(marks) ? 'quoted-lines' : 'line-breaks');
  // The last line of a value may go on in the text that it stands in: its quotation ends, and what follows is no digit.
  const digits = match(DIGITS, text, next + marks.length)?.[0] ?? '';
  if (digits.length >= 16 && digits.length <= value.piece + 16)
    return go(next + marks.length, /\S/.test(marks) ? 'quoted-lines' : 'line-breaks');
  const prefixed = match(PREFIXED, text, next);
  const [, own = ''] = prefixed ?? [];
  if (own.length < 3 || shapeOf(own.slice(0, 10)) !== shapeOf(prefix.slice(0, Math.min(10, own.length)))) return false;
  return go(next + own.length, 'quoted-lines');
}

function isDigit(text: string, at: number): boolean {
  return /[A-Za-z0-9+/_-]/.test(text.charAt(at)) || match(ESCAPED_DIGIT, text, at) !== null;
}

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
