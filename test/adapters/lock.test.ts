// The lock on the store: taken once, given back, and broken where its owner is gone, by one of those who wait.

import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { acquireLock } from '../../src/adapters/lock.ts';
import { makeAccount, makeWorld } from '../support/world.ts';

/** Above every process number (Linux: 2^22 at most). */
const NO_PROCESS = 2 ** 22 + 1;
const HERE = process.platform === 'linux' ? readlinkSync('/proc/self/ns/pid') : null;
const owner = (changes: object) =>
  JSON.stringify({ token: 'somebody', host: hostname(), pid: process.pid, started: null, namespace: HERE, ...changes });

/** Half a minute passes with three looks at the clock. */
function hurry(): void {
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => {
    now += 10_000;
    return now;
  });
}
afterEach(() => void vi.restoreAllMocks());

describe('acquireLock', () => {
  it('is taken and given back', async () => {
    const path = makeWorld().path('x.lock');
    const lock = await acquireLock(path);
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ host: hostname(), pid: process.pid });
    lock.verify();
    lock.release();
    expect(existsSync(path)).toBe(false);
  });

  it('lets one in at a time, and everybody in the end', async () => {
    const path = makeWorld().path('x.lock');
    let inside = 0;
    let most = 0;
    await Promise.all(
      Array.from({ length: 20 }, async () => {
        const lock = await acquireLock(path);
        most = Math.max(most, ++inside);
        await new Promise((resolve) => setTimeout(resolve, 1));
        inside--;
        lock.release();
      }),
    );
    expect(most).toBe(1);
    expect(existsSync(path)).toBe(false);
  });

  it.each([
    ['ended', owner({ pid: NO_PROCESS })],
    ['is another process by now', owner({ started: '1' })],
  ])('of an owner who %s is broken', async (_, text) => {
    const path = makeWorld().path('x.lock');
    writeFileSync(path, text);
    const begin = Date.now();
    const lock = await acquireLock(path);
    expect(Date.now() - begin).toBeLessThan(2_000);
    lock.release();
    expect(readdirSync(dirname(path)).filter((name) => name.startsWith('x.'))).toEqual([]);
  });

  it.each([
    ['nothing', ''],
    ['half a line', '{"token": "a", "ho'],
    ['other JSON', '{"a": 1}'],
  ])('that holds %s is broken after a while', async (_, text) => {
    const path = makeWorld().path('x.lock');
    writeFileSync(path, text);
    const lock = await acquireLock(path);
    lock.release();
    expect(existsSync(path)).toBe(false);
  });

  it.each([
    ['nothing', ''],
    ['half a line', '{"token": "a", "ho'],
    ['an owner who is gone too', owner({ pid: NO_PROCESS })],
  ])('is broken even where somebody was killed while breaking it: the second file holds %s', async (_, text) => {
    const path = makeWorld().path('x.lock');
    writeFileSync(path, owner({ pid: NO_PROCESS }));
    writeFileSync(`${path}.break`, text);
    const lock = await Promise.race([
      acquireLock(path),
      new Promise<null>((resolve) => setTimeout(() => resolve(null), 10_000)),
    ]);
    expect(lock, 'still waiting').not.toBeNull();
    lock?.release();
    expect(readdirSync(dirname(path)).filter((name) => name.startsWith('x.'))).toEqual([]);
  });

  it.runIf(process.platform === 'linux')(
    'of an owner who ended, and whom nobody has waited for, is broken',
    async () => {
      // The shell becomes a program that does not care for its children, before the child ends.
      const parent = spawn('/bin/sh', ['-c', 'sleep 0.5 & echo $!; exec sleep 60'], {
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      const [line] = (await once(parent.stdout, 'data')) as [Buffer];
      const pid = Number(line.toString());
      const state = () => /\) (\w)/.exec(readFileSync(`/proc/${pid}/stat`, 'latin1'))?.[1];
      while (state() !== 'Z') await new Promise((resolve) => setTimeout(resolve, 10));
      const path = makeWorld().path('x.lock');
      writeFileSync(path, owner({ pid }));
      hurry();
      const lock = await acquireLock(path).finally(() => parent.kill('SIGKILL'));
      lock.release();
      expect(existsSync(path)).toBe(false);
    },
  );

  it.each([
    ['this machine', owner({})],
    ['another machine', owner({ host: 'another.example', pid: NO_PROCESS })],
    ['another PID namespace of the same host name', owner({ pid: NO_PROCESS, namespace: 'pid:[1]' })],
  ])('of an owner who lives on %s is not', async (_, text) => {
    const path = makeWorld().path('x.lock');
    writeFileSync(path, text);
    hurry();
    await expect(acquireLock(path)).rejects.toMatchObject({
      code: 'store-locked',
      exitCode: 4,
      said: { key: 'store-locked', args: { path } },
    });
    expect(readFileSync(path, 'utf8')).toBe(text);
  });

  it.each([
    ['a folder', (path: string) => mkdirSync(path)],
    ['a link', (path: string) => symlinkSync('/nonexistent', path)],
    ['a pipe', (path: string) => execFileSync('mkfifo', [path])],
  ])('that is %s is nobody’s, and stays', async (_, make) => {
    const path = makeWorld().path('x.lock');
    make(path);
    await expect(acquireLock(path)).rejects.toMatchObject({ code: 'store-locked', said: { key: 'lock-no-file' } });
    expect(lstatSync(path).isFile()).toBe(false);
  });

  it('that was taken away is noticed before anything is written', async () => {
    const path = makeWorld().path('x.lock');
    const lock = await acquireLock(path);
    writeFileSync(path, owner({}));
    expect(() => lock.verify()).toThrowError(expect.objectContaining({ code: 'store-locked' }));
    lock.release();
    expect(existsSync(path)).toBe(true);
  });
});

describe('what a killed writer left', () => {
  it('is cleared away by the next', async () => {
    const world = await makeAccount();
    const folder = dirname(world.store);
    writeFileSync(`${world.store}.4711.0123456789abcdef.sso-cli.tmp`, '{"half": ');
    writeFileSync(`${world.store}.undo.4711.0123456789abcdef.sso-cli.tmp`, '{"half": ');
    writeFileSync(`${world.store}.metadata-20261123T103811Z-0123abcd.xml.4711.0123456789abcdef.sso-cli.tmp`, '<half');
    writeFileSync(`${world.store}.of-another.4711.0123456789abcdef.sso-cli.tmp`, 'of another store');
    writeFileSync(`${world.store}.lock`, owner({ pid: NO_PROCESS }));
    writeFileSync(`${world.store}.lock.break`, owner({ pid: NO_PROCESS }));
    writeFileSync(`${folder}/notes.tmp`, 'mine');
    writeFileSync(`${world.store}.before-migration.tmp`, 'mine, too');
    writeFileSync(`${world.store}.4711.abc.tmp`, 'mine, too');
    expect((await world.run(['create-user', 'carol'])).exitCode).toBe(0);
    expect(readdirSync(folder).sort()).toEqual([
      'account.json',
      'account.json.4711.abc.tmp',
      'account.json.before-migration.tmp',
      'account.json.of-another.4711.0123456789abcdef.sso-cli.tmp',
      'account.json.undo',
      'notes.tmp',
    ]);
  });
});
