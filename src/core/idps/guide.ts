// The whole configuration of one product for one account: what `guide` prints, with the account's own values filled in.

import { ALIBABA_IDP } from '../checks/sources.ts';
import { type Account, acsOf, ownSuffix, spEntityId, takesDomain } from '../ram/account.ts';
import { acceptedSuffixes } from '../ram/mapping.ts';
import type { IdpProduct } from './define.ts';
import { GENERIC } from './generic.ts';
import type { GuideWords } from './guide-words.ts';
import { nameIdKind, nameIdRule } from './nameid-rule.ts';
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

/** The guide for a product by id, name or alias; for any SAML 2.0 IdP where the product is not known. */
export function guideFor(product: string, account: Account, words: GuideWords): Guide {
  const idp = findIdp(product) ?? GENERIC;
  const { lang } = words;
  const own = idp.guide[lang];
  const fill = filler(account);
  return {
    product: idp.name,
    title: words.title(idp === GENERIC ? words.anyIdp : idp.name),
    officialPage: idp.officialPage ?? ALIBABA_IDP.url,
    values: idp.fields.flatMap(({ label, value }) => {
      const typed = typeof value === 'string' ? value : value[nameIdKind(account)];
      return typed === null ? [] : [{ label: typeof label === 'string' ? label : label[lang], value: fill(typed) }];
    }),
    steps: [...own.steps.map(fill), ...words.atAlibaba],
    acceptedSuffixes: takesDomain(account) ? acceptedSuffixes(account) : [],
    nameIdRule: nameIdRule(own.nameId, account, words.rule),
    pitfalls: own.pitfalls.map(fill),
    metadata: { where: fill(own.metadata), url: idp.metadataUrl },
    sources: sourcesOf(idp),
  };
}

function sourcesOf(idp: IdpProduct): string[] {
  return [...new Set([...(idp.officialPage ? [idp.officialPage] : []), ALIBABA_IDP.url, ...idp.sources])];
}

function filler(account: Account): (text: string) => string {
  const values: Readonly<Record<string, string>> = {
    entityId: spEntityId(account),
    acsUrl: acsOf(account),
    acsPattern: `^${acsOf(account).replace(/[/.]/g, '\\$&')}$`,
    accountId: account.accountId,
    suffix: ownSuffix(account) ?? account.defaultDomain,
  };
  return (text) => text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}
