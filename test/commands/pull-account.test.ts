// pull-account against a stand-in aliyun on PATH: an equal store, few calls, only reading ones, and all or nothing.

import { readFileSync, statSync, symlinkSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Cloud, type CloudModel, DATE, makeCloud } from '../support/cloud.ts';
import { metadataXml } from '../support/idp.ts';
import { INIT, makeWorld, type TestWorld } from '../support/world.ts';

const ID = '5123456789012345';
const READ_ONLY = { PolicyName: 'ReadOnlyAccess', PolicyType: 'System' } as const;
const DEPLOY = { PolicyName: 'deploy', PolicyType: 'Custom' } as const;

const user = (UserName: string, more: Partial<CloudModel['users'][number]> = {}): CloudModel['users'][number] => ({
  UserName,
  UserId: '200000000000000001',
  DisplayName: UserName,
  Comments: '',
  Status: 'active',
  groups: [],
  policies: [],
  ...more,
});

const SMALL: CloudModel = {
  accountId: ID,
  domain: 'example.onaliyun.com',
  sso: {
    AuxiliaryDomain: 'example.com',
    MetadataDocument: Buffer.from(metadataXml()).toString('base64'),
    SsoEnabled: false,
    SsoLoginWithDomain: true,
    AuthnSignAlgo: 'rsa-sha256',
  },
  users: [
    user('alice', { policies: [READ_ONLY], Comments: '李雷 "x" $(id)' }),
    user('bob', { groups: ['developers', '-odd'] }),
    user('carol', { Status: 'freeze' }),
  ],
  groups: [
    { GroupName: '-odd', Comments: '', policies: [] },
    { GroupName: 'developers', Comments: 'who deploy', policies: [DEPLOY, READ_ONLY] },
  ],
  idle: 3,
};

function setUp(model = SMALL): {
  world: TestWorld;
  cloud: Cloud;
  pull: (...flags: string[]) => ReturnType<TestWorld['run']>;
} {
  const world = makeWorld();
  const cloud = makeCloud(world.path('cloud'), model);
  const env = { PATH: `${cloud.path}:${process.env.PATH}` };
  return { world, cloud, pull: (...flags) => world.run(['pull-account', ...flags, '--json'], { env }) };
}

const PULL = ['--site', 'intl'];

