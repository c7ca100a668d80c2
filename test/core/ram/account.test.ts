// The account: every change is a pure step from old to new, or RAM's own refusal.

import { describe, expect, it } from 'vitest';
import {
  type Account,
  type AccountSettings,
  acsUrl,
  changeSettings,
  createAccount,
  spEntityId,
} from '../../../src/core/ram/account.ts';
import { POLICY_QUOTA, type Policy } from '../../../src/core/ram/policy.ts';
import { RamError } from '../../../src/core/ram/ram-error.ts';
import {
  attachPolicy,
  createUser,
  deleteUser,
  detachPolicy,
  requireUser,
  USER_QUOTA,
  updateUser,
} from '../../../src/core/ram/users.ts';

const ID = '5123456789012345';
const NOW = '2026-11-23T10:00:00Z';
const LATER = '2026-11-24T10:00:00Z';
const system = (PolicyName: string): Policy => ({ PolicyName, PolicyType: 'System' });
const custom = (PolicyName: string): Policy => ({ PolicyName, PolicyType: 'Custom' });

const EMPTY = createAccount(ID, 'intl', { defaultDomain: 'example.onaliyun.com' });
const add = (account: Account, UserName: string, ...policies: Policy[]) =>
  createUser(account, { UserName, policies }, '200000000000000001', NOW);
const TWO = add(add(EMPTY, 'bob', system('ReadOnlyAccess')), 'alice');

/** Freezes everything below, so that a step that changes its input throws. */
function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(freeze);
  return value;
}
freeze(TWO);

function refusal(action: () => unknown): RamError {
  try {
    action();
  } catch (error) {
    if (error instanceof RamError) return error;
    throw error;
  }
  throw new Error('not refused');
}

describe('createAccount', () => {
  it('knows nothing but what it was told', () => {
    expect(createAccount(ID, 'cn')).toEqual({
      accountId: ID,
      site: 'cn',
      defaultDomain: `${ID}.onaliyun.com`,
      domainAlias: null,
      auxiliaryDomain: null,
      ssoLoginWithDomain: null,
      ssoEnabled: null,
      authnSignAlgo: null,
      users: [],
      groups: [],
      knowsPolicies: true,
    });
  });

  it.each(['', '123', '51234567890123456', '512345678901234a', ' 5123456789012345', '５123456789012345'])(
    'the ID %j is refused',
    (id) => {
      expect(refusal(() => createAccount(id, 'intl')).code).toBe('InvalidParameter.AccountId');
    },
  );

  it.each([
    ['intl', `https://signin-intl.aliyun.com/${ID}/saml/SSO`, 'https://signin-intl.aliyun.com/saml/SSO'],
    ['cn', `https://signin.aliyun.com/${ID}/saml/SSO`, 'https://signin.aliyun.com/saml/SSO'],
  ] as const)('%s: entity ID and ACS URL', (site, entityId, acs) => {
    expect(spEntityId({ site, accountId: ID })).toBe(entityId);
    expect(acsUrl(site)).toBe(acs);
  });
});

describe('changeSettings', () => {
  it.each<[Partial<AccountSettings>, string | null]>([
    [{ defaultDomain: 'corp.onaliyun.com' }, null],
    [{ defaultDomain: 'a.b_c-d.onaliyun.com' }, null],
    [{ domainAlias: 'corp.example.com', auxiliaryDomain: 'example.com' }, null],
    [{ domainAlias: 'xn--fiqs8s.example' }, null],
    [{ domainAlias: null, auxiliaryDomain: null }, null],
    // There is none.
    [{ domainAlias: '', auxiliaryDomain: '' }, null],
    [{ defaultDomain: 'corp' }, 'InvalidParameter.DefaultDomain'],
    [{ defaultDomain: 'example.com' }, 'InvalidParameter.DefaultDomain'],
    [{ defaultDomain: '.onaliyun.com' }, 'InvalidParameter.DefaultDomain'],
    [{ defaultDomain: '-a.onaliyun.com' }, 'InvalidParameter.DefaultDomain'],
    [{ defaultDomain: 'a-.onaliyun.com' }, 'InvalidParameter.DefaultDomain'],
    [{ defaultDomain: 'a--b.onaliyun.com' }, 'InvalidParameter.DefaultDomain'],
    [{ defaultDomain: `${'a'.repeat(64)}.onaliyun.com` }, 'InvalidParameter.DefaultDomain'],
    [{ defaultDomain: 'a b.onaliyun.com' }, 'InvalidParameter.DefaultDomain'],
    [{ domainAlias: '@example.com' }, 'InvalidParameter.DomainAlias'],
    [{ domainAlias: 'example' }, 'InvalidParameter.DomainAlias'],
    [{ domainAlias: 'example.com.' }, 'InvalidParameter.DomainAlias'],
    [{ auxiliaryDomain: 'https://example.com' }, 'InvalidParameter.AuxiliaryDomain'],
    [{ auxiliaryDomain: '-example.com' }, 'InvalidParameter.AuxiliaryDomain'],
    [{ auxiliaryDomain: `${'a.'.repeat(127)}com` }, 'InvalidParameter.AuxiliaryDomain'],
  ])('%j: %s', (change, code) => {
    if (code === null) expect(changeSettings(TWO, change)).toMatchObject(change);
    else expect(refusal(() => changeSettings(TWO, change)).code).toBe(code);
  });

  it('a new default domain renames every principal', () => {
    const { users } = changeSettings(TWO, { defaultDomain: 'corp.onaliyun.com' });
    expect(users.map((user) => user.UserPrincipalName)).toEqual(['alice@corp.onaliyun.com', 'bob@corp.onaliyun.com']);
  });

  it('anything else leaves the users alone', () => {
    expect(changeSettings(TWO, { ssoLoginWithDomain: false }).users).toBe(TWO.users);
  });
});

