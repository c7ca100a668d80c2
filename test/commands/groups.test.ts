// Groups, through main(): their life, who is in them, and what their members inherit, up to the report of a logon.

import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { pasted, response } from '../support/idp.ts';
import { makeAccount, type TestWorld } from '../support/world.ts';

const NOW = '2026-11-23T10:00:00Z';

/** An account with the group developers (ReadOnlyAccess), and bob in it. */
async function withGroup(): Promise<TestWorld> {
  const world = await makeAccount();
  for (const args of [
    ['create-group', 'developers', '--policy', 'ReadOnlyAccess', '--comments', 'who deploy'],
    ['add-user-to-group', 'bob', 'developers'],
  ])
    expect((await world.run(args)).exitCode).toBe(0);
  return world;
}

const codeOf = async (world: TestWorld, ...args: string[]) => {
  const { exitCode, json } = await world.run([...args, '--json']);
  return [exitCode, json.error?.code];
};

describe('the life of a group', () => {
  it('is created in the shape of Alibaba Cloud', async () => {
    const world = await withGroup();
    const { exitCode, json } = await world.run(['list-groups', '--json']);
    expect(exitCode).toBe(0);
    expect(json).toEqual({
      schemaVersion: 1,
      Groups: {
        Group: [
          {
            GroupName: 'developers',
            Comments: 'who deploy',
            CreateDate: NOW,
            UpdateDate: NOW,
            Policies: { Policy: [{ PolicyName: 'ReadOnlyAccess', PolicyType: 'System', AttachDate: NOW }] },
            Users: { User: [{ UserName: 'bob' }] },
          },
        ],
      },
      IsTruncated: false,
    });
    expect((await world.run(['list-groups'])).stdout).toMatch(/developers +bob +ReadOnlyAccess \(System\)/);
  });

  it('policies are attached to it and detached', async () => {
    const world = await withGroup();
    const { json } = await world.run(['attach-policy', 'deploy:Custom', '--group', 'developers', '--json']);
    expect(json.Group.Policies.Policy.map((each: { PolicyName: string }) => each.PolicyName)).toEqual([
      'ReadOnlyAccess',
      'deploy',
    ]);
    expect((await world.run(['detach-policy', 'ReadOnlyAccess', '--group', 'developers'])).exitCode).toBe(0);
    expect((await world.run(['get-user', 'bob', '--json'])).json.User.inheritedPolicies).toEqual([
      { PolicyName: 'deploy', PolicyType: 'Custom', GroupName: 'developers' },
    ]);
  });

  it('is deleted with force, and its members stay', async () => {
    const world = await withGroup();
    expect(await codeOf(world, 'delete-group', 'developers')).toEqual([1, 'DeleteConflict.Group.User']);
    expect((await world.run(['delete-group', 'developers', '--force'])).exitCode).toBe(0);
    expect((await world.run(['get-user', 'bob', '--json'])).json.User).toMatchObject({
      Groups: { Group: [] },
      inheritedPolicies: [],
    });
  });

  it.each<[what: string, args: string[], answer: [number, string]]>([
    ['a name that is taken', ['create-group', 'developers'], [1, 'EntityAlreadyExists.Group']],
    ['a name with a blank', ['create-group', 'a b'], [2, 'InvalidParameter.GroupName.InvalidChars']],
    ['a long name', ['create-group', 'x'.repeat(65)], [2, 'InvalidParameter.GroupName.Length']],
    ['long comments', ['create-group', 'x', '--comments', 'x'.repeat(129)], [2, 'InvalidParameter.Comments.Length']],
    ['no such group', ['delete-group', 'x'], [1, 'EntityNotExist.Group']],
    ['a member twice', ['add-user-to-group', 'bob', 'developers'], [1, 'EntityAlreadyExists.User.Group']],
    ['nobody', ['add-user-to-group', 'zoe', 'developers'], [1, 'EntityNotExist.User']],
    ['into nothing', ['add-user-to-group', 'alice', 'x'], [1, 'EntityNotExist.Group']],
    ['out of another', ['remove-user-from-group', 'alice', 'developers'], [1, 'EntityNotExist.User.Group']],
    ['a user in a group', ['delete-user', 'bob'], [1, 'DeleteConflict.User.Group']],
    [
      'a policy twice',
      ['attach-policy', 'ReadOnlyAccess', '--group', 'developers'],
      [1, 'EntityAlreadyExists.Group.Policy'],
    ],
    ['a policy that it has not', ['detach-policy', 'x', '--group', 'developers'], [1, 'EntityNotExist.Group.Policy']],
    ['a policy of no group', ['attach-policy', 'x', '--group', 'nobody'], [1, 'EntityNotExist.Group']],
    ['a user and a group', ['attach-policy', 'bob', 'x', '--group', 'developers'], [2, 'usage']],
    ['a user without a policy', ['attach-policy', 'bob'], [2, 'usage']],
  ])('refuses %s', async (_, args, answer) => {
    const world = await withGroup();
    const before = readFileSync(world.store, 'utf8');
    expect(await codeOf(world, ...args)).toEqual(answer);
    expect(readFileSync(world.store, 'utf8')).toBe(before);
  });

  it('a policy that looks misspelt is named, wherever it is attached', async () => {
    const world = await withGroup();
    for (const args of [
      ['create-group', 'x', '--policy', 'AliyunECSFullAcess'],
      ['create-user', 'zed', '--policy', 'AliyunECSFullAcess'],
      ['attach-policy', 'AliyunECSFullAcess', '--group', 'developers'],
    ])
      expect((await world.run(args)).stderr).toContain('AliyunECSFullAccess');
  });

  it('keeps to RAM’s quotas', async () => {
    const world = await withGroup();
    const store = JSON.parse(readFileSync(world.store, 'utf8'));
    const policies = Array.from({ length: 20 }, (_, i) => ({ PolicyName: `p${i}`, PolicyType: 'System' }));
    const groups = Array.from({ length: 300 }, (_, i) => ({
      GroupName: `g-${String(i).padStart(3, '0')}`,
      Policies: { Policy: i === 0 ? policies : [] },
    }));
    store.Groups.Group = groups;
    store.Users.User[1].Groups.Group = groups.slice(0, 10).map(({ GroupName }) => ({ GroupName }));
    writeFileSync(world.store, JSON.stringify(store));
    expect(await codeOf(world, 'create-group', 'one-more')).toEqual([1, 'LimitExceeded.Group']);
    expect(await codeOf(world, 'add-user-to-group', 'bob', 'g-010')).toEqual([1, 'LimitExceeded.User.Group']);
    expect(await codeOf(world, 'attach-policy', 'x', '--group', 'g-000')).toEqual([1, 'LimitExceeded.Group.Policy']);
    expect(await codeOf(world, 'attach-policy', 'x:Custom', '--group', 'g-000')).toEqual([0, undefined]);
  });
});

