// Requests that a browser copied as code: "Copy as cURL" for sh and for cmd, "Copy as fetch", "Copy as PowerShell", axios.

import { parameters, toLayer } from './form.ts';
import type { InputFormat } from './format.ts';
import { replaceEach } from './replace-each.ts';

export const curl: InputFormat = {
  name: 'curl',
  open(text) {
    if (!/^(?:[$#>]\s*)?curl(?:\.exe)?\s/.test(text)) return [];
    // cmd.exe escapes with "^"; a Base64 or percent-encoded value holds none of its own.
    const bodies = parameters(text.includes("$'") ? unescapeAnsi(text) : text.replaceAll('^', ''));
    return bodies.map((each) => toLayer(each, 'curl'));
  },
};

export const fetchSnippet: InputFormat = {
  name: 'fetch',
  open(text) {
    if (
      !/^(?:(?:await|return|const|let|var)\s[^(]{0,80})?(?:fetch|axios[.\w]*|\$session\b|Invoke-(?:WebRequest|RestMethod))/.test(
        text,
      )
    )
      return [];
    const bodies = parameters(text);
    if (bodies.length > 0) return bodies.map((each) => toLayer(each, 'fetch'));
    // new URLSearchParams({ SAMLResponse: '…' }), or an object that axios turns into a body.
    const [, value] = /\bSAMLResponse["']?\s*:\s*["'`]([^"'`]*)/.exec(text) ?? [];
    return value === undefined ? [] : [{ text: value, encodings: ['fetch'], parameter: 'SAMLResponse' }];
  },
};

const ANSI_ESCAPE = /\\(?:u([0-9A-Fa-f]{4})|x([0-9A-Fa-f]{2})|(.))/gs;
const ANSI: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

/** What $'…' means in a shell (Bash, ANSI-C Quoting): browsers copy so where a value holds a quotation mark or a "!". */
function unescapeAnsi(text: string): string {
  return replaceEach(text, ANSI_ESCAPE, ([, unicode, hex, letter = '']) =>
    letter === '' ? String.fromCharCode(Number.parseInt(unicode ?? hex ?? '', 16)) : (ANSI[letter] ?? letter),
  );
}
