// XML that is not UTF-8: named by its declaration, else by its bytes, and read for the diagnosis alone. A message in another
// encoding is never accepted: two readers need not read the same characters in it (XML 1.0, 4.3.3 and appendix F).

import { isUtf8 } from 'node:buffer';

export interface OtherEncoding {
  readonly text: string;
  /** As the document declares it, or as its bytes show. */
  readonly encoding: string;
}

const DECLARATION = /^(<\?xml\s[^<>]{0,200}?)(\sencoding\s{0,16}=\s{0,16}(?:"([^"<>]{1,64})"|'([^'<>]{1,64})'))/;

/** The encoding that an XML declaration names, unless it is UTF-8. */
export function declaredEncoding(xml: string): string | null {
  const [, , , double, single] = DECLARATION.exec(xml.slice(0, 512)) ?? [];
  const name = double ?? single;
  return name === undefined || /^utf-?8$/i.test(name) ? null : name;
}

/** The same text without the name of its encoding, every character at its place. */
export function withoutEncoding(xml: string): string {
  return xml.replace(DECLARATION, (_, before: string, encoding: string) => before + ' '.repeat(encoding.length));
}

/** Reads bytes that begin as XML does, in any encoding but UTF-8; null when they are UTF-8, or no XML. */
export function readOtherEncoding(bytes: Uint8Array): OtherEncoding | null {
  const utf16 = utf16Of(bytes);
  if (utf16) return decode(bytes, utf16, 'UTF-16');
  const head = Buffer.from(bytes.subarray(0, 512)).toString('latin1');
  if (!/^(?:\u00ef\u00bb\u00bf)?\s{0,64}<[?!A-Za-z]/.test(head)) return null;
  const declared = declaredEncoding(head);
  if (declared) return decode(bytes, declared, declared) ?? decode(bytes, 'windows-1252', declared);
  if (isUtf8(bytes) || isBrokenUtf8(bytes)) return null;
  // Bytes of GBK come in pairs whose second is a letter or above; a letter with an accent before "<" is none.
  return decode(bytes, 'gb18030', 'GBK') ?? decode(bytes, 'windows-1252', 'windows-1252');
}

/** UTF-8 but for sequences that no other encoding's text is made of: overlong ones, surrogates, beyond U+10FFFF. */
function isBrokenUtf8(bytes: Uint8Array): boolean {
  const broken =
    /[\u00c0\u00c1][\u0080-\u00bf]|\u00e0[\u0080-\u009f][\u0080-\u00bf]|\u00ed[\u00a0-\u00bf][\u0080-\u00bf]|[\u00f4-\u00fd][\u0080-\u00bf]{3,5}/g;
  return isUtf8(Buffer.from(Buffer.from(bytes).toString('latin1').replace(broken, ''), 'latin1'));
}

function decode(bytes: Uint8Array, label: string, encoding: string): OtherEncoding | null {
  try {
    const text = new TextDecoder(label, { fatal: true }).decode(bytes);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: telling text from binary data is the point
    return /[\u0000-\u0008\u000e-\u001f]/.test(text) ? null : { text, encoding };
  } catch {
    return null;
  }
}

/** The label of UTF-16 that begins with "<", with its mark or without. */
function utf16Of([a, b, c, d]: Uint8Array): string | null {
  if ((a === 0xff && b === 0xfe && c === 0x3c && d === 0) || (a === 0x3c && b === 0 && d === 0)) return 'utf-16le';
  return (a === 0xfe && b === 0xff && c === 0 && d === 0x3c) || (a === 0 && b === 0x3c && c === 0) ? 'utf-16be' : null;
}
