// generate-metadata: writes the SP metadata of the account, for the IdP to import.

import { writeNewFile } from '../adapters/files.ts';
import { readInput } from '../adapters/input.ts';
import { defineCommand } from '../command.ts';
import type { Context } from '../context.ts';
import { acsUrl, spEntityId } from '../core/ram/account.ts';
import { SCHEMA_VERSION } from '../core/report.ts';
import { fromX509 } from '../core/saml/certificate.ts';
import { spMetadata } from '../core/saml/sp-metadata.ts';
import { CliError } from '../errors.ts';
import { EXIT } from '../exit.ts';
import { accountOfIdOrStored, WHICH_ACCOUNT } from '../flags/account.ts';

export const command = defineCommand({
  description:
    'Writes the metadata of Alibaba Cloud’s SSO service for the account, of the same shape as its own document.',
  flags: {
    ...WHICH_ACCOUNT,
    certificate: {
      value: '<file>',
      help: 'certificate of the console’s own document, PEM or DER, for the KeyDescriptor',
    },
    out: { value: '<file>', help: 'write to a file instead of standard output' },
  },
  examples: [
    'sso-cli generate-metadata --out sp-metadata.xml',
    'sso-cli generate-metadata --account-id 5123456789012345 --site cn',
  ],
  async run(context, _, flags) {
    const stored = await accountOfIdOrStored(flags, context);
    const account = { ...stored.account, site: flags.site ?? stored.account.site };
    const certificate = flags.certificate === undefined ? null : await readCertificateFile(flags.certificate, context);
    const document = spMetadata(account, certificate);
    if (flags.out !== undefined) await writeNewFile(flags.out, document, { spared: [context.settings.store] });
    const json = {
      schemaVersion: SCHEMA_VERSION,
      entityId: spEntityId(account),
      acsUrl: acsUrl(account.site),
      out: flags.out ?? null,
      document,
    };
    return {
      exitCode: EXIT.ok,
      json,
      // The document holds nothing but our own URLs, digits and Base64.
      text: () => (flags.out === undefined ? document : ''),
      notes:
        certificate === null
          ? [
              'without --certificate there is no key in it: an IdP that checks the signature of requests needs the console’s own document',
            ]
          : [],
      hints: [flags.out === undefined ? 'give this document to the IdP' : `wrote ${flags.out}; give it to the IdP`],
    };
  },
});

/** A PEM or DER certificate, or the console's own SP metadata with one in it; as Base64 of DER. */
async function readCertificateFile(path: string, context: Context): Promise<string> {
  const bytes = await readInput(path, 1 << 20, context);
  const text = Buffer.from(bytes).toString('latin1');
  const embedded = /<(?:\w+:)?X509Certificate>([\sA-Za-z0-9+/=]+)<\//.exec(text)?.[1];
  const source = embedded === undefined ? bytes : Buffer.from(embedded, 'base64');
  const key = fromX509(source);
  if (!key)
    throw new CliError(
      EXIT.input,
      'certificate-malformed',
      `${path} is no certificate`,
      'give one X.509 certificate, PEM or DER, or the SP metadata downloaded from the console',
    );
  return derBase64(source);
}

function derBase64(source: Uint8Array): string {
  const text = Buffer.from(source).toString('latin1');
  const pem = /-----BEGIN CERTIFICATE-----([\sA-Za-z0-9+/=]+)-----END CERTIFICATE-----/.exec(text)?.[1];
  return pem === undefined ? Buffer.from(source).toString('base64') : pem.replace(/\s+/g, '');
}
