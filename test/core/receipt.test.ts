// A receipt holds while nothing that matters has changed, and drifts for each single thing that does; it names nobody.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Person } from '../../src/core/preflight/people.ts';
import { withPolicy } from '../../src/core/ram/user.ts';
import { driftOf, type Grounds, makeReceipt, parseReceipt } from '../../src/core/receipt.ts';
import { ACCOUNT, AT, metadata } from '../support/idp.ts';

const person = (name: string, more: Partial<Person> = {}): Person => ({
  idpUser: `${name}@example.com`,
  nameIds: { userPrincipalName: `${name}@example.com`, mail: `${name}@mail.example` },
  isDisabled: false,
  isGuest: false,
  ...more,
});

const account = { ...ACCOUNT, domainAlias: 'example.org', auxiliaryDomain: 'example.com', ssoEnabled: false };
const BEFORE: Grounds = {
  account,
  idp: metadata(['idp', 'idp-next']),
  people: [person('alice'), person('bob'), person('zoe', { isDisabled: true })],
  nameIdColumn: 'userPrincipalName',
  replaceSuffix: null,
};
const RULE = { source: 'idp.csv', nameId: null, replaceSuffix: null, columns: {} };
const receipt = makeReceipt(BEFORE, RULE, { at: AT, isReady: true, responses: [], summary: { logsOn: 2 } });

const [first, ...users] = account.users;
if (!first || !BEFORE.idp || !BEFORE.people) throw new Error('there is nobody');
const withAccount = (change: Partial<typeof account>): Grounds => ({ ...BEFORE, account: { ...account, ...change } });
const withFirst = (change: Partial<typeof first>) => withAccount({ users: [{ ...first, ...change }, ...users] });
const withIdp = (change: object): Grounds => ({ ...BEFORE, idp: BEFORE.idp && { ...BEFORE.idp, ...change } });
const withPeople = (people: readonly Person[]): Grounds => ({ ...BEFORE, people });
const [alice, bob, zoe] = BEFORE.people as [Person, Person, Person];

describe('drifts for each thing that matters', () => {
  it.each<[what: string, part: string, after: Grounds]>([
    ['the account', 'settings', withAccount({ accountId: '5123456789012346' })],
    ['the site', 'settings', withAccount({ site: 'cn' })],
    ['the default domain', 'settings', withAccount({ defaultDomain: 'other.onaliyun.com' })],
    ['the domain alias', 'settings', withAccount({ domainAlias: 'example.net' })],
    ['no domain alias', 'settings', withAccount({ domainAlias: null as never })],
    ['the auxiliary domain', 'settings', withAccount({ auxiliaryDomain: 'example.net' })],
    ['SsoLoginWithDomain', 'settings', withAccount({ ssoLoginWithDomain: false })],
    ['SsoEnabled', 'settings', withAccount({ ssoEnabled: true })],
    ['AuthnSignAlgo', 'settings', withAccount({ authnSignAlgo: 'rsa-sha256' })],
    ['a user less', 'users', withAccount({ users })],
    ['a user more', 'users', withAccount({ users: [first, { ...first, UserName: 'eve' }, ...users] })],
    ['a user of another name', 'users', withFirst({ UserName: 'alicia' })],
    ['a frozen user', 'users', withFirst({ Status: 'freeze' })],
    ['a user in the recycle bin', 'users', withFirst({ Status: 'recycled' })],
    ['no policy', 'users', withFirst({ Policies: { Policy: [] } })],
    [
      'another policy',
      'users',
      withFirst(withPolicy(first, { PolicyName: 'AdministratorAccess', PolicyType: 'System' }, '2026-01-01T00:00:00Z')),
    ],
    ['no metadata', 'metadata', { ...BEFORE, idp: null }],
    ['the entity ID', 'metadata', withIdp({ entityId: 'https://idp.example.com/other' })],
    ['a key less', 'metadata', { ...BEFORE, idp: metadata(['idp']) }],
    ['another key', 'metadata', { ...BEFORE, idp: metadata(['idp', 'ec256']) }],
    ['validUntil', 'metadata', withIdp({ validUntil: AT })],
    ['where to log on', 'metadata', withIdp({ singleSignOnServices: [] })],
    ['no list', 'idpUsers', { ...BEFORE, people: null }],
    ['a person less', 'idpUsers', withPeople([alice, zoe])],
    ['a person more', 'idpUsers', withPeople([alice, bob, zoe, person('eve')])],
    ['a person of another name', 'idpUsers', withPeople([{ ...alice, idpUser: 'alicia@example.com' }, bob, zoe])],
    ['another NameID', 'idpUsers', withPeople([{ ...alice, nameIds: { userPrincipalName: 'x@y.z' } }, bob, zoe])],
    ['a person who is disabled', 'idpUsers', withPeople([{ ...alice, isDisabled: true }, bob, zoe])],
    ['a person who is enabled', 'idpUsers', withPeople([alice, bob, { ...zoe, isDisabled: false }])],
    ['another column', 'idpUsers', { ...BEFORE, nameIdColumn: 'mail' }],
    ['another suffix', 'idpUsers', { ...BEFORE, replaceSuffix: 'example.net' }],
  ])('%s', (_, part, after) => {
    expect(driftOf(receipt, after)).toEqual([part]);
  });
});

