// What explaining costs a call, counted and not timed: nothing is gone through again for every message, every change that is
// tried, or every key; and the verdict does not depend on what is left to explain it.

import { describe, expect, it } from 'vitest';
import { verifyMessages } from '../../../src/core/diagnosis/verify.ts';
import type { Account } from '../../../src/core/ram/account.ts';
import { userNamed } from '../../../src/core/ram/user.ts';
import type { IdpMetadata } from '../../../src/core/saml/idp-metadata.ts';
import { verifyResponses } from '../../../src/core/verify-response.ts';
import { newWork, spend } from '../../../src/core/work.ts';
import { base64, swap } from '../../support/attacks/kit.ts';
import { signed } from '../../support/attacks/seal.ts';
import { ACCOUNT, AT, metadata } from '../../support/idp.ts';

/** A list that counts how often one of its members is taken. */
function counted<T>(list: readonly T[]): { readonly list: readonly T[]; readonly reads: () => number } {
  let reads = 0;
  const watched = new Proxy(list, {
    get(target, key) {
      if (typeof key === 'string' && /^\d+$/.test(key)) reads++;
      return Reflect.get(target, key);
    },
  });
  return { list: watched, reads: () => reads };
}

const USERS = Array.from({ length: 2_000 }, (_, i) => userNamed(`user${i}`, ACCOUNT.defaultDomain));
const paste = (xmls: readonly string[]) => JSON.stringify(xmls.map((xml) => ({ SAMLResponse: base64(xml) })));
/** All signed well, each unlike the others, and each naming nobody. */
const nobodies = (n: number) =>
  Array.from({ length: n }, (_, i) =>
    swap(signed(`usre${i}@${ACCOUNT.defaultDomain}`), 'Destination="', `Destination="x`),
  );

function readsOf(messages: number): { readonly users: number; readonly keys: number } {
  const users = counted(USERS);
  const [key] = metadata().signingKeys;
  const others = Array.from({ length: 30 }, () => metadata(['stranger']).signingKeys[0]);
  const keys = counted([...others, key]) as ReturnType<typeof counted<IdpMetadata['signingKeys'][number]>>;
  const account: Account = { ...ACCOUNT, users: users.list };
  const idp: IdpMetadata = { ...metadata(), signingKeys: keys.list };
  const reports = verifyResponses({ input: paste(nobodies(messages)), account, idp, options: { at: AT } });
  expect(reports.map((each) => each.cause)).toEqual(Array(messages).fill('destination-mismatch'));
  return { users: users.reads(), keys: keys.reads() };
}

it('users and keys are gone through a few times a message, whatever is tried', () => {
  const few = readsOf(2);
  const many = readsOf(12);
  // For another list of users, as for one in which a user was created, they are copied: three times a message at most.
  expect(many.users - few.users).toBeLessThanOrEqual(10 * USERS.length * 4);
  // Tried once, shown once, and copied for each change that is signed anew.
  expect(many.keys - few.keys).toBeLessThanOrEqual(10 * 31 * 12);
});

describe('where the work is spent', () => {
  const changed = swap(signed(), 'alice@', 'alixe@');
  const inputs = paste([...nobodies(2), changed, signed(), swap(signed(), '<saml:Audience>', '<saml:Audience>x')]);
  const judged = (work = newWork()) => [
    ...verifyMessages({
      input: inputs,
      account: ACCOUNT,
      idp: metadata(),
      options: { at: AT, requestId: '_request' },
      work,
    }),
  ];

  it('the verdict is the same', () => {
    const told = (left: number) =>
      judged({ left }).map(({ isAccepted, judged: all }) => [
        isAccepted,
        all.map((each) => [each.check.code, each.outcome]),
      ]);
    const whole = told(newWork().left);
    for (const left of [0, 1, 1_000, 20_000, 100_000]) expect(told(left)).toEqual(whole);
  });

  it('remedies are said, and none is called proven', () => {
    const reports = verifyResponses({
      input: inputs,
      account: ACCOUNT,
      idp: metadata(),
      options: { at: AT, requestId: '_request' },
      work: { left: 0 },
    });
    const remedies = reports.flatMap((report) => report.remedies);
    expect(remedies.length).toBeGreaterThan(0);
    expect(remedies.filter((each) => each.proven)).toEqual([]);
  });

  it('nothing more is spent', () => {
    const work = { left: 100 };
    expect([spend(work, 60), spend(work, 60), spend(work, 1), work.left]).toEqual([true, false, false, 0]);
  });
});
