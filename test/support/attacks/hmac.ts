// HMAC with a public value as the key: everybody has the certificate, so everybody could sign. CVE-2009-0217 (HMACOutputLength),
// key confusion in general (SignXML CVE-2025-48994). HMAC is in no table here, and no flag puts it there.

import { createHmac, X509Certificate } from 'node:crypto';
import { DSIG } from '../../../src/core/xml/names.ts';
import { fixtureText } from '../fixtures.ts';
import { type Attack, attacks, plain, swap } from './kit.ts';
import { certificateBody, MORE, seal } from './seal.ts';

const pem = fixtureText('keys/idp.crt');
const { publicKey, raw } = new X509Certificate(pem);
const SECRETS: Readonly<Record<string, string | Buffer>> = {
  'the certificate as PEM': pem,
  'the certificate as PEM without its last line end': pem.trimEnd(),
  'the certificate as DER': raw,
  'the certificate as Base64': certificateBody('idp'),
  'the public key as PEM': publicKey.export({ type: 'spki', format: 'pem' }),
  'the public key as DER': publicKey.export({ type: 'spki', format: 'der' }),
  'the public key as PKCS#1 PEM': publicKey.export({ type: 'pkcs1', format: 'pem' }),
  'the modulus': Buffer.from(publicKey.export({ format: 'jwk' }).n ?? '', 'base64url'),
  nothing: '',
};
const NAMES = {
  'hmac-sha1': `${DSIG}hmac-sha1`,
  'hmac-sha256': `${MORE}hmac-sha256`,
  'hmac-sha512': `${MORE}hmac-sha512`,
  'hmac-md5': `${MORE}hmac-md5`,
};

const mac = (algorithm: string, secret: string | Buffer, shape = (markup: string) => markup, bytes = 64) =>
  seal(plain(), {
    algorithm,
    shape,
    make: (octets) =>
      createHmac(algorithm.split('hmac-')[1] ?? '', secret)
        .update(octets)
        .digest()
        .subarray(0, bytes),
  });
const truncated = (bits: number) =>
  mac(
    NAMES['hmac-sha256'],
    '',
    (markup) =>
      swap(
        markup,
        /<ds:SignatureMethod ([^>]*)\/>/,
        `<ds:SignatureMethod Algorithm="${NAMES['hmac-sha256']}"><ds:HMACOutputLength>${bits}</ds:HMACOutputLength></ds:SignatureMethod>`,
      ),
    bits / 8,
  );

export const HMAC: readonly Attack[] = [
  ...attacks(
    {
      ...Object.fromEntries(
        Object.entries(SECRETS).map(([name, secret]) => [
          `hmac-sha256 with ${name}`,
          mac(NAMES['hmac-sha256'], secret),
        ]),
      ),
      ...Object.fromEntries(
        Object.entries(NAMES).map(([name, algorithm]) => [
          `${name} with the public key`,
          mac(algorithm, SECRETS['the public key as PEM'] ?? ''),
        ]),
      ),
    },
    'signature-algorithm-forbidden',
  ),
  ...attacks(
    { 'HMACOutputLength 0': truncated(0), 'HMACOutputLength 8': truncated(8), 'HMACOutputLength 256': truncated(256) },
    'signature-structure-invalid',
  ),
];
