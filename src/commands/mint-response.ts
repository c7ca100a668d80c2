// mint-response: a test IdP for CI. Makes its key, certificate and metadata, then signed responses, good or with one named
// fault. Its key is worth nothing anywhere but where its metadata was imported.

import { createPrivateKey } from 'node:crypto';
import { hintOf } from '../adapters/next-hints.ts';
import { defaultTestIdpPath } from '../adapters/places.ts';
import {
  makeTestIdp,
  newId,
  newSigner,
  readTestIdp,
  type TestIdpFiles,
  type TestIdpSigner,
} from '../adapters/test-idp.ts';
import { defineCommand, type Flags, type FlagValues } from '../command.ts';
import type { Context } from '../context.ts';
import { TEST_IDP_ENTITY_ID } from '../core/idps/test-idp.ts';
import type { Fault } from '../core/mint/faults/fault.ts';
import { FAULTS, findFault, isMintable } from '../core/mint/faults.ts';
import { type Minted, mintMessage } from '../core/mint/mint.ts';
import { writeResponse } from '../core/mint/response.ts';
import type { Curve } from '../core/mint/self-signed.ts';
import { nearWords } from '../core/near-words.ts';
import { type Account, acsUrl } from '../core/ram/account.ts';
import { nameIdFor } from '../core/ram/mapping.ts';
import { SCHEMA_VERSION } from '../core/report.ts';
import { methodOf, SIGNING_METHODS, type SigningMethod, usualMethod } from '../core/saml/sign.ts';
import { shellWord } from '../core/shell.ts';
import { loadPageWords, loadWords } from '../core/words/load.ts';
import { CliError, usageError } from '../errors.ts';
import { EXIT } from '../exit.ts';
import { ACCOUNT_FLAGS, describedOrStored } from '../flags/account.ts';
import { duration, instant, nameAndValue } from '../flags/values.ts';
import { renderPost } from '../render/pages/logon.ts';
import { renderTable } from '../render/table.ts';
import type { CommandResult } from '../result.ts';

const DEFAULT_LIFETIME = 300_000;

const FLAGS = {
  init: { help: 'make the key, certificate and metadata of the test IdP' },
  idp: { value: '<folder>', help: 'where they are kept' },
  fault: { value: '<code>', help: 'put one fault in, named by the code that finds it' },
  listFaults: { help: 'list those faults, each with what finds it' },
  nameId: { value: '<value>', help: 'the NameID, where it is not the user with the default domain' },
  attribute: {
    value: '<name=value>',
    parse: nameAndValue,
    repeatable: true,
    keepsCommas: true,
    help: 'an attribute; repeatable, also for several values of one',
  },
  algorithm: {
    value: '<name>',
    choices: SIGNING_METHODS,
    help: 'how it is signed (default: rsa-sha256, or as the key allows); with --init, for which kind of key',
  },
  requestId: { value: '<id>', help: 'the AuthnRequest that it answers' },
  at: { value: '<time>', parse: instant, help: 'issue it at this instant instead of now' },
  lifetime: { value: '<duration>', parse: duration, help: 'how long it is valid (default: 5m)' },
  ...ACCOUNT_FLAGS,
} as const satisfies Flags;

type MintFlags = FlagValues<typeof FLAGS>;

export const command = defineCommand({
  description:
    'A test IdP: makes a signed response for each user, good or with one named fault. Prints the value of SAMLResponse, or with --output what it is wrapped in: xml, form (a body to post) or html (a page that posts itself).',
  arguments: { user: { optional: true, variadic: true, help: 'user name or whole NameID' } },
  flags: FLAGS,
  outputs: ['b64', 'xml', 'form', 'html'],
  examples: [
    'sso-cli mint-response --init --idp test-idp',
    'sso-cli mint-response alice --idp test-idp --fault audience-mismatch',
    'sso-cli mint-response alice --idp test-idp --attribute groups=admins --output xml',
  ],
  async run(context, { user: users }, flags) {
    const folder = flags.idp ?? defaultTestIdpPath(context.env);
    if (flags.init) return init(context, folder, flags);
    if (flags.listFaults) return listFaults(context);
    if (users.length === 0) throw usageError({ key: 'mint-user-needed', args: {} });
    if (users.length > 1 && flags.nameId !== undefined) throw usageError({ key: 'name-id-for-one', args: {} });
    if (users.length > 1 && context.settings.output === 'html') throw usageError({ key: 'html-for-one', args: {} });
    requireCharacters(users, flags);
    const fault = faultOf(flags);
    const { account } = await describedOrStored(flags, context);
    const signer = await readTestIdp(folder, context);
    const method = methodFor(signer, folder, flags);
    const minted = users.map((user) => ({
      user,
      ...mintOne(user, { account, signer, method, fault, flags, context }),
    }));
    return answerOf(minted, account, fault, context);
  },
});

/** What XML can hold (XML 1.0, production 2); a response with anything else could not be read. @throws CliError usage */
function requireCharacters(users: readonly string[], { nameId = '', requestId = '', attribute = [] }: MintFlags): void {
  const bad = [...users, nameId, requestId, ...attribute.flat()].find(
    // biome-ignore lint/suspicious/noControlCharactersInRegex: those that XML cannot hold are meant
    (text) => /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/.test(text) || !text.isWellFormed(),
  );
  if (bad === undefined) return;
  const shown = JSON.stringify(bad.length > 64 ? `${bad.slice(0, 64)}…` : bad);
  throw usageError(`${shown} holds a character that no XML can hold`, 'leave it out, or put another in its place');
}

