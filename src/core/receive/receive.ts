// Step 1: from whatever was pasted to the XML text of a message. Told apart by looking, never by a flag; every decoding
// and repair is listed. Repairs end where the message's own bytes begin: from there on nothing is mended.

import { trimOf, XML_SPACE } from '../text.ts';
import { MAX_INPUT_BYTES, MESSAGE_LIMITS } from '../xml/limits.ts';
import { base64, isPlainBase64, toText } from './base64.ts';
import { declaredEncoding, readOtherEncoding, withoutEncoding } from './encoding.ts';
import { type Layer, MAX_MESSAGES, type Mending, type Parameter } from './format.ts';
import { FORMATS } from './formats.ts';
import { looksLikeHtml } from './html.ts';
import { type Found, nameBinary, nameText, titleOf } from './name-input.ts';
import { isQuotedPrintable } from './quoted-printable.ts';
import { searchDocument, searchMessages, searchWholeMessages } from './search/search.ts';

export type { Found } from './name-input.ts';

export interface Received {
  readonly kind: 'received';
  readonly xml: string;
  readonly encodings: readonly string[];
  readonly repairs: readonly Mending[];
  readonly relayState: string | null;
  /** The parameter it was found in, where the paste says. */
  readonly parameter: Parameter | null;
  /** The character encoding of the message where it is not UTF-8. It is then read, and never accepted. */
  readonly encoding: string | null;
}

export interface Unreadable {
  readonly kind: 'unreadable';
  readonly code: 'input-empty' | 'input-too-large' | 'input-not-saml' | 'xml-malformed';
  /** What it is instead. */
  readonly found: Found;
  /** The title of a page; null where there is none to tell. */
  readonly title: string | null;
  readonly encodings: readonly string[];
  readonly repairs: readonly Mending[];
  readonly parameter: Parameter | null;
}

/** Layers that may lie around a message; a paste with more is not an honest one. */
const MAX_LAYERS = 8;

/** A value of 1 MiB in Base64 twice over, every character percent-encoded. */
const MAX_VALUE_LENGTH = 6 << 20;

/** What one call may spend in common, whatever the paste holds. */
interface Budget {
  /** Bytes of XML that messages come to. A recorded day of a thousand logons has some ten million, in Base64. */
  messages: number;
  /** Characters that searches may look at: the paste itself, and what lies in a few of its layers. */
  searched: number;
}

/**
 * Reads a paste: bytes of a file or of standard input, or text. Returns one entry for each message in it, in order,
 * and always at least one.
 */
export function receive(input: Uint8Array | string): (Received | Unreadable)[] {
  const repairs: Mending[] = [];
  const budget: Budget = { messages: 10 << 20, searched: 64 << 20 };
  if (input.length > MAX_INPUT_BYTES) return [unreadable({ encodings: [], repairs }, 'input-too-large', 'too-large')];
  const read = typeof input === 'string' ? { text: input } : decodeFile(input, repairs);
  if (read !== null) return open({ ...read, encodings: [], repairs }, 0, budget);
  const bytes = input as Uint8Array;
  const [code, found] =
    bytes[0] === 0x3c ? (['xml-malformed', 'not-utf-8'] as const) : (['input-not-saml', nameBinary(bytes)] as const);
  return [unreadable({ encodings: [], repairs }, code, found)];
}

type OpenLayer = Layer & { readonly repairs: readonly Mending[] };

function unreadable(
  {
    encodings,
    repairs = [],
    parameter = null,
  }: Pick<Layer, 'encodings' | 'repairs'> & { parameter?: Parameter | null },
  code: Unreadable['code'],
  found: Found,
  title: string | null = null,
): Unreadable {
  return { kind: 'unreadable', code, found, title, encodings, repairs, parameter };
}

