// The start-up budget: which files of the bundle and how many of Node's own modules an everyday command loads. Counted,
// since times on a shared machine prove nothing; bench/ has the times. What loads more has to say so in loads.json.

import { spawnSync } from 'node:child_process';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BIN, makeHome } from '../support/cli.ts';
import { fixturePath, ROOT } from '../support/fixtures.ts';

interface Budget {
  /** Files of dist/, in the order of loading. */
  readonly files: readonly string[];
  /** Their size together. */
  readonly bytes: number;
  /** Node's own modules beyond those that an empty script loads, on Node 20. */
  readonly builtins: number;
}

/** Bytes may grow by so much before it counts as a decision. */
const TOLERANCE = 1.05;
const BUDGETS = JSON.parse(readFileSync(join(import.meta.dirname, 'loads.json'), 'utf8')) as Record<string, Budget>;

function loadsOf(script: string, args: readonly string[]) {
  const home = makeHome();
  const LOADS = join(home, 'loads.json');
  const watch = join(ROOT, 'test/support/watch-loads.cjs');
  const env = { PATH: process.env.PATH, HOME: home, XDG_DATA_HOME: home, LOADS, LC_ALL: 'C' };
  const { status, stderr } = spawnSync(process.execPath, ['--require', watch, script, ...args], { cwd: home, env });
  expect({ status, stderr: String(stderr) }).toEqual({ status: 0, stderr: '' });
  const { files, builtins } = JSON.parse(readFileSync(LOADS, 'utf8')) as { files: string[]; builtins: number };
  return {
    files: files.map((file) => relative(join(ROOT, 'dist'), file)).filter((file) => !file.startsWith('..')),
    builtins,
  };
}

const store = fixturePath('demo/account.json');
const COMMANDS: Readonly<Record<string, readonly string[]>> = {
  '--version': ['--version'],
  '--help': ['--help'],
  'list-users': ['list-users', '--store', store],
  'verify-response': [
    'verify-response',
    fixturePath('demo/response.b64'),
    '--store',
    store,
    '--at',
    '2026-11-23T10:38:11Z',
  ],
};

describe('what a command loads', () => {
  const empty = join(makeHome(), 'empty.js');
  writeFileSync(empty, '');

  it.each(Object.entries(COMMANDS))('%s', (name, args) => {
    const budget = BUDGETS[name] as Budget;
    const loaded = loadsOf(BIN, args);
    const bytes = loaded.files.reduce((sum, file) => sum + statSync(join(ROOT, 'dist', file)).size, 0);
    const builtins = loaded.builtins - loadsOf(empty, []).builtins;
    const seen = `loaded: ${JSON.stringify({ [name]: { ...loaded, bytes, builtins } })}`;
    expect(loaded.files, seen).toEqual(budget.files);
    expect(bytes, seen).toBeLessThan(budget.bytes * TOLERANCE);
    if (process.versions.node.startsWith('20.')) expect(builtins, seen).toBeLessThanOrEqual(budget.builtins);
  });
});
