// Why the text of a ds:X509Certificate is no certificate: what people and tools do to it. Looked at only where it could not be
// read; nothing that is found here is ever trusted.

import { createPublicKey } from 'node:crypto';
import { derLength, isBase64 } from './certificate.ts';

export type CertificateFault =
  | 'empty'
  /** BEGIN and END lines left in. */
  | 'pem'
  /** Base64 of a PEM file, which is Base64 already. */
  | 'pem-base64'
  /** Somebody put X's, stars or dots in place of what stood there. */
  | 'masked'
  /** It stops before its end. */
  | 'cut'
  /** More than one certificate, or something behind it. */
  | 'several'
  /** A bare public key. */
  | 'public-key'
  | 'not-base64'
  | 'not-certificate';

export interface MalformedCertificate {
  /** Which one it is among the signing certificates of the document, from 1. */
  readonly place: number;
  readonly fault: CertificateFault;
}

const MASK = /[Xx]{8}|\*{3}|\.{3}|\u2026|\u2022|[[\]{}]/;

/** Says why the text of an X509Certificate could not be read as one. Linear in the length of the text. */
export function faultOfCertificate(text: string): CertificateFault {
  const compact = text.replace(/\s+/g, '');
  if (compact === '') return 'empty';
  if (/-----BEGIN|-----END/.test(text)) return 'pem';
  if (MASK.test(compact)) return 'masked';
  const body = compact.replace(/=+$/, '');
  if (/[^A-Za-z0-9+/]/.test(body)) return 'not-base64';
  const bytes = Buffer.from(body, 'base64');
  if (bytes.subarray(0, 10).toString('latin1') === '-----BEGIN') return 'pem-base64';
  if (bytes[0] !== 0x30) return 'not-certificate';
  const length = derLength(bytes);
  if (bytes.length < length) return 'cut';
  if (bytes.length > length) return 'several';
  if (!isBase64(compact)) return 'not-base64';
  return isPublicKey(bytes) ? 'public-key' : 'not-certificate';
}

function isPublicKey(key: Buffer): boolean {
  try {
    createPublicKey({ key, format: 'der', type: 'spki' });
    return true;
  } catch {
    return false;
  }
}
