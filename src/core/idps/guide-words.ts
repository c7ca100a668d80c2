// What a guide says around what is known of a product (define.ts): one language's words, from words/<language>/guide.ts.

import type { Lang } from '../languages.ts';

/** What NameID an account asks for. */
export interface RuleWords {
  readonly bare: string;
  readonly suffixed: (suffixes: readonly string[]) => string;
  readonly shadowed: (auxiliary: string, alias: string) => string;
  readonly addOwn: string;
  readonly name: string;
}

export interface GuideWords {
  readonly lang: Lang;
  readonly title: (name: string) => string;
  /** In the title, where the product is not known. */
  readonly anyIdp: string;
  /** What remains to be done at Alibaba Cloud, whatever the IdP is. */
  readonly atAlibaba: readonly string[];
  readonly rule: RuleWords;
  readonly headings: Readonly<Record<'values' | 'steps' | 'nameId' | 'pitfalls' | 'metadata' | 'sources', string>>;
}
