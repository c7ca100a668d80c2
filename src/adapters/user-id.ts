// IDs for users that only the store has: chance comes from outside of core.

import { randomInt } from 'node:crypto';

/** Like RAM's: 18 digits, opaque, never starting with 0. */
export function newUserId(): string {
  const digits = (count: number) => String(randomInt(10 ** count)).padStart(count, '0');
  return `2${digits(14)}${digits(3)}`;
}
