// What NameID one account asks for, and how one product sends it: the rules of ram/mapping.ts, said the other way round.

import type { Lang } from '../checks/define.ts';
import type { Account } from '../ram/account.ts';
import type { NameIdWords } from './define.ts';

interface RuleWords {
  readonly bare: string;
  readonly suffixed: (suffixes: readonly string[]) => string;
  readonly shadowed: (auxiliary: string, alias: string) => string;
  readonly addOwn: string;
  readonly name: string;
}

const WORDS: Readonly<Record<Lang, RuleWords>> = {
  en: {
    bare: 'Send the bare RAM user name, without “@” and suffix: SsoLoginWithDomain is false for this account.',
    suffixed: ([first, second]) =>
      `Send <RAM user name>@${first}${second ? ` (or @${second}, which stays valid)` : '; this account accepts no other suffix'}.`,
    shadowed: (auxiliary, alias) =>
      `Do not send @${auxiliary}: the auxiliary domain has no effect while the domain alias ${alias} is set.`,
    addOwn:
      'Or keep the suffix of your e-mail addresses, and make it the auxiliary domain of the account: sso-cli settings --auxiliary-domain <domain>, and the same in the RAM console.',
    name: 'The part before “@” must equal the RAM user name, case included: 1 to 64 letters, digits, “.”, “_” or “-”.',
  },
  zh: {
    bare: '发送不带“@”和后缀的 RAM 用户名：本账号的 SsoLoginWithDomain 为 false。',
    suffixed: ([first, second]) =>
      `发送 <RAM 用户名>@${first}${second ? `（也可用 @${second}，它始终有效）` : '；本账号不接受其他后缀'}。`,
    shadowed: (auxiliary, alias) => `不要发送 @${auxiliary}：设置了域别名 ${alias} 时，辅助域名不生效。`,
    addOwn:
      '也可以保留邮箱地址的后缀，并将其设为本账号的辅助域名：sso-cli settings --auxiliary-domain <域名>，并在 RAM 控制台做同样的设置。',
    name: '“@”之前的部分必须与 RAM 用户名完全一致（包括大小写）：1 至 64 个字母、数字、“.”、“_”或“-”。',
  },
};

/** The rule for this account, a sentence or two each: the suffix, this product's way to send it, the name. */
export function nameIdRule(product: NameIdWords, account: Account, lang: Lang): string[] {
  const words = WORDS[lang];
  if (!account.ssoLoginWithDomain) return [words.bare, product.bare, words.name];
  const { defaultDomain, domainAlias, auxiliaryDomain } = account;
  const own = domainAlias ?? auxiliaryDomain;
  if (own === null) {
    const replaced = product.replaced === null ? [] : [fill(product.replaced, defaultDomain)];
    return [words.suffixed([defaultDomain]), ...replaced, words.addOwn, words.name];
  }
  const isShadowed = domainAlias !== null && auxiliaryDomain !== null && auxiliaryDomain !== domainAlias;
  const shadowed = isShadowed ? [words.shadowed(auxiliaryDomain, domainAlias)] : [];
  return [words.suffixed([own, defaultDomain]), fill(product.own, own), ...shadowed, words.name];
}

function fill(text: string, suffix: string): string {
  return text.replaceAll('{suffix}', suffix);
}