describe('what a user inherits', () => {
  it('stands apart from its own policies', async () => {
    const world = await withGroup();
    await world.run(['add-user-to-group', 'alice', 'developers']);
    const { json } = await world.run(['get-user', 'alice', '--json']);
    expect(json.User.Policies.Policy).toHaveLength(1);
    expect(json.User.Groups).toEqual({ Group: [{ GroupName: 'developers' }] });
    expect(json.User.inheritedPolicies).toEqual([
      { PolicyName: 'ReadOnlyAccess', PolicyType: 'System', GroupName: 'developers' },
    ]);
    expect((await world.run(['get-user', 'bob'])).stdout).toMatch(
      /policies +none of its own\n +inherited +ReadOnlyAccess \(System\) by developers\n/,
    );
  });

  const bobs = pasted(null, response({ nameId: 'bob@example.onaliyun.com' }));
  const VERIFY = ['verify-response', '--request-id', '_request'];

  it('is in the report of a logon, with its group, and no permissions are missed', async () => {
    const world = await withGroup();
    const { exitCode, json } = await world.run([...VERIFY, '--json'], { stdin: bobs });
    expect([exitCode, json.verdict]).toEqual([0, 'accepted']);
    expect(json.user).toMatchObject({
      UserName: 'bob',
      Policies: { Policy: [] },
      inheritedPolicies: [{ PolicyName: 'ReadOnlyAccess', PolicyType: 'System', GroupName: 'developers' }],
    });
    expect(json.findings.map((each: { code: string }) => each.code)).not.toContain('user-without-permissions');
  });

  it('of a group without policies is nothing: permissions are missed', async () => {
    const world = await withGroup();
    await world.run(['detach-policy', 'ReadOnlyAccess', '--group', 'developers']);
    const { json } = await world.run([...VERIFY, '--json'], { stdin: bobs });
    expect(json.findings.map((each: { code: string }) => each.code)).toContain('user-without-permissions');
  });

  it.each(['text', 'html', 'junit'])('is shown as %s in both languages', async (format) => {
    const world = await withGroup();
    for (const lang of ['en', 'zh']) {
      const { stdout } = await world.run([...VERIFY, '-o', format, '--lang', lang], { stdin: bobs });
      if (format === 'junit') expect(stdout).not.toContain('user-without-permissions">');
      else expect(stdout).toMatch(/ReadOnlyAccess \(System\).*developers/);
    }
  });
});

