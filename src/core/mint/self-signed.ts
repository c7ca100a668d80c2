// A self-signed certificate for the test IdP, or for a web server on this machine. Node makes keys but no certificates; this
// one needs eight DER fields and one extension, so it is written out here (RFC 5280, 4.1; X.690) rather than bought with a
// dependency.

import { generateKeyPairSync, type KeyObject, sign as signBytes } from 'node:crypto';
import type { Signer } from '../saml/sign.ts';
import type { Instant } from '../saml/time.ts';

const SHA256_WITH_RSA = '1.2.840.113549.1.1.11';
const ECDSA_WITH_SHA256 = '1.2.840.10045.4.3.2';
/** NIST's, as OpenSSL calls them: P-256, P-384, P-521. */
export type Curve = 'prime256v1' | 'secp384r1' | 'secp521r1';

const COMMON_NAME = '2.5.4.3';

/**
 * Makes a key, RSA unless a curve is named, and a certificate for it. `serial` is a positive number of at most 16 bytes. `hosts` are names and IPv4
 * or IPv6 addresses that a server answers under; a certificate without them is one for signatures.
 */
export function makeSigner(
  commonName: string,
  notBefore: Instant,
  notAfter: Instant,
  serial: Buffer,
  { curve, hosts = [] }: { readonly curve?: Curve; readonly hosts?: readonly string[] } = {},
): Signer {
  const { privateKey, publicKey } = curve
    ? generateKeyPairSync('ec', { namedCurve: curve })
    : generateKeyPairSync('rsa', { modulusLength: 2048 });
  const der = certificateOf(privateKey, publicKey, commonName, notBefore, notAfter, serial, hosts);
  return {
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    certificate: `-----BEGIN CERTIFICATE-----\n${(der.toString('base64').match(/.{1,64}/g) ?? []).join('\n')}\n-----END CERTIFICATE-----\n`,
  };
}

function certificateOf(
  privateKey: KeyObject,
  publicKey: KeyObject,
  name: string,
  notBefore: Instant,
  notAfter: Instant,
  serial: Buffer,
  hosts: readonly string[],
): Buffer {
  // RFC 5758, 3.2: without parameters; RFC 4055, 5: with NULL.
  const algorithm =
    privateKey.asymmetricKeyType === 'ec'
      ? sequence(objectIdentifier(ECDSA_WITH_SHA256))
      : sequence(objectIdentifier(SHA256_WITH_RSA), tlv(0x05, Buffer.alloc(0)));
  const subject = sequence(tlv(0x31, sequence(objectIdentifier(COMMON_NAME), tlv(0x0c, Buffer.from(name, 'utf8')))));
  const toBeSigned = sequence(
    tlv(0xa0, tlv(0x02, Buffer.from([2]))),
    tlv(0x02, Buffer.concat([Buffer.from([0x01]), serial])),
    algorithm,
    subject,
    sequence(time(notBefore), time(notAfter)),
    subject,
    publicKey.export({ type: 'spki', format: 'der' }),
    ...(hosts.length === 0 ? [] : [tlv(0xa3, sequence(alternativeNames(hosts)))]),
  );
  const signature = signBytes('sha256', toBeSigned, privateKey);
  return sequence(toBeSigned, algorithm, tlv(0x03, Buffer.concat([Buffer.from([0]), signature])));
}

const SUBJECT_ALT_NAME = '2.5.29.17';

/** RFC 5280, 4.2.1.6: dNSName is [2], iPAddress is [7]. */
function alternativeNames(hosts: readonly string[]): Buffer {
  const names = hosts.map((host) => {
    const address = addressBytes(host);
    return address ? tlv(0x87, address) : tlv(0x82, Buffer.from(host, 'ascii'));
  });
  return sequence(objectIdentifier(SUBJECT_ALT_NAME), tlv(0x04, sequence(...names)));
}

/** The octets of an IP address; of IPv6, the loopback address alone. Null for a name. */
function addressBytes(host: string): Buffer | null {
  if (host === '::1') return Buffer.concat([Buffer.alloc(15), Buffer.from([1])]);
  return /^\d+(\.\d+){3}$/.test(host) ? Buffer.from(host.split('.').map(Number)) : null;
}

function tlv(tag: number, value: Buffer): Buffer {
  const { length } = value;
  if (length < 0x80) return Buffer.concat([Buffer.from([tag, length]), value]);
  const octets = Buffer.from(length.toString(16).padStart(length > 0xff ? (length > 0xffff ? 6 : 4) : 2, '0'), 'hex');
  return Buffer.concat([Buffer.from([tag, 0x80 | octets.length]), octets, value]);
}

function sequence(...parts: Buffer[]): Buffer {
  return tlv(0x30, Buffer.concat(parts));
}

function objectIdentifier(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const bytes = [first * 40 + second];
  for (const arc of rest) {
    const septets = [arc & 0x7f];
    for (let left = arc >>> 7; left > 0; left >>>= 7) septets.unshift((left & 0x7f) | 0x80);
    bytes.push(...septets);
  }
  return tlv(0x06, Buffer.from(bytes));
}

/** UTCTime until 2049, GeneralizedTime from then on (RFC 5280, 4.1.2.5). */
function time(instant: Instant): Buffer {
  const digits = new Date(instant).toISOString().replace(/[-:T]|\.\d+/g, '');
  const year = Number(digits.slice(0, 4));
  return year < 2050 ? tlv(0x17, Buffer.from(digits.slice(2))) : tlv(0x18, Buffer.from(digits));
}
