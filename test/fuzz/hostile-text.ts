// Text that does harm where it is printed raw: controls, invisible and bidirectional characters, escape sequences, commands
// of CI systems, markup, formulas. (kubectl CVE-2021-25743; XML 1.0 allows the C1 controls, of which U+009B is CSI.)

import fc from 'fast-check';

const PIECES = [
  '\u0080',
  '\u0085',
  '\u009b31m',
  '\u009d0;title\u009c',
  '\u00ad',
  '\u061c',
  '\u180e',
  '\u200b',
  '\u200d',
  '\u200e',
  '\u200f',
  '\u2028',
  '\u2029',
  '\u202a',
  '\u202e',
  '\u2060',
  '\u2066',
  '\u2069',
  '\ufeff',
  '\ufff9',
  '\u{e0001}',
  '\u{e0061}',
  '\ue000',
  '\u{f0000}',
  '\u0378',
  '\u034f',
  '\u115f',
  '\u17b4',
  '\u180b',
  '\u2800',
  '\u3164',
  '\ufe0f',
  '\uffa0',
  '\u{e0100}',
  '\u{1d173}',
  '\ud83d\ude00',
  'e\u0301',
  '\t',
  '\n',
  '\r',
  '\r\n',
  'VERIFIED\n',
  '\n::set-output name=x::y',
  '::error::x',
  '::stop-commands::z',
  '##[set-output name=x]y',
  '##vso[task.setvariable variable=x]y',
  '%0A::warning::x',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='x",
  '</code></pre>',
  '<!--',
  ']]>',
  '&lt;b&gt;',
  '&#x1b;[31m',
  '`x`',
  '[x](http://evil.example)',
  '| x | y |',
  '=cmd()',
  '+1',
  '-1',
  '@sum(1)',
  '$(x)',
  '`id`',
  '%s%n',
  '\\u001b',
  '\\x1b[31m',
  '__proto__',
  'a'.repeat(500),
] as const;
const OUTSIDE_XML = [
  '\u0000',
  '\u0007',
  '\u0008',
  '\u001b[31m',
  '\u001b]8;;http://evil.example\u0007',
  '\u007f',
  '\ud800',
  '\udc00',
  '\ufffe',
  '\uffff',
];

const random = fc.string({ unit: 'binary', maxLength: 6 });
const joined = (pieces: readonly string[]) =>
  fc.array(fc.oneof(fc.constantFrom(...pieces), random), { minLength: 1, maxLength: 5 }).map((each) => each.join(''));

/** Anything at all, lone surrogates included: for arguments, files and stored values. */
export const hostileText = joined([...PIECES, ...OUTSIDE_XML]);

/** What XML 1.0 can hold, escaped so that it stands in a text or an attribute. */
export const hostileXml = joined(PIECES).map((text) =>
  [...text]
    .filter((c) => /[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(c))
    .map((c) => (/[<>&"'\t\n\r]/.test(c) ? `&#${c.codePointAt(0)};` : c))
    .join(''),
);