describe('holds', () => {
  it('over whatever decides over no logon', () => {
    const text = fc.string({ maxLength: 20 });
    fc.assert(
      fc.property(text, text, fc.boolean(), fc.nat(), (comment, name, isReversed, seed) => {
        const decorated = account.users.map((user, i) => ({
          ...user,
          Comments: comment,
          DisplayName: name,
          Email: `${seed}@mail.example`,
          UserId: String(seed),
          UpdateDate: `2026-01-${String((i % 28) + 1).padStart(2, '0')}T00:00:00Z`,
        }));
        const people = (BEFORE.people ?? []).map((each) => ({ ...each, nameIds: { ...each.nameIds, mail: comment } }));
        const idp = BEFORE.idp && { ...BEFORE.idp, signingKeys: BEFORE.idp.signingKeys.toReversed() };
        const after: Grounds = {
          ...BEFORE,
          idp,
          account: { ...account, users: isReversed ? decorated.toReversed() : decorated },
          people: isReversed ? people.toReversed() : people,
        };
        expect(driftOf(receipt, after)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('over SsoEnabled that is not known, or none, instead of false', () => {
    expect(driftOf(receipt, withAccount({ ssoEnabled: null as never }))).toEqual([]);
  });
});

describe('the file', () => {
  it('has no names in it, and is read again', () => {
    const text = JSON.stringify(receipt);
    for (const name of [
      'alice',
      'bob',
      'zoe',
      'carol',
      'example.com',
      'example.org',
      'mail.example',
      '5123456789012345',
    ])
      expect(text).not.toContain(name);
    expect(parseReceipt(text)).toEqual(receipt);
  });

  it.each([
    ['no JSON', 'Dear support'],
    ['null', 'null'],
    ['a list', '[]'],
    ['another version', JSON.stringify({ ...receipt, schemaVersion: 2 })],
    ['no hash', JSON.stringify({ ...receipt, users: { count: 1 } })],
    ['a short hash', JSON.stringify({ ...receipt, users: { sha256: 'ab', count: 1 } })],
    ['another verdict', JSON.stringify({ ...receipt, verdict: 'yes' })],
    ['no time', JSON.stringify({ ...receipt, at: 'yesterday' })],
    ['a list that is none', JSON.stringify({ ...receipt, idpUsers: {} })],
    ['a source that is none', JSON.stringify({ ...receipt, idpUsers: { ...receipt.idpUsers, source: 1 } })],
  ])('%s is none', (_, text) => {
    expect(parseReceipt(text)).toBeNull();
  });
});
