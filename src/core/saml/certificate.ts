// Public keys, with or without the X.509 certificate that carries them. SAML trusts the key; the certificate is its envelope.

import { createHash, createPublicKey, type KeyObject, X509Certificate } from 'node:crypto';
import type { Instant } from './time.ts';

export interface PublicKey {
  /** SHA-256 over the certificate (over the SubjectPublicKeyInfo where there is none), as AA:BB:… */
  readonly fingerprint256: string;
  readonly key: KeyObject;
  readonly type: 'rsa' | 'ec' | 'unsupported';
  /** Modulus length of an RSA key, field size of an EC key; 0 when unsupported. */
  readonly bits: number;
  readonly certificate: Certificate | null;
}

export interface Certificate {
  readonly subject: string;
  readonly issuer: string;
  readonly serialNumber: string;
  readonly notBefore: Instant;
  readonly notAfter: Instant;
}

const CURVE_BITS: Readonly<Record<string, number>> = { prime256v1: 256, secp384r1: 384, secp521r1: 521 };

/**
 * Reads the text of a ds:X509Certificate: Base64 of DER, white space anywhere.
 * Returns null when it is not one certificate.
 */
export function readCertificate(base64: string): PublicKey | null {
  const compact = base64.replace(/[ \t\r\n]+/g, '');
  if (!isBase64(compact)) return null;
  const der = Buffer.from(compact, 'base64');
  // Node also reads PEM from bytes, and the first of several certificates; neither is what X509Certificate may hold.
  if (der[0] !== 0x30 || der.length !== derLength(der)) return null;
  return fromX509(der);
}

/** Length of the outermost DER element, header included (X.690, 8.1.3). */
export function derLength(der: Uint8Array): number {
  const first = der[1] ?? 0;
  if (first < 0x80) return 2 + first;
  const octets = first & 0x7f;
  let length = 0;
  for (let i = 0; i < octets; i++) length = length * 256 + (der[2 + i] ?? 0);
  return 2 + octets + length;
}

/** Reads a certificate from DER bytes or PEM text; null when it is neither. */
export function fromX509(source: Uint8Array | string): PublicKey | null {
  try {
    const x509 = new X509Certificate(source);
    const certificate: Certificate = {
      subject: distinguishedName(x509.subject),
      issuer: distinguishedName(x509.issuer),
      serialNumber: x509.serialNumber,
      notBefore: Date.parse(x509.validFrom),
      notAfter: Date.parse(x509.validTo),
    };
    // OpenSSL reads dates that are none; nobody can say whether such a certificate is valid.
    if (Number.isNaN(certificate.notBefore) || Number.isNaN(certificate.notAfter)) return null;
    return describe(x509.publicKey, x509.fingerprint256, certificate);
  } catch {
    return null;
  }
}

/** Reads a ds:RSAKeyValue: both parts Base64 of big-endian numbers (XMLDSig 4.5.2.2). Null when it is no RSA key. */
export function fromRsaKeyValue(modulus: string, exponent: string): PublicKey | null {
  const [n, e] = [modulus, exponent].map((part) => part.replace(/[ \t\r\n]+/g, '')) as [string, string];
  if (!isBase64(n) || !isBase64(e)) return null;
  try {
    const url = (text: string) => Buffer.from(text, 'base64').toString('base64url');
    const key = createPublicKey({ format: 'jwk', key: { kty: 'RSA', n: url(n), e: url(e) } });
    const spki = key.export({ type: 'spki', format: 'der' });
    return describe(key, colons(createHash('sha256').update(spki).digest('hex')), null);
  } catch {
    return null;
  }
}

/** Strict Base64: the alphabet, whole quartets, padding only at the end. */
export function isBase64(text: string): boolean {
  // No greedy group before an optional end: on megabytes it overflows the stack of the regular expression.
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  return text.length > padding && text.length % 4 === 0 && !/[^A-Za-z0-9+/]/.test(text.slice(0, text.length - padding));
}

function describe(key: KeyObject, fingerprint256: string, certificate: Certificate | null): PublicKey {
  const details = key.asymmetricKeyDetails;
  const rsa = key.asymmetricKeyType === 'rsa';
  const bits = rsa ? (details?.modulusLength ?? 0) : (CURVE_BITS[details?.namedCurve ?? ''] ?? 0);
  // With e = 1 a signature is its own padded digest: anybody makes one.
  const sound = !rsa || (details?.publicExponent ?? 0n) >= 3n;
  const type = !sound ? 'unsupported' : rsa ? 'rsa' : key.asymmetricKeyType === 'ec' && bits > 0 ? 'ec' : 'unsupported';
  return { fingerprint256, key, type, bits, certificate };
}

function distinguishedName(lines: string): string {
  return lines.split('\n').join(', ');
}

function colons(hex: string): string {
  return (hex.toUpperCase().match(/../g) ?? []).join(':');
}
