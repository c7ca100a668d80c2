// Hostile pastes: what lies around a message, or pretends to. Compressed bombs (CVE-2025-25293), encodings in encodings,
// files of megabytes that look like one of the formats, and exports that hold very many messages.

import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { type Attack, base64, plain } from './kit.ts';
import { signed } from './seal.ts';

const MEGABYTE = 1 << 20;
const fill = (text: string, bytes: number) => text.repeat(Math.ceil(bytes / text.length));
const encode = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
const zeros = (bytes: number) => Buffer.alloc(bytes, 0x20);
const padded = (xml: string, bytes: number) => Buffer.concat([Buffer.from(xml), zeros(bytes)]);
const layers = (text: string, count: number): string => (count === 0 ? text : layers(base64(text), count - 1));

export const BOMBS: readonly Attack[] = [
  {
    name: 'DEFLATE of 100 MB of blanks',
    input: () => encode(deflateRawSync(zeros(100 * MEGABYTE))),
    expect: ['input-too-large'],
  },
  {
    name: 'zlib of 100 MB of blanks',
    input: () => encode(deflateSync(zeros(100 * MEGABYTE))),
    expect: ['input-too-large'],
  },
  {
    name: 'gzip of 100 MB of blanks',
    input: () => encode(gzipSync(zeros(100 * MEGABYTE))),
    expect: ['input-too-large'],
  },
  {
    name: 'DEFLATE of a good response and 100 MB of blanks',
    input: () => encode(deflateRawSync(padded(signed(), 100 * MEGABYTE))),
    expect: ['input-too-large'],
  },
  {
    name: 'DEFLATE of just over the limit',
    input: () => encode(deflateRawSync(padded(signed(), MEGABYTE))),
    expect: ['input-too-large'],
  },
  {
    name: 'gzip in gzip',
    input: () => encode(gzipSync(gzipSync(zeros(100 * MEGABYTE)))),
    expect: ['input-not-saml', 'input-too-large'],
  },
  {
    name: 'a response of just over the limit',
    input: () => base64(signed() + ' '.repeat(MEGABYTE)),
    expect: ['input-too-large', 'xml-too-complex'],
  },
  { name: 'a file of just over the limit', input: () => fill('A', 33 * MEGABYTE), expect: ['input-too-large'] },
  { name: 'Base64 twelve times over', input: () => layers(plain(), 12), expect: ['input-not-saml'] },
  {
    name: 'DEFLATE cut off',
    input: () => encode(deflateRawSync(Buffer.from(signed()))).slice(0, 400),
    expect: ['input-not-saml', 'input-truncated'],
  },
];

export const NOT_PASTES: readonly Attack[] = [
  { name: 'nothing', input: '', expect: ['input-empty'] },
  { name: 'white space', input: ' \t\r\n', expect: ['input-empty'] },
  { name: 'a JSON Web Token', input: 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJhbGljZSJ9.', expect: ['input-not-saml'] },
  { name: 'a JSON file whose keys are Base64', input: '{"alice":"admin"}', expect: ['input-not-saml'] },
  { name: 'a path', input: '../../../etc/passwd', expect: ['input-not-saml'] },
  { name: 'a format string', input: '%s%n%x', expect: ['input-not-saml'] },
  { name: 'a template', input: '{{7*7}}<%= 7*7 %>', expect: ['input-not-saml'] },
  { name: 'an escape sequence', input: Buffer.from('\u001b]0;pwned\u0007'), expect: ['input-not-saml'] },
  { name: 'Base64 with junk between', input: base64(signed()).replace(/.{10}/, '$&!!!'), expect: ['input-not-saml'] },
  { name: 'Base64 of a NUL', input: 'AAAA', expect: ['input-not-saml'] },
];
