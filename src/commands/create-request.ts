// create-request: the AuthnRequest of a logon that starts at Alibaba Cloud, as it makes it: a URL to open, or a page whose form
// goes on by itself. Its ID is remembered, so that verify-response knows the answer to it.

import { readInput } from '../adapters/input.ts';
import { readIdp, storedIdp } from '../adapters/metadata.ts';
import { defaultRequestsPath } from '../adapters/places.ts';
import { rememberRequest } from '../adapters/requests.ts';
import { newId } from '../adapters/test-idp.ts';
import { defineCommand, type Flags, type FlagValues } from '../command.ts';
import type { Context } from '../context.ts';
import { type Account, requestAlgorithm } from '../core/ram/account.ts';
import { SCHEMA_VERSION } from '../core/report.ts';
import { MAX_RELAY_STATE_BYTES, redirectUrl, requestKey, writeAuthnRequest } from '../core/saml/authn-request.ts';
import { type IdpMetadata, logonEndpoint } from '../core/saml/idp-metadata.ts';
import { formatInstant } from '../core/saml/time.ts';
import { loadPageWords, loadWords } from '../core/words/load.ts';
import { CliError } from '../errors.ts';
import { EXIT } from '../exit.ts';
import { ACCOUNT_FLAGS, describedOrStored } from '../flags/account.ts';
import { fetchedInPlain } from '../flags/metadata.ts';
import { renderPost } from '../render/pages/logon.ts';
import type { CommandResult } from '../result.ts';

const FLAGS = {
  binding: {
    value: '<binding>',
    choices: ['redirect', 'post'],
    help: 'how it goes to the IdP (default: by redirect, where the IdP takes that)',
  },
  relayState: { value: '<url>', help: 'where the person is to land after the logon' },
  key: { value: '<file>', help: 'sign with this private key, RSA in PEM ("-": standard input)' },
  requests: { value: '<file>', help: 'where to remember it' },
  metadata: { value: '<file>', help: 'IdP metadata; outranks the store’s' },
  ...ACCOUNT_FLAGS,
} as const satisfies Flags;

type RequestFlags = FlagValues<typeof FLAGS>;

interface Answer {
  readonly schemaVersion: number;
  readonly id: string;
  readonly issueInstant: string;
  readonly binding: 'redirect' | 'post';
  readonly destination: string;
  readonly url?: string;
  /** A page whose form goes on by itself. */
  readonly form?: string;
  readonly relayState: string | null;
  readonly signed: boolean;
}

export const command = defineCommand({
  description:
    'Makes the AuthnRequest of a logon that starts at Alibaba Cloud, as it makes it: a URL to open in a browser, or a page with a form. Remembers its ID for verify-response.',
  flags: FLAGS,
  examples: ['sso-cli create-request', 'sso-cli create-request --json --relay-state https://home.console.aliyun.com/'],
  async run(context, _, flags): Promise<CommandResult<Answer>> {
    const stored = await describedOrStored(flags, context);
    const idp = flags.metadata === undefined ? storedIdp(stored) : await readIdp(flags.metadata, context);
    const { binding, destination } = endpointOf(idp, flags);
    const key = flags.key === undefined ? null : await readKey(flags.key, context);
    const id = newId();
    const issuedAt = Math.floor(context.now() / 1000) * 1000;
    const relayState = flags.relayState ?? null;
    const xml = writeAuthnRequest({ account: stored.account, id, issuedAt, destination });
    const made =
      binding === 'redirect'
        ? { url: redirectUrl(xml, destination, relayState, key && signingOf(key, stored.account)) }
        : { form: await formOf(xml, destination, relayState, key, stored.account, context) };
    await rememberRequest(flags.requests ?? defaultRequestsPath(context.env), id, issuedAt);
    const issueInstant = formatInstant(issuedAt);
    const signed = key !== null;
    return {
      exitCode: EXIT.ok,
      json: { schemaVersion: SCHEMA_VERSION, id, issueInstant, binding, destination, ...made, relayState, signed },
      // Whole, however long: nothing in it but what was escaped for a URL or for HTML.
      text: () => `${(made.url ?? made.form ?? '').trimEnd()}\n`,
      hints: [`after the logon: sso-cli verify-response saml.txt  (the answer to ${id})`],
      notes: [
        ...fetchedInPlain(flags.metadata),
        ...(isLong(relayState)
          ? [
              `the RelayState is over ${MAX_RELAY_STATE_BYTES} bytes: an IdP need not give it back (SAML Bindings 3.4.3)`,
            ]
          : []),
      ],
    };
  },
});

const isLong = (relayState: string | null) =>
  relayState !== null && Buffer.byteLength(relayState) > MAX_RELAY_STATE_BYTES;

function endpointOf(
  idp: IdpMetadata | null,
  { binding: asked }: RequestFlags,
): { readonly binding: 'redirect' | 'post'; readonly destination: string } {
  if (!idp)
    throw new CliError(EXIT.store, 'metadata-missing', { key: 'metadata-missing', args: { other: 'metadata' } });
  const found = logonEndpoint(idp, asked);
  if (found) return found;
  throw new CliError(
    EXIT.no,
    'logon-url-missing',
    `the IdP metadata names no URL that takes requests${asked === undefined ? '' : ` by ${asked}`}`,
    asked === undefined ? 'start the logon at the IdP' : `try --binding ${asked === 'post' ? 'redirect' : 'post'}`,
  );
}

async function readKey(source: string, context: Context): Promise<{ readonly pem: string }> {
  const pem = Buffer.from(await readInput(source, 1 << 16, context)).toString('utf8');
  if (requestKey(pem)) return { pem };
  throw new CliError(
    EXIT.input,
    'key-unsuitable',
    `${source === '-' ? 'standard input' : source} is no RSA private key in PEM, without a passphrase`,
    'AuthnSignAlgo knows RSA alone; for example: openssl genrsa -out sp.key 2048',
  );
}

function signingOf({ pem }: { readonly pem: string }, account: Account) {
  const key = requestKey(pem);
  return key && { key, algorithm: requestAlgorithm(account) };
}

/** The signature of a request that goes by form stands in its XML (SAML Bindings 3.5.4.1). */
async function formOf(
  xml: string,
  destination: string,
  relayState: string | null,
  key: { readonly pem: string } | null,
  account: Account,
  { settings }: Context,
): Promise<string> {
  let signed = xml;
  if (key) {
    // Loaded only where something is signed.
    const { RSA_SHA1, RSA_SHA256, sign } = await import('../core/saml/sign.ts');
    signed = sign(
      xml,
      'AuthnRequest',
      { privateKey: key.pem },
      requestAlgorithm(account) === 'rsa-sha1' ? RSA_SHA1 : RSA_SHA256,
    );
  }
  const fields = { SAMLRequest: Buffer.from(signed, 'utf8').toString('base64'), RelayState: relayState };
  const { labels } = await loadWords(settings.lang);
  return renderPost(await loadPageWords(settings.lang), labels.tag, destination, fields);
}
