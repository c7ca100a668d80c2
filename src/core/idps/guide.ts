// The whole configuration of one product for one account: what `guide` prints, with the account's own values filled in.

import type { Lang } from '../checks/define.ts';
import { ALIBABA_IDP } from '../checks/sources.ts';
import { type Account, acsUrl, spEntityId } from '../ram/account.ts';
import { acceptedSuffixes } from '../ram/mapping.ts';
import type { IdpProduct } from './define.ts';
import { GENERIC } from './generic.ts';
import { nameIdRule } from './nameid-rule.ts';
import { findIdp } from './registry.ts';

export interface Guide {
  readonly product: string;
  readonly title: string;
  readonly officialPage: string;
  /** Fields as they are called on the product's screen, each with what to put there. */
  readonly values: readonly { readonly label: string; readonly value: string }[];
  readonly steps: readonly string[];
  /** The suffixes that the account accepts, in Alibaba Cloud's order; empty when the NameID must have none. */
  readonly acceptedSuffixes: readonly string[];
  readonly nameIdRule: readonly string[];
  readonly pitfalls: readonly string[];
  readonly metadata: { readonly where: string; readonly url: string | null };
  readonly sources: readonly string[];
}

/** What remains to be done at Alibaba Cloud, whatever the IdP is. */
const AT_ALIBABA: Readonly<Record<Lang, readonly string[]>> = {
  en: [
    'Download the metadata of the IdP and check it here: sso-cli import-metadata <file>.',
    'In the RAM console, under Integrations > SSO > User-based SSO, upload the same file.',
    'Create a RAM user for each person, named exactly as the part of the NameID before “@”.',
    'Log on once from the IdP, copy the SAMLResponse out of the browser’s network tools, and rehearse: sso-cli verify-response <file>.',
    'Set SSO Status to Enabled last: at that moment password logon stops for every RAM user of the account.',
  ],
  zh: [
    '下载 IdP 元数据，并在本地检查：sso-cli import-metadata <文件>。',
    '在 RAM 控制台的 SSO 管理页面，选择“用户 SSO”页签，上传同一文件。',
    '为每个人创建 RAM 用户，用户名须与 NameID 中“@”之前的部分完全一致。',
    '从 IdP 登录一次，在浏览器的网络工具中复制 SAMLResponse，并演练：sso-cli verify-response <文件>。',
    '最后再启用 SSO：启用的一刻起，该账号的所有 RAM 用户都不能再用密码登录。',
  ],
};

const TITLE: Readonly<Record<Lang, (name: string) => string>> = {
  en: (name) => `Alibaba Cloud user-based SSO with ${name}`,
  zh: (name) => `使用 ${name} 进行阿里云用户 SSO`,
};

/** The guide for a product by id, name or alias; for any SAML 2.0 IdP where the product is not known. */
export function guideFor(product: string, account: Account, lang: Lang): Guide {
  const idp = findIdp(product) ?? GENERIC;
  const words = idp.guide[lang];
  const fill = filler(account);
  return {
    product: idp.name,
    title: TITLE[lang](idp === GENERIC ? { en: 'any SAML 2.0 IdP', zh: '任意 SAML 2.0 IdP' }[lang] : idp.name),
    officialPage: idp.officialPage ?? ALIBABA_IDP.url,
    values: idp.fields.map(({ label, value }) => ({
      label: typeof label === 'string' ? label : label[lang],
      value: fill(value),
    })),
    steps: [...words.steps.map(fill), ...AT_ALIBABA[lang]],
    acceptedSuffixes: account.ssoLoginWithDomain ? acceptedSuffixes(account) : [],
    nameIdRule: nameIdRule(words.nameId, account, lang),
    pitfalls: words.pitfalls.map(fill),
    metadata: { where: fill(words.metadata), url: idp.metadataUrl },
    sources: sourcesOf(idp),
  };
}

function sourcesOf(idp: IdpProduct): string[] {
  return [...new Set([...(idp.officialPage ? [idp.officialPage] : []), ALIBABA_IDP.url, ...idp.sources])];
}

function filler(account: Account): (text: string) => string {
  const values: Readonly<Record<string, string>> = {
    entityId: spEntityId(account),
    acsUrl: acsUrl(account.site),
    acsPattern: `^${acsUrl(account.site).replace(/[/.]/g, '\\$&')}$`,
    accountId: account.accountId,
  };
  return (text) => text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}
