// What V8 compiled is run for the very script that it was made of, and only where nobody else could have put it.

import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import * as nodeModule from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { VERSION } from '../../src/core/version.ts';
import { makeHome } from '../support/cli.ts';
import { ROOT } from '../support/fixtures.ts';

/** The command as it is built, in a folder of its own. */
function copyOfCommand(): string {
  const copy = makeHome();
  for (const name of ['bin', 'dist', 'package.json']) cpSync(join(ROOT, name), join(copy, name), { recursive: true });
  return copy;
}

function version(copy: string, env: Record<string, string> = {}) {
  const { stdout, stderr } = spawnSync(process.execPath, [join(copy, 'bin/sso-cli.js'), '--version'], {
    env: { PATH: process.env.PATH, HOME: copy, ...env },
    encoding: 'utf8',
  });
  return `${stdout}${stderr}`.trim();
}

/** Another release of the same length: V8 compares the number of characters alone. */
function change(copy: string, to: string): void {
  const files = ['sso-cli.cjs', ...readdirSync(join(copy, 'dist/chunks')).map((name) => `chunks/${name}`)]
    .map((name) => join(copy, 'dist', name))
    .filter((path) => path.endsWith('.cjs'));
  for (const path of files) {
    const text = readFileSync(path, 'latin1');
    writeFileSync(path, text.replaceAll(VERSION, to), 'latin1');
  }
}

it('a script that was changed is run as it is now', () => {
  const copy = copyOfCommand();
  expect(version(copy)).toBe(VERSION);
  change(copy, '9.9.9');
  expect(version(copy)).toBe('9.9.9');
});

const keepsItsOwn = 'enableCompileCache' in nodeModule;

describe.runIf(!keepsItsOwn)('the cache beside the command', () => {
  const cacheOf = (copy: string) => join(copy, 'dist/code-cache', `${process.version}-${process.arch}`);
  /** Compiled from a release that says 6.6.6, put beside the script as it is. */
  function poison(copy: string): void {
    const evil = copyOfCommand();
    change(evil, '6.6.6');
    rmSync(cacheOf(evil), { recursive: true });
    const record = join(ROOT, 'scripts/record-code-cache.cjs');
    mkdirSync(join(evil, 'scripts'));
    cpSync(record, join(evil, 'scripts/record-code-cache.cjs'));
    const args = ['--require', join(evil, 'scripts/record-code-cache.cjs'), join(evil, 'bin/sso-cli.js'), '--version'];
    spawnSync(process.execPath, args, { env: { PATH: process.env.PATH, HOME: evil } });
    for (const name of readdirSync(cacheOf(evil))) {
      const script = readFileSync(join(copy, 'dist', name.replace(/^-/, '').replace(/^chunks-/, 'chunks/')));
      const kept = readFileSync(join(evil, 'dist', name.replace(/^-/, '').replace(/^chunks-/, 'chunks/')));
      const compiled = readFileSync(join(cacheOf(evil), name)).subarray(kept.length);
      writeFileSync(join(cacheOf(copy), name), Buffer.concat([script, compiled]));
    }
  }

  it('is used: what stands in it is what runs', () => {
    const copy = copyOfCommand();
    poison(copy);
    expect(version(copy)).toBe('6.6.6');
  });

  it.each<[how: string, open: (folder: string) => void]>([
    ['anybody may write to it', (folder) => chmodSync(folder, 0o777)],
    ['its group may', (folder) => chmodSync(folder, 0o770)],
    // Only root can give it away.
    [
      'another owns it',
      (folder) => (process.geteuid?.() === 0 ? chownSync(folder, 65_534, 0) : rmSync(folder, { recursive: true })),
    ],
  ])('is not used where %s', (_, open) => {
    const copy = copyOfCommand();
    poison(copy);
    open(cacheOf(copy));
    expect(version(copy)).toBe(VERSION);
  });
});

describe.runIf(keepsItsOwn)('the cache in the user’s cache home', () => {
  it('is private', () => {
    const copy = copyOfCommand();
    const caches = makeHome();
    expect(version(copy, { XDG_CACHE_HOME: caches })).toBe(VERSION);
    const modes = ['sso-cli', 'sso-cli/compiled'].map((name) => statSync(join(caches, name)).mode & 0o777);
    expect(modes).toEqual([0o700, 0o700]);
  });

  it('is used: a second start compiles nothing that would have to be kept', () => {
    const copy = copyOfCommand();
    const caches = makeHome();
    const kept = () =>
      readdirSync(caches, { recursive: true, encoding: 'utf8' })
        .map((name) => ({ name, found: statSync(join(caches, name)) }))
        .filter(({ found }) => found.isFile())
        .map(({ name, found: { ino, size, mtimeMs } }) => ({ name, ino, size, mtimeMs }));
    version(copy, { XDG_CACHE_HOME: caches });
    const first = kept();
    expect(first).not.toEqual([]);
    expect(version(copy, { XDG_CACHE_HOME: caches })).toBe(VERSION);
    expect(kept()).toEqual(first);
  });

  it('is not used where others may write to it', () => {
    const copy = copyOfCommand();
    const caches = makeHome();
    mkdirSync(join(caches, 'sso-cli/compiled'), { recursive: true });
    chmodSync(join(caches, 'sso-cli/compiled'), 0o777);
    expect(version(copy, { XDG_CACHE_HOME: caches })).toBe(VERSION);
    expect(readdirSync(join(caches, 'sso-cli/compiled'))).toEqual([]);
  });
});
