// Ways of pasting one good response: encodings, wrappings and files, as browsers, terminals and editors leave them.

import { deflateRawSync } from 'node:zlib';
import type { Benign } from './benign.ts';
import { base64 } from './kit.ts';
import { signed } from './seal.ts';

const xml = signed();
const value = base64(xml);
const percent = encodeURIComponent(value);
const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le');
const wrap = (text: string, width: number, end = '\n') => text.replace(new RegExp(`.{${width}}`, 'g'), `$&${end}`);
/** Padding is only seen where there is some. */
const padded = base64(xml.length % 3 === 0 ? `${xml} ` : xml);

const ROWS: Readonly<Record<string, string | Uint8Array>> = {
  Base64: value,
  'raw XML': xml,
  'raw XML as bytes': Buffer.from(xml),
  'percent-encoded': percent,
  'percent-encoded, in lower case': percent.replace(/%[0-9A-F]{2}/g, (each) => each.toLowerCase()),
  'percent-encoded in every character': [...value].map((c) => `%${c.charCodeAt(0).toString(16)}`).join(''),
  'a form body': `SAMLResponse=${percent}&RelayState=https%3A%2F%2Fhome.console.aliyun.com%2F`,
  'a form body, RelayState first': `RelayState=x&SAMLResponse=${percent}`,
  'a URL': `https://signin-intl.aliyun.com/saml/SSO?SAMLResponse=${encodeURIComponent(deflateRawSync(Buffer.from(xml)).toString('base64'))}`,
  deflated: deflateRawSync(Buffer.from(xml)).toString('base64'),
  'URL-safe Base64': value.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, ''),
  'without its padding': padded.replace(/=+$/, ''),
  'wrapped at 76': wrap(value, 76, '\r\n'),
  'wrapped and indented': wrap(value, 64, '\n    '),
  'white space around it': `\n\t ${value} \r\n`,
  'a byte order mark before it': `\ufeff${value}`,
  'a UTF-16 file, as PowerShell writes it': utf16(value),
  'a UTF-16 file in the other byte order': utf16(value).swap16(),
  'a UTF-16 file of XML': utf16(xml),
  'Base64 of Base64': base64(value),
  'percent-encoded twice': encodeURIComponent(percent),
  quoted: `"${value}"`,
  'quoted lines of a mail': wrap(value, 70).replace(/^/gm, '> '),
  'a page with a form': `<html><body onload="document.forms[0].submit()"><form method="post"><input type="hidden" name="SAMLResponse" value="${value}"/></form></body></html>`,
  'a HAR file': JSON.stringify({
    log: { entries: [{ request: { method: 'POST', postData: { text: `SAMLResponse=${percent}` } } }] },
  }),
};

export const BENIGN_PASTES: readonly Benign[] = Object.entries(ROWS).map(([name, input]) => ({ name, input }));
