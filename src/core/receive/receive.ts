// Step 1: from whatever was pasted to the XML text of a message. Told apart by looking, never by a flag; every decoding
// and repair is listed. Repairs end where the message's own bytes begin: from there on nothing is mended.

import { trimOf, XML_SPACE } from '../text.ts';
import { MAX_INPUT_BYTES, MESSAGE_LIMITS } from '../xml/limits.ts';
import { base64, isPlainBase64, toText } from './base64.ts';
import type { Layer, Mending, Parameter } from './format.ts';
import { FORMATS } from './formats.ts';
import { looksLikeHtml } from './html.ts';
import { isQuotedPrintable } from './quoted-printable.ts';

export interface Received {
  readonly kind: 'received';
  readonly xml: string;
  readonly encodings: readonly string[];
  readonly repairs: readonly Mending[];
  readonly relayState: string | null;
  /** The parameter it was found in, where the paste says. */
  readonly parameter: Parameter | null;
}

export interface Unreadable {
  readonly kind: 'unreadable';
  readonly code: 'input-empty' | 'input-too-large' | 'input-not-saml' | 'xml-malformed';
  /** What it is instead. */
  readonly found: Found;
  readonly encodings: readonly string[];
  readonly repairs: readonly Mending[];
}

/** What a paste turned out to be, when it is no SAML. Words: words/<language>/receive.ts. */
export type Found =
  | 'nothing'
  | 'too-large'
  | 'jwt'
  | 'pem'
  | 'json'
  | 'html'
  | 'log-line'
  | 'text'
  | 'base64'
  | 'binary'
  | 'image'
  | 'pdf'
  | 'zip'
  | 'not-utf-8';

/** Layers that may lie around a message; a paste with more is not an honest one. */
const MAX_LAYERS = 8;

/** A value of 1 MiB in Base64 twice over, every character percent-encoded. */
const MAX_VALUE_LENGTH = 6 << 20;

/** All messages of one paste together: what little Base64 of a DEFLATE stream can hold a thousand times a MiB. Bytes. */
const MAX_MESSAGES_BYTES = 12 << 20;

/** Messages in one paste: a recorded logon has a handful, a recorded day some hundreds; each becomes a report. */
const MAX_MESSAGES = 1_000;

/**
 * Reads a paste: bytes of a file or of standard input, or text. Returns one entry for each message in it, in order,
 * and always at least one.
 */
export function receive(input: Uint8Array | string): (Received | Unreadable)[] {
  const repairs: Mending[] = [];
  const unreadable = (code: Unreadable['code'], found: Found): Unreadable[] => [
    { kind: 'unreadable', code, found, encodings: [], repairs },
  ];
  if (input.length > MAX_INPUT_BYTES) return unreadable('input-too-large', 'too-large');
  const text = typeof input === 'string' ? input : decodeFile(input, repairs);
  if (text === null) {
    const bytes = input as Uint8Array;
    return bytes[0] === 0x3c
      ? unreadable('xml-malformed', 'not-utf-8')
      : unreadable('input-not-saml', nameBinary(bytes));
  }
  return open({ text, encodings: [], repairs }, 0, { left: MAX_MESSAGES_BYTES });
}