describe('createUser', () => {
  it('keeps the users sorted and gives each what RAM gives', () => {
    expect(TWO.users).toEqual([
      {
        UserName: 'alice',
        UserPrincipalName: 'alice@example.onaliyun.com',
        UserId: '200000000000000001',
        Status: 'active',
        CreateDate: NOW,
        UpdateDate: NOW,
        Policies: { Policy: [] },
      },
      {
        UserName: 'bob',
        UserPrincipalName: 'bob@example.onaliyun.com',
        UserId: '200000000000000001',
        Status: 'active',
        CreateDate: NOW,
        UpdateDate: NOW,
        Policies: { Policy: [{ PolicyName: 'ReadOnlyAccess', PolicyType: 'System', AttachDate: NOW }] },
      },
    ]);
  });

  it('names differ in case alone: two users', () => {
    expect(add(TWO, 'Alice').users.map((user) => user.UserName)).toEqual(['Alice', 'alice', 'bob']);
  });

  it.each<[string, () => unknown, string]>([
    ['the same name again', () => add(TWO, 'alice'), 'EntityAlreadyExists.User'],
    ['a bad name', () => add(TWO, 'a b'), 'InvalidParameter.UserName.InvalidChars'],
    [
      'a bad field',
      () => createUser(TWO, { UserName: 'carol', policies: [], Email: 'x' }, '2', NOW),
      'InvalidParameter.Email.Format',
    ],
    ['a policy twice', () => add(TWO, 'carol', system('A'), system('A')), 'EntityAlreadyExists.User.Policy'],
    [
      'too many policies',
      () => add(TWO, 'carol', ...Array.from({ length: POLICY_QUOTA.Custom + 1 }, (_, i) => custom(`p${i}`))),
      'LimitExceeded.User.Policy',
    ],
  ])('%s is refused', (_, action, code) => {
    expect(refusal(action).code).toBe(code);
  });

  it(`stops at ${USER_QUOTA} users`, () => {
    const [user] = TWO.users;
    const full: Account = {
      ...TWO,
      users: Array.from({ length: USER_QUOTA }, (_, i) => ({ ...user, UserName: `u${i}` }) as Account['users'][number]),
    };
    expect(refusal(() => add(full, 'one-more')).code).toBe('LimitExceeded.User');
    expect(add({ ...full, users: full.users.slice(1) }, 'one-more').users).toHaveLength(USER_QUOTA);
  });
});