describe('pull-account', () => {
  it('makes a store that is equal to the account', async () => {
    const { world, cloud, pull } = setUp();
    const { exitCode, json, stderr } = await pull(...PULL);
    expect([exitCode, stderr]).toEqual([0, '']);
    expect(json).toMatchObject({
      schemaVersion: 1,
      account: {
        AccountId: ID,
        site: 'intl',
        DefaultDomainName: 'example.onaliyun.com',
        DomainAlias: null,
        UserSsoSettings: {
          AuxiliaryDomain: 'example.com',
          SsoEnabled: false,
          SsoLoginWithDomain: true,
          AuthnSignAlgo: 'rsa-sha256',
        },
      },
      plan: { dryRun: false, summary: { added: 3, changed: 0, unchanged: 0, removed: 0, refused: 0 } },
      groups: { added: 2, changed: 0, removed: 0, unchanged: 0 },
      // Six lists of one page each, two groups, two policies that somebody has.
      calls: 10,
    });
    expect(cloud.calls()).toHaveLength(10);
    const { json: users } = await world.run(['list-users', '--json']);
    expect(users.Users.User).toEqual([
      {
        UserId: '200000000000000001',
        UserName: 'alice',
        UserPrincipalName: 'alice@example.onaliyun.com',
        DisplayName: 'alice',
        Comments: '李雷 "x" $(id)',
        Status: 'active',
        CreateDate: DATE,
        UpdateDate: DATE,
        Groups: { Group: [] },
        Policies: { Policy: [{ ...READ_ONLY, AttachDate: DATE }] },
        inheritedPolicies: [],
      },
      expect.objectContaining({
        UserName: 'bob',
        Groups: { Group: [{ GroupName: '-odd' }, { GroupName: 'developers' }] },
        Policies: { Policy: [] },
        inheritedPolicies: [
          { ...READ_ONLY, GroupName: 'developers' },
          { ...DEPLOY, GroupName: 'developers' },
        ],
      }),
      expect.objectContaining({ UserName: 'carol', Status: 'freeze' }),
    ]);
    expect((await world.run(['show-metadata'])).stdout).toContain('CN=idp,');
    expect(statSync(world.store).mode & 0o777).toBe(0o600);
  });

  it('again changes nothing, not a byte', async () => {
    const { world, pull } = setUp();
    await pull(...PULL);
    const before = world.read('data/sso-cli/account.json');
    const { json } = await pull();
    expect(json.plan.summary).toEqual({ added: 0, changed: 0, unchanged: 3, removed: 0, refused: 0 });
    expect(json.groups).toEqual({ added: 0, changed: 0, removed: 0, unchanged: 2 });
    expect(world.read('data/sso-cli/account.json')).toBe(before);
  });

  it('says what changed, and removes only if asked', async () => {
    const { world, cloud, pull } = setUp();
    await pull(...PULL);
    for (const args of [
      ['create-user', 'dave'],
      ['create-group', 'local'],
      ['add-user-to-group', 'bob', 'local'],
      ['settings', '--domain-alias', 'corp.example'],
    ])
      expect((await world.run(args)).exitCode).toBe(0);
    cloud.answer({
      ...SMALL,
      users: [user('alice', { policies: [READ_ONLY, DEPLOY] }), user('bob', { groups: ['developers'] }), user('carol')],
    });
    const { json } = await pull();
    expect(json.plan.summary).toEqual({ added: 0, changed: 3, unchanged: 0, removed: 0, refused: 0 });
    expect(json.plan.users).toEqual([
      {
        UserName: 'alice',
        outcome: 'changed',
        changes: [
          { field: 'Comments', from: '李雷 "x" $(id)', to: null },
          { field: 'Policies', from: 'ReadOnlyAccess (System)', to: 'ReadOnlyAccess (System), deploy (Custom)' },
        ],
      },
      {
        UserName: 'bob',
        outcome: 'changed',
        changes: [{ field: 'Groups', from: '-odd, developers, local', to: 'developers, local' }],
      },
      { UserName: 'carol', outcome: 'changed', changes: [{ field: 'Status', from: 'freeze', to: 'active' }] },
    ]);
    // What the cloud does not tell stays.
    expect(json.account).toMatchObject({ site: 'intl', DomainAlias: 'corp.example' });
    expect((await world.run(['get-user', 'dave'])).exitCode).toBe(0);
    const refused = await pull('--prune');
    expect([refused.exitCode, refused.json.error.code]).toEqual([1, 'prune-removes-many']);
    const pruned = await pull('--prune', '--yes');
    expect(pruned.json.plan.summary.removed).toBe(1);
    expect(pruned.json.groups.removed).toBe(1);
    expect((await world.run(['get-user', 'dave'])).exitCode).toBe(1);
    expect((await world.run(['get-user', 'bob', '--json'])).json.User.Groups.Group).toEqual([
      { GroupName: 'developers' },
    ]);
  });

  it('--dry-run shows the plan and writes nothing', async () => {
    const { world, pull } = setUp();
    const { exitCode, json } = await pull(...PULL, '--dry-run');
    expect([exitCode, json.plan.dryRun, json.plan.summary.added]).toEqual([0, true, 3]);
    expect((await world.run(['list-users', '--json'])).json.error.code).toBe('store-missing');
  });

  it('asks for the site before it asks the cloud anything', async () => {
    const { cloud, pull } = setUp();
    const { exitCode, json } = await pull();
    expect([exitCode, json.error.code]).toEqual([2, 'usage']);
    expect(cloud.calls()).toEqual([]);
  });

  it('refuses the answers of another account', async () => {
    const { world, pull } = setUp({ ...SMALL, accountId: '5123456789012346' });
    await world.run(INIT);
    const before = world.read('data/sso-cli/account.json');
    const { exitCode, json } = await pull();
    expect([exitCode, json.error.code]).toEqual([1, 'other-account']);
    expect(world.read('data/sso-cli/account.json')).toBe(before);
  });

  it('keeps the metadata of the store where the cloud has none', async () => {
    const { world, pull } = setUp({ ...SMALL, sso: { ...SMALL.sso, MetadataDocument: '' } });
    await world.run(INIT);
    await world.run(['import-metadata', world.write('idp.xml', metadataXml())]);
    const { stderr } = await pull();
    const notes = stderr.trimEnd().split('\n');
    expect(notes).toHaveLength(2);
    expect(notes[0]).toMatch(/note: settings that change: .*SsoEnabled \(not known\) → false/);
    expect(notes[1]).toMatch(/note: .*kept$/);
    expect((await world.run(['show-metadata'])).exitCode).toBe(0);
  });

  it('says which settings change, and that the metadata is another document', async () => {
    const { world, cloud, pull } = setUp();
    await pull(...PULL);
    expect((await pull()).stderr).toBe('');
    const other = Buffer.from(metadataXml(['idp-next'])).toString('base64');
    cloud.answer({ ...SMALL, sso: { ...SMALL.sso, AuxiliaryDomain: '', SsoEnabled: true, MetadataDocument: other } });
    const before = readFileSync(world.store, 'utf8');
    for (const flags of [['--dry-run'], []]) {
      const { stderr } = await pull(...flags);
      expect(stderr).toContain('SsoEnabled false → true, AuxiliaryDomain example.com → (none)');
      expect(stderr).toContain('IdP metadata: the cloud has another document');
      if (flags.length > 0) expect(readFileSync(world.store, 'utf8')).toBe(before);
    }
  });

  it('asks for the page that a Marker names, whatever else the answer leaves out', async () => {
    const { cloud, pull } = setUp();
    const users = 'ims.ListUsers.1000.active,freeze..';
    const page = (name: string, more: object) =>
      JSON.stringify({
        RequestId: '1',
        ...more,
        Users: { User: [{ UserPrincipalName: `${name}@example.onaliyun.com` }] },
      });
    cloud.say(`${users}.`, page('alice', { Marker: 'next' }));
    cloud.say(`${users}.next`, page('dave', { IsTruncated: false }));
    const { json } = await pull(...PULL);
    expect(json.plan.users.map((each: { UserName: string }) => each.UserName)).toEqual(['alice', 'dave']);
  });

  it('believes the cloud where it has more than RAM’s usual quota', async () => {
    const policies = Array.from({ length: 25 }, (_, i) => ({ PolicyName: `P${i}`, PolicyType: 'System' as const }));
    const { world, pull } = setUp({ ...SMALL, users: [user('alice', { policies })], groups: [] });
    expect((await pull(...PULL)).exitCode).toBe(0);
    expect((await world.run(['get-user', 'alice', '--json'])).json.User.Policies.Policy).toHaveLength(25);
  });
});