describe('a store of version 1', () => {
  const old = (world: TestWorld, settings: object) => {
    const store = JSON.parse(readFileSync(world.store, 'utf8'));
    const { Groups: _, ...rest } = store;
    const text = JSON.stringify({ ...rest, schemaVersion: 1, UserSsoSettings: settings });
    writeFileSync(world.store, text);
    return text;
  };
  const BY_INIT = { AuthnSignAlgo: 'rsa-sha1', SsoEnabled: false, SsoLoginWithDomain: true };

  it('is read as it is; what init wrote by itself is not known', async () => {
    const world = await makeAccount();
    const text = old(world, BY_INIT);
    const { json } = await world.run(['settings', '--json']);
    expect(json.UserSsoSettings).toEqual({
      AuxiliaryDomain: null,
      SsoEnabled: null,
      SsoLoginWithDomain: null,
      AuthnSignAlgo: null,
    });
    expect((await world.run(['list-users', '--json'])).json.Users.User).toHaveLength(2);
    expect(readFileSync(world.store, 'utf8')).toBe(text);
    expect((await world.run(['create-group', 'developers'])).exitCode).toBe(0);
    expect(JSON.parse(readFileSync(world.store, 'utf8')).schemaVersion).toBe(2);
  });

  it('keeps what can only have been said', async () => {
    const world = await makeAccount();
    const said = {
      AuthnSignAlgo: 'rsa-sha256',
      SsoEnabled: true,
      SsoLoginWithDomain: false,
      AuxiliaryDomain: 'aux.example',
    };
    old(world, said);
    expect((await world.run(['settings', '--json'])).json.UserSsoSettings).toEqual(said);
  });
});

describe('a store whose groups are damaged', () => {
  it.each<[what: string, change: (store: { Groups: { Group: object[] } }) => void]>([
    ['a group twice', ({ Groups }) => Groups.Group.push(Groups.Group[0] as object)],
    ['no group of that name', ({ Groups }) => Groups.Group.splice(0)],
    ['an unknown field', ({ Groups }) => Object.assign(Groups.Group[0] as object, { colour: 'red' })],
    ['a name that RAM does not allow', ({ Groups }) => Object.assign(Groups.Group[0] as object, { GroupName: 'a b' })],
  ])('is refused: %s', async (_, change) => {
    const world = await withGroup();
    const store = JSON.parse(readFileSync(world.store, 'utf8'));
    change(store);
    writeFileSync(world.store, JSON.stringify(store));
    expect(await codeOf(world, 'list-users')).toEqual([4, 'store-damaged']);
  });
});
