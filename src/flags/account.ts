// The account as flags, for every command that works for one: init, settings, guide, a stateless verify-response.

import type { StoredAccount } from '../adapters/store-schema.ts';
import type { Flags, FlagValues } from '../command.ts';
import type { Context } from '../context.ts';
import { type Account, type AccountSettings, createAccount } from '../core/ram/account.ts';
import { type CliError, usageError } from '../errors.ts';

/** Which account of which site. */
export const WHICH_ACCOUNT = {
  accountId: { value: '<id>', help: 'the Alibaba Cloud account, 16 digits' },
  site: { value: '<site>', choices: ['intl', 'cn'], help: 'intl (alibabacloud.com) or cn (aliyun.com)' },
} as const satisfies Flags;

/** All that describes an account. */
export const ACCOUNT_FLAGS = {
  ...WHICH_ACCOUNT,
  defaultDomain: {
    value: '<domain>',
    help: '<alias>.onaliyun.com; until an alias is set, <account ID>.onaliyun.com',
  },
  domainAlias: { value: '<domain>', help: 'the verified domain alias (custom logon suffix), if any' },
  auxiliaryDomain: { value: '<domain>', help: 'the auxiliary domain of the SSO settings, if any' },
  loginWithDomain: { help: 'the NameID carries a suffix (SsoLoginWithDomain true, the default)' },
  noLoginWithDomain: {
    negates: 'loginWithDomain',
    help: 'the NameID is the bare user name (SsoLoginWithDomain false)',
  },
} as const satisfies Flags;

export type AccountFlags = FlagValues<typeof ACCOUNT_FLAGS>;

/** False is "there is none". */
type SettingFlags = Omit<AccountFlags, 'accountId' | 'domainAlias' | 'auxiliaryDomain'> & {
  readonly domainAlias?: string | false;
  readonly auxiliaryDomain?: string | false;
};

/** The settings that these flags name, and no others. */
export function settingsOf(flags: SettingFlags): Partial<AccountSettings> {
  return {
    ...(flags.site === undefined ? {} : { site: flags.site }),
    ...(flags.defaultDomain === undefined ? {} : { defaultDomain: flags.defaultDomain }),
    ...(flags.domainAlias === undefined ? {} : { domainAlias: flags.domainAlias || '' }),
    ...(flags.auxiliaryDomain === undefined ? {} : { auxiliaryDomain: flags.auxiliaryDomain || '' }),
    ...(flags.loginWithDomain === undefined ? {} : { ssoLoginWithDomain: flags.loginWithDomain }),
  };
}

/** Makes the account that flags describe; `--account-id` and `--site` must be among them: neither can be guessed. */
export function describedAccount(flags: AccountFlags): Account {
  requireAccountId(flags);
  // What is wrong with the others is said first: it is wrong for either site.
  const account = createAccount(flags.accountId, flags.site ?? 'intl', settingsOf(flags));
  if (flags.site === undefined) throw siteMissing();
  return account;
}

export function requireAccountId(flags: AccountFlags): asserts flags is AccountFlags & { readonly accountId: string } {
  if (flags.accountId === undefined) throw usageError({ key: 'account-id-needed', args: {} });
}

export function siteMissing(): CliError {
  return usageError({ key: 'site-needed', args: {} });
}

/**
 * The account of flags alone where there is `--account-id` (nothing is read then), else what the store holds. Flags that
 * describe an account, and not which, would be passed over: they are refused.
 *
 * @throws CliError usage, store-*
 */
export async function describedOrStored(flags: AccountFlags, context: Context): Promise<StoredAccount> {
  const { accountId, site, defaultDomain, domainAlias, auxiliaryDomain, loginWithDomain } = flags;
  const describing = [site, defaultDomain, domainAlias, auxiliaryDomain, loginWithDomain];
  if (accountId === undefined && describing.some((value) => value !== undefined)) throw accountMissing();
  return accountOfIdOrStored(flags, context);
}

export function accountMissing(): CliError {
  return usageError({ key: 'account-flags-alone', args: {} });
}

/** The same for commands whose other flags mean something for a stored account too. */
export async function accountOfIdOrStored(flags: AccountFlags, { settings }: Context): Promise<StoredAccount> {
  if (flags.accountId !== undefined) return { account: describedAccount(flags), metadataDocument: null };
  // Loaded only where a store is read: a stateless call needs none of it.
  const { readStore } = await import('../adapters/store.ts');
  return readStore(settings.store);
}
