// Where two values differ: the first and the last character that are not the same, for a mark that needs no colour.

export interface Difference {
  readonly start: number;
  /** End of the differing part in each value, exclusive. */
  readonly expectedEnd: number;
  readonly actualEnd: number;
}

/** The differing part of two values; null when they are equal, or have next to nothing in common. */
export function differenceOf(expected: string, actual: string): Difference | null {
  if (expected === actual) return null;
  const shorter = Math.min(expected.length, actual.length);
  let start = 0;
  while (start < shorter && expected[start] === actual[start]) start++;
  let tail = 0;
  while (tail < shorter - start && expected.at(-1 - tail) === actual.at(-1 - tail)) tail++;
  if (start + tail < Math.max(expected.length, actual.length) / 3) return null;
  return { start, expectedEnd: expected.length - tail, actualEnd: actual.length - tail };
}
