// The Alibaba Cloud account as user-based SSO sees it: its addresses, its settings and the rules for them. A change is a
// pure step from old to new; its users change in users.ts.

import type { RamGroup } from './group.ts';
import { RamError } from './ram-error.ts';
import type { RamUser } from './user.ts';

export type Site = 'intl' | 'cn';

/** A setting that nobody stated is null: not known, which is neither false nor none. */
export interface Account {
  /** 16 digits. */
  readonly accountId: string;
  readonly site: Site;
  /** <alias>.onaliyun.com; <accountId>.onaliyun.com until an alias is set. */
  readonly defaultDomain: string;
  /** A verified domain of the account's own ("custom logon suffix"); '' where there is none. */
  readonly domainAlias: string | null;
  /** A suffix for SSO alone, ineffective while a domain alias is set; '' where there is none. */
  readonly auxiliaryDomain: string | null;
  /** Where it is not known, Alibaba Cloud's default is judged by: `takesDomain`. */
  readonly ssoLoginWithDomain: boolean | null;
  readonly ssoEnabled: boolean | null;
  readonly authnSignAlgo: 'rsa-sha1' | 'rsa-sha256' | null;
  readonly users: readonly RamUser[];
  /** By name. */
  readonly groups: readonly RamGroup[];
  /** False when users were only named on the command line: what they may do is then unknown. */
  readonly knowsPolicies: boolean;
  /** Where a service stands in for Alibaba Cloud's under names of its own (`serve`); absent everywhere else. */
  readonly service?: Service;
}

/** An SSO service by its SAML names. */
export interface Service {
  readonly entityId: string;
  readonly acsUrl: string;
}

const HOST = { intl: 'signin-intl.aliyun.com', cn: 'signin.aliyun.com' } as const;

/** The entity ID of Alibaba Cloud's SSO service for one account ("SSO by using Okta", 2026-01-09; real metadata). */
export function spEntityId({ site, accountId, service }: Pick<Account, 'site' | 'accountId' | 'service'>): string {
  return service?.entityId ?? `https://${HOST[site]}/${accountId}/saml/SSO`;
}

/** The AssertionConsumerService URL of a site: also Recipient and Destination of every response. No account ID in it. */
export function acsUrl(site: Site): string {
  return `https://${HOST[site]}/saml/SSO`;
}

/** The AssertionConsumerService URL of whoever judges for this account: the site's, but for a service of its own. */
export function acsOf({ site, service }: Pick<Account, 'site' | 'service'>): string {
  return service?.acsUrl ?? acsUrl(site);
}

export function otherSite(site: Site): Site {
  return site === 'intl' ? 'cn' : 'intl';
}

/** The suffix that every account has had from the start. */
export function formerDomain(accountId: string): string {
  return `${accountId}.onaliyun.com`;
}

/** Whether NameIDs carry a suffix: SsoLoginWithDomain, whose default is true (SetUserSsoSettings, 2025-09-25). */
export function takesDomain({ ssoLoginWithDomain }: Pick<Account, 'ssoLoginWithDomain'>): boolean {
  return ssoLoginWithDomain !== false;
}

/** How Alibaba Cloud signs its requests: AuthnSignAlgo, whose default is rsa-sha1 (SetUserSsoSettings, 2025-09-25). */
export function requestAlgorithm({ authnSignAlgo }: Pick<Account, 'authnSignAlgo'>): 'rsa-sha1' | 'rsa-sha256' {
  return authnSignAlgo ?? 'rsa-sha1';
}

/** The suffix of the account's own that is in force beside the default domain; null where there is none. */
export function ownSuffix({ domainAlias, auxiliaryDomain }: Pick<Account, 'domainAlias' | 'auxiliaryDomain'>) {
  return domainAlias || auxiliaryDomain || null;
}

export type AccountSettings = Omit<Account, 'accountId' | 'users' | 'groups' | 'knowsPolicies'>;

/**
 * Makes an account without users. Throws RamError where a field breaks Alibaba Cloud's rules.
 * The default domain is <accountId>.onaliyun.com unless set; other unset fields are not known.
 */
export function createAccount(accountId: string, site: Site, settings: Partial<AccountSettings> = {}): Account {
  if (!/^\d{16}$/.test(accountId)) {
    throw new RamError('InvalidParameter.AccountId', { key: 'account-id', args: { accountId } });
  }
  const account: Account = {
    accountId,
    site,
    defaultDomain: formerDomain(accountId),
    domainAlias: null,
    auxiliaryDomain: null,
    ssoLoginWithDomain: null,
    ssoEnabled: null,
    authnSignAlgo: null,
    users: [],
    groups: [],
    knowsPolicies: true,
  };
  return changeSettings(account, settings);
}

/** @throws RamError InvalidParameter.DefaultDomain, InvalidParameter.DomainAlias, InvalidParameter.AuxiliaryDomain */
export function changeSettings(account: Account, settings: Partial<AccountSettings>): Account {
  const changed = { ...account, ...settings };
  // SetDefaultDomain: ends in .onaliyun.com, at most 64 characters, no "-" at either end nor "--".
  const alias = changed.defaultDomain.replace(/\.onaliyun\.com$/, '');
  if (alias === changed.defaultDomain) {
    throw new RamError('InvalidParameter.DefaultDomain', {
      key: 'default-domain-suffix',
      args: { domain: changed.defaultDomain },
    });
  }
  if (changed.defaultDomain.length > 64 || !/^[A-Za-z0-9._-]+$/.test(alias) || /^-|-$|--/.test(alias)) {
    throw new RamError('InvalidParameter.DefaultDomain', {
      key: 'default-domain-form',
      args: { domain: changed.defaultDomain },
    });
  }
  requireDomain('DomainAlias', changed.domainAlias);
  requireDomain('AuxiliaryDomain', changed.auxiliaryDomain);
  if (changed.defaultDomain === account.defaultDomain) return changed;
  return {
    ...changed,
    users: changed.users.map((user) => ({ ...user, UserPrincipalName: `${user.UserName}@${changed.defaultDomain}` })),
  };
}

/** Whether an account can have it as its alias or auxiliary domain. */
export function isDomain(text: string): boolean {
  return /^(?=.{1,253}$)[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)+$/.test(text);
}

function requireDomain(field: 'DomainAlias' | 'AuxiliaryDomain', domain: string | null): void {
  if (domain === null || domain === '' || isDomain(domain)) return;
  throw new RamError(`InvalidParameter.${field}`, { key: 'not-a-domain', args: { domain } });
}
