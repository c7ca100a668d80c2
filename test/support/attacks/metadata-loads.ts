// Costly metadata: accepted or refused, never a crash, and within its time; verifying against it included.

import { DSIG, SAML_METADATA } from '../../../src/core/xml/names.ts';
import { metadataXml } from '../idp.ts';
import { cut, swap } from './kit.ts';
import { certificateBody } from './seal.ts';

const GOOD = metadataXml();
const role = cut(GOOD, 'md:IDPSSODescriptor');
const descriptor = cut(GOOD, 'md:KeyDescriptor');
const body = certificateBody('idp');
const withKey = (xml: string) => swap(GOOD, descriptor, xml);
const certificate = (text: string) => swap(GOOD, body, text);
const aggregate = (inner: string) =>
  `<md:EntitiesDescriptor xmlns:md="${SAML_METADATA}">${inner}</md:EntitiesDescriptor>`;

const LATER = '2099-01-01T00:00:00Z';
const emptyRole = `<md:IDPSSODescriptor validUntil="${LATER}" protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol"/>`;

/** Certificates that differ in their last bytes alone, which belong to a signature that nobody checks. */
function certificates(count: number): string {
  const der = Buffer.from(body, 'base64');
  return Array.from({ length: count }, (_, i) => {
    der.writeUInt32BE(i, der.length - 4);
    return descriptor.replace(body, der.toString('base64'));
  }).join('');
}

/** What costs time or memory, or holds values that break what shows them; accepted or refused, and never a crash. */
export const METADATA_LOADS: readonly {
  readonly name: string;
  readonly text: () => string;
  readonly within: number;
}[] = [
  { name: '5,000 KeyDescriptors of one key', text: () => withKey(descriptor.repeat(5_000)), within: 5_000 },
  {
    name: '4,000 different keys',
    text: () =>
      withKey(`<md:KeyDescriptor><ds:KeyInfo xmlns:ds="${DSIG}">${keyValues(4_000)}</ds:KeyInfo></md:KeyDescriptor>`),
    within: 5_000,
  },
  { name: '5,000 different certificates', text: () => withKey(certificates(5_000)), within: 5_000 },
  // Node.js takes up to 0.3 ms to read one: refused before any is.
  { name: '20,000 different certificates', text: () => withKey(certificates(20_000)), within: 5_000 },
  {
    name: '3,000 roles and a validUntil on each of 60 levels',
    text: () =>
      `<md:EntitiesDescriptor xmlns:md="${SAML_METADATA}" validUntil="${LATER}">${`<md:EntitiesDescriptor validUntil="${LATER}">`.repeat(59)}<md:EntityDescriptor entityID="x">${emptyRole.repeat(3_000)}</md:EntityDescriptor>${'</md:EntitiesDescriptor>'.repeat(60)}`,
    within: 5_000,
  },
  {
    name: '65,000 roles with a validUntil',
    text: () =>
      aggregate(
        `<md:EntityDescriptor entityID="x" validUntil="${LATER}">${emptyRole.repeat(65_000)}</md:EntityDescriptor>`,
      ),
    within: 10_000,
  },
  { name: '10 MB in one certificate', text: () => certificate('A'.repeat(1_000_000)), within: 5_000 },
  {
    name: '10 MB in certificates that are none',
    text: () => withKey(descriptor.replace(body, 'A'.repeat(900_000)).repeat(11)),
    within: 5_000,
  },
  {
    name: '90,000 elements',
    text: () => swap(GOOD, role, `<md:Extensions>${'<x/>'.repeat(90_000)}</md:Extensions>${role}`),
    within: 5_000,
  },
  {
    name: '30,000 entities',
    text: () => aggregate('<md:EntityDescriptor entityID="x"/>'.repeat(30_000)),
    within: 5_000,
  },
  { name: '9 MB of blanks', text: () => swap(GOOD, role, `${' '.repeat(900_000)}${role}`), within: 5_000 },
  {
    name: 'a protocol list of 900,000 blanks',
    text: () => swap(GOOD, 'protocolSupportEnumeration="', `protocolSupportEnumeration="${'x '.repeat(450_000)}`),
    within: 5_000,
  },
  {
    name: 'a NameIDFormat of 900,000 blanks',
    text: () =>
      swap(
        GOOD,
        '<md:SingleSignOnService',
        `<md:NameIDFormat>x${' '.repeat(900_000)}x</md:NameIDFormat><md:SingleSignOnService`,
      ),
    within: 5_000,
  },
  { name: 'a certificate whose dates are no dates', text: () => certificate(withDates(body)), within: 5_000 },
  {
    name: '50,000 logon endpoints',
    text: () =>
      swap(
        GOOD,
        '<md:SingleSignOnService',
        `${'<md:SingleSignOnService Binding="x" Location="y"/>'.repeat(50_000)}<md:SingleSignOnService`,
      ),
    within: 5_000,
  },
];

/** RSA moduli that differ: what a fingerprint is made for each of, and each is tried on each signature. */
function keyValues(count: number): string {
  return Array.from({ length: count }, (_, i) => {
    const modulus = Buffer.alloc(256, 0xa5);
    modulus.writeUInt32BE(i, 100);
    return `<ds:KeyValue><ds:RSAKeyValue><ds:Modulus>${modulus.toString('base64')}</ds:Modulus><ds:Exponent>AQAB</ds:Exponent></ds:RSAKeyValue></ds:KeyValue>`;
  }).join('');
}

/** The two UTCTimes of a certificate (tag 23, 13 bytes) overwritten by letters. */
function withDates(base64: string): string {
  const der = Buffer.from(base64, 'base64');
  for (let at = der.indexOf(Buffer.from([0x17, 13])); at >= 0; at = der.indexOf(Buffer.from([0x17, 13]), at + 1)) {
    der.write('ABCDEFGHIJKLZ', at + 2, 'latin1');
  }
  return der.toString('base64');
}
