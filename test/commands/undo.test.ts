// undo, and the way back that changes keep.

import { existsSync, statSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { INIT, makeAccount, makeWorld, type TestWorld } from '../support/world.ts';

const namesOf = async (world: TestWorld) =>
  (await world.run(['list-users', '--json'])).json.Users.User.map((user: { UserName: string }) => user.UserName);
const STORE = 'data/sso-cli/account.json';

describe('undo', () => {
  it('brings back deleted users with their policies, and undone again deletes them', async () => {
    const world = await makeAccount();
    const before = world.read(STORE);
    const deleted = await world.run(['delete-user', 'alice', 'bob', '--force'], { tty: ['stderr'] });
    expect(deleted.stderr).toContain('sso-cli undo');
    expect(await namesOf(world)).toEqual([]);
    const { exitCode, json } = await world.run(['undo', '--json']);
    expect(exitCode).toBe(0);
    expect(json.users).toEqual({ added: ['alice', 'bob'], removed: [], changed: [] });
    expect(json.metadata).toBe('unchanged');
    expect(world.read(STORE)).toBe(before);
    expect((await world.run(['undo'])).exitCode).toBe(0);
    expect(await namesOf(world)).toEqual([]);
  });

  it.each<[what: string, args: string[], expected: object]>([
    ['a new user', ['create-user', 'carol'], { users: { added: [], removed: ['carol'], changed: [] } }],
    ['a policy', ['attach-policy', 'bob', 'ReadOnlyAccess'], { users: { added: [], removed: [], changed: ['bob'] } }],
    [
      'a new group',
      ['create-group', 'ops'],
      {
        groups: { added: [], removed: ['ops'], changed: [] },
        users: { added: [], removed: [], changed: [] },
        settings: [],
      },
    ],
    ['a setting', ['settings', '--auxiliary-domain', 'example.com'], { settings: ['auxiliaryDomain'] }],
  ])('%s', async (_, args, expected) => {
    const world = await makeAccount();
    const before = world.read(STORE);
    expect((await world.run(args)).exitCode).toBe(0);
    expect((await world.run(['undo', '--json'])).json).toMatchObject(expected);
    expect(world.read(STORE)).toBe(before);
  });

  it('replaced metadata', async () => {
    const world = await makeAccount();
    const before = world.read(STORE);
    await world.run(['mint-response', '--init', '--idp', world.path('idp')]);
    const replaced = await world.run(['import-metadata', world.path('idp/metadata.xml'), '--yes', '--json']);
    expect(replaced.json.outcome).toBe('imported');
    expect((await world.run(['undo', '--json'])).json.metadata).toBe('replaced');
    expect(world.read(STORE)).toBe(before);
  });

  it('what is kept is the file as somebody had written it, for its owner alone', async () => {
    const world = await makeAccount();
    const written = JSON.stringify(JSON.parse(world.read(STORE)));
    writeFileSync(world.path(STORE), written, { mode: 0o644 });
    expect((await world.run(['create-user', 'carol'])).exitCode).toBe(0);
    expect(world.read(`${STORE}.undo`)).toBe(written);
    if (process.platform !== 'win32') expect(statSync(world.path(`${STORE}.undo`)).mode & 0o777).toBe(0o600);
    expect((await world.run(['undo'])).exitCode).toBe(0);
    expect(await namesOf(world)).toEqual(['alice', 'bob']);
  });

  it('a change that changes nothing is no change to undo', async () => {
    const world = await makeAccount();
    await world.run(['delete-user', 'bob']);
    await world.run(['import-metadata', world.path('idp-metadata.xml')]);
    expect((await world.run(['undo', '--json'])).json.users.added).toEqual(['bob']);
  });

  it('a refused change leaves the way back as it was', async () => {
    const world = await makeAccount();
    await world.run(['delete-user', 'bob']);
    expect((await world.run(['delete-user', 'alice', 'nobody', '--force'])).exitCode).toBe(1);
    expect(await namesOf(world)).toEqual(['alice']);
    expect((await world.run(['undo', '--json'])).json.users.added).toEqual(['bob']);
  });

  it('with nothing to undo says so, exit 1; without a store, exit 4', async () => {
    const world = makeWorld();
    expect((await world.run(['undo', '--json'])).json.error.code).toBe('store-missing');
    await world.run(INIT);
    const { exitCode, json } = await world.run(['undo', '--json']);
    expect([exitCode, json.error.code]).toEqual([1, 'nothing-to-undo']);
  });

  it('--no-backup keeps no way back, not even an older one', async () => {
    const world = await makeAccount();
    await world.run(['create-user', 'carol']);
    expect(existsSync(`${world.store}.undo`)).toBe(true);
    const { stderr } = await world.run(['delete-user', 'carol', '--no-backup'], { tty: ['stderr'] });
    expect(stderr).not.toContain('undo');
    expect(existsSync(`${world.store}.undo`)).toBe(false);
    expect((await world.run(['undo'])).exitCode).toBe(1);
  });

  it.runIf(process.platform !== 'win32')('keeps it for its owner alone', async () => {
    const world = await makeAccount();
    await world.run(['delete-user', 'bob']);
    expect(statSync(`${world.store}.undo`).mode & 0o777).toBe(0o600);
  });

  it('a damaged backup is refused, and the store left as it is', async () => {
    const world = await makeAccount();
    const before = world.read(STORE);
    world.write(`${STORE}.undo`, '{"half":');
    expect((await world.run(['undo'])).exitCode).toBe(4);
    expect(world.read(STORE)).toBe(before);
  });
});

describe('several users at once', () => {
  it('create-user: all or none; the JSON of one stays', async () => {
    const world = await makeAccount();
    const several = await world.run(['create-user', 'carol', 'dave', '--policy', 'ReadOnlyAccess', '--json']);
    expect(several.json.Users.User.map((user: { UserName: string }) => user.UserName)).toEqual(['carol', 'dave']);
    const [carol, dave] = several.json.Users.User;
    expect(carol.UserId).not.toBe(dave.UserId);
    expect((await world.run(['create-user', 'erin', '--json'])).json.User.UserName).toBe('erin');
    const refused = await world.run(['create-user', 'frank', 'alice']);
    expect(refused.exitCode).toBe(1);
    expect(await namesOf(world)).toEqual(['alice', 'bob', 'carol', 'dave', 'erin']);
  });

  it('attach-policy: users, and last the policy', async () => {
    const world = await makeAccount();
    const { exitCode, json } = await world.run(['attach-policy', 'alice', 'bob', 'AliyunOSSReadOnlyAccess', '--json']);
    expect(exitCode).toBe(0);
    expect(json.Users.User).toHaveLength(2);
    expect((await world.run(['attach-policy', 'bob', 'deploy:Custom', '--json'])).json.User.UserName).toBe('bob');
    const missing = await world.run(['attach-policy', 'alice']);
    expect(missing.exitCode).toBe(2);
    expect(missing.stderr).toContain('the policy is missing');
  });
});

describe('slips', () => {
  it.each<[policy: string, near: string | null]>([
    ['ReadOnlyAcces', 'ReadOnlyAccess'],
    ['readonlyaccess', 'ReadOnlyAccess'],
    ['ECSFullAccess', 'AliyunECSFullAccess'],
    ['SomethingQuiteNew', null],
  ])('the policy %s is noted, not refused', async (policy, near) => {
    const world = await makeAccount();
    const { exitCode, stderr } = await world.run(['attach-policy', 'bob', policy]);
    expect(exitCode).toBe(0);
    expect(stderr).toContain(`note: ${policy} is none of the common system policies`);
    if (near) expect(stderr).toContain(`did you mean ${near}`);
    else expect(stderr).not.toContain('did you mean');
  });

  it.each(['ReadOnlyAccess', 'AliyunRAMFullAccess', 'deploy:Custom'])('%s is not', async (policy) => {
    expect((await (await makeAccount()).run(['attach-policy', 'bob', policy])).stderr).toBe('');
  });

  it.each([
    ['alcie', 'alice'],
    ['Alice', 'alice'],
    ['bbo@example.onaliyun.com', 'bob'],
  ])('the user %s: did you mean %s?', async (name, near) => {
    expect((await (await makeAccount()).run(['get-user', name])).stderr).toContain(`did you mean ${near}?`);
  });

  it('the fault audience-mismtach', async () => {
    const world = await makeAccount();
    const { exitCode, stderr } = await world.run(['mint-response', 'alice', '--fault', 'audience-mismtach']);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('did you mean audience-mismatch');
  });

  it('mint-response --list-faults lists each that can be minted', async () => {
    const world = await makeAccount();
    const { exitCode, json } = await world.run(['mint-response', '--list-faults', '--json']);
    expect(exitCode).toBe(0);
    expect(json.faults.length).toBeGreaterThan(30);
    await world.run(['mint-response', '--init', '--idp', world.path('idp')]);
    const { exitCode: minted } = await world.run([
      'mint-response',
      'alice',
      '--idp',
      world.path('idp'),
      '--fault',
      json.faults[3].code,
    ]);
    expect(minted).toBe(0);
    expect(json.faults.every((each: { title: string }) => each.title.length > 0)).toBe(true);
  });

  it('a list that was cut says so, also in a pipe', async () => {
    const { stderr } = await (await makeAccount()).run(['list-users', '--max-items', '1']);
    expect(stderr).toContain('1 of 2 are shown; the rest: sso-cli list-users --max-items 1 --marker alice');
  });
});
