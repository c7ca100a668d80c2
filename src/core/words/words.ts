// What words are: for every check its title, why it matters, how to mend it, and the finding in a sentence. Two languages,
// each in a folder of its own, so that a command loads only the one that it speaks.

import type { AccountCheckOf } from '../checks/account/catalogue.ts';
import type { CheckOf } from '../checks/catalogue.ts';
import type { AccountCode, CheckCode, MetadataCode } from '../checks/codes.ts';
import type { AccountCheck, Check, Lang, MetadataCheck, Wording } from '../checks/define.ts';
import type { MetadataCheckOf } from '../checks/metadata/catalogue.ts';
import type { Mending } from '../receive/format.ts';
import type { Seen } from '../receive/seen.ts';
import type { Labels } from './labels.ts';
import type { RolloverWords } from './rollover.ts';

export interface Words {
  readonly lang: Lang;
  readonly checks: CheckWords;
  readonly metadata: MetadataWords;
  readonly rollover: RolloverWords;
  readonly account: AccountWords;
  /** What was undone to read a paste: "removed …". */
  readonly repairs: Record<Mending, string>;
  readonly labels: Labels;
  /** The prompt of a terminal, and the line under it. */
  paste(what: 'SAMLResponse' | 'message'): PasteWords;
}

export interface PasteWords {
  readonly prompt: string;
  /** What has arrived so far. */
  seen(characters: number, seen: Seen): string;
}

export type CheckWords = {
  readonly [C in CheckCode]: CheckOf<C> extends Check<C, infer D> ? Wording<D> : never;
};

export type MetadataWords = {
  readonly [C in MetadataCode]: MetadataCheckOf<C> extends MetadataCheck<C, infer D> ? Wording<D> : never;
};

export type AccountWords = {
  readonly [C in AccountCode]: AccountCheckOf<C> extends AccountCheck<C, infer D> ? Wording<D> : never;
};

/** A code point by number, and by itself where it can be seen. */
export function spellOut(character: string): string {
  const code = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(character) ? `${code} “${character}”` : code;
}
