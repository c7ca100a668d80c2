// Undoes what a program, a page or a log did to the XML that it shows, layer by layer, judged by how the XML begins:
// only an escape that is seen there is undone, so that a backslash in a name stays one.

import { toText } from '../base64.ts';
import { decodePercent } from '../form.ts';
import type { Mending } from '../format.ts';
import { decodeReferences } from '../html.ts';
import { decodeOctets } from '../quoted-printable.ts';
import { replaceEach } from '../replace-each.ts';

export interface Unescaped {
  readonly text: string;
  readonly encodings: readonly string[];
  readonly repairs: readonly Mending[];
}

type Undo = 'html' | 'percent' | 'quoted-printable' | 'backslash-escapes' | 'doubled-quotes';

const MAX_ROUNDS = 6;

/** The XML that `escaped` spells. */
export function unescapeXml(escaped: string): Unescaped {
  let text = escaped;
  const encodings: string[] = [];
  const repairs = new Set<Mending>();
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const undo = nextUndo(text);
    if (undo === null) break;
    const undone = UNDO[undo](text);
    if (undone === text) break;
    text = undone;
    if (undo === 'backslash-escapes' || undo === 'doubled-quotes') repairs.add(undo);
    else encodings.push(undo);
  }
  return { text, encodings, repairs: [...repairs] };
}

const UNDO: Readonly<Record<Undo, (text: string) => string>> = {
  html: decodeReferences,
  // Who encodes XML for a form writes its blanks as "+", and its own "+" as %2B.
  percent: (text) => decodePercent(/\w\+[\w:]+(?:=|%3D)/.test(text.slice(0, 400)) ? text.replaceAll('+', ' ') : text),
  'quoted-printable': (text) => decodeOctets(text.replace(/=[ \t]{0,8}\r?\n/g, '')),
  'backslash-escapes': unescapeBackslashes,
  'doubled-quotes': (text) => text.replaceAll('""', '"'),
};

/** What the start of the XML shows. */
function nextUndo(text: string): Undo | null {
  const first = text[0];
  if (first === '&') return 'html';
  if (first === '\\') return 'backslash-escapes';
  if (first === '%') return 'percent';
  if (first === '=') return 'quoted-printable';
  const tag = /^(?:<\?xml[^>]{0,200}\?>[^<]{0,64})?<[^>]{0,8192}/.exec(text.slice(0, 16_384))?.[0] ?? '';
  if (/=[ \t]?\\+["']/.test(tag)) return 'backslash-escapes';
  if (/=[ \t]?&(?:amp;)*(?:quot|apos|#34|#39|#x22|#x27);/i.test(tag)) return 'html';
  if (/=3D["']/.test(tag)) return 'quoted-printable';
  if (/=""[^"\s>/]/.test(tag)) return 'doubled-quotes';
  if (/\\[nrt]\s*[\w.-]+(?::[\w.-]+)?=/.test(tag)) return 'backslash-escapes';
  // A line break that is written out where SAML has text for nobody: between two tags, or within Base64. Most messages have no
  // backslash at all, which is seen many times sooner.
  const isWritten =
    text.includes('\\') &&
    />(?:\\+[nrt])+[ \t]*(?:<|$)|(?:[A-Za-z0-9+/=]{20}|&#(?:13|x[dD]);)(?:\\+[nrt])+[ \t]*[A-Za-z0-9+/=<]/.test(text);
  return isWritten ? 'backslash-escapes' : null;
}

const BACKSLASH_ESCAPE = /(?:\\x[0-9A-Fa-f]{2})+|\\u\{([0-9A-Fa-f]{1,6})\}|\\u([0-9A-Fa-f]{4})|\\(\r?\n|.)/gs;
const LETTERS: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
  e: '\u001b',
  '0': '\0',
};

/** The escapes of string literals: JSON, JavaScript, Java, C#, Go, Python, Ruby, PHP. Bytes (\xE5…) are read as UTF-8. */
export function unescapeBackslashes(text: string): string {
  return replaceEach(text, BACKSLASH_ESCAPE, ([all, point, unit, letter]) => {
    if (letter !== undefined) return letter.endsWith('\n') ? '' : (LETTERS[letter] ?? letter);
    if (unit !== undefined) return String.fromCharCode(Number.parseInt(unit, 16));
    if (point !== undefined) {
      const code = Number.parseInt(point, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : all;
    }
    const bytes = Buffer.from(all.replaceAll('\\x', ''), 'hex');
    return toText(bytes) ?? bytes.toString('latin1');
  });
}
