// How attacks are judged: the one place that joins them to the product's own interfaces.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { World } from '../../../src/context.ts';
import type { Report } from '../../../src/core/report.ts';
import type { IdpMetadata } from '../../../src/core/saml/idp-metadata.ts';
import { readMetadata } from '../../../src/core/saml/metadata-reader.ts';
import { verifyResponses } from '../../../src/core/verify-response.ts';
import { XmlRefusal } from '../../../src/core/xml/refusal.ts';
import { main } from '../../../src/main.ts';
import { ACCOUNT, AT, ISSUER, metadata } from '../idp.ts';
import type { Attack, Paste } from './kit.ts';

const TRUSTED = metadata();

export function pasteOf({ input }: Pick<Attack, 'input'>): Paste {
  return typeof input === 'function' ? input() : input;
}

/** Every report of a paste, as the account of the test IdP judges it. */
export function judgeAttack(given: Pick<Attack, 'metadata' | 'account' | 'options'>, input: Paste): Report[] {
  const idp = given.metadata === undefined ? TRUSTED : idpFrom(given.metadata);
  const options = { at: AT, requestId: '_request', ...given.options };
  return verifyResponses({ input, account: given.account ?? ACCOUNT, idp, options });
}

/** The IdP of a metadata document, whatever else is wrong with it. */
export function idpFrom(xml: string, entityId: string | undefined = ISSUER): IdpMetadata | null {
  try {
    const reading = readMetadata(xml, entityId);
    return reading.kind === 'read' ? reading.metadata : null;
  } catch (error) {
    if (error instanceof XmlRefusal) return null;
    throw error;
  }
}

export interface Ran {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command in this process, in a world of its own: no terminal, no environment, the instant of the test IdP. */
export async function runCommand(args: readonly string[], stdin: Paste = '', cwd = tmpdir()): Promise<Ran> {
  const written = { stdout: '', stderr: '' };
  const stream = (name: keyof typeof written) => ({ write: (text: string) => (written[name] += text) });
  const world: World = {
    stdin: Readable.from([Buffer.from(stdin)]),
    stdout: stream('stdout'),
    stderr: stream('stderr'),
    env: {},
    cwd,
    now: () => AT,
  };
  return { exitCode: await main(args, world), ...written };
}

/** A folder of its own with the store of the test IdP's account in it; `remove` when done. */
export async function makeStore(): Promise<{ readonly path: string; remove(): void }> {
  const folder = mkdtempSync(join(tmpdir(), 'sso-cli-attacks-'));
  const path = join(folder, 'account.json');
  const { exitCode, stderr } = await runCommand([
    'init',
    '--account-id',
    ACCOUNT.accountId,
    '--site',
    ACCOUNT.site,
    '--default-domain',
    ACCOUNT.defaultDomain,
    '--store',
    path,
  ]);
  if (exitCode !== 0) throw new Error(`init failed: ${stderr}`);
  return { path, remove: () => rmSync(folder, { recursive: true }) };
}