/** `room`: for the messages of the paste that are still to come. */
function open(
  layer: Layer & { readonly repairs: readonly Mending[] },
  depth: number,
  room: { left: number },
): (Received | Unreadable)[] {
  const { encodings } = layer;
  const repairs = [...layer.repairs];
  // Before anything is done with it: there may be a thousand more.
  if (room.left <= 0) return [{ kind: 'unreadable', code: 'input-too-large', found: 'too-large', encodings, repairs }];
  const text = strip(layer.text, repairs);
  const unreadable = (code: Unreadable['code'], found: Found): Unreadable[] => [
    { kind: 'unreadable', code, found, encodings, repairs },
  ];
  if (text === '') return unreadable('input-empty', 'nothing');
  if (text.startsWith('<') && !looksLikeHtml(text) && !isQuotedPrintable(text)) {
    const bytes = Buffer.byteLength(text);
    if (bytes > MESSAGE_LIMITS.bytes) return unreadable('input-too-large', 'too-large');
    // With the blanks around it: a stream may hold little else.
    room.left -= Math.max(bytes, layer.text.length);
    if (room.left < 0) return unreadable('input-too-large', 'too-large');
    // Behind Base64 these are the message's own bytes: a blank before an XML declaration is then the IdP's fault, and stays.
    const xml = encodings.length > 0 ? layer.text.replace(/^\ufeff/, '') : text;
    const { relayState = null, parameter = null } = layer;
    return [{ kind: 'received', xml, encodings, repairs, relayState, parameter }];
  }
  if (depth < MAX_LAYERS) {
    for (const format of isPlainBase64(text) ? [base64] : FORMATS) {
      // A value on its own is a message in Base64, perhaps twice; only exports and pages are larger.
      if (text.length > MAX_VALUE_LENGTH && ['percent', 'quoted', 'base64'].includes(format.name))
        return unreadable('input-too-large', 'too-large');
      const opened = format.open(text);
      if (opened === 'cannot-open') return unreadable('input-too-large', 'too-large');
      if (opened.length === 0) continue;
      const { relayState, parameter } = layer;
      const outer = { ...(relayState ? { relayState } : {}), ...(parameter ? { parameter } : {}) };
      if (opened.length > MAX_MESSAGES) return unreadable('input-too-large', 'too-large');
      return opened.flatMap((inner) =>
        open(
          {
            ...outer,
            ...inner,
            encodings: [...encodings, ...inner.encodings],
            repairs: [...new Set([...repairs, ...(inner.repairs ?? [])])],
          },
          depth + 1,
          room,
        ),
      );
    }
  }
  room.left -= layer.text.length;
  return unreadable('input-not-saml', nameText(text));
}

/** White space around a message is no part of it; a byte order mark is dropped once. */
function strip(text: string, repairs: Mending[]): string {
  let stripped = text;
  if (stripped.startsWith('\ufeff')) {
    stripped = stripped.slice(1);
    if (!repairs.includes('byte-order-mark')) repairs.push('byte-order-mark');
  }
  return trimOf(stripped, XML_SPACE);
}

/** A file's text: UTF-8, or UTF-16 as PowerShell's ">" writes it. Null when it is neither. */
function decodeFile(bytes: Uint8Array, repairs: Mending[]): string | null {
  const utf16 = utf16Label(bytes);
  if (utf16) {
    repairs.push('utf-16-file');
    return new TextDecoder(utf16).decode(bytes);
  }
  return toText(bytes);
}

function utf16Label(bytes: Uint8Array): string | null {
  const [a, b, c, d] = bytes;
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  if (bytes.length >= 4 && a !== 0 && b === 0 && c !== 0 && d === 0) return 'utf-16le';
  return null;
}

function nameText(text: string): Found {
  if (/^(?:bearer\s+)?eyJ[\w-]+\.[\w-]+\.[\w-]*$/i.test(text)) return 'jwt';
  if (text.includes('-----BEGIN ')) return 'pem';
  if (looksLikeHtml(text)) return 'html';
  if (/^[[{]/.test(text)) return 'json';
  if (/^\[?\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}|^\w{3} +\d+ \d{2}:\d{2}:\d{2} /.test(text)) return 'log-line';
  return text.length >= 24 && !/[^A-Za-z0-9+/_\s=-]/.test(text) ? 'base64' : 'text';
}

const MAGIC: readonly (readonly [prefix: string, Found])[] = [
  ['89504e47', 'image'],
  ['ffd8ff', 'image'],
  ['47494638', 'image'],
  ['25504446', 'pdf'],
  ['504b0304', 'zip'],
  ['1f8b', 'zip'],
];

function nameBinary(bytes: Uint8Array): Found {
  const head = Buffer.from(bytes.subarray(0, 4)).toString('hex');
  return MAGIC.find(([prefix]) => head.startsWith(prefix))?.[1] ?? 'binary';
}
