// From the account to the text of a store: made to be read, diffed and committed. Keys sorted, two blanks, a final newline.

import { STORE_VERSION, type StoreContent, type StoredAccount } from './store-schema.ts';

/** The text of a store; the same account always gives the same text. */
export function formatStore({ account, metadataDocument }: StoredAccount): string {
  const file: StoreContent = {
    schemaVersion: STORE_VERSION,
    AccountId: account.accountId,
    site: account.site,
    DefaultDomainName: account.defaultDomain,
    ...(account.domainAlias === null ? {} : { DomainAlias: account.domainAlias }),
    // What is not known is not there; '' is "there is none".
    UserSsoSettings: {
      ...(account.authnSignAlgo === null ? {} : { AuthnSignAlgo: account.authnSignAlgo }),
      ...(account.auxiliaryDomain === null ? {} : { AuxiliaryDomain: account.auxiliaryDomain }),
      ...(metadataDocument === null
        ? {}
        : { MetadataDocument: Buffer.from(metadataDocument, 'utf8').toString('base64') }),
      ...(account.ssoEnabled === null ? {} : { SsoEnabled: account.ssoEnabled }),
      ...(account.ssoLoginWithDomain === null ? {} : { SsoLoginWithDomain: account.ssoLoginWithDomain }),
    },
    Groups: { Group: account.groups as StoreContent['Groups']['Group'] },
    Users: { User: account.users as StoreContent['Users']['User'] },
  };
  return `${JSON.stringify(sortKeys(file), null, 2)}\n`;
}

/** The same data with its keys in order: most of it, read from a store, is so already and is not made anew. */
function sortKeys(value: unknown): unknown {
  if (value === null || typeof value !== 'object' || isSorted(value)) return value;
  if (Array.isArray(value)) return value.map(sortKeys);
  const entries = Object.entries(value).map(([key, each]) => [key, sortKeys(each)] as const);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Plain loops: an account may have thousands of users. */
function isSorted(value: object): boolean {
  if (Array.isArray(value)) {
    for (const each of value) if (typeof each === 'object' && each !== null && !isSorted(each)) return false;
    return true;
  }
  let last = '';
  for (const key in value) {
    if (key < last) return false;
    const each = (value as Record<string, unknown>)[key];
    if (typeof each === 'object' && each !== null && !isSorted(each)) return false;
    last = key;
  }
  return true;
}
