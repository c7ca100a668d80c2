// The life of a RAM user, through main(): create, list, get, update, delete, and the policies between.

import { describe, expect, it } from 'vitest';
import { INIT, makeAccount, makeWorld, type TestWorld } from '../support/world.ts';

const NOW = '2026-11-23T10:00:00Z';
const LATER = Date.parse('2026-11-24T12:34:56.789Z');

async function names(world: TestWorld, ...flags: string[]): Promise<string[]> {
  const { json } = await world.run(['list-users', ...flags, '--json']);
  return json.Users.User.map((user: { UserName: string }) => user.UserName);
}

describe('create-user', () => {
  it('answers in the shape of Alibaba Cloud', async () => {
    const world = await makeAccount();
    const { exitCode, json } = await world.run([
      'create-user',
      'carol.smith',
      ...['--display-name', 'Carol 史密斯', '--email', 'carol@example.com', '--mobile-phone', '86-18688880000'],
      ...['--comments', 'on call', '--policy', 'ReadOnlyAccess', '--policy', 'deploy:Custom', '--json'],
    ]);
    expect(exitCode).toBe(0);
    expect(json).toEqual({
      schemaVersion: 1,
      User: {
        UserId: expect.stringMatching(/^[1-9]\d{17}$/),
        UserName: 'carol.smith',
        UserPrincipalName: 'carol.smith@example.onaliyun.com',
        DisplayName: 'Carol 史密斯',
        Email: 'carol@example.com',
        MobilePhone: '86-18688880000',
        Comments: 'on call',
        Status: 'active',
        CreateDate: NOW,
        UpdateDate: NOW,
        Groups: { Group: [] },
        Policies: {
          Policy: [
            { PolicyName: 'ReadOnlyAccess', PolicyType: 'System', AttachDate: NOW },
            { PolicyName: 'deploy', PolicyType: 'Custom', AttachDate: NOW },
          ],
        },
        inheritedPolicies: [],
      },
    });
    expect((await world.run(['get-user', 'carol.smith', '--json'])).json).toEqual(json);
  });

  it('takes several policies in one flag', async () => {
    const { json } = await (await makeAccount()).run(['create-user', 'carol', '--policy', 'A,B:Custom', '--json']);
    expect(json.User.Policies.Policy).toMatchObject([{ PolicyName: 'A' }, { PolicyName: 'B', PolicyType: 'Custom' }]);
  });

  it('takes a name that looks like a flag behind "--"', async () => {
    const world = await makeAccount();
    expect((await world.run(['create-user', '--', '-x'])).exitCode).toBe(0);
    expect(await names(world)).toEqual(['-x', 'alice', 'bob']);
  });

  it.each<[what: string, args: string[], exitCode: number, code: string]>([
    ['a name that is taken', ['alice'], 1, 'EntityAlreadyExists.User'],
    ['a name with a blank', ['a b'], 2, 'InvalidParameter.UserName.InvalidChars'],
    ['a whole address', ['carol@example.com'], 2, 'InvalidParameter.UserName.InvalidChars'],
    ['an empty name', [''], 2, 'InvalidParameter.UserName.Length'],
    ['a long name', ['x'.repeat(65)], 2, 'InvalidParameter.UserName.Length'],
    ['an e-mail address that is none', ['carol', '--email', 'x'], 2, 'InvalidParameter.Email.Format'],
    ['a phone number that is none', ['carol', '--mobile-phone', '123'], 2, 'InvalidParameter.MobilePhone.Format'],
    ['an empty display name', ['carol', '--display-name', ''], 2, 'InvalidParameter.DisplayName.Length'],
    [
      'a display name that turns text round',
      ['carol', '--display-name', 'a\u202eb'],
      2,
      'InvalidParameter.DisplayName.InvalidChars',
    ],
    ['a policy that cannot be', ['carol', '--policy', 'a_b'], 2, 'InvalidParameter.PolicyName.InvalidChars'],
    ['a policy type that is none', ['carol', '--policy', 'a:Mine'], 2, 'InvalidParameter.PolicyType'],
    ['a policy twice', ['carol', '--policy', 'A', '--policy', 'A:System'], 1, 'EntityAlreadyExists.User.Policy'],
    [
      'eleven custom policies',
      ['carol', '--policy', Array.from({ length: 11 }, (_, i) => `p${i}:Custom`).join(',')],
      1,
      'LimitExceeded.User.Policy',
    ],
  ])('refuses %s, and changes nothing', async (_, args, exitCode, code) => {
    const world = await makeAccount();
    const before = world.read('data/sso-cli/account.json');
    const refused = await world.run(['create-user', ...args, '--json']);
    expect([refused.exitCode, refused.json.error.code]).toEqual([exitCode, code]);
    expect(world.read('data/sso-cli/account.json')).toBe(before);
  });

  it.each([
    [['carol'], 'attach-policy carol'],
    [['carol', '--policy', 'ReadOnlyAccess'], 'verify-response'],
  ])('%j: the next command is %s', async (args, next) => {
    const { stderr } = await (await makeAccount()).run(['create-user', ...args], { tty: ['stderr'] });
    expect(stderr).toMatch(new RegExp(`^hint: next: sso-cli ${next}`));
  });
});

