// Writing files: the one place that does. Writes are atomic and durable: a kill at any instant leaves the old file or the
// new one, whole. What is no regular file is never replaced: a device or a pipe is written to, a link is refused.

import { randomBytes } from 'node:crypto';
import { constants, rmSync, type Stats } from 'node:fs';
import { lstat, mkdir, mkdtemp, open, readdir, realpath, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { shellWord } from '../core/shell.ts';
import { CliError } from '../errors.ts';
import { EXIT } from '../exit.ts';
import { strangerToFolder } from './ownership.ts';
import { errorCode, reasonOf } from './read-file.ts';

/** What the files that writes go through are called behind the name of the target: nobody else calls theirs so. */
const TEMPORARY = /\.\d+\.[\da-f]{16}\.sso-cli\.tmp$/;
const temporaryName = () => `.${process.pid}.${randomBytes(8).toString('hex')}.sso-cli.tmp`;

/**
 * Writes `text` to `path` by way of a file beside it: write, fsync, rename, fsync of the folder. Mode 0600 from the
 * start. `beforeCommit` runs last; where it throws, nothing has changed.
 */
export async function writeAtomically(path: string, text: string, beforeCommit?: () => Promise<void>): Promise<void> {
  const folder = dirname(path);
  const temporary = `${path}${temporaryName()}`;
  const file = await open(temporary, 'wx', 0o600);
  try {
    try {
      await file.writeFile(text, 'utf8');
      await file.sync();
    } finally {
      await file.close();
    }
    await beforeCommit?.();
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  await syncFolder(folder);
}

/**
 * Removes what a killed writer left beside `path`, and nothing that another could have made. `kept`: what the names of files
 * that are kept beside it have behind its own. To be called under the lock.
 */
export async function removeLeftovers(path: string, kept?: RegExp): Promise<void> {
  const name = basename(path);
  for (const each of await readdir(dirname(path))) {
    const [end] = TEMPORARY.exec(each) ?? [];
    if (end === undefined || !each.startsWith(name)) continue;
    const behind = each.slice(name.length, -end.length);
    if (behind !== '' && !kept?.test(behind)) continue;
    const left = join(dirname(path), each);
    if ((await lstat(left)).isFile()) await rm(left, { force: true });
  }
}

/** Removes a file, where there is one. To be called under the lock. */
export async function removeFile(path: string): Promise<void> {
  await rm(path, { force: true });
}

/** Makes the folder that `path` is in (0700), and returns `path` within its real location. @throws CliError store-unsafe */
export async function prepareFolder(path: string): Promise<string> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const folder = await realpath(dirname(path));
  // Others could swap files in such a folder between two of our steps.
  const stranger = strangerToFolder(await stat(folder));
  if (stranger !== null) {
    const args = { path: folder, word: shellWord(folder), stranger };
    throw new CliError(EXIT.store, 'store-unsafe', { key: 'folder-unsafe', args });
  }
  return join(folder, basename(path));
}

async function syncFolder(folder: string): Promise<void> {
  // Windows cannot open a folder; NTFS journals the rename.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * Writes a file that a user named: atomically where it is a file or is to be one, as a stream where it is a device or a
 * pipe. @throws CliError output-not-writable, output-exists unless `replace`
 */
export async function writeNewFile(path: string, text: string, { replace = true } = {}): Promise<void> {
  try {
    const found = await lookAt(path);
    if (!replace) await (await open(path, 'wx', 0o600)).close();
    if (found === null || found.isFile()) await writeAtomically(path, text);
    else if (found.isSymbolicLink() && !STREAMS.test(path)) throw Object.assign(new Error('link'), { code: 'ELOOP' });
    else await stream(path, text);
  } catch (error) {
    if (errorCode(error) === 'EEXIST') {
      throw new CliError(EXIT.no, 'output-exists', { key: 'output-exists', args: { path } });
    }
    throw new CliError(EXIT.no, 'output-not-writable', {
      key: 'output-not-writable',
      args: { path, reason: reasonOf(error) },
    });
  }
}

/** Sees that nothing of this name exists. @throws CliError output-exists */
export async function requireNoFile(path: string): Promise<void> {
  if ((await lookAt(path)) !== null)
    throw new CliError(EXIT.no, 'output-exists', { key: 'output-exists', args: { path } });
}

/** Links by which the system itself names what is already open: no link of somebody else's. */
const STREAMS = /^\/dev\/(?:stdout|stderr|fd\/\d+)$/;

async function lookAt(path: string): Promise<Stats | null> {
  try {
    return await lstat(path);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}

/** Writes to what is already there. A pipe that nobody reads is an error (ENXIO), not something to wait for. */
async function stream(path: string, text: string): Promise<void> {
  const file = await open(path, constants.O_WRONLY | constants.O_APPEND | constants.O_NONBLOCK);
  try {
    const bytes = Buffer.from(text, 'utf8');
    for (let written = 0; written < bytes.length; ) {
      try {
        written += (await file.write(bytes, written)).bytesWritten;
      } catch (error) {
        if (errorCode(error) !== 'EAGAIN') throw error;
        await sleep(5);
      }
    }
  } finally {
    await file.close();
  }
}

/**
 * Appends a line to a file (0600 when it is new), durably and whole: where it does not fit, what was written of it is taken
 * back. `beforeWrite` runs last; where it throws, nothing has changed.
 */
export async function appendLine(path: string, line: string, beforeWrite?: () => Promise<void>): Promise<void> {
  const noFollow = beforeWrite ? (constants.O_NOFOLLOW ?? 0) : 0;
  const file = await open(path, constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT | noFollow, 0o600);
  try {
    const { size } = await file.stat();
    await beforeWrite?.();
    try {
      await file.writeFile(`${line}\n`);
      await file.sync();
    } catch (error) {
      await file.truncate(size).catch(() => undefined);
      throw error;
    }
  } finally {
    await file.close();
  }
}

/** How a folder of our own is removed, however busy somebody still is there. */
export const GONE = { recursive: true, force: true, maxRetries: 5, retryDelay: 50 } as const;

/** Makes a folder (0700) among the temporary files; the last part of its name is chance. */
export async function makeTemporaryFolder(prefix: string): Promise<string> {
  return mkdtemp(join(tmpdir(), prefix));
}

/** Removes a folder of our own with all that is in it, however busy somebody still is there. */
export async function removeFolder(path: string): Promise<void> {
  await rm(path, GONE).catch(() => undefined);
}

/** The same before the process ends. */
export function removeFolderNow(path: string): void {
  try {
    rmSync(path, GONE);
  } catch {
    // Somebody still writes there; the next run removes it.
  }
}

/** Removes folders of ours, `<prefix><process>-…`, whose process was killed before it could. */
export async function removeOrphanedFolders(folder: string, prefix: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const pid = name.startsWith(prefix) ? /^(\d+)-/.exec(name.slice(prefix.length))?.[1] : undefined;
    if (pid === undefined || isRunning(Number(pid))) continue;
    const path = join(folder, name);
    const { uid } = await stat(path).catch(() => ({ uid: -1 }));
    if (process.getuid === undefined || uid === process.getuid()) await removeFolder(path);
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) !== 'ESRCH';
  }
}
