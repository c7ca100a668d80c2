// The certificate of the service: made on the spot, or the administrator's own (mkcert makes one that browsers trust).

import { createHash, createPrivateKey, randomBytes, X509Certificate } from 'node:crypto';
import { readInput } from '../adapters/input.ts';
import type { World } from '../context.ts';
import { makeSigner } from '../core/mint/self-signed.ts';
import { CliError } from '../errors.ts';
import { EXIT } from '../exit.ts';

export interface ServerCertificate {
  /** PEM. */
  readonly key: string;
  readonly cert: string;
}

const DAY = 86_400_000;
const MAX_BYTES = 1 << 20;

/** For these names, from yesterday (clocks differ) for a month. */
export function makeCertificate(hosts: readonly string[], now: number): ServerCertificate {
  const made = makeSigner(hosts[0] ?? 'localhost', now - DAY, now + 30 * DAY, randomBytes(15), { hosts });
  return { key: made.privateKey, cert: made.certificate };
}

/** @throws CliError certificate-malformed, key-unsuitable and those of reading */
export async function readCertificate(cert: string, key: string, world: World): Promise<ServerCertificate> {
  const read = async (path: string) => Buffer.from(await readInput(path, MAX_BYTES, world)).toString('utf8');
  const pair = { cert: await read(cert), key: await read(key) };
  const certificate = attempt(() => new X509Certificate(pair.cert));
  if (!certificate)
    throw new CliError(EXIT.input, 'certificate-malformed', { key: 'no-pem-certificate', args: { path: cert } });
  const privateKey = attempt(() => createPrivateKey(pair.key));
  if (!privateKey || !certificate.checkPrivateKey(privateKey))
    throw new CliError(EXIT.input, 'key-unsuitable', { key: 'key-of-another', args: { path: key, certificate: cert } });
  return pair;
}

export function fingerprintOf({ cert }: ServerCertificate): string {
  return new X509Certificate(cert).fingerprint256;
}

/** What Chromium's --ignore-certificate-errors-spki-list takes: Base64 of SHA-256 over the public key (RFC 7469, 2.4). */
export function keyHashOf({ cert }: ServerCertificate): string {
  const spki = new X509Certificate(cert).publicKey.export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(spki).digest('base64');
}

function attempt<T>(step: () => T): T | null {
  try {
    return step();
  } catch {
    return null;
  }
}
