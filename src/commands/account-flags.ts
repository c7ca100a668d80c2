// The account as the flags of init, settings and a stateless verify-response describe it.

import { type Account, type AccountSettings, createAccount, type Site } from '../core/ram/account.ts';
import { usageError } from '../errors.ts';

export interface AccountFlags {
  readonly accountId?: string;
  readonly site?: Site;
  readonly defaultDomain?: string;
  /** False for --no-domain-alias. */
  readonly domainAlias?: string | false;
  readonly auxiliaryDomain?: string | false;
  readonly loginWithDomain?: boolean;
}

/** The settings that these flags name, and no others. */
export function settingsOf(flags: AccountFlags): Partial<AccountSettings> {
  return {
    ...(flags.site === undefined ? {} : { site: flags.site }),
    ...(flags.defaultDomain === undefined ? {} : { defaultDomain: flags.defaultDomain }),
    ...(flags.domainAlias === undefined ? {} : { domainAlias: flags.domainAlias || null }),
    ...(flags.auxiliaryDomain === undefined ? {} : { auxiliaryDomain: flags.auxiliaryDomain || null }),
    ...(flags.loginWithDomain === undefined ? {} : { ssoLoginWithDomain: flags.loginWithDomain }),
  };
}

/** Makes the account that flags describe; `--account-id` must be among them. */
export function accountOf(flags: AccountFlags): Account {
  if (flags.accountId === undefined)
    throw usageError('--account-id is needed', 'the 16 digits that the console shows under the profile picture');
  return createAccount(flags.accountId, flags.site ?? 'intl', settingsOf(flags));
}
