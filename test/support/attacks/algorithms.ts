// Algorithms outside the allow-list, and algorithms played against keys: MD5, SHA-1 (SHAttered, 2017), "none", look-alike
// URIs, RSA called ECDSA, a PSS value called PKCS#1, and keys that can be computed.

import { DSIG } from '../../../src/core/xml/names.ts';
import { metadataXml } from '../idp.ts';
import { type Attack, attacks, base64, plain } from './kit.ts';
import { MORE, MORE_2007, RSA_SHA256, SHA256, seal, sealResponse, signed, signOctets } from './seal.ts';

const named = (algorithm: string, really = RSA_SHA256) =>
  seal(plain(), { algorithm, make: (octets) => signOctets(octets, really, 'idp') });
const digest = (uri: string) => seal(plain(), { shape: (markup) => markup.replace(SHA256, uri) });

const SIGNATURES: Readonly<Record<string, string>> = {
  'no name': '',
  none: 'none',
  'JSON Web Algorithms’ RS256': 'RS256',
  'rsa-sha256 without a namespace': 'rsa-sha256',
  'rsa-sha256 in the namespace of 2000': `${DSIG}rsa-sha256`,
  'rsa-sha256 in upper case': RSA_SHA256.toUpperCase(),
  'rsa-sha256 with a blank': `${RSA_SHA256} `,
  'rsa-sha256 by https': RSA_SHA256.replace('http:', 'https:'),
  'rsa-sha224': `${MORE}rsa-sha224`,
  'rsa-ripemd160': `${MORE}rsa-ripemd160`,
  'dsa-sha1': `${DSIG}dsa-sha1`,
  'a digest': SHA256,
  constructor: 'constructor',
  toString: 'toString',
  __proto__: '__proto__',
  'RSA-PSS with parameters': `${MORE_2007}rsa-pss`,
};
const DIGESTS: Readonly<Record<string, string>> = {
  'no name': '',
  md5: `${MORE}md5`,
  sha224: `${MORE}sha224`,
  ripemd160: 'http://www.w3.org/2001/04/xmlenc#ripemd160',
  'sha256 in the wrong namespace': `${DSIG}sha256`,
  'sha3-256': `${MORE_2007}sha3-256`,
  constructor: 'constructor',
  'a signature': RSA_SHA256,
};

export const ALGORITHMS: readonly Attack[] = [
  ...attacks(
    {
      'rsa-md5': seal(plain(), { algorithm: `${MORE}rsa-md5` }),
      'rsa-sha1': seal(plain(), { algorithm: `${DSIG}rsa-sha1` }),
      'rsa-sha1 with a SHA-1 digest': seal(plain(), { algorithm: `${DSIG}rsa-sha1`, digest: `${DSIG}sha1` }),
      'a SHA-1 digest': seal(plain(), { digest: `${DSIG}sha1` }),
      'a good Assertion in a Response signed by SHA-1': sealResponse(signed(), { algorithm: `${DSIG}rsa-sha1` }),
      ...Object.fromEntries(Object.entries(SIGNATURES).map(([name, uri]) => [`signature: ${name}`, named(uri)])),
      ...Object.fromEntries(Object.entries(DIGESTS).map(([name, uri]) => [`digest: ${name}`, digest(uri)])),
    },
    'signature-algorithm-forbidden',
  ),
  ...attacks(
    {
      'an RSA signature called ECDSA': named(`${MORE}ecdsa-sha256`),
      'PKCS#1 called PSS': named(`${MORE_2007}sha256-rsa-MGF1`),
      'PSS called PKCS#1': named(RSA_SHA256, `${MORE_2007}sha256-rsa-MGF1`),
      'rsa-sha256 called rsa-sha512': named(`${MORE}rsa-sha512`),
      'an ECDSA signature called RSA': seal(plain(), {
        make: (octets) => signOctets(octets, `${MORE}ecdsa-sha256`, 'ec256'),
      }),
    },
    'signature-value-invalid',
  ),
  ...attacks(
    {
      'SHA-512 called SHA-256': seal(plain(), {
        digest: 'http://www.w3.org/2001/04/xmlenc#sha512',
        shape: (markup) => markup.replace('xmlenc#sha512', 'xmlenc#sha256'),
      }),
    },
    'signature-digest-mismatch',
  ),
  {
    name: 'a key of 512 bits',
    input: base64(signed(undefined, { key: 'rsa512' })),
    metadata: metadataXml(['rsa512']),
    expect: ['certificate-weak-key'],
  },
  {
    name: 'a key of 512 bits beside a good one',
    input: base64(signed(undefined, { key: 'rsa512' })),
    metadata: metadataXml(['idp', 'rsa512']),
    expect: ['certificate-weak-key'],
  },
  {
    name: 'the Assertion by a good key, the Response by one of 512 bits',
    input: base64(sealResponse(signed(), { key: 'rsa512' })),
    metadata: metadataXml(['idp', 'rsa512']),
    expect: ['certificate-weak-key'],
  },
  {
    name: 'an ECDSA signature of zeros (CVE-2022-21449)',
    input: base64(seal(plain(), { algorithm: `${MORE}ecdsa-sha256`, make: () => Buffer.alloc(64) })),
    metadata: metadataXml(['ec256']),
    expect: ['signature-value-invalid'],
  },
  {
    name: 'an ECDSA signature as DER',
    input: base64(
      seal(plain(), {
        algorithm: `${MORE}ecdsa-sha256`,
        make: (octets) =>
          Buffer.concat([Buffer.from([0x30, 68, 2, 32]), signOctets(octets, `${MORE}ecdsa-sha256`, 'ec256')]),
      }),
    ),
    metadata: metadataXml(['ec256']),
    expect: ['signature-value-invalid'],
  },
  {
    name: 'an RSA signature with leading zeros',
    input: base64(
      seal(plain(), { make: (octets) => Buffer.concat([Buffer.alloc(1), signOctets(octets, RSA_SHA256, 'idp')]) }),
    ),
    expect: ['signature-value-invalid'],
  },
  {
    name: 'SHA-1 allowed does not allow MD5',
    input: base64(seal(plain(), { algorithm: `${MORE}rsa-md5` })),
    options: { allowSha1: true },
    expect: ['signature-algorithm-forbidden'],
  },
  {
    name: 'SHA-1 allowed does not allow HMAC-SHA1',
    input: base64(named(`${DSIG}hmac-sha1`)),
    options: { allowSha1: true },
    expect: ['signature-algorithm-forbidden'],
  },
  {
    name: 'SHA-1 allowed, content changed',
    input: base64(seal(plain('bob@example.onaliyun.com'), { algorithm: `${DSIG}rsa-sha1` }).replace('bob@', 'alice@')),
    options: { allowSha1: true },
    expect: ['signature-digest-mismatch'],
  },
];
