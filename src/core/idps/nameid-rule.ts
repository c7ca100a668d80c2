// What NameID one account asks for, and how one product sends it: the rules of ram/mapping.ts, said the other way round.

import { type Account, ownSuffix, takesDomain } from '../ram/account.ts';
import type { NameIdKind, NameIdWords } from './define.ts';
import type { RuleWords } from './guide-words.ts';

/** The rule for this account, a sentence or two each: the suffix, this product's way to send it, the name. */
export function nameIdRule(product: NameIdWords, account: Account, words: RuleWords): string[] {
  if (!takesDomain(account)) return [words.bare, product.bare, words.name];
  const { defaultDomain, domainAlias, auxiliaryDomain } = account;
  const own = ownSuffix(account);
  if (own === null) {
    const replaced = product.replaced === null ? [] : [fill(product.replaced, defaultDomain)];
    return [words.suffixed([defaultDomain]), ...replaced, words.addOwn, words.name];
  }
  const shadowed =
    domainAlias && auxiliaryDomain && auxiliaryDomain !== domainAlias
      ? [words.shadowed(auxiliaryDomain, domainAlias)]
      : [];
  return [words.suffixed([own, defaultDomain]), fill(product.own, own), ...shadowed, words.name];
}

export function nameIdKind(account: Account): NameIdKind {
  if (!takesDomain(account)) return 'bare';
  return ownSuffix(account) === null ? 'replaced' : 'own';
}

function fill(text: string, suffix: string): string {
  return text.replaceAll('{suffix}', suffix);
}
