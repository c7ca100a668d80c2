// The RAM users closest to a name that nobody has, and what differs: a slip of the finger, a look-alike letter, a suffix.

import { editDistance } from '../near-words.ts';
import type { RamUser } from './user.ts';
import { type FoldedName, indexOf, lacking, lettersOf } from './user-index.ts';

export type Difference = 'case' | 'look-alike' | 'separator' | 'spelling' | 'full-name';

export interface NearUser {
  readonly name: string;
  readonly difference: Difference;
}

/** Letters of other scripts that look like Latin ones (Unicode TR 39, the common few). */
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  а: 'a',
  с: 'c',
  ԁ: 'd',
  е: 'e',
  һ: 'h',
  і: 'i',
  ј: 'j',
  ӏ: 'l',
  о: 'o',
  р: 'p',
  ѕ: 's',
  у: 'y',
  х: 'x',
  α: 'a',
  ο: 'o',
  ν: 'v',
  ι: 'i',
  ρ: 'p',
  А: 'A',
  В: 'B',
  Е: 'E',
  К: 'K',
  М: 'M',
  Н: 'H',
  О: 'O',
  Р: 'P',
  С: 'C',
  Т: 'T',
  Х: 'X',
  ı: 'i',
  ℓ: 'l',
};

const MAX_COMPARED = 256;

/** What a reader would take the text for: look-alikes and full-width letters as Latin ones, invisible characters gone. */
export function skeleton(text: string): string {
  // Most names are letters, digits and signs of ASCII, which stand for themselves.
  if (/^[!-~]*$/.test(text)) return text.slice(0, MAX_COMPARED);
  // No user name is longer; normalising megabytes of combining marks takes hours.
  return [
    ...text
      .slice(0, MAX_COMPARED)
      .normalize('NFKC')
      .replace(/[\p{Cf}\p{Cc}\s]/gu, ''),
  ]
    .map((c) => LOOK_ALIKES[c] ?? c)
    .join('');
}

/** The last answer for each list of users: checks and repairs of one message ask for the same name again and again. */
const lastAnswers = new WeakMap<readonly RamUser[], { readonly name: string; readonly near: readonly NearUser[] }>();

/** At most three users whose names come close to `name`, the closest first. */
export function nearestUsers(name: string, users: readonly RamUser[]): readonly NearUser[] {
  const last = lastAnswers.get(users);
  if (last?.name === name) return last.near;
  const near = seekNearest(name, users);
  lastAnswers.set(users, { name, near });
  return near;
}

function seekNearest(name: string, users: readonly RamUser[]): NearUser[] {
  const plain = skeleton(name);
  const lower = plain.toLowerCase();
  const bare = lower.replace(/[._-]/g, '');
  const near: (NearUser & { readonly distance: number })[] = [];
  const parts = lower.split(/[._-]/);
  const letters = lettersOf(lower);
  for (const candidate of indexOf(users).folded) {
    const UserName = candidate.name;
    if (UserName === plain) near.push({ name: UserName, difference: 'look-alike', distance: 0 });
    else if (candidate.lower === lower) near.push({ name: UserName, difference: 'case', distance: 1 });
    else if (candidate.bare === bare) near.push({ name: UserName, difference: 'separator', distance: 2 });
    else {
      // Whatever one of them has and the other lacks takes a slip each.
      const mayBeNear = lacking(letters, candidate.letters) <= 2 && lacking(candidate.letters, letters) <= 2;
      const distance = mayBeNear ? editDistance(lower, candidate.lower, 2) : 3;
      if (distance <= 2 && distance < lower.length / 2)
        near.push({ name: UserName, difference: 'spelling', distance: 2 + distance });
      else if (isPartOf(lower, parts, candidate)) near.push({ name: UserName, difference: 'full-name', distance: 5 });
    }
  }
  near.sort((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1));
  return near.slice(0, 3).map(({ name: userName, difference }) => ({ name: userName, difference }));
}

/** "alice" and "alice.smith" name the same person in many directories. */
function isPartOf(name: string, parts: readonly string[], other: FoldedName): boolean {
  return name.length < other.lower.length
    ? name.length >= 3 && other.parts.includes(name)
    : other.lower.length >= 3 && parts.includes(other.lower);
}
