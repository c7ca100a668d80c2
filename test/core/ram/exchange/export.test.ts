// What export writes: read back without a difference, run by a real shell, and taken by a tokenizer of HCL for the very
// values that went in.

import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { type Account, createAccount } from '../../../../src/core/ram/account.ts';
import { readUserList } from '../../../../src/core/ram/exchange/read-user-list.ts';
import { usersToAliyun } from '../../../../src/core/ram/exchange/to-aliyun.ts';
import { usersToCsv } from '../../../../src/core/ram/exchange/to-csv.ts';
import { usersToJson } from '../../../../src/core/ram/exchange/to-json.ts';
import { usersToTerraform } from '../../../../src/core/ram/exchange/to-terraform.ts';
import { wantedUser } from '../../../../src/core/ram/exchange/wanted-user.ts';
import { addUserToGroup, createGroup } from '../../../../src/core/ram/groups.ts';
import { carryOut, planUsers } from '../../../../src/core/ram/plan.ts';
import type { RamUser } from '../../../../src/core/ram/user.ts';
import { createUser } from '../../../../src/core/ram/users.ts';
import { readHcl } from '../../../support/hcl.ts';

const NOW = '2026-11-23T10:00:00Z';
const EMPTY = createAccount('5123456789012345', 'intl', { defaultDomain: 'example.onaliyun.com' });

/** Values that RAM allows and that some reader or other would take for more than text. */
const HOSTILE = [
  "it's",
  '"quoted"',
  '$(touch /tmp/pwned)',
  '`id`',
  `$HOME $\{HOME} %{if true}x%{endif}`,
  `$$\{x} %%{y} $$$\{z} $$`,
  '=1+1',
  '+1',
  '-rf',
  '--force',
  '@sum(a1)',
  "'=1",
  "''-1",
  'a,b;c',
  'back\\slash\\',
  '\\"',
  '~ * ? [a] {b,c} # ! & | < >',
  ' padded ',
  '李雷，财务',
  '😀',
  'true',
  '007',
  'é',
];

function hostileAccount(): Account {
  return HOSTILE.reduce((account, text, i) => {
    const policies = [
      { PolicyName: 'ReadOnlyAccess', PolicyType: 'System' as const },
      { PolicyName: `deploy-${i}`, PolicyType: 'Custom' as const },
    ];
    const user = { UserName: `${i % 2 ? '-' : ''}u.${i}`, DisplayName: text, Comments: text, policies };
    const Email = `a'"$(x)${i}@example.com`;
    return createUser(account, { ...user, Email, MobilePhone: '86-18688880000' }, `20000000000000000${i}`, NOW);
  }, EMPTY);
}

/** Groups of the same values; every second user is in two of them, one of which begins as a flag does. */
function withGroups(account: Account): Account {
  const policies = [
    { PolicyName: 'ReadOnlyAccess', PolicyType: 'System' as const },
    { PolicyName: 'deploy', PolicyType: 'Custom' as const },
  ];
  const groups = HOSTILE.reduce(
    (each, Comments, i) => createGroup(each, { GroupName: `${i % 2 ? '-' : ''}g.${i}`, Comments, policies }, NOW),
    createGroup(account, { GroupName: 'empty', policies: [] }, NOW),
  );
  return account.users.reduce((each, { UserName }, i) => {
    if (i % 2 === 0) return each;
    return addUserToGroup(addUserToGroup(each, UserName, 'g.0', NOW), UserName, '-g.1', NOW);
  }, groups);
}

function readBack(text: string, into: Account) {
  const list = readUserList(Buffer.from(text));
  const rows = list.records.map(wantedUser);
  const plan = planUsers(into, rows, { prune: true, now: '2030-01-01T00:00:00Z', newUserId: () => '1' });
  const after = carryOut(into, plan);
  return { users: after.users, groups: after.groups, summary: plan.summary, format: list.format };
}

