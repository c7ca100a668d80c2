// Mutants: of bytes, of markup and of structure, one or several in a row. What is accepted afterwards must still be what
// was signed.

import { BYTE_MUTATIONS } from './mutate-bytes.ts';
import { MARKUP_MUTATIONS } from './mutate-markup.ts';
import { STRUCTURE_MUTATIONS } from './mutate-structure.ts';
import type { Random } from './random.ts';

/** Rewrites a document; may need parts of another. */
export type Mutation = (xml: string, random: Random, other: string) => string;

const ALL: readonly Mutation[] = [BYTE_MUTATIONS, MARKUP_MUTATIONS, STRUCTURE_MUTATIONS].flatMap((each) =>
  Object.values(each),
);

/** One to four mutations, one after another. */
export function mutate(xml: string, random: Random, other: string): string {
  let mutant = xml;
  for (let count = 1 + (random.oneIn(2) ? 0 : random.below(4)); count > 0; count--)
    mutant = random.pick(ALL)(mutant, random, other);
  return mutant;
}