describe('what goes wrong changes nothing', () => {
  it.each(['GetCallerIdentity', 'GetUserSsoSettings', 'ListUsers', 'ListUsersForGroup', 'ListEntitiesForPolicy'])(
    '%s is denied: the error names the action',
    async (action) => {
      const { world, cloud, pull } = setUp();
      await pull(...PULL);
      const before = world.read('data/sso-cli/account.json');
      cloud.answer({ ...SMALL, users: [] });
      cloud.deny(action);
      const { exitCode, json, stdout } = await pull();
      expect([exitCode, json.error.code]).toEqual([3, 'NoPermission']);
      expect(json.error.message).toContain(`${action === 'GetCallerIdentity' ? 'sts' : 'ram'}:${action}`);
      expect(stdout).not.toContain('LTAI');
      expect(world.read('data/sso-cli/account.json')).toBe(before);
    },
  );

  it('is throttled: waits and asks again', async () => {
    const { cloud, pull } = setUp();
    cloud.throttle('ListUsers', 2);
    cloud.throttle('ListGroups', 1, 'Throttling');
    const { exitCode, json } = await pull(...PULL);
    expect([exitCode, json.calls]).toEqual([0, 10]);
    expect(cloud.calls()).toHaveLength(13);
  });

  it.each([
    ['no JSON', 'ims.GetDefaultDomain.....', 'Default: example', 'aliyun-failed'],
    ['another answer', 'ims.GetDefaultDomain.....', '{"RequestId": "1"}', 'cloud-answer'],
    ['a list that is none', 'ims.ListUsers.1000.active,freeze...', '{"Users": {"User": {}}}', 'cloud-answer'],
    [
      'a list cut short',
      'ims.ListUsers.1000.active,freeze...',
      '{"RequestId":"1","IsTruncated":true,"Users":{}}',
      'cloud-answer',
    ],
    [
      'an error with a request ID, where the call ended well',
      'ims.ListUsers.1000.active,freeze...',
      '{"Code":"NoPermission","Message":"x","RequestId":"1"}',
      'NoPermission',
    ],
    ['the same of policies', 'ram.ListPolicies.1000....', '{"Code":"InternalError","Message":"x"}', 'InternalError'],
    [
      'a whole page that does not say whether it is the last',
      'ims.ListUsers.1000.active,freeze...',
      JSON.stringify({
        RequestId: '1',
        Users: { User: Array.from({ length: 1_000 }, (_, i) => ({ UserPrincipalName: `u${i}@example.onaliyun.com` })) },
      }),
      'cloud-answer',
    ],
    [
      'a user whose name is none',
      'ims.ListUsers.1000.active,freeze...',
      '{"IsTruncated":false,"Users":{"User":[{"UserPrincipalName":"bo b@example.onaliyun.com"}]}}',
      'cloud-answer',
    ],
    [
      'a group whose name is none',
      'ram.ListGroups.100....',
      '{"IsTruncated":false,"Groups":{"Group":[{"GroupName":"a\\u001b[31m"}]}}',
      'cloud-answer',
    ],
    ['a domain that is none', 'ims.GetDefaultDomain.....', '{"DefaultDomainName": "bad domain"}', 'cloud-answer'],
    ['an account that is none', 'sts.GetCallerIdentity.....', '{"AccountId": "12"}', 'cloud-answer'],
    [
      'an auxiliary domain that is none',
      'ims.GetUserSsoSettings.....',
      '{"UserSsoSettings": {"AuxiliaryDomain": "exa mple"}}',
      'cloud-answer',
    ],
    [
      'settings that are none',
      'ims.GetUserSsoSettings.....',
      '{"UserSsoSettings": {"SsoEnabled": "no"}}',
      'cloud-answer',
    ],
  ])('%s', async (_, key, text, code) => {
    const { world, cloud, pull } = setUp();
    cloud.say(key, text);
    const { exitCode, json } = await pull(...PULL);
    expect([exitCode, json.error.code]).toEqual([3, code]);
    expect((await world.run(['list-users', '--json'])).json.error.code).toBe('store-missing');
  });

  it('there is no aliyun: says how to get on without it', async () => {
    const { world } = setUp();
    const { exitCode, json } = await world.run(['pull-account', ...PULL, '--json'], { env: { PATH: world.home } });
    expect([exitCode, json.error.code]).toEqual([3, 'aliyun-missing']);
    expect(json.error.hint).toContain('import-users');
  });

  it.each<[what: string, path: (world: TestWorld) => string]>([
    ['a path through a file', (world) => `${world.write('file', 'x')}/aliyun`],
    ['a very long name', (world) => world.path('x'.repeat(300))],
    ['a folder', (world) => world.home],
    ['a file that nobody may run', (world) => world.write('file', 'x')],
    [
      'a link in a circle',
      (world) => {
        symlinkSync(world.path('circle'), world.path('circle'));
        return world.path('circle');
      },
    ],
  ])('--aliyun is %s', async (_, path) => {
    const { world, pull } = setUp();
    const { exitCode, json } = await pull(...PULL, '--aliyun', path(world));
    expect([exitCode, json.error.code]).toEqual([3, 'aliyun-missing']);
  });

  it.each([
    ['--profile', '--profile=-x'],
    ['an empty --profile', '--profile='],
    ['--aliyun', '--aliyun=-rf'],
  ])('%s that another program would read otherwise is a usage error', async (_, flag) => {
    const { cloud, pull } = setUp();
    expect((await pull(...PULL, flag)).exitCode).toBe(2);
    expect(cloud.calls()).toEqual([]);
  });
});

