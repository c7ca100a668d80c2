// What a list would change in an account, and the account afterwards.

import { describe, expect, it } from 'vitest';
import { type Account, createAccount } from '../../../src/core/ram/account.ts';
import { readUserList } from '../../../src/core/ram/exchange/read-user-list.ts';
import { wantedUser } from '../../../src/core/ram/exchange/wanted-user.ts';
import { addUserToGroup, createGroup } from '../../../src/core/ram/groups.ts';
import { carryOut, type Plan, planUsers, removesMany } from '../../../src/core/ram/plan.ts';
import { createUser, updateUser } from '../../../src/core/ram/users.ts';

const NOW = '2026-11-23T10:00:00Z';
const BEFORE = '2026-01-01T00:00:00Z';

function accountOf(...names: readonly string[]): Account {
  const empty = createAccount('5123456789012345', 'intl', { defaultDomain: 'example.onaliyun.com' });
  return names.reduce((account, name, i) => {
    const policies = name === 'alice' ? [{ PolicyName: 'ReadOnlyAccess', PolicyType: 'System' as const }] : [];
    return createUser(account, { UserName: name, policies }, String(100 + i), BEFORE);
  }, empty);
}

function planOf(account: Account, csv: string, prune = false): Plan {
  let next = 900;
  const rows = readUserList(Buffer.from(csv)).records.map(wantedUser);
  return planUsers(account, rows, { prune, now: NOW, newUserId: () => String(next++) });
}

const outcomes = ({ users }: Plan) => users.map((each) => `${each.UserName} ${each.outcome}`);

describe('a plan', () => {
  it('adds, changes field by field, and leaves alone', () => {
    const account = accountOf('alice', 'bob');
    const plan = planOf(
      account,
      'username,display name,email,status\nalice,Alice,a@example.com,\nbob,,,\ncarol,卡罗,,离职\n',
    );
    expect(plan.users).toEqual([
      {
        UserName: 'alice',
        outcome: 'changed',
        line: 2,
        changes: [
          { field: 'DisplayName', from: null, to: 'Alice' },
          { field: 'Email', from: null, to: 'a@example.com' },
        ],
      },
      { UserName: 'bob', outcome: 'unchanged', line: 3 },
      { UserName: 'carol', outcome: 'added', line: 4 },
    ]);
    expect(plan.summary).toEqual({ added: 1, changed: 1, unchanged: 1, removed: 0, refused: 0 });
    const [alice, bob, carol] = carryOut(account, plan).users;
    expect(alice).toEqual({ ...account.users[0], DisplayName: 'Alice', Email: 'a@example.com', UpdateDate: NOW });
    expect(bob).toBe(account.users[1]);
    expect(carol).toEqual({
      UserName: 'carol',
      UserPrincipalName: 'carol@example.onaliyun.com',
      UserId: '900',
      DisplayName: '卡罗',
      Status: 'freeze',
      CreateDate: NOW,
      UpdateDate: NOW,
      Policies: { Policy: [] },
    });
  });

  it('what the list does not say stays: status, details, policies', () => {
    const account = updateUser(
      accountOf('alice'),
      'alice',
      { Status: 'freeze', Comments: 'x', Email: 'a@b.example' },
      NOW,
    );
    expect(outcomes(planOf(account, 'username,display name,status\nalice,,\n'))).toEqual(['alice unchanged']);
  });

  it('keeps the date on which a policy was attached', () => {
    const account = accountOf('alice');
    const header =
      'UserName,UserPrincipalName,UserId,DisplayName,Email,MobilePhone,Comments,Status,CreateDate,UpdateDate,Policies';
    const plan = planOf(account, `${header}\nalice,,,,,,,,,,ReadOnlyAccess:System deploy:Custom\n`);
    expect(plan.users[0]?.changes).toEqual([
      { field: 'Policies', from: 'ReadOnlyAccess (System)', to: 'ReadOnlyAccess (System), deploy (Custom)' },
    ]);
    expect(plan.next[0]?.Policies.Policy).toEqual([
      { PolicyName: 'ReadOnlyAccess', PolicyType: 'System', AttachDate: BEFORE },
      { PolicyName: 'deploy', PolicyType: 'Custom', AttachDate: NOW },
    ]);
  });

  it('never removes unasked, and by --prune whoever is missing', () => {
    const account = accountOf('alice', 'bob', 'carol');
    expect(outcomes(planOf(account, 'username\nbob\n'))).toEqual(['bob unchanged']);
    const plan = planOf(account, 'username\nbob\n', true);
    expect(outcomes(plan)).toEqual(['bob unchanged', 'alice removed', 'carol removed']);
    expect(carryOut(account, plan).users.map((each) => each.UserName)).toEqual(['bob']);
  });

  it.each([
    [5, 1, false],
    [5, 2, true],
    [10, 2, false],
    [10, 3, true],
    [1, 1, true],
  ])('of %i users, removing %i is many: %s', (count, gone, isMany) => {
    const names = Array.from({ length: count }, (_, i) => `u${i}`);
    const account = accountOf(...names);
    const list = ['username', ...names.slice(gone), 'somebody'].join('\n');
    expect(removesMany(account, planOf(account, list, true))).toBe(isMany);
  });
});

