// What NameID one account asks for, and how one product sends it: the rules of ram/mapping.ts, said the other way round.

import type { Account } from '../ram/account.ts';
import type { NameIdKind, NameIdWords } from './define.ts';
import type { RuleWords } from './guide-words.ts';

/** The rule for this account, a sentence or two each: the suffix, this product's way to send it, the name. */
export function nameIdRule(product: NameIdWords, account: Account, words: RuleWords): string[] {
  if (!account.ssoLoginWithDomain) return [words.bare, product.bare, words.name];
  const { defaultDomain, domainAlias, auxiliaryDomain } = account;
  const own = ownSuffix(account);
  if (own === null) {
    const replaced = product.replaced === null ? [] : [fill(product.replaced, defaultDomain)];
    return [words.suffixed([defaultDomain]), ...replaced, words.addOwn, words.name];
  }
  const isShadowed = domainAlias !== null && auxiliaryDomain !== null && auxiliaryDomain !== domainAlias;
  const shadowed = isShadowed ? [words.shadowed(auxiliaryDomain, domainAlias)] : [];
  return [words.suffixed([own, defaultDomain]), fill(product.own, own), ...shadowed, words.name];
}

/** The suffix that is the company's own, if any. */
export function ownSuffix({ domainAlias, auxiliaryDomain }: Account): string | null {
  return domainAlias ?? auxiliaryDomain;
}

export function nameIdKind(account: Account): NameIdKind {
  if (!account.ssoLoginWithDomain) return 'bare';
  return ownSuffix(account) === null ? 'replaced' : 'own';
}

function fill(text: string, suffix: string): string {
  return text.replaceAll('{suffix}', suffix);
}
