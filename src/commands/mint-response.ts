// mint-response: a test IdP for CI. Makes its key, certificate and metadata, then signed responses, good or with one named
// fault. Its key is worth nothing anywhere but where its metadata was imported.

import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { prepareFolder, writeNewFile } from '../adapters/files.ts';
import { readInput } from '../adapters/input.ts';
import { defaultTestIdpPath } from '../adapters/places.ts';
import { defineCommand } from '../command.ts';
import type { Context } from '../context.ts';
import { FAULTS, findFault, isMintable } from '../core/mint/faults.ts';
import { idpMetadata } from '../core/mint/idp-metadata.ts';
import { mint } from '../core/mint/mint.ts';
import { writeResponse } from '../core/mint/response.ts';
import { makeSigner } from '../core/mint/self-signed.ts';
import { nameIdFor } from '../core/ram/mapping.ts';
import { SCHEMA_VERSION } from '../core/report.ts';
import type { Signer } from '../core/saml/sign.ts';
import { shellWord } from '../core/shell.ts';
import { CliError, usageError } from '../errors.ts';
import { EXIT } from '../exit.ts';
import { ACCOUNT_FLAGS, describedOrStored } from '../flags/account.ts';
import { duration, instant } from '../flags/values.ts';
import type { CommandResult } from '../result.ts';

const ENTITY_ID = 'https://test-idp.sso-cli.invalid/metadata';
const YEAR = 365 * 86_400_000;
const DEFAULT_LIFETIME = 300_000;
const FILES = { privateKey: 'key.pem', certificate: 'certificate.pem', metadata: 'metadata.xml' } as const;

export const command = defineCommand({
  description:
    'A test IdP: makes a signed response for a user, good or with one named fault. Prints the value of SAMLResponse.',
  arguments: { user: { optional: true, help: 'user name or whole NameID' } },
  flags: {
    init: { help: 'make the key, certificate and metadata of the test IdP' },
    idp: { value: '<folder>', help: 'where they are kept' },
    fault: { value: '<code>', help: 'put one fault in, named by the code that finds it' },
    nameId: { value: '<value>', help: 'the NameID, where it is not the user with the default domain' },
    requestId: { value: '<id>', help: 'the AuthnRequest that it answers' },
    at: { value: '<time>', parse: instant, help: 'issue it at this instant instead of now' },
    lifetime: { value: '<duration>', parse: duration, help: 'how long it is valid (default: 5m)' },
    ...ACCOUNT_FLAGS,
  },
  examples: [
    'sso-cli mint-response --init --idp test-idp',
    'sso-cli mint-response alice --idp test-idp',
    'sso-cli mint-response alice --idp test-idp --fault audience-mismatch',
  ],
  async run(context, { user }, flags) {
    const folder = flags.idp ?? defaultTestIdpPath(context.env);
    if (flags.init) return init(context, folder);
    if (user === undefined) throw usageError('the user is missing', 'for example: sso-cli mint-response alice');
    const fault = flags.fault === undefined ? null : (findFault(flags.fault) ?? null);
    if (flags.fault !== undefined && (!fault || !isMintable(fault))) {
      const why = fault ? 'lies in the account or in the call, not in a response' : 'is no fault that can be minted';
      const codes = FAULTS.filter(isMintable).map((each) => each.code);
      throw usageError(`${flags.fault} ${why}`, `these can be: ${codes.join(', ')}`);
    }
    const { account } = await describedOrStored(flags, context);
    const signer = await readSigner(folder, context);
    const at = flags.at ?? context.now();
    const xml = writeResponse({
      account,
      issuer: ENTITY_ID,
      nameId: flags.nameId ?? (user.includes('@') ? user : nameIdFor(user, account)),
      issuedAt: Math.floor(at / 1000) * 1000,
      lifetime: flags.lifetime ?? DEFAULT_LIFETIME,
      inResponseTo: flags.requestId ?? null,
      ids: { response: newId(), assertion: newId(), session: newId() },
    });
    const stranger = fault?.signing?.key === 'stranger' ? newSigner(at) : signer;
    const response = mint({ xml, signer, stranger, given: { account, at }, fault });
    return {
      exitCode: EXIT.ok,
      json: { schemaVersion: SCHEMA_VERSION, response, fault: fault?.code ?? null },
      // Base64, or what a fault makes of it: our own text in either case.
      text: () => `${response}\n`,
      hints: ['verify it: save it as response.b64, then run: sso-cli verify-response response.b64'],
    };
  },
});

/** An xs:ID: it may not begin with a digit. */
function newId(): string {
  return `_${randomBytes(16).toString('hex')}`;
}

function newSigner(now: number): Signer {
  return makeSigner('sso-cli test IdP', now - 86_400_000, now + 10 * YEAR, randomBytes(15));
}

async function init(context: Context, folder: string): Promise<CommandResult> {
  const signer = newSigner(context.now());
  const path = (name: keyof typeof FILES) => join(folder, FILES[name]);
  await prepareFolder(path('privateKey'));
  await writeNewFile(path('privateKey'), signer.privateKey, { replace: false });
  await writeNewFile(path('certificate'), signer.certificate);
  await writeNewFile(
    path('metadata'),
    idpMetadata(ENTITY_ID, signer.certificate, 'https://test-idp.sso-cli.invalid/sso'),
  );
  const files = { privateKey: path('privateKey'), certificate: path('certificate'), metadata: path('metadata') };
  return {
    exitCode: EXIT.ok,
    json: { schemaVersion: SCHEMA_VERSION, entityId: ENTITY_ID, files },
    text: (json) => `${Object.values((json as { files: typeof files }).files).join('\n')}\n`,
    hints: [`next: sso-cli mint-response alice --idp ${shellWord(folder)} --account-id 5123456789012345 --site intl`],
    notes: ['whoever has this key can log on wherever its metadata was imported: never import it into a real account'],
  };
}

async function readSigner(folder: string, context: Context): Promise<Signer> {
  const read = async (name: string) =>
    Buffer.from(await readInput(join(folder, name), 1 << 16, context)).toString('utf8');
  try {
    return { privateKey: await read(FILES.privateKey), certificate: await read(FILES.certificate) };
  } catch (error) {
    if (!(error instanceof CliError) || error.code !== 'input-missing') throw error;
    throw new CliError(
      error.exitCode,
      'idp-missing',
      `there is no test IdP in ${folder}`,
      `make one: sso-cli mint-response --init --idp ${shellWord(folder)}`,
    );
  }
}
