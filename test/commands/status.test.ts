// status, and sso-cli without a command: what is set up, and what to type next.

import { describe, expect, it } from 'vitest';
import { formatStore } from '../../src/adapters/format-store.ts';
import { parseStore } from '../../src/adapters/parse-store.ts';
import type { StoredAccount } from '../../src/adapters/store-schema.ts';
import { AT } from '../support/idp.ts';
import { INIT, makeAccount, makeWorld, type TestWorld } from '../support/world.ts';

const DAY = 86_400_000;

/** The account of makeAccount, changed by hand. */
async function accountWith(change: (stored: StoredAccount) => StoredAccount): Promise<TestWorld> {
  const world = await makeAccount();
  world.write(
    'data/sso-cli/account.json',
    formatStore(change(parseStore(world.read('data/sso-cli/account.json'), ''))),
  );
  return world;
}

const codesOf = (json: { findings: { code: string }[] }) => json.findings.map(({ code }) => code);

describe('status', () => {
  it('nothing at all: exit 1, and how to begin', async () => {
    const { exitCode, json } = await makeWorld().run(['status', '--json']);
    expect(exitCode).toBe(1);
    expect(json).toMatchObject({ ready: false, account: null, metadata: null, users: null, expires: null });
    expect(codesOf(json)).toEqual(['store-missing']);
    expect(json.next[0].command).toBe('sso-cli init');
  });

  it('step by step, what is missing and the next command', async () => {
    const world = makeWorld();
    const next = async () => {
      const { exitCode, json } = await world.run(['status', '--json']);
      return [exitCode, ...codesOf(json), json.next[0].command];
    };
    await world.run(INIT);
    expect(await next()).toEqual([1, 'metadata-missing', 'users-missing', 'sso-cli import-metadata <file or URL>']);
    await world.run(['mint-response', '--init']);
    await world.run(['import-metadata', world.path('data/sso-cli/test-idp/metadata.xml')]);
    expect(await next()).toEqual([1, 'users-missing', 'sso-cli create-user alice --policy ReadOnlyAccess']);
    await world.run(['create-user', 'bob']);
    expect(await next()).toEqual([0, 'users-without-permissions', 'sso-cli attach-policy bob ReadOnlyAccess']);
    await world.run(['update-user', 'bob', '--status', 'freeze']);
    expect(await next()).toEqual([1, 'users-inactive', 'sso-cli update-user bob --status active']);
    await world.run(['update-user', 'bob', '--status', 'active']);
    await world.run(['attach-policy', 'bob', 'ReadOnlyAccess']);
    expect(await next()).toEqual([0, 'sso-cli mint-response bob | sso-cli verify-response -']);
  });

  it('a real IdP: paste a response', async () => {
    const { exitCode, json } = await (await makeAccount()).run(['status', '--json']);
    expect(exitCode).toBe(0);
    expect(json.next[0].command).toBe('sso-cli verify-response');
    expect(json.users).toEqual({ total: 2, active: 2 });
  });

  it('counts the days to the end of the last certificate, and past it says no', async () => {
    const world = await makeAccount();
    const { json } = await world.run(['status', '--json']);
    const end = Date.parse(json.expires.at);
    expect(json.expires).toMatchObject({ what: 'certificate', daysLeft: Math.floor((end - AT) / DAY) });
    const later = await world.run(['status', '--json'], { now: end + DAY });
    expect([later.exitCode, later.json.expires.daysLeft]).toEqual([1, -1]);
    expect(later.json.next[0].command).toContain('import-metadata');
  });

  it('says how old the store is', async () => {
    const world = await makeAccount();
    const { json } = await world.run(['status', '--json'], { now: Date.now() + 3.5 * DAY });
    expect(json.store).toMatchObject({ path: world.store, daysOld: 3 });
  });

  it('names no more than five users without permissions', async () => {
    const world = await accountWith((stored) => ({
      ...stored,
      account: {
        ...stored.account,
        users: Array.from({ length: 9 }, (_, i) => ({
          UserName: `user${i}`,
          UserPrincipalName: `user${i}@example.onaliyun.com`,
          Status: 'active' as const,
          Policies: { Policy: [] },
        })),
      },
    }));
    expect((await world.run(['status'])).stdout).toContain('user0, user1, user2, user3, user4 and 4 more');
  });

  it('what a group allows counts', async () => {
    const world = makeWorld();
    await world.run(INIT);
    await world.run(['mint-response', '--init']);
    await world.run(['import-metadata', world.path('data/sso-cli/test-idp/metadata.xml')]);
    await world.run(['create-user', 'bob']);
    await world.run(['create-group', 'readers', '--policy', 'ReadOnlyAccess']);
    await world.run(['add-user-to-group', 'bob', 'readers']);
    const { json } = await world.run(['status', '--json']);
    expect([codesOf(json), json.next[0].command]).toEqual([
      [],
      'sso-cli mint-response bob | sso-cli verify-response -',
    ]);
  });

  it('a damaged store is not "missing"', async () => {
    const world = makeWorld();
    world.write('data/sso-cli/account.json', '{');
    expect((await world.run(['status'])).exitCode).toBe(4);
  });

  it('speaks Chinese, with the same keys and codes', async () => {
    const world = await makeAccount();
    const { stdout } = await world.run(['status'], { env: { LANG: 'zh_CN.UTF-8' } });
    expect(stdout).toContain('用户可以登录');
    const [en, zh] = [await world.run(['status', '--json']), await world.run(['status', '--json', '--lang', 'zh'])];
    expect(Object.keys(zh.json)).toEqual(Object.keys(en.json));
    expect(codesOf(zh.json)).toEqual(codesOf(en.json));
  });

  it('a store that was named by flag is named in the next command too', async () => {
    const world = makeWorld();
    const store = world.path('a b.json');
    const { stdout, stderr } = await world.run([...INIT, '--store', store], { tty: ['stderr'] });
    expect(stdout).toContain(store);
    expect(stderr).toContain(`sso-cli import-metadata --store '${store}' <file or URL>`);
    const { json } = await world.run(['status', '--store', store, '--json']);
    expect(json.next[0].command).toBe(`sso-cli import-metadata --store '${store}' <file or URL>`);
  });
});

describe('sso-cli without a command', () => {
  it.each([[[]], [['--lang', 'en']], [['--store', 'nowhere.json']], [['--no-color']], [['--']]])(
    '%j: a short start, exit 0',
    async (args) => {
      const { exitCode, stdout, stderr } = await makeWorld().run(args);
      expect([exitCode, stderr]).toEqual([0, '']);
      expect(stdout).toMatch(/^next: sso-cli init( --store nowhere.json)?$/m);
      expect(stdout).toContain('sso-cli --help');
      expect(stdout.split('\n').length).toBeLessThan(15);
    },
  );

  it('as JSON', async () => {
    const { exitCode, json } = await makeWorld().run(['--json']);
    expect([exitCode, json.ready]).toEqual([0, false]);
  });

  it('with an account: what is set up', async () => {
    const { exitCode, stdout } = await (await makeAccount()).run([]);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('5123456789012345 (intl)');
    expect(stdout).toMatch(/^next: sso-cli verify-response$/m);
  });

  it.each([[['--store']], [['--frobnicate']], [['-x']]])('%j is still a mistake', async (args) => {
    expect((await makeWorld().run(args)).exitCode).toBe(2);
  });
});