describe('the calls', () => {
  it('pass the profile on, and are those that --print says', async () => {
    const { world, cloud, pull } = setUp();
    await pull(...PULL, '--profile', 'audit');
    const { stdout } = await world.run(['pull-account', '--print', '--profile', 'audit']);
    const asked = cloud.calls();
    expect(asked.every((call) => call.includes(' --profile audit'))).toBe(true);
    const printed = stdout.trimEnd().split('\n');
    for (const line of printed.filter((each) => !each.includes('for each')))
      expect(asked).toContain(line.replace(/^aliyun /, ''));
    expect(new Set(asked.map((call) => call.split(' ')[1]))).toEqual(
      new Set(printed.map((line) => line.split(' ')[2])),
    );
  });

  it('--print-policy allows the calls of the cloud, each only to read, and no others', async () => {
    const { world, cloud, pull } = setUp();
    await pull(...PULL);
    const { stdout } = await world.run(['pull-account', '--print-policy']);
    const { Version, Statement } = JSON.parse(stdout);
    expect([Version, Statement.length, Statement[0].Effect]).toEqual(['1', 1, 'Allow']);
    const made = new Set(
      cloud.calls().flatMap((call) => (call.startsWith('sts ') ? [] : [`ram:${call.split(' ')[1]}`])),
    );
    expect(new Set(Statement[0].Action)).toEqual(made);
    for (const action of Statement[0].Action) expect(action).toMatch(/^ram:(Get|List)[A-Z]\w+$/);
  });
});

