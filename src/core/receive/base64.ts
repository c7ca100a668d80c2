// Base64 in the spellings that a paste takes (RFC 4648: wrapped, indented, URL-safe, without padding), then DEFLATE where
// the redirect binding put it (SAML Bindings 3.4.4.1). What comes out must be text.

import { isUtf8 } from 'node:buffer';
import { gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';
import { trimEndOf } from '../text.ts';
import { MESSAGE_LIMITS } from '../xml/limits.ts';
import { declaredEncoding, readOtherEncoding } from './encoding.ts';
import type { InputFormat, Mending, Opened } from './format.ts';

export const base64: InputFormat = {
  name: 'base64',
  open(text) {
    if (isPlainBase64(text)) return decode(text, []);
    const visible = text.replace(/[\u00ad\u200b-\u200f\u2028\u2029\u2060\ufeff\u00a0]/g, '');
    const compact = visible.replace(/\s+/g, '');
    const repairs: Mending[] = [];
    if (visible !== text) repairs.push('invisible-characters');
    // "+" became a blank wherever a form decoder met it; tried only where there are blanks but no line breaks.
    const plus = / /.test(visible) && !/[\r\n]/.test(visible) ? visible.replaceAll(' ', '+') : null;
    const asIs = decode(compact, [...repairs, ...(compact === visible ? [] : (['line-breaks'] as const))]);
    if (plus === null || (asIs !== 'cannot-open' && isWhole(asIs))) return asIs;
    // Where the last "+" was lost with the white space around the text, a quartet is short of it.
    const lost =
      plus.length % 4 === 3 && !plus.endsWith('=') ? decode(`${plus}+`, [...repairs, 'blanks-for-plus']) : [];
    if (lost !== 'cannot-open' && isWhole(lost)) return lost;
    const restored = decode(plus, [...repairs, 'blanks-for-plus']);
    return restored === 'cannot-open' || restored.length > 0 ? restored : asIs;
  },
};

/** Whether a text is Base64 and nothing else, as most are: then no other format needs to look at it. */
export function isPlainBase64(text: string): boolean {
  // Encoding it again is quicker than looking at each character. Buffer passes over what is no digit, so that shows.
  const digits = trimEndOf(text, '=');
  return trimEndOf(Buffer.from(digits, 'base64').toString('base64'), '=') === digits;
}

/** Whether what came out begins and ends as XML does. */
function isWhole(layers: Exclude<Opened, string>): boolean {
  const text = layers[0]?.text.trim() ?? '';
  return text.startsWith('<') && text.endsWith('>');
}

function decode(compact: string, repairs: readonly Mending[]): Opened {
  const digits = trimEndOf(compact, '=');
  if (digits.length < 4 || compact.length - digits.length > 2) return [];
  if (!isPlainBase64(digits) && /[^A-Za-z0-9+/_-]/.test(digits)) return [];
  const layer = {
    encodings: [digits.includes('-') || digits.includes('_') ? 'base64url' : 'base64'],
    repairs: compact.length % 4 === 0 ? repairs : [...repairs, 'missing-padding' as const],
  };
  // Buffer reads both alphabets.
  const bytes = Buffer.from(digits, 'base64');
  const text = toText(bytes);
  // A declaration of another encoding says how bytes beyond ASCII are meant.
  const other = text === null || declaredEncoding(text) !== null ? readOtherEncoding(bytes) : null;
  if (other) return [{ ...layer, ...other }];
  if (text !== null && /\S/.test(text)) return [{ text, ...layer }];
  for (const [name, inflater] of INFLATERS) {
    const inflated = tryInflate(inflater, bytes);
    if (inflated === 'too-large') return 'cannot-open';
    if (inflated !== null) return [{ text: inflated, ...layer, encodings: [...layer.encodings, name] }];
  }
  return [];
}

const INFLATERS = [
  ['deflate', inflateRawSync],
  ['zlib', inflateSync],
  ['gzip', gunzipSync],
] as const;

function tryInflate(inflater: typeof inflateRawSync, bytes: Buffer): string | 'too-large' | null {
  try {
    const text = toText(inflater(bytes, { maxOutputLength: MESSAGE_LIMITS.bytes }));
    return text?.trimStart().startsWith('<') ? text : null;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? 'too-large' : null;
  }
}

/** Strict UTF-8 without control characters other than white space; null when the bytes are something else. */
export function toText(bytes: Uint8Array): string | null {
  if (!isUtf8(bytes)) return null;
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: telling text from binary data is the point
  return /[\u0000-\u0008\u000e-\u001f]/.test(text) ? null : text;
}
