// IDs for users that only the store has: chance comes from outside of core.

import { randomInt } from 'node:crypto';

/** Like RAM's: 18 digits, opaque, never starting with 0. */
export function newUserId(): string {
  const half = () => String(randomInt(1e8)).padStart(8, '0');
  return `2${half()}${half()}${randomInt(10)}`;
}
