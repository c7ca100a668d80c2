// mint-response: a test IdP for CI. Makes its key, certificate and metadata, then signed responses, good or with one named
// fault. Its key is worth nothing anywhere but where its metadata was imported.

import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { prepareFolder, writeNewFile } from '../adapters/files.ts';
import { readInput } from '../adapters/input.ts';
import { hintOf } from '../adapters/next-hints.ts';
import { defaultTestIdpPath } from '../adapters/places.ts';
import { defineCommand } from '../command.ts';
import type { Context } from '../context.ts';
import { TEST_IDP_ENTITY_ID } from '../core/idps/test-idp.ts';
import type { Fault } from '../core/mint/faults/fault.ts';
import { FAULTS, findFault, isMintable } from '../core/mint/faults.ts';
import { idpMetadata } from '../core/mint/idp-metadata.ts';
import { mint } from '../core/mint/mint.ts';
import { writeResponse } from '../core/mint/response.ts';
import { makeSigner } from '../core/mint/self-signed.ts';
import { nearWords } from '../core/near-words.ts';
import { nameIdFor } from '../core/ram/mapping.ts';
import { SCHEMA_VERSION } from '../core/report.ts';
import type { Signer } from '../core/saml/sign.ts';
import { shellWord } from '../core/shell.ts';
import { loadWords } from '../core/words/load.ts';
import { CliError, usageError } from '../errors.ts';
import { EXIT } from '../exit.ts';
import { ACCOUNT_FLAGS, describedOrStored } from '../flags/account.ts';
import { duration, instant } from '../flags/values.ts';
import { renderTable } from '../render/table.ts';
import type { CommandResult } from '../result.ts';

const YEAR = 365 * 86_400_000;
const DEFAULT_LIFETIME = 300_000;
const FILES = { privateKey: 'key.pem', certificate: 'certificate.pem', metadata: 'metadata.xml' } as const;

interface Faults {
  readonly schemaVersion: number;
  readonly faults: readonly { readonly code: string; readonly title: string }[];
}

export const command = defineCommand({
  description:
    'A test IdP: makes a signed response for a user, good or with one named fault. Prints the value of SAMLResponse.',
  arguments: { user: { optional: true, help: 'user name or whole NameID' } },
  flags: {
    init: { help: 'make the key, certificate and metadata of the test IdP' },
    idp: { value: '<folder>', help: 'where they are kept' },
    fault: { value: '<code>', help: 'put one fault in, named by the code that finds it' },
    listFaults: { help: 'list those faults, each with what finds it' },
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
    if (flags.listFaults) return listFaults(context);
    if (user === undefined) throw usageError('the user is missing', 'for example: sso-cli mint-response alice');
    const fault = flags.fault === undefined ? null : mintableFault(flags.fault);
    const { account } = await describedOrStored(flags, context);
    const signer = await readSigner(folder, context);
    const at = flags.at ?? context.now();
    const xml = writeResponse({
      account,
      issuer: TEST_IDP_ENTITY_ID,
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
      // In a pipe it is being done already.
      hints: context.stdout.isTTY ? hintOf(({ rehearse }) => rehearse(shellWord(user)), context) : [],
    };
  },
});

/** @throws CliError usage, with those that were probably meant */
function mintableFault(code: string): Fault {
  const fault = findFault(code);
  if (fault && isMintable(fault)) return fault;
  const why = fault ? 'lies in the account or in the call, not in a response' : 'is no fault that can be minted';
  const near = fault
    ? []
    : nearWords(
        code,
        FAULTS.filter(isMintable).map((each) => each.code),
        { slips: 4, parts: true },
      );
  const all = 'all that can be: sso-cli mint-response --list-faults';
  throw usageError(`${code} ${why}`, near.length > 0 ? `did you mean ${near.join(' or ')}? ${all}` : all);
}

async function listFaults({ settings }: Context): Promise<CommandResult<Faults>> {
  const { checks } = await loadWords(settings.lang);
  const faults = FAULTS.filter(isMintable).map(({ code }) => ({
    code,
    title: checks[code].title,
  }));
  return {
    exitCode: EXIT.ok,
    json: { schemaVersion: SCHEMA_VERSION, faults },
    text: (json) =>
      renderTable(
        ['FAULT', 'TITLE'],
        json.faults.map(({ code, title }) => [code, title]),
      ),
  };
}

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
    idpMetadata(TEST_IDP_ENTITY_ID, signer.certificate, 'https://test-idp.sso-cli.invalid/sso'),
  );
  const files = { privateKey: path('privateKey'), certificate: path('certificate'), metadata: path('metadata') };
  return {
    exitCode: EXIT.ok,
    json: { schemaVersion: SCHEMA_VERSION, entityId: TEST_IDP_ENTITY_ID, files },
    text: (json) => `${Object.values((json as { files: typeof files }).files).join('\n')}\n`,
    hints: hintOf(({ importFile }) => importFile(shellWord(path('metadata'))), context),
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