describe('list-users', () => {
  it('is a table', async () => {
    const { stdout } = await (await makeAccount()).run(['list-users']);
    expect(stdout).toBe(
      'USER   DISPLAY NAME  STATUS  POLICIES\nalice  Alice         active  ReadOnlyAccess (System)\nbob                  active  -\n',
    );
  });

  it('has columns as a terminal draws them', async () => {
    const world = await makeAccount();
    await world.run(['update-user', 'bob', '--display-name', '李雷']);
    const { stdout } = await world.run(['list-users']);
    expect(stdout).toContain('alice  Alice         active');
    expect(stdout).toContain('bob    李雷          active');
  });

  it.each([
    ['*', ['alice', 'bob', 'dev-1', 'dev-2', 'dev.x']],
    ['dev-*', ['dev-1', 'dev-2']],
    ['dev-?', ['dev-1', 'dev-2']],
    ['*e*', ['alice', 'dev-1', 'dev-2', 'dev.x']],
    ['dev.*', ['dev.x']],
    ['DEV-*', []],
    ['alice', ['alice']],
    ['[a-z]*', []],
    ['(alice|bob)', []],
    [`${'*'.repeat(50)}x`, ['dev.x']],
  ])('--match %s', async (glob, expected) => {
    const world = await makeAccount();
    for (const name of ['dev-1', 'dev-2', 'dev.x']) await world.run(['create-user', name]);
    expect(await names(world, '--match', glob)).toEqual(expected);
  });

  it('pages, and a page goes on where the last one ended', async () => {
    const world = await makeAccount();
    await world.run(['create-user', 'carol']);
    const first = (await world.run(['list-users', '--max-items', '2', '--json'])).json;
    expect(first).toMatchObject({ schemaVersion: 1, IsTruncated: true, Marker: 'bob' });
    // A user that comes and goes between two pages moves nothing.
    await world.run(['delete-user', 'bob']);
    const second = (await world.run(['list-users', '--max-items', '2', '--marker', first.Marker, '--json'])).json;
    expect(second.IsTruncated).toBe(false);
    expect(second).not.toHaveProperty('Marker');
    expect(second.Users.User).toMatchObject([{ UserName: 'carol' }]);
  });

  it('without users: an empty list, and what to do', async () => {
    const world = makeWorld();
    await world.run(INIT);
    expect((await world.run(['list-users', '--json'])).json).toEqual({
      schemaVersion: 1,
      Users: { User: [] },
      IsTruncated: false,
    });
    expect((await world.run(['list-users'], { tty: ['stderr'] })).stderr).toContain('create-user');
  });
});

