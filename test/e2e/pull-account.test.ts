// The built command pulls an account, and is killed at moments of all kinds: the store is the old one or the new one, whole,
// and nothing of it goes on afterwards.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { cli, ended, makeHome, start } from '../support/cli.ts';
import { type CloudModel, makeCloud } from '../support/cloud.ts';

const model = (users: number): CloudModel => ({
  accountId: '5123456789012345',
  domain: 'example.onaliyun.com',
  sso: { SsoEnabled: true, AuxiliaryDomain: '', MetadataDocument: '' },
  users: Array.from({ length: users }, (_, i) => ({
    UserName: `user-${i}`,
    UserId: `2${i}`,
    DisplayName: 'x',
    Comments: 'y'.repeat(100),
    Status: 'active',
    groups: [],
    policies: [],
  })),
  groups: [],
  idle: 0,
});

const PULL = ['pull-account', '--site', 'intl'];

describe('pull-account', () => {
  it('killed at any moment leaves the old store or the new one', async () => {
    const home = makeHome();
    const cloud = makeCloud(join(home, 'cloud'), model(3));
    const env = {
      PATH: `${cloud.path}:${process.env.PATH}`,
      HOME: home,
      XDG_DATA_HOME: join(home, 'data'),
      LC_ALL: 'C',
    };
    const store = join(home, 'data', 'sso-cli', 'account.json');
    const pull = () => start(home, PULL, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    const first = await ended(pull());
    expect(first.exitCode, first.stderr).toBe(0);
    const old = readFileSync(store, 'utf8');
    cloud.answer(model(4_000));
    const begin = performance.now();
    const whole = await ended(start(home, [...PULL, '--dry-run'], { env, stdio: ['ignore', 'pipe', 'pipe'] }));
    const lasts = performance.now() - begin;
    expect(whole.exitCode, whole.stderr).toBe(0);
    let killed = 0;
    for (let i = 0; i < 20; i++) {
      const child = pull();
      const end = ended(child);
      // Rather towards the end, where it writes.
      await sleep(lasts * (0.3 + 0.05 * i));
      child.kill('SIGKILL');
      const { signal } = await end;
      if (signal === 'SIGKILL') killed++;
      const now = readFileSync(store, 'utf8');
      if (now !== old) expect(JSON.parse(now).Users.User).toHaveLength(4_000);
    }
    expect(killed).toBeGreaterThan(3);
    const last = await ended(pull());
    expect(last.exitCode, last.stderr).toBe(0);
    expect(JSON.parse(readFileSync(store, 'utf8')).Users.User).toHaveLength(4_000);
    // What the last change did away with is kept for undo; nothing else is left.
    const left = readdirSync(join(home, 'data', 'sso-cli')).filter((name) => name !== 'account.json.undo');
    expect(left).toEqual(['account.json']);
  }, 120_000);

  it.each([
    ['SIGINT', 130, null],
    ['SIGTERM', null, 'SIGTERM'],
    ['SIGHUP', null, 'SIGHUP'],
  ] as const)(
    '%s ends it at once, and nothing goes on asking',
    async (signal, exitCode, killedBy) => {
      const home = makeHome();
      const cloud = makeCloud(join(home, 'cloud'), model(3));
      cloud.slow('ListUsers', 30);
      const env = {
        PATH: `${cloud.path}:${process.env.PATH}`,
        HOME: home,
        XDG_DATA_HOME: join(home, 'data'),
        LC_ALL: 'C',
      };
      const child = start(home, PULL, { env, stdio: ['ignore', 'pipe', 'pipe'] });
      const end = ended(child);
      while (!cloud.calls().some((call) => call.includes('ListUsers'))) await sleep(20);
      const begin = performance.now();
      expect(askingBy(cloud.path)).toBeGreaterThan(0);
      child.kill(signal);
      const how = await end;
      expect([how.exitCode, how.signal]).toEqual([exitCode, killedBy]);
      while (askingBy(cloud.path) > 0 && performance.now() - begin < 10_000) await sleep(20);
      expect(askingBy(cloud.path)).toBe(0);
      expect((await cli(home, ['list-users'])).exitCode).toBe(4);
    },
    60_000,
  );
});

/** How many processes run the stand-in of this folder. */
function askingBy(path: string): number {
  const commands = readdirSync('/proc').flatMap((each) => {
    try {
      return /^\d+$/.test(each) ? [readFileSync(`/proc/${each}/cmdline`, 'utf8')] : [];
    } catch {
      // It has ended just now.
      return [];
    }
  });
  return commands.filter((command) => command.includes(`${path}/aliyun`)).length;
}
