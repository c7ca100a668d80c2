// The test IdP's folder: its key, its certificate, and metadata to import. Made once; its key is worth nothing anywhere but
// where its metadata was imported.

import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { World } from '../context.ts';
import { TEST_IDP_ENTITY_ID } from '../core/idps/test-idp.ts';
import { idpMetadata } from '../core/mint/idp-metadata.ts';
import { type Curve, makeSigner } from '../core/mint/self-signed.ts';
import type { Signer } from '../core/saml/sign.ts';
import { shellWord } from '../core/shell.ts';
import { CliError } from '../errors.ts';
import { atNamedPlace, prepareFolder, requireNoFile, writeNewFile } from './files.ts';
import { readInput } from './input.ts';

const YEAR = 365 * 86_400_000;
const FILES = { privateKey: 'key.pem', certificate: 'certificate.pem', metadata: 'metadata.xml' } as const;

/** Its key, in memory. */
export type TestIdpSigner = Signer;

export type TestIdpFiles = Readonly<Record<keyof typeof FILES, string>>;

/** A key, RSA unless a curve is named, and a certificate for it that was valid since yesterday. */
export function newSigner(now: number, curve?: Curve): Signer {
  const options = curve === undefined ? {} : { curve };
  return makeSigner('sso-cli test IdP', now - 86_400_000, now + 10 * YEAR, randomBytes(15), options);
}

/** An xs:ID that nobody can guess: it may not begin with a digit. */
export function newId(): string {
  return `_${randomBytes(16).toString('hex')}`;
}

/** Makes the folder's files. @throws CliError output-exists, output-not-writable */
export async function makeTestIdp(folder: string, now: number, curve?: Curve): Promise<TestIdpFiles> {
  const signer = newSigner(now, curve);
  const path = (name: keyof typeof FILES) => join(folder, FILES[name]);
  atNamedPlace(folder, () => prepareFolder(path('privateKey')));
  const contents = {
    privateKey: signer.privateKey,
    certificate: signer.certificate,
    metadata: idpMetadata(TEST_IDP_ENTITY_ID, signer.certificate, 'https://test-idp.sso-cli.invalid/sso'),
  };
  const names = Object.keys(contents) as (keyof typeof contents)[];
  // None of them is replaced, and where one stands in the way none is made.
  for (const name of names) atNamedPlace(path(name), () => requireNoFile(path(name)));
  for (const name of names) await writeNewFile(path(name), contents[name], { replace: false });
  return { privateKey: path('privateKey'), certificate: path('certificate'), metadata: path('metadata') };
}

/** @throws CliError idp-missing, input-unreadable */
export async function readTestIdp(folder: string, world: World): Promise<Signer> {
  const read = async (name: string) =>
    Buffer.from(await readInput(join(folder, name), 1 << 16, world)).toString('utf8');
  try {
    return { privateKey: await read(FILES.privateKey), certificate: await read(FILES.certificate) };
  } catch (error) {
    if (!(error instanceof CliError) || error.code !== 'input-missing') throw error;
    const args = { folder, word: shellWord(folder) };
    throw new CliError(error.exitCode, 'idp-missing', { key: 'test-idp-missing', args });
  }
}
