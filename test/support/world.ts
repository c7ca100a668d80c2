// A world for commands: a temporary home, captured streams, a clock of its own. `run` is main() itself.

import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll } from 'vitest';
import type { CommandGroup } from '../../src/command.ts';
import type { World } from '../../src/context.ts';
import type { ExitCode } from '../../src/exit.ts';
import { main } from '../../src/main.ts';
import { fixturePath } from './fixtures.ts';
import { AT, metadataXml } from './idp.ts';

export interface Run {
  readonly exitCode: ExitCode;
  readonly stdout: string;
  readonly stderr: string;
  /** Standard output read as JSON; throws when it is none. */
  // biome-ignore lint/suspicious/noExplicitAny: each test knows the shape that it looks into
  readonly json: any;
}

export interface Surroundings {
  readonly stdin?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
  /** Which streams are terminals. */
  readonly tty?: readonly ('stdin' | 'stdout' | 'stderr')[];
  readonly now?: number;
  readonly cwd?: string;
  /** Commands instead of sso-cli's own. */
  readonly groups?: readonly CommandGroup[];
}

export interface TestWorld {
  /** A folder that is removed when the test file ends; also HOME, and the working folder for configuration. */
  readonly home: string;
  /** Where the store is by default. */
  readonly store: string;
  path(name: string): string;
  /** Writes a file under the home, and returns its path. */
  write(name: string, content: string | Uint8Array): string;
  read(name: string): string;
  run(args: readonly string[], surroundings?: Surroundings): Promise<Run>;
}

const homes: string[] = [];
afterAll(() => {
  for (const home of homes) rmSync(home, { recursive: true, force: true });
});

/** A new home without a store. */
export function makeWorld(): TestWorld {
  const home = realpathSync(mkdtempSync(join(tmpdir(), 'sso-cli-test-')));
  homes.push(home);
  // The search for configuration ends here.
  mkdirSync(join(home, '.git'));
  const path = (name: string) => join(home, name);
  const env = { HOME: home, XDG_DATA_HOME: join(home, 'data') };
  return {
    home,
    store: join(home, 'data', 'sso-cli', 'account.json'),
    path,
    write(name, content) {
      mkdirSync(dirname(path(name)), { recursive: true });
      writeFileSync(path(name), content);
      return path(name);
    },
    read: (name) => readFileSync(path(name), 'utf8'),
    async run(args, { stdin = '', env: more = {}, tty = [], now = AT, cwd = home, groups } = {}) {
      const out: string[] = [];
      const err: string[] = [];
      const edge: World = {
        stdin: Object.assign(Readable.from(stdin.length > 0 ? [Buffer.from(stdin)] : []), {
          isTTY: tty.includes('stdin'),
        }),
        stdout: { write: (text: string) => out.push(text), isTTY: tty.includes('stdout') },
        stderr: { write: (text: string) => err.push(text), isTTY: tty.includes('stderr') },
        env: { ...env, ...more },
        cwd,
        now: () => now,
      };
      const exitCode = await main(args, edge, groups);
      const stdout = out.join('');
      return {
        exitCode,
        stdout,
        stderr: err.join(''),
        get json() {
          return JSON.parse(stdout);
        },
      };
    },
  };
}

export const INIT = [
  'init',
  '--account-id',
  '5123456789012345',
  '--site',
  'intl',
  '--default-domain',
  'example.onaliyun.com',
];

let account: string | undefined;

/** A home with the account of the test IdP: its metadata, and alice (with a policy) and bob (without). */
export async function makeAccount(): Promise<TestWorld> {
  const world = makeWorld();
  world.write('idp-metadata.xml', metadataXml());
  // Made by the commands themselves, once; then copied.
  account ??= await storeOf(makeWorld());
  world.write('data/sso-cli/account.json', account);
  return world;
}

async function storeOf(world: TestWorld): Promise<string> {
  for (const args of [
    INIT,
    ['import-metadata', world.write('idp-metadata.xml', metadataXml())],
    ['create-user', 'alice', '--policy', 'ReadOnlyAccess', '--display-name', 'Alice'],
    ['create-user', 'bob'],
  ]) {
    const { exitCode, stderr } = await world.run(args);
    if (exitCode !== 0) throw new Error(`${args.join(' ')}: ${stderr}`);
  }
  return world.read('data/sso-cli/account.json');
}

export const certificate = (name: string) => fixturePath(`keys/${name}.crt`);
