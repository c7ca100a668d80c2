// IDs for users that only the store has: chance comes from outside of core.

import { chanceBelow } from './chance.ts';

/** Chance tells the runs apart, and counting the users of one run: a list may have thousands. */
let run = '';
let count = 0;

/** Like RAM's: 18 digits, opaque, never starting with 0. */
export function newUserId(): string {
  if (run === '') {
    run = `2${String(chanceBelow(10 ** 10)).padStart(10, '0')}`;
    // Seven digits, which leave room for more than any list has.
    count = 10 ** 6 + chanceBelow(5 * 10 ** 6);
  }
  return run + count++;
}
