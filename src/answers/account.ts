// The account and its settings as JSON, in Alibaba Cloud's own field names (IMS GetUserSsoSettings, GetDefaultDomain).

import { type Account, acsUrl, spEntityId } from '../core/ram/account.ts';
import { acceptedSuffixes } from '../core/ram/mapping.ts';

export function accountJson(account: Account) {
  return {
    AccountId: account.accountId,
    site: account.site,
    DefaultDomainName: account.defaultDomain,
    DomainAlias: account.domainAlias,
    UserSsoSettings: {
      AuxiliaryDomain: account.auxiliaryDomain ?? '',
      SsoEnabled: account.ssoEnabled ?? false,
      SsoLoginWithDomain: account.ssoLoginWithDomain,
      AuthnSignAlgo: account.authnSignAlgo,
    },
    entityId: spEntityId(account),
    acsUrl: acsUrl(account.site),
    acceptedSuffixes: account.ssoLoginWithDomain ? acceptedSuffixes(account) : [],
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
    ['domain alias', json.DomainAlias ?? '-'],
    [
      'auxiliary domain',
      sso.AuxiliaryDomain
        ? `${sso.AuxiliaryDomain}${json.DomainAlias ? ' (no effect beside the domain alias)' : ''}`
        : '-',
    ],
    [
      'NameID',
      sso.SsoLoginWithDomain ? `<user name>@${json.acceptedSuffixes.join(' or @')}` : '<user name>, without a suffix',
    ],
    ['SSO enabled', sso.SsoEnabled ? 'yes' : 'no'],
    ['request signing', sso.AuthnSignAlgo],
    ['entity ID', json.entityId],
    ['ACS URL', json.acsUrl],
  ];
  return rows.map(([name = '', value = '']) => `${name.padEnd(16)}  ${value}\n`).join('');
}
