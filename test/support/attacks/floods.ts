// Long runs of one character in every field that is compared, split, trimmed, parsed or shown: regular expressions and
// look-ups must take linear time in each of them (CWE-1333). By generation: field × run, signed by the IdP and not.

import { ISSUER } from '../idp.ts';
import { ACS, base64, plain, SP, SUFFIX, swap } from './kit.ts';
import { type Load, SECOND } from './loads.ts';
import { seal } from './seal.ts';

const LENGTH = 200_000;
const RUNS: Readonly<Record<string, string>> = {
  blanks: ' ',
  'line feeds': '&#10;',
  slashes: '/',
  dots: '.',
  at: '@',
  'equals signs': '=',
  percents: '%41',
  letters: 'a',
  digits: '1',
  hyphens: '-',
  // Out of order they must be sorted to be normalised, which is quadratic where nobody bounds it.
  'combining marks': '\u0301',
};

/** Puts a run into the middle of a field's value. */
const FIELDS: Readonly<Record<string, (xml: string, run: string) => string>> = {
  'the NameID': (xml, run) => swap(xml, `alice@${SUFFIX}`, `al${run}ice@${SUFFIX}`),
  'the suffix': (xml, run) => swap(xml, `alice@${SUFFIX}`, `alice@${SUFFIX}${run}x`),
  'the NameID Format': (xml, run) => swap(xml, 'nameid-format:persistent', `nameid-format:${run}persistent`),
  'the Issuer': (xml, run) => xml.replaceAll(`<saml:Issuer>${ISSUER}`, `<saml:Issuer>${ISSUER}${run}x`),
  'the Audience': (xml, run) => swap(xml, `<saml:Audience>${SP}`, `<saml:Audience>${SP}${run}x`),
  'the start of the Audience': (xml, run) => swap(xml, `<saml:Audience>${SP}`, `<saml:Audience>${run}${SP}`),
  'the Recipient': (xml, run) => swap(xml, `Recipient="${ACS}`, `Recipient="${ACS}${run}x`),
  'the Destination': (xml, run) =>
    swap(xml, `Destination="${ACS}`, `Destination="https://signin-intl.aliyun.com/${run}x`),
  'the confirmation Method': (xml, run) => swap(xml, 'cm:bearer', `cm:${run}bearer`),
  'a time': (xml, run) => swap(xml, /NotBefore="/, `NotBefore="2026-11-23T09:59:50.${run}Z`),
  'a fraction of a second': (xml, run) => swap(xml, /(?<=NotBefore="[^"]*)Z"/, `.${'1'.repeat(run.length)}Z"`),
  'the InResponseTo': (xml, run) => swap(xml, 'InResponseTo="_request"', `InResponseTo="_request${run}"`),
  'the SessionIndex': (xml, run) => swap(xml, 'SessionIndex="', `SessionIndex="${run}`),
  'an Attribute Name': (xml, run) => swap(xml, 'Name="mail"', `Name="${run}mail"`),
  'an AttributeValue': (xml, run) => swap(xml, 'alice@example.com', `alice@${run}example.com`),
  'the StatusCode': (xml, run) => swap(xml, 'status:Success', `status:${run}Success`),
  'a StatusMessage': (xml, run) =>
    swap(xml, '</samlp:Status>', `<samlp:StatusMessage>x${run}x</samlp:StatusMessage></samlp:Status>`),
  'the Version': (xml, run) => swap(xml, 'Version="2.0"', `Version="2.0${run}"`),
  'a context class': (xml, run) => swap(xml, 'PasswordProtectedTransport', `Password${run}x`),
};

const document = (change: (xml: string, run: string) => string, run: string) => {
  const half = run.repeat(Math.floor(LENGTH / run.length / 2));
  return change(plain(), run === '\u0301' ? half + '\u0327'.repeat(half.length) : half + half);
};

export const FLOODS: readonly Load[] = Object.entries(FIELDS).flatMap(([field, change], f) =>
  Object.entries(RUNS)
    // Blanks and marks everywhere, the rest in turn: each pair of a field and a run is reached within three fields.
    .filter(([name], r) => name === 'blanks' || name === 'combining marks' || r % 3 === f % 3)
    .map(
      ([name, run]): Load => ({
        name: `${field}: ${name}`,
        input: () => base64(seal(document(change, run))),
        within: SECOND,
      }),
    ),
);