describe('updateUser', () => {
  it('changes fields and says when', () => {
    const { users } = updateUser(TWO, 'alice', { DisplayName: 'Alice', Status: 'freeze' }, LATER);
    expect(users[0]).toMatchObject({
      UserName: 'alice',
      DisplayName: 'Alice',
      Status: 'freeze',
      CreateDate: NOW,
      UpdateDate: LATER,
    });
    expect(users[1]).toBe(TWO.users[1]);
  });

  it('renames, which moves the user to its place', () => {
    const { users } = updateUser(TWO, 'alice@example.onaliyun.com', { UserName: 'zoe' }, LATER);
    expect(users.map((user) => [user.UserName, user.UserPrincipalName])).toEqual([
      ['bob', 'bob@example.onaliyun.com'],
      ['zoe', 'zoe@example.onaliyun.com'],
    ]);
  });

  it('to its own name is no conflict', () => {
    expect(updateUser(TWO, 'alice', { UserName: 'alice' }, LATER).users).toHaveLength(2);
  });

  it.each<[string, () => unknown, string]>([
    ['an unknown user', () => updateUser(TWO, 'nobody', {}, NOW), 'EntityNotExist.User'],
    ['a name that is taken', () => updateUser(TWO, 'alice', { UserName: 'bob' }, NOW), 'EntityAlreadyExists.User'],
    ['a bad name', () => updateUser(TWO, 'alice', { UserName: '' }, NOW), 'InvalidParameter.UserName.Length'],
    ['a bad field', () => updateUser(TWO, 'alice', { MobilePhone: '1' }, NOW), 'InvalidParameter.MobilePhone.Format'],
  ])('%s is refused', (_, action, code) => {
    expect(refusal(action).code).toBe(code);
  });
});

describe('deleteUser', () => {
  it('removes one without policies', () => {
    expect(deleteUser(TWO, 'alice', false).users.map((user) => user.UserName)).toEqual(['bob']);
  });
  it('removes one with policies by force alone', () => {
    expect(refusal(() => deleteUser(TWO, 'bob', false)).code).toBe('DeleteConflict.User.Policy');
    expect(deleteUser(TWO, 'bob', true).users.map((user) => user.UserName)).toEqual(['alice']);
  });
  it.each(['nobody', 'Alice', 'alice@other.onaliyun.com', ''])('%j does not exist', (name) => {
    expect(refusal(() => deleteUser(TWO, name, true)).code).toBe('EntityNotExist.User');
  });
});

describe('policies', () => {
  it('are attached in order, each type for itself', () => {
    const changed = attachPolicy(
      attachPolicy(TWO, 'bob', custom('ReadOnlyAccess'), LATER),
      'bob',
      system('Admin'),
      LATER,
    );
    const [, bob] = changed.users;
    expect(bob?.Policies.Policy).toEqual([
      { PolicyName: 'Admin', PolicyType: 'System', AttachDate: LATER },
      { PolicyName: 'ReadOnlyAccess', PolicyType: 'Custom', AttachDate: LATER },
      { PolicyName: 'ReadOnlyAccess', PolicyType: 'System', AttachDate: NOW },
    ]);
    expect(bob?.UpdateDate).toBe(LATER);
  });

  it('are detached by name and type', () => {
    expect(requireUser(detachPolicy(TWO, 'bob', system('ReadOnlyAccess'), LATER), 'bob').Policies.Policy).toEqual([]);
  });

  it.each(['System', 'Custom'] as const)('the quota of %s policies holds for that type alone', (PolicyType) => {
    const other = PolicyType === 'System' ? 'Custom' : 'System';
    let full = TWO;
    for (let i = 0; i < POLICY_QUOTA[PolicyType]; i++)
      full = attachPolicy(full, 'alice', { PolicyName: `p${i}`, PolicyType }, NOW);
    expect(refusal(() => attachPolicy(full, 'alice', { PolicyName: 'more', PolicyType }, NOW)).code).toBe(
      'LimitExceeded.User.Policy',
    );
    expect(() => attachPolicy(full, 'alice', { PolicyName: 'more', PolicyType: other }, NOW)).not.toThrow();
  });

  it.each<[string, () => unknown, string]>([
    [
      'attached twice',
      () => attachPolicy(TWO, 'bob', system('ReadOnlyAccess'), NOW),
      'EntityAlreadyExists.User.Policy',
    ],
    ['attached to nobody', () => attachPolicy(TWO, 'nobody', system('A'), NOW), 'EntityNotExist.User'],
    ['detached though not attached', () => detachPolicy(TWO, 'alice', system('A'), NOW), 'EntityNotExist.User.Policy'],
    [
      'detached under another type',
      () => detachPolicy(TWO, 'bob', custom('ReadOnlyAccess'), NOW),
      'EntityNotExist.User.Policy',
    ],
    ['detached from nobody', () => detachPolicy(TWO, 'nobody', system('A'), NOW), 'EntityNotExist.User'],
  ])('%s: refused', (_, action, code) => {
    expect(refusal(action).code).toBe(code);
  });
});
