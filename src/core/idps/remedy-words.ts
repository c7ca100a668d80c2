// The remedy for a check in the words of one product's screens. Null where nothing particular is known: then the check's
// own words apply.

import type { CheckCode } from '../checks/codes.ts';
import type { Lang } from '../checks/define.ts';
import { findIdp } from './registry.ts';

export function remedyWords(product: string | null, code: CheckCode, lang: Lang): string | null {
  if (product === null) return null;
  const remedy = findIdp(product)?.remedies.find((each) => each.codes.includes(code));
  return remedy?.texts[lang] ?? null;
}
