// A small random generator (mulberry32): the same seed gives the same mutants on every machine.

export interface Random {
  /** 0 <= n < below. */
  below(below: number): number;
  pick<T>(from: readonly T[]): T;
  /** True in one of `n` cases. */
  oneIn(n: number): boolean;
}

export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    below,
    pick: (from) => from[below(from.length)] as (typeof from)[number],
    oneIn: (n) => below(n) === 0,
  };
}
