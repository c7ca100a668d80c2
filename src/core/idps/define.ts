// What is known of one IdP product: what to type where on its screens, how to mend a finding there. What it is recognised
// by is in signs/. One object a product, one file each; the compiler refuses one without its words in every language.

import type { CheckCode } from '../checks/codes.ts';
import type { Lang } from '../checks/define.ts';

/** One text in every language. */
type Texts = Readonly<Record<Lang, string>>;

/** One field of the product's screen. Its value may hold {entityId}, {acsUrl}, {acsPattern}, {accountId} and {suffix}. */
export interface Field {
  /** One text, where the screen shows the same in every language. */
  readonly label: string | Texts;
  /** By what NameID the account asks for, where it depends on that; null where the field has no place then. */
  readonly value: string | Readonly<Record<NameIdKind, string | null>>;
}

/** own, replaced and bare are those of NameIdWords. */
export type NameIdKind = 'own' | 'replaced' | 'bare';

/** How this product sends each kind of NameID; {suffix} is the suffix that the account accepts. */
export interface NameIdWords {
  /** The suffix is the company's own, as people have it in their e-mail address or UPN. */
  readonly own: string;
  /** The account accepts its onaliyun.com domain alone: replace the suffix. Null where the product cannot, or nothing is known. */
  readonly replaced: string | null;
  /** No "@" and suffix at all. */
  readonly bare: string;
}

interface GuideWords {
  readonly steps: readonly [string, ...string[]];
  readonly nameId: NameIdWords;
  readonly pitfalls: readonly string[];
  /** Where to get the IdP metadata. */
  readonly metadata: string;
}

export interface IdpRemedy {
  readonly codes: readonly CheckCode[];
  /** One sentence in each language. */
  readonly texts: Texts;
}

export interface IdpProduct {
  /** What `guide` takes, and the name of the file. */
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  /** Alibaba Cloud's own page for user-based SSO with this product, where there is one. */
  readonly officialPage: string | null;
  readonly fields: readonly [Field, ...Field[]];
  /** Pattern of the metadata URL, with <parts> to fill in; null where there is only a download. */
  readonly metadataUrl: string | null;
  readonly guide: Readonly<Record<Lang, GuideWords>>;
  readonly remedies: readonly IdpRemedy[];
  readonly sources: readonly [string, ...string[]];
}

export function defineIdp(product: IdpProduct): IdpProduct {
  return product;
}

/** A remedy at this product for some checks, in one sentence a language. */
export function remedy(codes: readonly CheckCode[], texts: Texts): IdpRemedy {
  return { codes, texts };
}

/** A label that the product's screen shows in English in every language. */
export function field(label: string, value: Field['value']): Field {
  return { label, value };
}

/** A label that the product's screen translates. */
export function translated(label: Texts, value: Field['value']): Field {
  return { label, value };
}
