// `sso-cli serve` as a process of its own, and an account for it.

import type { ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { cli, type Ended, ended, start } from './cli.ts';

export interface Ready {
  readonly url: string;
  readonly acsUrl: string;
  readonly entityId: string;
  readonly metadataUrl: string;
  readonly testIdpUrl?: string;
}

export interface RunningService {
  readonly ready: Ready;
  readonly child: ChildProcess;
  readonly end: Promise<Ended>;
  /** Asks for the end, and returns how it ended and after how many milliseconds. */
  stop(signal?: NodeJS.Signals): Promise<Ended & { readonly after: number }>;
}

/** An account with alice, who may do something, and bob, who may not. */
export async function makeStore(home: string, site: 'intl' | 'cn' = 'intl'): Promise<void> {
  const flags = ['--account-id', '5123456789012345', '--site', site, '--default-domain', 'example.onaliyun.com'];
  const commands = [
    ['init', ...flags],
    ['create-user', 'alice', '--policy', 'ReadOnlyAccess'],
    ['create-user', 'bob'],
  ];
  for (const args of commands) {
    const { exitCode, stderr } = await cli(home, args);
    if (exitCode !== 0) throw new Error(`${args.join(' ')}: ${stderr}`);
  }
}

/** Starts it at a free port, and waits until it listens. */
export async function serve(
  home: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<RunningService> {
  const readyFile = join(home, `ready-${Math.random().toString(36).slice(2)}.json`);
  const all = ['serve', '--port', '0', '--ready-file', readyFile, ...args];
  const child = start(home, all, {
    env: { PATH: process.env['PATH'], HOME: home, XDG_DATA_HOME: join(home, 'data'), ...env },
  });
  const end = ended(child);
  let hasEnded: Ended | undefined;
  void end.then((each) => {
    hasEnded = each;
  });
  const begin = performance.now();
  while (!existsSync(readyFile)) {
    if (hasEnded) throw new Error(`serve ended: ${hasEnded.exitCode} ${hasEnded.stderr}${hasEnded.stdout}`);
    if (performance.now() - begin > 30_000) throw new Error('serve does not listen');
    await sleep(20);
  }
  return {
    ready: JSON.parse(readFileSync(readyFile, 'utf8')),
    child,
    end,
    async stop(signal = 'SIGTERM') {
      const from = performance.now();
      child.kill(signal);
      const how = await end;
      return { ...how, after: performance.now() - from };
    },
  };
}
