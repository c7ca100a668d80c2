// The RAM users closest to a name that nobody has, and what differs: a slip of the finger, a look-alike letter, a suffix.

import { editDistance } from '../near-words.ts';
import type { RamUser } from './user.ts';

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

/** At most three users whose names come close to `name`, the closest first. */
export function nearestUsers(name: string, users: readonly RamUser[]): NearUser[] {
  const plain = skeleton(name);
  const lower = plain.toLowerCase();
  const bare = lower.replace(/[._-]/g, '');
  const near: (NearUser & { readonly distance: number })[] = [];
  for (const { UserName } of users) {
    const candidate = UserName.toLowerCase();
    if (UserName === plain) near.push({ name: UserName, difference: 'look-alike', distance: 0 });
    else if (candidate === lower) near.push({ name: UserName, difference: 'case', distance: 1 });
    else if (candidate.replace(/[._-]/g, '') === bare)
      near.push({ name: UserName, difference: 'separator', distance: 2 });
    else {
      const distance = editDistance(lower, candidate, 2);
      if (distance <= 2 && distance < lower.length / 2)
        near.push({ name: UserName, difference: 'spelling', distance: 2 + distance });
      else if (isPartOf(lower, candidate)) near.push({ name: UserName, difference: 'full-name', distance: 5 });
    }
  }
  near.sort((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1));
  return near.slice(0, 3).map(({ name: userName, difference }) => ({ name: userName, difference }));
}

/** "alice" and "alice.smith" name the same person in many directories. */
function isPartOf(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.length >= 3 && long.split(/[._-]/).includes(short);
}