describe('a snapshot', () => {
  it('is a line of JSON a call, for its owner alone, and is read back to the same store', async () => {
    const { world, cloud, pull } = setUp();
    await pull(...PULL, '--save', world.path('snapshot'));
    const lines = world.read('snapshot').trimEnd().split('\n');
    expect(lines).toHaveLength(10);
    for (const line of lines)
      expect(Object.keys(JSON.parse(line))).toEqual(['product', 'action', 'parameters', 'response']);
    expect(statSync(world.path('snapshot')).mode & 0o777).toBe(0o600);
    const store = readFileSync(world.store, 'utf8');
    cloud.forget();
    for (const [from, stdin] of [
      [world.path('snapshot'), ''],
      ['-', world.read('snapshot')],
    ] as const) {
      const other = makeWorld();
      const { exitCode, json } = await other.run(['pull-account', '--site', 'intl', '--from', from, '--json'], {
        stdin,
      });
      expect([exitCode, json.calls, json.plan.summary.added]).toEqual([0, 0, 3]);
      expect(readFileSync(other.store, 'utf8')).toBe(store);
    }
    expect(cloud.calls()).toEqual(['']);
  });

  it('that lacks any one answer is refused, and named', async () => {
    const { world, pull } = setUp();
    await pull(...PULL, '--save', world.path('snapshot'));
    const lines = world.read('snapshot').trimEnd().split('\n');
    for (const [i, line] of lines.entries()) {
      const stdin = lines.filter((_, at) => at !== i).join('\n');
      const { exitCode, json } = await makeWorld().run(['pull-account', ...PULL, '--from', '-', '--json'], { stdin });
      expect([exitCode, json.error.code]).toEqual([3, 'snapshot-incomplete']);
      expect(json.error.message).toContain(JSON.parse(line).action);
    }
  });

  it.each([
    ['no JSON', 'x'],
    ['another object', '{"Users": {}}'],
    ['an unknown product', '{"product":"ecs","action":"x","parameters":{},"response":{}}'],
    ['no response', '{"product":"ims","action":"ListUsers","parameters":{}}'],
    ['a list', '[1]'],
  ])('%s is none', async (_, stdin) => {
    const { exitCode, json } = await makeWorld().run(['pull-account', ...PULL, '--from', '-', '--json'], { stdin });
    expect([exitCode, json.error.code]).toEqual([3, 'snapshot-malformed']);
  });

  it('is not both saved and read', async () => {
    const { exitCode } = await makeWorld().run(['pull-account', ...PULL, '--from', 'x', '--save', 'y']);
    expect(exitCode).toBe(2);
  });
});

