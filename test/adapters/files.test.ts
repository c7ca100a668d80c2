// Files that a user names: what is no regular file is never replaced, and what others may change is not believed.

import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, lstatSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { strangerTo, strangerToFolder } from '../../src/adapters/ownership.ts';
import { INIT, makeAccount, makeWorld } from '../support/world.ts';

const SP = ['generate-metadata', '--account-id', '5123456789012345', '--site', 'intl', '--out'];
const isRoot = process.geteuid?.() === 0;

describe('--out', () => {
  it('replaces a file', async () => {
    const world = makeWorld();
    const path = world.write('sp.xml', 'old');
    expect((await world.run([...SP, path])).exitCode).toBe(0);
    expect(readFileSync(path, 'utf8')).toContain('EntityDescriptor');
  });

  it.runIf(isRoot)('writes to a device, and leaves it one', async () => {
    const path = makeWorld().path('null');
    execFileSync('mknod', [path, 'c', '1', '3']);
    expect((await makeWorld().run([...SP, path])).exitCode).toBe(0);
    expect(lstatSync(path).isCharacterDevice()).toBe(true);
  });

  it('waits for nobody who does not read a pipe', async () => {
    const path = makeWorld().path('pipe');
    execFileSync('mkfifo', [path]);
    expect((await makeWorld().run([...SP, path])).exitCode).toBe(1);
    expect(lstatSync(path).isFIFO()).toBe(true);
  });

  it.each(['/dev/null', '/etc/hostname', '/nonexistent/x', 'sp.xml'])('refuses a link to %s', async (target) => {
    const world = makeWorld();
    world.write('sp.xml', 'mine');
    symlinkSync(target, world.path('link'));
    const { exitCode, stderr } = await world.run([...SP, world.path('link')]);
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining('cannot be written')]);
    expect(lstatSync(world.path('link')).isSymbolicLink()).toBe(true);
    expect(world.read('sp.xml')).toBe('mine');
  });

  it('refuses a folder', async () => {
    const world = makeWorld();
    mkdirSync(world.path('folder'));
    expect((await world.run([...SP, world.path('folder')])).exitCode).toBe(1);
  });
});

it.each(['key.pem', 'certificate.pem', 'metadata.xml'])('mint-response --init replaces no %s', async (name) => {
  const world = makeWorld();
  world.write(`idp/${name}`, 'mine');
  const { exitCode, stderr } = await world.run(['mint-response', '--init', '--idp', world.path('idp')]);
  expect([exitCode, stderr]).toEqual([1, expect.stringContaining(`${name} exists already`)]);
  expect(world.read(`idp/${name}`)).toBe('mine');
  expect(['key.pem', 'certificate.pem', 'metadata.xml'].filter((each) => exists(world.path(`idp/${each}`)))).toEqual([
    name,
  ]);
});

function exists(path: string): boolean {
  try {
    return lstatSync(path) !== undefined;
  } catch {
    return false;
  }
}

describe('who else may change it', () => {
  const uid = process.geteuid?.() ?? 0;
  it.each([
    ['its owner alone', { uid, gid: 4_711, mode: 0o100600 }, null],
    ['root', { uid: 0, gid: 0, mode: 0o100644 }, null],
    ['the private group of the user', { uid, gid: uid, mode: 0o100664 }, null],
    ['another user', { uid: 65_534, gid: uid, mode: 0o100600 }, 'owner'],
    ['a group', { uid, gid: 4_711, mode: 0o100660 }, 'group'],
    ['anybody', { uid, gid: uid, mode: 0o100602 }, 'anybody'],
  ])('%s', (_, file, expected) => expect(strangerTo(file)).toBe(expected));

  it.each([
    ['a sticky folder of root', { uid: 0, gid: 0, mode: 0o41777 }, null],
    ['a sticky folder of another', { uid: 65_534, gid: 0, mode: 0o41777 }, 'owner'],
    ['a folder of anybody', { uid, gid: uid, mode: 0o40777 }, 'anybody'],
    ['a folder of a group', { uid, gid: 4_711, mode: 0o42775 }, 'group'],
  ])('%s', (_, folder, expected) => expect(strangerToFolder(folder)).toBe(expected));

  it.runIf(isRoot).each([
    ['read', ['list-users']],
    ['changed', ['create-user', 'carol']],
    ['judged by', ['verify-response', '-']],
  ])('a store of another is not %s', async (_, args) => {
    const world = await makeAccount();
    chmodSync(world.store, 0o666);
    chownSync(world.store, 65_534, 65_534);
    const { exitCode, stderr } = await world.run(args, { stdin: 'x' });
    expect([exitCode, stderr]).toEqual([4, expect.stringContaining('it belongs to another user')]);
  });

  it('no store is made in a folder that anybody may write to', async () => {
    const world = makeWorld();
    mkdirSync(world.path('open'));
    chmodSync(world.path('open'), 0o777);
    expect((await world.run([...INIT, '--store', world.path('open/a.json')])).exitCode).toBe(4);
    writeFileSync(world.path('open/x'), '');
  });
});
