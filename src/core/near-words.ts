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

/**
 * Levenshtein distance, given up (as `limit + 1`) as soon as it exceeds `limit`. Only cells within `limit` of the diagonal are
 * looked at: those beyond cannot come back (Ukkonen 1985).
 */
export function editDistance(a: string, b: string, limit: number): number {
  const beyond = limit + 1;
  if (Math.abs(a.length - b.length) > limit) return beyond;
  let previous: number[] = [];
  for (let j = 0; j <= b.length; j++) previous.push(Math.min(j, beyond));
  let current = previous.map(() => beyond);
  for (let i = 1; i <= a.length; i++) {
    const first = Math.max(1, i - limit);
    const last = Math.min(b.length, i + limit);
    current[first - 1] = first === 1 ? Math.min(i, beyond) : beyond;
    let least = current[first - 1] as number;
    const letter = a.charCodeAt(i - 1);
    for (let j = first; j <= last; j++) {
      let cost = (previous[j - 1] as number) + (letter === b.charCodeAt(j - 1) ? 0 : 1);
      // Above the band nothing was computed.
      const above = j < i + limit ? (previous[j] as number) + 1 : beyond;
      if (above < cost) cost = above;
      const left = (current[j - 1] as number) + 1;
      if (left < cost) cost = left;
      if (cost > beyond) cost = beyond;
      current[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > limit) return beyond;
    [previous, current] = [current, previous];
  }
  return previous[b.length] as number;
}
