// The built command as a process of its own, in a temporary home.

import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { ROOT } from './fixtures.ts';

export const BIN = join(ROOT, 'bin', 'sso-cli.js');

export interface Ended {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

const homes: string[] = [];
afterAll(() => {
  for (const home of homes) rmSync(home, { recursive: true, force: true });
});

/** A new folder, removed when the test file ends. */
export function makeHome(): string {
  const home = realpathSync(mkdtempSync(join(tmpdir(), 'sso-cli-e2e-')));
  homes.push(home);
  return home;
}

function environment(home: string): NodeJS.ProcessEnv {
  const { PATH } = process.env;
  return { PATH, HOME: home, XDG_DATA_HOME: join(home, 'data'), LC_ALL: 'C' };
}

/** Starts the command; whoever starts it also waits for it. */
export function start(home: string, args: readonly string[], options: SpawnOptions = {}): ChildProcess {
  return spawn(process.execPath, [BIN, ...args], { cwd: home, env: environment(home), ...options });
}

/** The end of a process, with what it wrote. */
export function ended(child: ChildProcess): Promise<Ended> {
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout?.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr?.on('data', (chunk: Buffer) => err.push(chunk));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (exitCode, signal) =>
      resolve({ exitCode, signal, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString() }),
    );
  });
}

/** Runs the command to its end. */
export function cli(home: string, args: readonly string[], input = ''): Promise<Ended> {
  const child = start(home, args);
  // It may well end before it has read everything.
  child.stdin?.on('error', () => undefined);
  child.stdin?.end(input);
  return ended(child);
}

/** Runs a line of a shell; `path` goes before PATH. */
export function shell(home: string, line: string, path = ''): Promise<Ended> {
  const env = environment(home);
  return ended(
    spawn('/bin/sh', ['-c', line], {
      cwd: home,
      env: { ...env, PATH: `${path}:${env.PATH}` },
      stdio: ['ignore', 'pipe', 'pipe'],
    }),
  );
}