describe('read back without a difference', () => {
  const account = withGroups(hostileAccount());
  const EXPORTS = [
    ['csv', 'csv', usersToCsv(account)],
    ['json', 'ims-users', JSON.stringify(usersToJson(account), null, 2)],
  ] as const;

  it.each(EXPORTS)('%s, into an empty account', (_, format, text) => {
    const back = readBack(text, EMPTY);
    expect(back.format).toBe(format);
    expect(back.users).toEqual(account.users);
    // Groups come by name alone: what they may do is no part of a list of users.
    expect(back.groups.map(({ GroupName, Policies }) => [GroupName, Policies.Policy])).toEqual([
      ['-g.1', []],
      ['g.0', []],
    ]);
  });

  it.each(EXPORTS)('%s, into the same account', (_name, _format, text) => {
    const { users, groups, summary } = readBack(text, account);
    expect(summary).toEqual({ added: 0, changed: 0, unchanged: HOSTILE.length, removed: 0, refused: 0 });
    expect(users).toEqual(account.users);
    expect(groups).toEqual(account.groups);
  });

  it('5,000 users in 300 groups', () => {
    const GroupName = (n: number) => `team-${String(n % 300).padStart(3, '0')}`;
    const users = Array.from({ length: 5000 }, (_, i): RamUser => {
      const names = [...new Set([GroupName(i), GroupName(i * 7 + 1)])].toSorted();
      const UserName = `user-${String(i).padStart(4, '0')}`;
      return {
        UserName,
        UserPrincipalName: `${UserName}@example.onaliyun.com`,
        UserId: String(200000000000000000n + BigInt(i)),
        Status: i % 50 === 0 ? 'freeze' : 'active',
        CreateDate: NOW,
        UpdateDate: NOW,
        Policies: { Policy: [] },
        ...(i % 10 === 0 ? {} : { Groups: { Group: names.map((each) => ({ GroupName: each })) } }),
      };
    });
    const groups = Array.from({ length: 300 }, (_, n) => ({ GroupName: GroupName(n), Policies: { Policy: [] } }));
    const large = { ...EMPTY, users, groups };
    for (const exported of [usersToCsv(large), JSON.stringify(usersToJson(large))]) {
      const fresh = readBack(exported, EMPTY);
      expect(fresh.users).toEqual(users);
      expect(fresh.groups.map((each) => each.GroupName)).toEqual(groups.map((each) => each.GroupName));
      const again = readBack(exported, large);
      expect(again.summary).toEqual({ added: 0, changed: 0, unchanged: 5000, removed: 0, refused: 0 });
      expect(again.groups).toBe(large.groups);
    }
  });

  it('an export from before there were groups is still our own', () => {
    const old = usersToCsv({ ...account, users: account.users.filter((user) => !user.Groups) })
      .split('\r\n')
      .map((line, i) => (i === 0 ? line.replace(/,Groups$/, '') : line.replace(/,$/, '')))
      .join('\r\n');
    expect(old).not.toContain('Groups');
    expect(readBack(old, EMPTY).users).toEqual(account.users.filter((user) => !user.Groups));
  });

  const text = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
    .filter((each) => !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(each));
  it('any display name and comment', () => {
    fc.assert(
      fc.property(text, text, (DisplayName, Comments) => {
        const one = createUser(EMPTY, { UserName: 'a', DisplayName, Comments, policies: [] }, '1', NOW);
        expect(readBack(usersToCsv(one), EMPTY).users).toEqual(one.users);
        expect(readBack(JSON.stringify(usersToJson(one)), EMPTY).users).toEqual(one.users);
      }),
    );
  });

  it.each(['1E+5', '2.07329E+17', '??', 'Is it? Why??', '?', "X'3f3f'"])('%s, which looks damaged', (text) => {
    const one = createUser(EMPTY, { UserName: 'a', DisplayName: text, Comments: text, policies: [] }, '1', NOW);
    expect(readBack(usersToCsv(one), EMPTY).users).toEqual(one.users);
    expect(readBack(JSON.stringify(usersToJson(one)), EMPTY).users).toEqual(one.users);
  });

  it('no cell of the CSV begins as a formula does', () => {
    const cells = usersToCsv(account)
      .split('\r\n')
      .flatMap((line) => line.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/))
      .map((cell) => cell.replace(/^"|"$/g, ''));
    expect(cells.length).toBeGreaterThan(200);
    expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
  });
});