function open(outer: OpenLayer, depth: number, budget: Budget): (Received | Unreadable)[] {
  const repairs = [...outer.repairs];
  const layer = { ...outer, repairs };
  // Before anything is done with it: there may be a thousand more.
  if (budget.messages <= 0) return [unreadable(layer, 'input-too-large', 'too-large')];
  const text = strip(outer.text, repairs);
  if (text === '') return [unreadable(layer, 'input-empty', 'nothing')];
  // A second byte order mark is no text around a message.
  const mayBeSearched = !text.startsWith('\ufeff') && depth < MAX_LAYERS && budget.searched >= text.length;
  if (text.startsWith('<') && !looksLikeHtml(text) && !isQuotedPrintable(text)) {
    const isBare = layer.encodings.length === 0;
    const isOwnBytes = /^(?:base64|deflate|zlib|gzip)/.test(layer.encodings.at(-1) ?? '');
    const inside = mayBeSearched ? searchDocument(text, isBare, isOwnBytes) : [];
    if (inside.length === 0) return [toReceived(layer, isBare ? text : layer.text.replace(/^\ufeff/, ''), budget)];
    budget.searched -= text.length;
    return openAll(inside, layer, depth, budget);
  }
  const results = depth < MAX_LAYERS ? openAsFormat(text, layer, depth, budget) : null;
  if (results?.some((each) => each.kind === 'received' || each.code === 'input-too-large')) return results;
  if (mayBeSearched) {
    budget.searched -= text.length;
    const found = searchMessages(text);
    if (found.length > 0) return openAll(found, layer, depth, budget);
  }
  if (results) return results;
  budget.messages -= depth > 0 ? outer.text.length : 0;
  return [unreadable(layer, 'input-not-saml', nameText(text), looksLikeHtml(text) ? titleOf(text) : null)];
}

/** The text as the first format that knows it opens it; null when none does. */
function openAsFormat(text: string, layer: OpenLayer, depth: number, budget: Budget): (Received | Unreadable)[] | null {
  for (const format of isPlainBase64(text) ? [base64] : FORMATS) {
    // A value on its own is a message in Base64, perhaps twice; only exports, pages and logs are larger.
    if (text.length > MAX_VALUE_LENGTH && ['percent', 'quoted', 'base64'].includes(format.name)) {
      if (format === base64 && isPlainBase64(text)) return [unreadable(layer, 'input-too-large', 'too-large')];
      continue;
    }
    const opened = format.open(text);
    if (opened === 'cannot-open') return [unreadable(layer, 'input-too-large', 'too-large')];
    if (opened.length === 0) continue;
    // Words behind a value are digits of Base64 as well.
    const whole = format === base64 && /[A-Za-z]\s/.test(text) && isCutOff(opened) ? searchWholeMessages(text) : [];
    return openAll(whole.length > 0 ? whole : opened, layer, depth, budget);
  }
  return null;
}

function isCutOff([first]: readonly Layer[]): boolean {
  const text = first?.text.trim() ?? '';
  return text.startsWith('<') && !text.endsWith('>');
}

function openAll(inner: readonly Layer[], outer: OpenLayer, depth: number, budget: Budget): (Received | Unreadable)[] {
  if (inner.length > MAX_MESSAGES) return [unreadable(outer, 'input-too-large', 'too-large')];
  const { encodings, repairs, relayState, parameter, encoding } = outer;
  const around = {
    ...(relayState ? { relayState } : {}),
    ...(parameter ? { parameter } : {}),
    ...(encoding ? { encoding } : {}),
  };
  return inner.flatMap((each) =>
    open(
      {
        ...around,
        ...each,
        encodings: [...encodings, ...each.encodings],
        repairs: [...new Set([...repairs, ...(each.repairs ?? [])])],
      },
      depth + 1,
      budget,
    ),
  );
}

/**
 * Behind Base64 these are the message's own bytes: a blank before an XML declaration is then the IdP's fault, and stays.
 */
function toReceived(layer: OpenLayer, xml: string, budget: Budget): Received | Unreadable {
  const bytes = Buffer.byteLength(xml);
  // With the blanks around it: a stream may hold little else.
  budget.messages -= Math.max(bytes, layer.text.length);
  if (bytes > MESSAGE_LIMITS.bytes || budget.messages < 0) return unreadable(layer, 'input-too-large', 'too-large');
  const { encodings, repairs, relayState = null, parameter = null } = layer;
  const encoding = layer.encoding ?? declaredEncoding(xml);
  const text = encoding === null ? xml : withoutEncoding(xml);
  const named = encoding === null ? encodings : [...encodings, encoding];
  return { kind: 'received', xml: text, encodings: named, repairs, relayState, parameter, encoding };
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

/** A file's text: UTF-8, UTF-16 as PowerShell's ">" writes it, or XML in another encoding. Null when it is none of them. */
function decodeFile(bytes: Uint8Array, repairs: Mending[]): Pick<Layer, 'text' | 'encoding'> | null {
  const utf16 = utf16Label(bytes);
  if (utf16) {
    repairs.push('utf-16-file');
    return { text: new TextDecoder(utf16).decode(bytes) };
  }
  const text = toText(bytes);
  return text === null ? readOtherEncoding(bytes) : { text };
}

function utf16Label(bytes: Uint8Array): string | null {
  const [a, b, c, d] = bytes;
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  if (bytes.length >= 4 && a !== 0 && b === 0 && c !== 0 && d === 0) return 'utf-16le';
  return null;
}
