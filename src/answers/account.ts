// The account and its settings as JSON, in Alibaba Cloud's own field names (IMS GetUserSsoSettings, GetDefaultDomain).

import { type Account, acsUrl, spEntityId, takesDomain } from '../core/ram/account.ts';
import { acceptedSuffixes } from '../core/ram/mapping.ts';

/** What is not known is null; an AuxiliaryDomain of '' is "there is none". */
export function accountJson(account: Account) {
  return {
    AccountId: account.accountId,
    site: account.site,
    DefaultDomainName: account.defaultDomain,
    DomainAlias: account.domainAlias || null,
    UserSsoSettings: {
      AuxiliaryDomain: account.auxiliaryDomain,
      SsoEnabled: account.ssoEnabled,
      SsoLoginWithDomain: account.ssoLoginWithDomain,
      AuthnSignAlgo: account.authnSignAlgo,
    },
    entityId: spEntityId(account),
    acsUrl: acsUrl(account.site),
    acceptedSuffixes: takesDomain(account) ? acceptedSuffixes(account) : [],
  };
}

export type AccountJson = ReturnType<typeof accountJson>;

/** The same as rows of a name and a value. */
export function accountRows(json: AccountJson): string {
  const sso = json.UserSsoSettings;
  const rows = [
    ['account', json.AccountId],
    ['site', json.site === 'intl' ? 'intl (alibabacloud.com)' : 'cn (aliyun.com)'],
    ['default domain', json.DefaultDomainName],
    ['domain alias', json.DomainAlias ?? 'none known'],
    [
      'auxiliary domain',
      domainOf(sso.AuxiliaryDomain) +
        (sso.AuxiliaryDomain && json.DomainAlias ? ' (no effect beside the domain alias)' : ''),
    ],
    ['NameID', nameIdOf(json)],
    ['SSO enabled', sso.SsoEnabled === null ? NOT_KNOWN : sso.SsoEnabled ? 'yes' : 'no'],
    ['request signing', sso.AuthnSignAlgo ?? NOT_KNOWN],
    ['entity ID', json.entityId],
    ['ACS URL', json.acsUrl],
  ];
  return rows.map(([name = '', value = '']) => `${name.padEnd(16)}  ${value}\n`).join('');
}

const NOT_KNOWN = 'not known';

const domainOf = (domain: string | null) => (domain === null ? NOT_KNOWN : domain || 'none');

function nameIdOf({ UserSsoSettings: { SsoLoginWithDomain }, acceptedSuffixes }: AccountJson): string {
  if (SsoLoginWithDomain === false) return '<user name>, without a suffix';
  const form = `<user name>@${acceptedSuffixes.join(' or @')}`;
  return SsoLoginWithDomain ? form : `${form} (SsoLoginWithDomain is ${NOT_KNOWN}; its default is true)`;
}