describe('get-user', () => {
  it.each(['alice', 'alice@example.onaliyun.com'])('%s', async (name) => {
    const world = await makeAccount();
    expect((await world.run(['get-user', name, '--json'])).json.User.UserName).toBe('alice');
    const { stdout } = await world.run(['get-user', name]);
    expect(stdout).toMatch(/^alice\n/);
    expect(stdout).toContain('ReadOnlyAccess (System)');
  });

  it.each(['nobody', 'Alice', 'alice@other.onaliyun.com', ''])('%j does not exist', async (name) => {
    const { exitCode, json } = await (await makeAccount()).run(['get-user', name, '--json']);
    expect([exitCode, json.error.code]).toEqual([1, 'EntityNotExist.User']);
  });

  it('says that a user without policies can do nothing', async () => {
    const { stdout } = await (await makeAccount()).run(['get-user', 'bob']);
    expect(stdout).toMatch(/policies\s+none/);
  });
});

describe('update-user', () => {
  it.each<[flags: string[], what: object]>([
    [['--display-name', 'A'], { DisplayName: 'A' }],
    [['--email', 'a@b.example'], { Email: 'a@b.example' }],
    [['--mobile-phone', '86-18688880000'], { MobilePhone: '86-18688880000' }],
    [['--comments', 'x'], { Comments: 'x' }],
    [['--status', 'freeze'], { Status: 'freeze' }],
    [['--status', 'recycled'], { Status: 'recycled' }],
    [['--new-name', 'alicia'], { UserName: 'alicia', UserPrincipalName: 'alicia@example.onaliyun.com' }],
  ])('%j', async (flags, what) => {
    const world = await makeAccount();
    const before = (await world.run(['get-user', 'alice', '--json'])).json.User;
    const { exitCode, json } = await world.run(['update-user', 'alice', ...flags, '--json'], { now: LATER });
    expect(exitCode).toBe(0);
    expect(json.User).toEqual({ ...before, ...what, UpdateDate: '2026-11-24T12:34:56Z' });
  });

  it.each<[what: string, args: string[], exitCode: number, code: string]>([
    ['nothing', ['alice'], 2, 'usage'],
    ['nobody', ['nobody', '--comments', 'x'], 1, 'EntityNotExist.User'],
    ['to a name that is taken', ['alice', '--new-name', 'bob'], 1, 'EntityAlreadyExists.User'],
    ['to a name that cannot be', ['alice', '--new-name', 'a b'], 2, 'InvalidParameter.UserName.InvalidChars'],
    ['to an unknown status', ['alice', '--status', 'gone'], 2, 'usage'],
  ])('refuses %s', async (_, args, exitCode, code) => {
    const world = await makeAccount();
    const before = world.read('data/sso-cli/account.json');
    const refused = await world.run(['update-user', ...args, '--json']);
    expect([refused.exitCode, refused.json.error.code]).toEqual([exitCode, code]);
    expect(world.read('data/sso-cli/account.json')).toBe(before);
  });
});

describe('delete-user', () => {
  it('removes, and says whom', async () => {
    const world = await makeAccount();
    const { exitCode, json } = await world.run(['delete-user', 'bob', '--json']);
    expect(exitCode).toBe(0);
    expect(json).toMatchObject({ schemaVersion: 1, User: { UserName: 'bob' } });
    expect(await names(world)).toEqual(['alice']);
  });

  it('refuses while policies are attached, unless by force', async () => {
    const world = await makeAccount();
    const refused = await world.run(['delete-user', 'alice', '--json']);
    expect([refused.exitCode, refused.json.error.code]).toEqual([1, 'DeleteConflict.User.Policy']);
    expect(await names(world)).toEqual(['alice', 'bob']);
    expect((await world.run(['delete-user', 'alice', '--force'])).exitCode).toBe(0);
    expect(await names(world)).toEqual(['bob']);
  });

  it('of nobody is refused', async () => {
    const { exitCode, json } = await (await makeAccount()).run(['delete-user', 'nobody', '--json']);
    expect([exitCode, json.error.code]).toEqual([1, 'EntityNotExist.User']);
  });
});

