// IDs of users that only the store has: of RAM's form, and none twice, however many one command makes.

import { expect, it } from 'vitest';
import { newUserId } from '../../src/adapters/user-id.ts';

it('as many as the largest list has: 18 digits each, and all different', () => {
  const ids = Array.from({ length: 100_000 }, newUserId);
  expect(ids.filter((id) => !/^[1-9][0-9]{17}$/.test(id))).toEqual([]);
  expect(new Set(ids).size).toBe(ids.length);
});
