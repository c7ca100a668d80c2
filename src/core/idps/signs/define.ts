// What a product is recognised by. Apart from its guide, since every verification asks and few need the guide.

/** Where a sign is looked for; see traits.ts. */
export type SignPlace =
  | 'issuer'
  | 'sso-url'
  | 'id'
  | 'session-index'
  | 'certificate'
  | 'attribute'
  /** Prefixes of Response, Assertion and Signature, "-" for none, then "consent": "samlp/-/ds consent". */
  | 'shape';

/** proof: no other product writes it. strong: seldom another. hint: others do it too. */
export type Weight = 'proof' | 'strong' | 'hint';

export interface Sign {
  readonly at: SignPlace;
  readonly like: RegExp;
  readonly weight: Weight;
  /** The sign as shown to people: constant text, never the untrusted value itself. */
  readonly says: string;
}

export interface ProductSigns {
  /** As in the product's guide. */
  readonly name: string;
  readonly signs: readonly Sign[];
}

export function defineSigns(name: string, signs: readonly Sign[]): ProductSigns {
  return { name, signs };
}