describe('attach-policy and detach-policy', () => {
  it('attach, then detach', async () => {
    const world = await makeAccount();
    const attached = await world.run(['attach-policy', 'bob', 'deploy:Custom', '--json'], { now: LATER });
    expect(attached.exitCode).toBe(0);
    expect(attached.json.User).toMatchObject({
      UpdateDate: '2026-11-24T12:34:56Z',
      Policies: { Policy: [{ PolicyName: 'deploy', PolicyType: 'Custom', AttachDate: '2026-11-24T12:34:56Z' }] },
    });
    const detached = await world.run(['detach-policy', 'bob@example.onaliyun.com', 'deploy:Custom', '--json']);
    expect(detached.exitCode).toBe(0);
    expect(detached.json.User.Policies.Policy).toEqual([]);
  });

  it.each<[what: string, args: string[], exitCode: number, code: string]>([
    ['attach twice', ['attach-policy', 'alice', 'ReadOnlyAccess'], 1, 'EntityAlreadyExists.User.Policy'],
    ['attach to nobody', ['attach-policy', 'nobody', 'A'], 1, 'EntityNotExist.User'],
    ['attach what cannot be', ['attach-policy', 'alice', 'a b'], 2, 'InvalidParameter.PolicyName.InvalidChars'],
    ['attach an unknown type', ['attach-policy', 'alice', 'A:Mine'], 2, 'InvalidParameter.PolicyType'],
    ['detach what is not attached', ['detach-policy', 'alice', 'A'], 1, 'EntityNotExist.User.Policy'],
    ['detach under another type', ['detach-policy', 'alice', 'ReadOnlyAccess:Custom'], 1, 'EntityNotExist.User.Policy'],
    ['detach from nobody', ['detach-policy', 'nobody', 'A'], 1, 'EntityNotExist.User'],
  ])('refuse to %s', async (_, args, exitCode, code) => {
    const refused = await (await makeAccount()).run([...args, '--json']);
    expect([refused.exitCode, refused.json.error.code]).toEqual([exitCode, code]);
  });
});

describe('list-users --match', () => {
  const NAMES = [
    'a',
    'ab',
    'abc',
    'a.c',
    'dev-1',
    'dev-22',
    'x-dev-1',
    'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
  ];
  async function listed(pattern: string, ...flags: string[]) {
    const world = makeWorld();
    await world.run(INIT);
    await world.run(['create-user', ...NAMES]);
    return { world, run: await world.run(['list-users', '--match', pattern, ...flags, '--json']) };
  }

  it.each([
    ['a', ['a']],
    ['a?', ['ab']],
    ['a?c', ['a.c', 'abc']],
    ['a.c', ['a.c']],
    ['dev-*', ['dev-1', 'dev-22']],
    ['*dev-*', ['dev-1', 'dev-22', 'x-dev-1']],
    ['*-*-1', ['x-dev-1']],
    ['**', NAMES.toSorted()],
    ['', []],
    ['?'.repeat(52), [NAMES.at(-1)]],
    [`${'*a'.repeat(25)}*b`, []],
    ['a'.repeat(40_000), []],
    ['(a+)+$', []],
  ])('%s', async (pattern, expected) => {
    const { run } = await listed(pattern);
    expect(run.json.Users.User.map(({ UserName }: { UserName: string }) => UserName)).toEqual(expected);
  });

  it('goes on by the command that it prints, with the same names', async () => {
    const { world, run } = await listed('*dev-*', '--max-items', '2');
    const next = /the rest: sso-cli (.*)\n/.exec(run.stderr)?.[1] ?? '';
    expect(next).toBe("list-users --match='*dev-*' --max-items 2 --marker dev-22");
    const rest = await world.run([...next.replaceAll("'", '').split(' '), '--json']);
    expect(rest.json.Users.User.map(({ UserName }: { UserName: string }) => UserName)).toEqual(['x-dev-1']);
  });
});

describe('an empty policy', () => {
  it.each([
    ['create-user', 'zoe', '--policy', ''],
    ['create-group', 'zoes', '--policy', ''],
    ['create-user', 'zoe', '--policy', '', '--policy', 'ReadOnlyAccess'],
  ])('is none: %s %s', async (...args) => {
    const world = makeWorld();
    await world.run(INIT);
    expect((await world.run(args)).exitCode).toBe(2);
  });
});
