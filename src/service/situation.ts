// The account and the IdP as they are at the moment of asking: the store is read anew, so that what is mended in another window
// counts at once. What --metadata names, and the test IdP, outrank the store's metadata.

import { readIdp, readMetadataText } from '../adapters/metadata.ts';
import { readStore } from '../adapters/store.ts';
import { makeTestIdp, readTestIdp, type TestIdpSigner } from '../adapters/test-idp.ts';
import type { Context } from '../context.ts';
import { metadataOf } from '../core/checks/metadata/facts.ts';
import type { Service as Names } from '../core/ram/account.ts';
import type { IdpMetadata } from '../core/saml/idp-metadata.ts';
import { CliError } from '../errors.ts';
import type { Situation } from './service.ts';
import { ownIdpMetadata } from './test-idp.ts';

export interface Given {
  /** Where this service is. */
  readonly url: string;
  readonly names: 'own' | 'account';
  readonly metadata: string | undefined;
  readonly testIdp: TestIdpSigner | null;
}

/** @throws CliError as reading the store and the metadata do: before anything is served */
export async function situationOf(given: Given, context: Context): Promise<() => Promise<Situation>> {
  const fixed = await fixedIdp(given, context);
  let last: { readonly document: string; readonly idp: IdpMetadata | null } | null = null;
  const read = async () => {
    const { account, metadataDocument } = await readStore(context.settings.store);
    if (metadataDocument !== null && last?.document !== metadataDocument)
      last = { document: metadataDocument, idp: metadataOf(readMetadataText(metadataDocument)) };
    const service = given.names === 'own' ? { service: ownNames(given.url, account.accountId) } : {};
    return {
      account: { ...account, ...service },
      idp: fixed ?? (metadataDocument === null ? null : (last?.idp ?? null)),
    };
  };
  await read();
  return read;
}

/** Of the same form as Alibaba Cloud's. */
function ownNames(url: string, accountId: string): Names {
  return { entityId: `${url}/${accountId}/saml/SSO`, acsUrl: `${url}/saml/SSO` };
}

async function fixedIdp({ metadata, testIdp, url }: Given, context: Context): Promise<IdpMetadata | null> {
  if (testIdp) return metadataOf(readMetadataText(ownIdpMetadata(testIdp.certificate, url)));
  return metadata === undefined ? null : readIdp(metadata, context);
}

/** The test IdP of a folder; made there where the folder has none. */
export async function testIdpOf(
  folder: string,
  context: Context,
): Promise<{ readonly signer: TestIdpSigner; readonly isNew: boolean }> {
  try {
    return { signer: await readTestIdp(folder, context), isNew: false };
  } catch (error) {
    if (!(error instanceof CliError) || error.code !== 'idp-missing') throw error;
  }
  await makeTestIdp(folder, context.now());
  return { signer: await readTestIdp(folder, context), isNew: true };
}
