// What `npm run new` makes of each kind passes lint, types and the quick tests as it stands: in a copy, all five at once.

import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeHome } from '../support/cli.ts';
import { ROOT } from '../support/fixtures.ts';

const KINDS = [
  ['check', 'odd-moon', '--step', '5'],
  ['input', 'smoke-signal'],
  ['output', 'haiku'],
  ['command', 'greet-user'],
  ['idp', 'acme-id'],
] as const;

const home = makeHome();
const run = (program: string, ...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(program, args, { cwd: home, encoding: 'utf8', maxBuffer: 64 << 20 });
  return { status, said: `${stdout}${stderr}` };
};
const npx = (...args: string[]) => run('npx', '--no-install', ...args);

beforeAll(() => {
  const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], { cwd: ROOT });
  for (const name of files.toString().split('\0').filter(Boolean)) {
    mkdirSync(dirname(join(home, name)), { recursive: true });
    cpSync(join(ROOT, name), join(home, name));
  }
  symlinkSync(join(ROOT, 'node_modules'), join(home, 'node_modules'));
  // The linter asks git what to ignore.
  execFileSync('git', ['init', '--quiet'], { cwd: home });
});

describe('npm run new', () => {
  it.each(KINDS.map((args) => ({ args })))('$args', ({ args }) => {
    const { status, said } = run(process.execPath, 'scripts/new.js', ...args);
    expect(said).toContain('Left to write:');
    expect(status).toBe(0);
  });

  it('what is there already, and what is no name, is refused and changes nothing', () => {
    const before = readFileSync(join(home, 'src/core/checks/codes.ts'), 'utf8');
    expect(run(process.execPath, 'scripts/new.js', 'check', 'odd-moon', '--step', '5').status).toBe(1);
    expect(run(process.execPath, 'scripts/new.js', 'check', 'Odd Moon').status).toBe(2);
    expect(run(process.execPath, 'scripts/new.js', 'verdict', 'odd-moon').status).toBe(2);
    expect(readFileSync(join(home, 'src/core/checks/codes.ts'), 'utf8')).toBe(before);
  });

  it('passes lint and types', () => {
    npx('biome', 'check', '--write', '.');
    expect(npx('biome', 'check', '.')).toMatchObject({ status: 0 });
    expect(npx('tsc', '--noEmit')).toEqual({ status: 0, said: '' });
  });

  it('and the quick tests, with the documents written anew', () => {
    expect(run('npm', 'run', '--silent', 'build')).toMatchObject({ status: 0 });
    expect(run('npm', 'run', '--silent', 'docs')).toMatchObject({ status: 0 });
    const { status, said } = run('npm', 'run', '--silent', 'test:quick');
    expect(said).not.toMatch(/FAIL/);
    expect(status).toBe(0);
  }, 600_000);
});