describe('a large account', () => {
  const groups = Array.from({ length: 300 }, (_, i) => ({
    GroupName: `group-${String(i).padStart(3, '0')}`,
    Comments: '',
    policies: i % 10 === 0 ? [{ PolicyName: `Group${i}`, PolicyType: 'Custom' as const }] : [],
  }));
  const LARGE: CloudModel = {
    ...SMALL,
    groups,
    users: Array.from({ length: 5_000 }, (_, i) =>
      user(`user-${String(i).padStart(4, '0')}`, {
        Status: i === 4_321 ? 'freeze' : 'active',
        // Half of them in the first group: more than a page of members.
        groups: [...(i % 2 ? ['group-000'] : []), `group-${String(1 + (i % 299)).padStart(3, '0')}`],
        policies: i % 100 === 0 ? [READ_ONLY] : [],
      }),
    ),
    idle: 1_200,
  };

  it('of 5,000 users and 300 groups takes the fewest calls, and none a user', { timeout: 120_000 }, async () => {
    const { world, cloud, pull } = setUp(LARGE);
    cloud.throttle('ListUsersForGroup', 2);
    cloud.slow('GetDefaultDomain', 1);
    const { exitCode, json } = await pull(...PULL);
    expect(exitCode).toBe(0);
    // Identity, domain, settings; 5 pages of users, 3 of groups, 2 of policies; 300 groups, one of them with 3 pages of
    // members; 31 policies that somebody has.
    expect(json.calls).toBe(3 + 5 + 3 + 2 + 302 + 31);
    expect(cloud.calls()).toHaveLength(json.calls + 2);
    expect(cloud.calls().every((call) => /^(sts|ims|ram) (Get|List)\w+( |$)/.test(call))).toBe(true);
    expect(json.plan.summary.added).toBe(5_000);
    const { json: list } = await world.run(['list-users', '--json']);
    expect(
      list.Users.User.map(
        (each: { UserName: string; Status: string; Groups: object; Policies: { Policy: object[] } }) => ({
          UserName: each.UserName,
          Status: each.Status,
          Groups: each.Groups,
          policies: each.Policies.Policy.length,
        }),
      ),
    ).toEqual(
      LARGE.users.map(({ UserName, Status, groups: of, policies }) => ({
        UserName,
        Status,
        Groups: { Group: of.map((GroupName) => ({ GroupName })) },
        policies: policies.length,
      })),
    );
  });
});

describe('in Chinese', () => {
  it('the answer, its notes, and that the site is missing', async () => {
    const world = makeWorld();
    const cloud = makeCloud(world.path('cloud'), { ...SMALL, sso: { ...SMALL.sso, MetadataDocument: 'bm9uZQ==' } });
    const env = { PATH: `${cloud.path}:${process.env.PATH}` };
    const missing = await world.run(['pull-account', '--lang', 'zh'], { env });
    expect(missing.exitCode).toBe(2);
    expect(missing.stderr).toContain('需要 --site');
    expect(missing.stderr).toContain('控制台的网址');
    const { exitCode, stdout, stderr } = await world.run(['pull-account', ...PULL, '--lang', 'zh'], { env });
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^✓ 已拉取 .* 次调用$/m);
    expect(stdout).toMatch(/^用户：新增 3$/m);
    expect(stdout).toMatch(/^用户组：新增 2$/m);
    expect(stderr).toContain('云端的 IdP 元数据无法读取');
    const again = await world.run(['pull-account', '--dry-run', '--lang', 'zh'], { env });
    expect(again.stdout).toMatch(/^仅预览/);
  });
});
