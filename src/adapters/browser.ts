// A browser with a throw-away profile in which one host alone leads to this machine: for `serve --browser`. The one place that
// starts a browser. What it is told is measured: no other window, profile or host is concerned.

import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import type { Socket } from 'node:net';
import { homedir, tmpdir } from 'node:os';
import { delimiter, isAbsolute, join } from 'node:path';
import type { World } from '../context.ts';
import { CliError } from '../errors.ts';
import { EXIT } from '../exit.ts';
import {
  GONE,
  makeTemporaryFolder,
  removeFolder,
  removeFolderNow,
  removeOrphanedFolders,
} from './temporary-folders.ts';

type Env = World['env'];

const ON_PATH = [
  'google-chrome',
  'google-chrome-stable',
  'chromium',
  'chromium-browser',
  'microsoft-edge',
  'microsoft-edge-stable',
];
const MAC = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
const WINDOWS = ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'];

/** Where a browser of the Chromium family is. @throws CliError browser-missing */
export function findBrowser(named: string | null, env: Env, platform: NodeJS.Platform = process.platform): string {
  const places = named === null ? placesOf(env, platform) : placesOfName(named, env);
  const found = places.find((place) => existsSync(place));
  if (found !== undefined) return found;
  throw new CliError(
    EXIT.no,
    'browser-missing',
    named === null ? { key: 'browser-missing', args: {} } : { key: 'browser-not-there', args: { path: named } },
  );
}

function placesOfName(named: string, env: Env): readonly string[] {
  return isAbsolute(named) || /[/\\]/.test(named) ? [named] : pathsOf(env).map((folder) => join(folder, named));
}

function placesOf(env: Env, platform: NodeJS.Platform): readonly string[] {
  if (platform === 'darwin') {
    const folders = ['/Applications', join(env.HOME || homedir(), 'Applications')];
    return MAC.flatMap((name) => folders.map((folder) => join(folder, `${name}.app`, 'Contents', 'MacOS', name)));
  }
  if (platform === 'win32') {
    const folders = ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].flatMap((name) => env[name] ?? []);
    return WINDOWS.flatMap((name) => folders.map((folder) => join(folder, name)));
  }
  return ON_PATH.flatMap((name) => pathsOf(env).map((folder) => join(folder, name)));
}

const pathsOf = (env: Env) => (env.PATH ?? '').split(delimiter).filter((folder) => isAbsolute(folder));

export interface BrowserStart {
  readonly program: string;
  /** The host that leads to this machine, at https. */
  readonly host: string;
  /** The port on 127.0.0.1 that it leads to. */
  readonly port: number;
  /** Base64 of the SHA-256 of the public key of the one certificate that is excepted (RFC 7469, 2.4). */
  readonly keyHash: string;
  readonly url: string;
}

export interface Browser {
  /** Resolves when it has ended, by whatever cause. */
  readonly ended: Promise<void>;
  /** Ends it where it still runs, and removes the profile. */
  close(): Promise<void>;
}

const PROFILE = 'sso-cli-browser-';
/** Milliseconds that a browser has to end by itself. */
const PATIENCE = 500;

function flagsOf(profile: string, { host, port, keyHash, url }: BrowserStart): readonly string[] {
  return [
    `--user-data-dir=${profile}`,
    `--host-resolver-rules=MAP ${host}:443 127.0.0.1:${port}`,
    `--ignore-certificate-errors-spki-list=${keyHash}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-default-apps',
    '--disable-sync',
    '--disable-quic',
    '--password-store=basic',
    '--use-mock-keychain',
    '--new-window',
    url,
  ];
}

/**
 * Waits for the end of this process, by whatever cause (a kill that cannot be caught included), and ends the browser and its
 * profile. Not by --remote-debugging-pipe, which would end the browser too: it makes navigator.webdriver true, and IdPs refuse
 * such browsers.
 */
const WATCHMAN = `
const [, pid, profile] = process.argv;
process.stdin.resume().on('close', () => {
  try { process.kill(Number(pid), 'SIGKILL'); } catch {}
  setTimeout(() => require('node:fs').rmSync(profile, ${JSON.stringify(GONE)}), 200);
});`;

function postWatchman(pid: number, profile: string): ChildProcess {
  const stdio = ['pipe', 'ignore', 'ignore'] as const;
  const watchman = spawn(process.execPath, ['-e', WATCHMAN, '--', String(pid), profile], {
    stdio: [...stdio],
    detached: true,
    env: {},
  });
  // Neither keeps this process running.
  watchman.on('error', () => undefined).unref();
  (watchman.stdin as Socket | null)?.unref();
  return watchman;
}

/** Starts it. @throws CliError browser-failed */
export async function startBrowser(start: BrowserStart, env: Env): Promise<Browser> {
  await removeOrphanedFolders(tmpdir(), PROFILE);
  const profile = await makeTemporaryFolder(`${PROFILE}${process.pid}-`);
  const isWindows = process.platform === 'win32';
  // A proxy would look the host up by itself, and find the real one.
  const direct = [env.NO_PROXY ?? env.no_proxy, start.host].filter(Boolean).join(',');
  const child = spawn(start.program, flagsOf(profile, start), {
    stdio: 'ignore',
    // In a process group of its own: Ctrl-C ends this process first, which then ends all of the browser's.
    detached: !isWindows,
    env: { ...env, NO_PROXY: direct, no_proxy: direct },
  });
  const end = (signal: NodeJS.Signals) => endGroup(child, signal, isWindows);
  const atExit = () => {
    end('SIGKILL');
    removeFolderNow(profile);
  };
  process.once('exit', atExit);
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve()).once('error', () => resolve());
  });
  const close = async () => {
    end('SIGTERM');
    const timer = setTimeout(() => end('SIGKILL'), PATIENCE);
    await ended;
    clearTimeout(timer);
    end('SIGKILL');
    await removeFolder(profile);
    process.off('exit', atExit);
  };
  const started = await new Promise<boolean>((resolve) => {
    child.once('spawn', () => resolve(true)).once('error', () => resolve(false));
  });
  if (started) {
    const { pid = 0 } = child;
    const watchman = postWatchman(isWindows ? pid : -pid, profile);
    return { ended, close: () => close().finally(() => watchman.kill('SIGKILL')) };
  }
  await close();
  throw new CliError(EXIT.no, 'browser-failed', { key: 'browser-failed', args: { path: start.program } });
}

/** What is gone already needs no end. */
function endGroup({ pid }: ChildProcess, signal: NodeJS.Signals, isWindows: boolean): void {
  if (pid === undefined) return;
  try {
    process.kill(isWindows ? pid : -pid, signal);
  } catch {
    return;
  }
}
