// What a paste is, when it is no SAML: named, so that whoever pasted it sees which other thing was copied.

import { looksLikeHtml } from './html.ts';

/** What a paste turned out to be, when it is no SAML. Words: words/<language>/receive.ts. */
export type Found =
  | 'nothing'
  | 'too-large'
  | 'jwt'
  | 'pem'
  | 'json'
  | 'html'
  | 'log-line'
  | 'masked'
  | 'text'
  | 'base64'
  | 'binary'
  | 'image'
  | 'pdf'
  | 'zip'
  | 'not-utf-8';

const LOG_LINE = [
  /^\[?\d{4}[-/]\d{2}[-/]\d{2}[T ,]\d{2}:\d{2}/,
  /^<?\d{0,3}>?(?:\d )?\w{3} {1,2}\d{1,2} \d{2}:\d{2}:\d{2} /,
  /^\[?(?:TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|FATAL|SEVERE)\b[\] :|-]/i,
  /^\S{1,100} \S{1,60} \S{1,60} \[\d{1,2}\/\w{3}\/\d{4}[: ]/,
  /^[IWEF]\d{4} \d{2}:\d{2}:\d{2}/,
];

export function nameText(text: string): Found {
  const head = text.slice(0, 65_536);
  if (/^(?:authorization:\s*)?(?:bearer\s+)?eyJ[\w-]+\.[\w-]+(?:\.[\w-]*){1,3}$/i.test(head)) return 'jwt';
  if (head.includes('-----BEGIN ')) return 'pem';
  if (looksLikeHtml(text)) return 'html';
  if (
    /^(?:\[?\{?(?:FILTERED|REDACTED|MASKED|HIDDEN|HIDE|REMOVED|hash:[\da-f]*|overwritten)\}?\]?|[*xX•]{3,})$/i.test(
      head,
    )
  )
    return 'masked';
  if (LOG_LINE.some((each) => each.test(head))) return 'log-line';
  if (/^[[{]/.test(text)) return 'json';
  return isBase64Like(text) ? nameBase64(head) : 'text';
}

function isBase64Like(text: string): boolean {
  return text.length >= 24 && !/[^A-Za-z0-9+/_\s=-]/.test(text) && !/[a-z] [a-z]/i.test(text.slice(0, 4_096));
}

/** What Base64 holds, by how it begins. */
function nameBase64(head: string): Found {
  const bytes = Buffer.from(head.replace(/\s+/g, '').slice(0, 64), 'base64');
  const named = nameBinary(bytes);
  if (named !== 'binary') return named;
  const text = bytes.toString('latin1');
  if (text.startsWith('-----BEGIN ')) return 'pem';
  return /^\s*[[{]["\s{[]/.test(text) ? 'json' : 'base64';
}

/** The title of an HTML page, in one line; null where it has none. */
export function titleOf(page: string): string | null {
  const title = /<title\b[^>]{0,200}>([^<]{1,400})</i.exec(page.slice(0, 262_144))?.[1]?.replace(/\s+/g, ' ').trim();
  return title ? title.slice(0, 100) : null;
}

const MAGIC: readonly (readonly [prefix: string, Found])[] = [
  ['89504e47', 'image'],
  ['ffd8ff', 'image'],
  ['47494638', 'image'],
  ['25504446', 'pdf'],
  ['504b0304', 'zip'],
  ['1f8b', 'zip'],
];

export function nameBinary(bytes: Uint8Array): Found {
  const head = Buffer.from(bytes.subarray(0, 4)).toString('hex');
  return MAGIC.find(([prefix]) => head.startsWith(prefix))?.[1] ?? 'binary';
}
