// Pastes of very many messages: each within the limits of one, all of them together more than any honest call.

import { deflateRawSync } from 'node:zlib';
import { ACCOUNT } from '../idp.ts';
import { base64, swap } from './kit.ts';
import { signed } from './seal.ts';

const deflated = (xml: string) => deflateRawSync(Buffer.from(xml), { level: 9 }).toString('base64');
const paste = (values: readonly string[]) => JSON.stringify(values.map((SAMLResponse) => ({ SAMLResponse })));
const times = <T>(n: number, make: (i: number) => T) => Array.from({ length: n }, (_, i) => make(i));
/** A thousand of which thirty differ: making each takes longer than refusing all. */
const thousand = (make: (i: number) => string) => {
  const some = times(30, make);
  return times(1_000, (i) => some[i % some.length] ?? '');
};
const REQUEST = 'InResponseTo="_request"';

/** Deep, with many declarations, and many attributes that use them. */
const STRUCTURE = `${times(50, (i) => `<e${times(30, (j) => ` xmlns:p${i}_${j}="u:${i}:${j}"`).join('')}>`).join('')}${`<x${times(30, (j) => ` p0_${j}:b=""`).join('')}/>`.repeat(1_500)}${'</e>'.repeat(50)}`;

export const CALL_LOADS: readonly { readonly name: string; readonly input: () => string }[] = [
  {
    name: '1,000 streams of a MiB of blanks',
    input: () => paste(thousand((i) => deflated(`${signed(`alice${i}@x`)}${' '.repeat(1_000_000)}`))),
  },
  {
    name: '1,000 of a costly structure',
    input: () =>
      paste(thousand((i) => deflated(swap(signed(), '</saml:Subject>', `<!--${i}-->${STRUCTURE}</saml:Subject>`)))),
  },
  {
    name: '1,000 that fail at several steps',
    input: () =>
      paste(
        times(1_000, (i) => {
          const wrong = swap(signed(`nobody${i}@${ACCOUNT.defaultDomain}`), 'Destination="', 'Destination="x');
          return base64(wrong.replaceAll('</saml:Audience>', 'x</saml:Audience>').replace(REQUEST, `${REQUEST} `));
        }),
      ),
  },
  {
    name: '1,000 whose content was changed',
    input: () => paste(times(1_000, (i) => base64(swap(signed(), 'alice@', `alice${i}@`)))),
  },
  {
    name: '1,000 that name nobody',
    input: () => paste(times(1_000, (i) => base64(signed(`${'x'.repeat(i % 300)}${i}@${ACCOUNT.defaultDomain}`)))),
  },
  {
    name: '10 MB of messages with long values',
    input: () => paste(times(20, (i) => base64(swap(signed(), 'alice@', `${'a'.repeat(350_000)}${i}@`)))),
  },
  {
    name: '1,000 addresses in a value, 300 times',
    input: () => paste(times(300, (i) => base64(swap(signed(), 'alice@', `${'a@b '.repeat(1_000)}${i}@`)))),
  },
];

/** Each flag of verify-response at least once, and each format. */
export const FLAGS: readonly (readonly string[])[] = [
  ['-o', 'html'],
  ['--allow-sha1', '--clock-skew', '5m', '--fail-on', 'warning'],
  ['--redact', '--request-id', '_request', '--expect-user', 'alice'],
  ['-o', 'sarif'],
  ['--redact', '--relay-state', 'https://home.console.aliyun.com/', '--at', '2026-11-23T10:00:00Z'],
  ['--redact', '--verbose', '--lang', 'zh'],
  ['--redact', '--expect-user', 'a@b'],
];