describe('a row that RAM would not take', () => {
  it.each<[row: string, code: string]>([
    ['a b,,', 'InvalidParameter.UserName.InvalidChars'],
    ['李雷,,', 'InvalidParameter.UserName.InvalidChars'],
    ['carol_contoso.com#EXT#@example.onmicrosoft.com,,', 'InvalidParameter.UserName.InvalidChars'],
    ['a\u0000b,,', 'InvalidParameter.UserName.InvalidChars'],
    [`${'x'.repeat(65)},,`, 'InvalidParameter.UserName.Length'],
    [',Nobody,', 'InvalidParameter.UserName.Length'],
    ['bob,,no address', 'InvalidParameter.Email.Format'],
    ['bob,,"a\u001b]0;x@example.com"', 'InvalidParameter.Email.Format'],
    [`bob,${'x'.repeat(129)},`, 'InvalidParameter.DisplayName.Length'],
    ['bob,a\u202eb,', 'InvalidParameter.DisplayName.InvalidChars'],
  ])('%j', (row, code) => {
    const account = accountOf('alice');
    const plan = planOf(account, `username,display name,email\nzoe,,\n${row}\n`);
    expect(plan.users.map((each) => [each.line, each.outcome, each.reason?.code])).toEqual([
      [2, 'added', undefined],
      [3, 'refused', code],
    ]);
    expect(carryOut(account, plan).users.map((each) => each.UserName)).toEqual(['alice', 'zoe']);
  });

  it('rows that RAM could not tell apart are refused, all of them', () => {
    const plan = planOf(accountOf('alice'), 'email\nalice@example.com\nbob@example.com\nalice@example.org\n', true);
    expect(outcomes(plan)).toEqual(['alice refused', 'bob added', 'alice refused']);
    expect(plan.users[0]?.reason?.code).toBe('user-duplicate');
    expect(plan.duplicates).toEqual([{ UserName: 'alice', lines: [2, 4] }]);
    // Nobody is removed for having been refused.
    expect(plan.next.map((each) => each.UserName)).toEqual(['alice', 'bob']);
  });

  it('more than 5,000 users', () => {
    const names = Array.from({ length: 5_000 }, (_, i) => `u${i}`);
    const plan = planOf(accountOf('alice'), ['username', ...names].join('\n'));
    expect(plan.summary).toEqual({ added: 4_999, changed: 0, unchanged: 0, removed: 0, refused: 1 });
    expect(plan.users.at(-1)?.reason?.code).toBe('LimitExceeded.User');
    // Those who leave make room.
    expect(planOf(accountOf('alice'), ['username', ...names].join('\n'), true).summary.refused).toBe(0);
  });

  it('a policy that cannot be, and more than a user may have', () => {
    const header =
      'UserName,UserPrincipalName,UserId,DisplayName,Email,MobilePhone,Comments,Status,CreateDate,UpdateDate,Policies';
    const many = Array.from({ length: 11 }, (_, i) => `p${i}:Custom`).join(' ');
    const plan = planOf(accountOf(), `${header}\na,,,,,,,,,,x_y:System\nb,,,,,,,,,,A:Mine\nc,,,,,,,,,,${many}\n`);
    expect(plan.users.map((each) => each.reason?.code)).toEqual([
      'InvalidParameter.PolicyName.InvalidChars',
      'InvalidParameter.PolicyType',
      'LimitExceeded.User.Policy',
    ]);
  });
});

