// Quoted-printable (RFC 2045, 6.7): the source of a mail, where "=" is written as =3D and a line that goes on ends in "=".

import { toText } from './base64.ts';
import type { InputFormat } from './format.ts';
import { replaceEach } from './replace-each.ts';

const OCTETS = /(?:=[0-9A-F]{2})+/g;

/** Octets written as =3C, read as UTF-8; those that are none stay. */
export function decodeOctets(text: string): string {
  return replaceEach(text, OCTETS, ([all]) => toText(Buffer.from(all.replaceAll('=', ''), 'hex')) ?? all);
}

export const quotedPrintable: InputFormat = {
  name: 'quoted-printable',
  open(text) {
    if (!isQuotedPrintable(text)) return [];
    const joined = text.replace(/=[ \t]{0,4}\r?\n/g, '');
    const decoded = decodeOctets(joined);
    return decoded === text ? [] : [{ text: decoded, encodings: ['quoted-printable'] }];
  },
};

// A line of it has at most 76 characters (RFC 2045, 6.7, rule 5); a longer one ends in the padding of Base64.
// A single one may be padding all the same.
const SOFT_BREAKS = /(?:^|\n)[^\n]{1,75}=[ \t]{0,4}\r?\n[^=\s][^\n]{0,74}=[ \t]{0,4}(?:\r?\n|$)/;

/** Every "=" begins an escape or ends a line, and there are some: Base64 and form bodies have others, and so has XML. */
export function isQuotedPrintable(text: string): boolean {
  return (text.includes('=3D') || SOFT_BREAKS.test(text)) && !/=(?![0-9A-F]{2}|[ \t]{0,4}\r?\n|$)/.test(text);
}
