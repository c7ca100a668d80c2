// The quick look at a stored user is right of none that the schema would refuse: it saves the schema's time, not its word.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatStore } from '../../src/adapters/format-store.ts';
import { parseStore } from '../../src/adapters/parse-store.ts';
import { isPlainUser } from '../../src/adapters/store-schema.ts';
import type { RamUser } from '../../src/core/ram/user.ts';
import { ACCOUNT } from '../support/idp.ts';

const [alice] = ACCOUNT.users as [RamUser];
const FULL = {
  ...alice,
  DisplayName: 'Alice',
  Email: 'alice@example.com',
  MobilePhone: '86-18688880000',
  Comments: 'x',
  Groups: { Group: [] },
};
const EMPTY = formatStore({ account: { ...ACCOUNT, users: [] }, metadataDocument: null });

/** What the store says of this user; null when nothing is wrong. An unknown key beside it makes the schema look for sure. */
function complaint(user: object): string | null {
  const store = JSON.parse(EMPTY) as { Users: { User: unknown[] } };
  store.Users.User.push(user);
  try {
    parseStore(JSON.stringify(store), 'store');
    return null;
  } catch (error) {
    return (error as Error).message;
  }
}

const values = fc.oneof(
  fc.record({
    Group: fc.oneof(
      fc.constantFrom(null, 'x', {}),
      fc.array(fc.constantFrom(null, 'x', {}, { GroupName: 'x' }, { GroupName: 1 }, { GroupName: 'x', more: 1 }), {
        maxLength: 2,
      }),
    ),
  }),
  fc.constantFrom(null, '', 'x', 'System', 'active', '1', '2026-01-01T00:00:00Z', '2026-01-01', 0, true, [], {}),
  fc.record(
    {
      Policy: fc.oneof(
        fc.constantFrom(null, {}, 'x'),
        fc.array(
          fc.oneof(
            fc.constantFrom(null, 'x', []),
            fc.record(
              {
                PolicyName: fc.constantFrom('x', 1),
                PolicyType: fc.constantFrom('System', 'Custom', 'system'),
                AttachDate: fc.constantFrom('2026-01-01T00:00:00Z', 'x', null),
                more: fc.constant(1),
              },
              { requiredKeys: [] },
            ),
          ),
          { maxLength: 2 },
        ),
      ),
      more: fc.constant(1),
    },
    { requiredKeys: [] },
  ),
);
const fields = fc.constantFrom(...Object.keys(FULL), 'more', 'constructor');

describe('isPlainUser', () => {
  it('knows the users that the command makes', () => {
    expect([...ACCOUNT.users, FULL].filter((user) => !isPlainUser(user) || complaint(user))).toEqual([]);
  });

  it('is true of none that the schema refuses', () => {
    let seen = 0;
    fc.assert(
      fc.property(fields, values, fc.boolean(), (field, value, isLeftOut) => {
        const { [field as keyof typeof FULL]: _, ...others } = FULL;
        const user = isLeftOut ? others : { ...others, [field]: value };
        if (!isPlainUser(user)) return;
        seen++;
        // With one user more that the schema must look at, it looks at the first as well.
        expect(complaint(user) ?? '').not.toMatch(/Users\.User\.0\.?[\w.]*: (Invalid|must be (a time|digits))/);
      }),
      { numRuns: 3_000 },
    );
    expect(seen).toBeGreaterThan(100);
  });
});
