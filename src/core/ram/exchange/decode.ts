// From bytes to text: a byte order mark decides; else UTF-8 where it is that strictly, else GB18030, which Chinese Excel
// writes as "CSV". Big5 is never guessed: it decodes GB18030 to nonsense without an error.

import { MAX_LIST_BYTES, tooLarge } from './limits.ts';
import { UserListRefusal } from './refusal.ts';
import type { UserListEncoding } from './user-list.ts';

export interface Decoded {
  readonly text: string;
  readonly encoding: UserListEncoding;
  /** Whether it says so itself, by a byte order mark. */
  readonly isMarked: boolean;
}

/** @throws UserListRefusal input-empty, input-too-large, input-encoding, input-workbook, input-not-users */
export function decodeUserList(bytes: Uint8Array): Decoded {
  if (bytes.length > MAX_LIST_BYTES) throw tooLarge(MAX_LIST_BYTES >> 20, 'MiB');
  refuseBinary(bytes);
  const encoding = encodingOf(bytes);
  const decoded = encoding === null ? guess(bytes) : { text: decode(bytes, encoding), encoding };
  if (decoded?.text == null) throw new UserListRefusal({ key: 'list-encoding', args: {} });
  if (decoded.text.trim() === '') throw new UserListRefusal({ key: 'list-empty', args: {} });
  return { text: decoded.text, encoding: decoded.encoding, isMarked: hasMark(bytes) };
}

const startsWith = (bytes: Uint8Array, ...head: number[]) => head.every((byte, i) => bytes[i] === byte);

function refuseBinary(bytes: Uint8Array): void {
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04))
    throw new UserListRefusal({ key: 'list-workbook', args: { kind: 'xlsx' } });
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0))
    throw new UserListRefusal({ key: 'list-workbook', args: { kind: 'xls' } });
  if (startsWith(bytes, 0x25, 0x50, 0x44, 0x46))
    throw new UserListRefusal({ key: 'list-not-users', args: { instead: 'pdf' } });
  if (startsWith(bytes, 0x1f, 0x8b) || startsWith(bytes, 0x89, 0x50, 0x4e, 0x47))
    throw new UserListRefusal({ key: 'list-not-users', args: { instead: 'binary' } });
}

const hasMark = (bytes: Uint8Array) =>
  startsWith(bytes, 0xef, 0xbb, 0xbf) || startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff);

/** By the byte order mark, or by where the zero bytes of Latin letters stand in UTF-16. */
function encodingOf(bytes: Uint8Array): UserListEncoding | null {
  if (startsWith(bytes, 0xef, 0xbb, 0xbf)) return 'utf-8';
  if (startsWith(bytes, 0xff, 0xfe)) return 'utf-16le';
  if (startsWith(bytes, 0xfe, 0xff)) return 'utf-16be';
  const [a, b, c, d] = bytes;
  if (a && b === 0 && c && d === 0) return 'utf-16le';
  return a === 0 && b && c === 0 && d ? 'utf-16be' : null;
}

function guess(bytes: Uint8Array): { text: string | null; encoding: UserListEncoding } {
  const utf8 = decode(bytes, 'utf-8');
  if (utf8 !== null) return { text: utf8, encoding: 'utf-8' };
  const text = looksChinese(bytes) ? decode(bytes, 'gb18030') : null;
  // What GB18030 leaves to private use is no Chinese: "üß" of Windows-1252 is.
  return { text: text === null || /[\ue000-\uf8ff]/.test(text) ? null : text, encoding: 'gb18030' };
}

/**
 * Whether the characters beyond ASCII are mostly those of GB 2312, as in any Chinese: two bytes, each from A1 on. In
 * Windows-1252 a letter beyond ASCII mostly stands before one that is not ("Jérôme"), and in Shift JIS and Big5 many second
 * bytes are below.
 */
function looksChinese(bytes: Uint8Array): boolean {
  let common = 0;
  let others = 0;
  for (let at = 0; at + 1 < bytes.length; at++) {
    const first = bytes[at] ?? 0;
    if (first < 0x80) continue;
    const next = bytes[++at] ?? 0;
    // Four bytes, of which the second is a digit, are GB 18030's alone.
    if (next >= 0x30 && next <= 0x39 && (bytes[at + 1] ?? 0) >= 0x80) {
      at += 2;
      common++;
    } else if (first >= 0xa1 && first <= 0xf7 && next >= 0xa1) common++;
    else others++;
  }
  return common > 0 && common >= others;
}

/** Null where the bytes are not of this encoding throughout. A byte order mark is dropped. */
export function decode(bytes: Uint8Array, encoding: UserListEncoding): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
