// Base64 in the spellings that a paste takes (RFC 4648: wrapped, indented, URL-safe, without padding), then DEFLATE where
// the redirect binding put it (SAML Bindings 3.4.4.1). What comes out must be text.

import { gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';
import { MESSAGE_LIMITS } from '../xml/limits.ts';
import type { InputFormat, Layer, Repair } from './format.ts';

export const base64: InputFormat = {
  name: 'base64',
  open(text) {
    const repairs: Repair[] = [];
    let compact = text.replace(/\s+/g, '');
    if (compact !== text) repairs.push('line-breaks');
    if (!/^[A-Za-z0-9+/_-]{4,}={0,2}$/.test(compact)) return [];
    const urlSafe = /[-_]/.test(compact);
    if (urlSafe) compact = compact.replaceAll('-', '+').replaceAll('_', '/');
    const unpadded = compact.replace(/=+$/, '');
    if (compact.length % 4 !== 0) repairs.push('missing-padding');
    const bytes = Buffer.from(unpadded, 'base64');
    const name = urlSafe ? 'base64url' : 'base64';

    const text8 = toText(bytes);
    if (text8 !== null && /\S/.test(text8)) return [{ text: text8, encodings: [name], repairs }];
    const inflated = inflate(bytes);
    if (inflated === 'too-large') return { failure: 'input-too-large' };
    return inflated ? [{ ...inflated, encodings: [name, ...inflated.encodings], repairs }] : [];
  },
};

const INFLATERS = [
  ['deflate', inflateRawSync],
  ['zlib', inflateSync],
  ['gzip', gunzipSync],
] as const;

function inflate(bytes: Buffer): Layer | 'too-large' | null {
  for (const [name, inflater] of INFLATERS) {
    try {
      const text = toText(inflater(bytes, { maxOutputLength: MESSAGE_LIMITS.bytes }));
      if (text?.trimStart().startsWith('<')) return { text, encodings: [name] };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') return 'too-large';
    }
  }
  return null;
}

/** Strict UTF-8 without control characters other than white space; null when the bytes are something else. */
export function toText(bytes: Uint8Array): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: telling text from binary data is the point
    return /[\u0000-\u0008\u000e-\u001f]/.test(text) ? null : text;
  } catch {
    return null;
  }
}
