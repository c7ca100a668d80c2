// What words are: for every check its title, why it matters, how to mend it, and the finding in a sentence. Two languages,
// each in a folder of its own, so that a command loads only the one that it speaks.

import type { CATALOGUE } from '../checks/catalogue.ts';
import type { Check, Lang, MetadataCheck, Wording } from '../checks/define.ts';
import type { METADATA_CATALOGUE } from '../checks/metadata/catalogue.ts';
import type { Mending } from '../receive/format.ts';

export interface Words {
  readonly lang: Lang;
  readonly checks: CheckWords;
  readonly metadata: MetadataWords;
  /** What was undone to read a paste: "removed …". */
  readonly repairs: Record<Mending, string>;
}

type AnyCheck = (typeof CATALOGUE)[number];
type AnyMetadataCheck = (typeof METADATA_CATALOGUE)[number];

export type CheckWords = {
  readonly [C in AnyCheck as C['code']]: C extends Check<string, infer D> ? Wording<D> : never;
};

export type MetadataWords = {
  readonly [C in AnyMetadataCheck as C['code']]: C extends MetadataCheck<string, infer D> ? Wording<D> : never;
};

/** A code point by number, and by itself where it can be seen. */
export function spellOut(character: string): string {
  const code = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(character) ? `${code} “${character}”` : code;
}
