// "Did you mean …?": the words that somebody may have meant by one that there is not.

/**
 * At most three of `words`, the nearest first, within so many slips of the finger, whatever the case. With `parts`, a word
 * of which the other is a part is one slip away.
 */
export function nearWords(
  word: string,
  words: readonly string[],
  { slips, parts = false }: { readonly slips: number; readonly parts?: boolean },
): string[] {
  const plain = word.toLowerCase();
  return words
    .map((each) => {
      const lower = each.toLowerCase();
      const isPart = parts && (lower.includes(plain) || plain.includes(lower));
      return { each, distance: isPart ? 1 : editDistance(plain, lower, slips) };
    })
    .filter(({ distance }) => distance <= slips)
    .toSorted((a, b) => a.distance - b.distance)
    .slice(0, 3)
    .map(({ each }) => each);
}

/** Levenshtein distance, given up (as `limit + 1`) as soon as it exceeds `limit`. */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const substitution = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      current.push(Math.min(substitution, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1));
    }
    if (Math.min(...current) > limit) return limit + 1;
    previous = current;
  }
  return previous[b.length] ?? 0;
}
