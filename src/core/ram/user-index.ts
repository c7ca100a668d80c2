// The users of an account by their names: made once for each list of users, of which an account may have thousands, and
// dropped with it.

import type { RamUser } from './user.ts';

export interface UserIndex {
  readonly byName: ReadonlyMap<string, RamUser>;
  /** The first of each name without regard to case. */
  readonly byLowerName: ReadonlyMap<string, RamUser>;
  readonly folded: readonly FoldedName[];
}

/** A name, and what it is compared by. */
export interface FoldedName {
  readonly name: string;
  readonly lower: string;
  /** Without separators. */
  readonly bare: string;
  readonly parts: readonly string[];
  /** Which characters it has: a bit for each, several sharing one. */
  readonly letters: number;
}

const indexes = new WeakMap<readonly RamUser[], UserIndex>();

export function indexOf(users: readonly RamUser[]): UserIndex {
  const known = indexes.get(users);
  if (known) return known;
  const made = makeIndex(users);
  indexes.set(users, made);
  return made;
}

function makeIndex(users: readonly RamUser[]): UserIndex {
  const byName = firstBy(users, ({ UserName }) => UserName);
  let byLowerName: Map<string, RamUser> | undefined;
  let folded: FoldedName[] | undefined;
  return {
    byName,
    // Only what nobody is called is looked for in other ways.
    get byLowerName() {
      byLowerName ??= firstBy(users, ({ UserName }) => UserName.toLowerCase());
      return byLowerName;
    },
    get folded() {
      folded ??= [...byName.keys()].map(fold);
      return folded;
    },
  };
}

function firstBy(users: readonly RamUser[], keyOf: (user: RamUser) => string): Map<string, RamUser> {
  const first = new Map<string, RamUser>();
  users.forEach((user) => {
    const key = keyOf(user);
    if (!first.has(key)) first.set(key, user);
  });
  return first;
}

function fold(name: string): FoldedName {
  const lower = name.toLowerCase();
  return { name, lower, bare: lower.replace(/[._-]/g, ''), parts: lower.split(/[._-]/), letters: lettersOf(lower) };
}

export function lettersOf(text: string): number {
  let letters = 0;
  for (let i = 0; i < text.length; i++) letters |= 1 << (text.charCodeAt(i) & 31);
  return letters;
}

/** How many characters the one has at least that the other lacks. */
export function lacking(one: number, other: number): number {
  let count = 0;
  for (let bits = one & ~other; bits !== 0; bits &= bits - 1) count++;
  return count;
}