/** @throws CliError usage, with those that were probably meant */
function faultOf({ fault: code }: MintFlags): Fault | null {
  if (code === undefined) return null;
  const fault = findFault(code);
  if (fault && isMintable(fault)) return fault;
  const why = fault ? 'lies in the account or in the call, not in a response' : 'is no fault that can be minted';
  const codes = FAULTS.filter(isMintable).map((each) => each.code);
  const near = fault ? [] : nearWords(code, codes, { slips: 4, parts: true });
  const all = 'all that can be: sso-cli mint-response --list-faults';
  throw usageError(`${code} ${why}`, near.length > 0 ? `did you mean ${near.join(' or ')}? ${all}` : all);
}

async function listFaults({ settings }: Context): Promise<CommandResult> {
  const { checks } = await loadWords(settings.lang);
  const faults = FAULTS.filter(isMintable).map(({ code }) => ({ code, title: checks[code].title }));
  return {
    exitCode: EXIT.ok,
    json: { schemaVersion: SCHEMA_VERSION, faults },
    text: () =>
      renderTable(
        ['FAULT', 'TITLE'],
        faults.map(({ code, title }) => [code, title]),
      ),
  };
}

interface Minting {
  readonly account: Account;
  readonly signer: TestIdpSigner;
  readonly method: SigningMethod;
  readonly fault: Fault | null;
  readonly flags: MintFlags;
  readonly context: Context;
}

function mintOne(user: string, { account, signer, method, fault, flags, context }: Minting): Minted {
  const at = flags.at ?? context.now();
  const attributes: Record<string, string[]> = Object.create(null);
  for (const [name, value] of flags.attribute ?? []) attributes[name] = [...(attributes[name] ?? []), value];
  const xml = writeResponse({
    account,
    issuer: TEST_IDP_ENTITY_ID,
    nameId: flags.nameId ?? (user.includes('@') ? user : nameIdFor(user, account)),
    issuedAt: Math.floor(at / 1000) * 1000,
    lifetime: flags.lifetime ?? DEFAULT_LIFETIME,
    inResponseTo: flags.requestId ?? null,
    ids: { response: newId(), assertion: newId(), session: newId() },
    attributes,
  });
  const stranger = fault?.signing?.key === 'stranger' ? newSigner(at, curveOf(signer)) : signer;
  return mintMessage({ xml, signer, stranger, given: { account, at }, fault, method });
}

/** One user: as it always was; several: a list. Text is what --output names, a line or a document each. */
async function answerOf(
  minted: readonly (Minted & { readonly user: string })[],
  account: Account,
  fault: Fault | null,
  context: Context,
): Promise<CommandResult> {
  const { output, lang } = context.settings;
  const code = fault?.code ?? null;
  const [only] = minted;
  const texts = await Promise.all(
    minted.map(async ({ value, xml }) => {
      if (output === 'xml') return xml ?? value;
      if (output === 'form') return `SAMLResponse=${encodeURIComponent(value)}`;
      if (output !== 'html') return value;
      const { labels } = await loadWords(lang);
      return renderPost(await loadPageWords(lang), labels.tag, acsUrl(account.site), { SAMLResponse: value }).trimEnd();
    }),
  );
  return {
    exitCode: EXIT.ok,
    json:
      minted.length === 1
        ? { schemaVersion: SCHEMA_VERSION, response: only?.value ?? '', fault: code }
        : {
            schemaVersion: SCHEMA_VERSION,
            responses: minted.map(({ user, value }) => ({ user, response: value, fault: code })),
          },
    // Base64, XML and HTML as written here, or what a fault makes of it: our own text in either case.
    text: () => `${texts.join('\n')}\n`,
    // In a pipe it is being done already.
    hints: context.stdout.isTTY
      ? hintOf(({ rehearse }) => rehearse(minted.map(({ user }) => shellWord(user)).join(' ')), context)
      : [],
  };
}

const CURVES: Readonly<Record<string, Curve>> = {
  'ecdsa-sha1': 'prime256v1',
  'ecdsa-sha256': 'prime256v1',
  'ecdsa-sha384': 'secp384r1',
  'ecdsa-sha512': 'secp521r1',
};

/** The curve of a key; undefined for RSA. */
function curveOf({ privateKey }: TestIdpSigner): Curve | undefined {
  return createPrivateKey(privateKey).asymmetricKeyDetails?.namedCurve as Curve | undefined;
}

function methodFor(signer: TestIdpSigner, folder: string, { algorithm }: MintFlags): SigningMethod {
  const isEc = curveOf(signer) !== undefined;
  const method = algorithm === undefined ? usualMethod(signer.privateKey) : methodOf(algorithm);
  if (method && (algorithm === undefined || isEc === algorithm.startsWith('ecdsa-'))) return method;
  throw new CliError(
    EXIT.no,
    'key-unsuitable',
    `the key of the test IdP in ${folder} is ${isEc ? 'EC' : 'RSA'}, which cannot sign with ${algorithm}`,
    `make another test IdP: sso-cli mint-response --init --algorithm ${algorithm} --idp <folder>`,
  );
}

async function init(context: Context, folder: string, { algorithm }: MintFlags): Promise<CommandResult> {
  const files = await makeTestIdp(folder, context.now(), CURVES[algorithm ?? '']);
  return {
    exitCode: EXIT.ok,
    json: { schemaVersion: SCHEMA_VERSION, entityId: TEST_IDP_ENTITY_ID, files },
    text: (json) => `${Object.values((json as { files: TestIdpFiles }).files).join('\n')}\n`,
    hints: hintOf(({ importFile }) => importFile(shellWord(files.metadata)), context),
    notes: ['whoever has this key can log on wherever its metadata was imported: never import it into a real account'],
  };
}