describe('commands for a shell', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sso-cli-shell-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** Runs the text by sh, with a stand-in for aliyun that writes down its arguments, each ended by a zero byte. */
  function run(script: string): string[][] {
    const log = join(folder, 'log');
    writeFileSync(log, '');
    writeFileSync(join(folder, 'aliyun'), `#!/bin/sh\nprintf '%s\\0' "$@" >> '${log}'\nprintf '\\n\\0' >> '${log}'\n`);
    chmodSync(join(folder, 'aliyun'), 0o755);
    const env = { PATH: `${folder}:${process.env.PATH}`, HOME: folder };
    execFileSync('/bin/sh', ['-eu'], { input: script, env, cwd: folder });
    const calls = readFileSync(log, 'utf8').split('\n\0');
    return calls.slice(0, -1).map((call) => call.split('\0').slice(0, -1));
  }

  /** As aliyun-cli reads them: a flag and its value, or both in one argument. */
  function parameters(call: readonly string[]): Record<string, string> {
    const found: Record<string, string> = {};
    for (let i = 2; i < call.length; i++) {
      const flag = call[i] ?? '';
      expect(flag.startsWith('--')).toBe(true);
      const at = flag.indexOf('=');
      if (at < 0) {
        const value = call[++i] ?? '';
        expect(value.startsWith('-')).toBe(false);
        found[flag.slice(2)] = value;
      } else found[flag.slice(2, at)] = flag.slice(at + 1);
    }
    return found;
  }

  it('every value arrives as meant', () => {
    const account = hostileAccount();
    const calls = run(usersToAliyun(account));
    const created = calls.filter((call) => call[1] === 'CreateUser');
    expect(created.length).toBe(HOSTILE.length);
    for (const [i, user] of account.users.entries()) {
      const call = created[i] ?? [];
      const { DisplayName, Comments, Email, MobilePhone, UserName, UserPrincipalName } = user;
      const isLong = [...(DisplayName ?? '')].length > 24;
      expect(call[0]).toBe(isLong ? 'ram' : 'ims');
      expect(parameters(call)).toEqual({
        ...(isLong ? { UserName } : { UserPrincipalName }),
        ...{ DisplayName, Comments, Email, MobilePhone },
      });
    }
    const attached = calls.filter((call) => call[1] === 'AttachPolicyToUser');
    expect(attached.length).toBe(2 * HOSTILE.length);
    expect(parameters(attached[0] ?? [])).toEqual({
      PolicyType: 'System',
      PolicyName: 'ReadOnlyAccess',
      UserName: account.users[0]?.UserName,
    });
    expect(calls.length).toBe(3 * HOSTILE.length);
  });

  it('groups come before their members, with policies and comments as meant', () => {
    const account = withGroups(hostileAccount());
    const calls = run(usersToAliyun(account)).map((call) => ({
      name: `${call[0]} ${call[1]}`,
      values: parameters(call),
    }));
    const named = (name: string) => calls.filter((call) => call.name === name).map(({ values }) => values);
    expect(named('ram CreateGroup')).toEqual(
      account.groups.map(({ GroupName, Comments }) => (Comments ? { GroupName, Comments } : { GroupName })),
    );
    expect(named('ram AttachPolicyToGroup')).toEqual(
      account.groups
        .filter(({ GroupName }) => GroupName !== 'empty')
        .flatMap(({ GroupName }) =>
          [
            { PolicyType: 'System', PolicyName: 'ReadOnlyAccess', GroupName },
            { PolicyType: 'Custom', PolicyName: 'deploy', GroupName },
          ].sort((a, b) => (a.PolicyName < b.PolicyName ? -1 : 1)),
        ),
    );
    const inGroups = account.users.filter((_, i) => i % 2 === 1);
    expect(named('ram AddUserToGroup')).toEqual(
      inGroups.flatMap(({ UserName }) => [
        { UserName, GroupName: '-g.1' },
        { UserName, GroupName: 'g.0' },
      ]),
    );
    const at = (name: string) => calls.map((call) => call.name).lastIndexOf(name);
    expect(at('ram CreateGroup')).toBeLessThan(calls.findIndex(({ name }) => name.endsWith('CreateUser')));
  });

  it('frozen and recycled users are said in comments', () => {
    const account = createUser(EMPTY, { UserName: 'a', policies: [] }, '1', NOW);
    const [user] = account.users;
    if (!user) throw new Error('no user');
    expect(run(usersToAliyun({ ...account, users: [{ ...user, Status: 'recycled' }] }))).toEqual([]);
    const frozen = usersToAliyun({ ...account, users: [{ ...user, Status: 'freeze' }] });
    expect(run(frozen)).toEqual([
      ['ims', 'CreateUser', '--UserPrincipalName', 'a@example.onaliyun.com', '--DisplayName', 'a'],
    ]);
    expect(frozen).toMatch(/^# a is frozen/m);
  });
});