describe('groups', () => {
  const grouped = () =>
    addUserToGroup(createGroup(accountOf('alice'), { GroupName: 'dev', policies: [] }, BEFORE), 'alice', 'dev', BEFORE);
  const planJson = (account: Account, ...users: readonly object[]) =>
    planOf(account, JSON.stringify({ IsTruncated: false, Users: { User: users } }));
  const row = (name: string, ...groups: readonly string[]) => ({
    UserPrincipalName: `${name}@example.onaliyun.com`,
    UserId: '100',
    Groups: { Group: groups.map((GroupName) => ({ GroupName })) },
  });

  it('of a user stay where the list knows nothing of them', () => {
    const account = grouped();
    const plan = planOf(account, 'username,display name\nalice,Alice\n');
    expect(plan.summary.changed).toBe(1);
    const after = carryOut(account, plan);
    expect(after.users[0]).toMatchObject({ DisplayName: 'Alice', Groups: { Group: [{ GroupName: 'dev' }] } });
    expect(after.groups).toBe(account.groups);
  });

  it('that the list names are joined, left, and made where they are missing', () => {
    const account = grouped();
    const plan = planJson(account, row('alice', 'ops', 'audit'));
    expect(plan.users).toEqual([
      expect.objectContaining({
        outcome: 'changed',
        changes: [{ field: 'Groups', from: 'dev', to: 'audit, ops' }],
      }),
    ]);
    const { users, groups } = carryOut(account, plan);
    expect(users[0]?.Groups).toEqual({ Group: [{ GroupName: 'audit' }, { GroupName: 'ops' }] });
    expect(groups.map(({ GroupName, Policies }) => [GroupName, Policies.Policy.length])).toEqual([
      ['audit', 0],
      ['dev', 0],
      ['ops', 0],
    ]);
  });

  it.each([
    ['InvalidParameter.GroupName.InvalidChars', row('bob', 'a/b')],
    ['LimitExceeded.User.Group', row('bob', ...Array.from({ length: 11 }, (_, i) => `g${i}`))],
  ])('%s refuses the row', (code, user) => {
    const plan = planJson(accountOf(), user);
    expect(plan.users[0]).toMatchObject({ outcome: 'refused', reason: { code } });
    expect(plan.nextGroups).toEqual([]);
  });

  it('the 301st refuses the row that asks for it, and no other', () => {
    const users = Array.from({ length: 31 }, (_, i) => ({
      ...row(`u${i}`, ...Array.from({ length: 10 }, (_, j) => `g${i * 10 + j}`)),
      UserId: String(i),
    }));
    const plan = planJson(accountOf(), ...users, { ...row('last', 'g0'), UserId: '99' });
    expect(plan.summary).toMatchObject({ added: 31, refused: 1 });
    expect(plan.users[30]).toMatchObject({ UserName: 'u30', reason: { code: 'LimitExceeded.Group' } });
    expect(plan.nextGroups.length).toBe(300);
  });
});
