// The edit distance that gives up is the one that does not, up to its limit.

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { editDistance } from '../../src/core/near-words.ts';

/** By its definition, without any bound. */
function levenshtein(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  const rest = levenshtein(a.slice(1), b.slice(1));
  if (a[0] === b[0]) return rest;
  return 1 + Math.min(rest, levenshtein(a.slice(1), b), levenshtein(a, b.slice(1)));
}

it('agrees with the definition', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', '.'), maxLength: 6 });
  fc.assert(
    fc.property(word, word, fc.integer({ min: 0, max: 4 }), (a, b, limit) => {
      expect(editDistance(a, b, limit)).toBe(Math.min(levenshtein(a, b), limit + 1));
    }),
    { numRuns: 2_000 },
  );
});