describe('resources for Terraform', () => {
  it('are HCL with the very values', () => {
    const account = hostileAccount();
    const blocks = readHcl(usersToTerraform(account));
    const users = blocks.filter(({ type }) => type === 'alicloud_ram_user');
    expect(users.map(({ values }) => values)).toEqual(
      account.users.map(({ UserName, DisplayName, Email, MobilePhone, Comments }) => ({
        name: { text: UserName },
        display_name: { text: DisplayName },
        email: { text: Email },
        mobile: { text: MobilePhone },
        comments: { text: Comments },
      })),
    );
    const labels = new Map(users.map(({ label, values }) => [`alicloud_ram_user.${label}.name`, values.name?.text]));
    const attachments = blocks.filter(({ type }) => type === 'alicloud_ram_user_policy_attachment');
    expect(
      attachments.map(({ values }) => [labels.get(values.user_name?.reference ?? ''), values.policy_name?.text]),
    ).toEqual(
      account.users.flatMap((user) => user.Policies.Policy.map((policy) => [user.UserName, policy.PolicyName])),
    );
    expect(blocks.length).toBe(users.length + attachments.length);
    expect(new Set(blocks.map(({ type, label }) => `${type}.${label}`)).size).toBe(blocks.length);
  });

  it('groups with their policies and members', () => {
    const account = withGroups(hostileAccount());
    const blocks = readHcl(usersToTerraform(account));
    const of = (type: string) => blocks.filter((each) => each.type === type);
    const groups = of('alicloud_ram_group');
    expect(groups.map(({ values }) => values)).toEqual(
      account.groups.map(({ GroupName, Comments }) => ({
        group_name: { text: GroupName },
        ...(Comments ? { comments: { text: Comments } } : {}),
      })),
    );
    const groupOf = new Map(
      groups.map(({ label, values }) => [`alicloud_ram_group.${label}.group_name`, values.group_name?.text]),
    );
    const userOf = new Map(
      of('alicloud_ram_user').map(({ label, values }) => [`alicloud_ram_user.${label}.name`, values.name?.text]),
    );
    expect(
      of('alicloud_ram_group_policy_attachment').map(({ values }) => [
        groupOf.get(values.group_name?.reference ?? ''),
        values.policy_name?.text,
        values.policy_type?.text,
      ]),
    ).toEqual(
      account.groups.flatMap((group) =>
        group.Policies.Policy.map((policy) => [group.GroupName, policy.PolicyName, policy.PolicyType]),
      ),
    );
    const members = account.users.filter((_, i) => i % 2 === 1).map(({ UserName }) => UserName);
    expect(
      of('alicloud_ram_group_membership').map(({ values }) => ({
        arguments: Object.keys(values),
        group: groupOf.get(values.group_name?.reference ?? ''),
        members: values.user_names?.list?.map((each) => userOf.get(each)),
      })),
    ).toEqual(['-g.1', 'g.0'].map((group) => ({ arguments: ['group_name', 'user_names'], group, members })));
    expect(new Set(blocks.map(({ type, label }) => `${type}.${label}`)).size).toBe(blocks.length);
  });

  it('names that differ only in what a label cannot have keep labels of their own', () => {
    const account = ['a.b', 'a_b', '1a', '-a', '_1a'].reduce(
      (each, UserName) => createUser(each, { UserName, policies: [] }, '1', NOW),
      EMPTY,
    );
    const labels = readHcl(usersToTerraform(account)).map(({ label }) => label);
    expect(new Set(labels).size).toBe(5);
  });
});
