// Writing files: the one place that does. Writes are atomic and durable: a kill at any instant leaves the old file or the
// new one, whole.

import { rmSync } from 'node:fs';
import { mkdir, mkdtemp, open, readdir, realpath, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { shellWord } from '../core/shell.ts';
import { CliError } from '../errors.ts';
import { EXIT } from '../exit.ts';
import { errorCode, reasonOf } from './read-file.ts';

/** Suffix of the files that writes go through; only the holder of a lock makes or removes them. */
const TEMPORARY = '.tmp';

/**
 * Writes `text` to `path` by way of a file beside it: write, fsync, rename, fsync of the folder. Mode 0600 from the
 * start. `beforeCommit` runs last; where it throws, nothing has changed.
 */
export async function writeAtomically(path: string, text: string, beforeCommit?: () => Promise<void>): Promise<void> {
  const folder = dirname(path);
  const temporary = `${path}.${process.pid}.${Date.now().toString(36)}${TEMPORARY}`;
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

/** Removes what a killed writer left beside `path`. To be called under the lock. */
export async function removeLeftovers(path: string): Promise<void> {
  const name = basename(path);
  for (const each of await readdir(dirname(path))) {
    if (each.startsWith(`${name}.`) && each.endsWith(TEMPORARY)) await rm(join(dirname(path), each), { force: true });
  }
}

/** Removes a file, where there is one. To be called under the lock. */
export async function removeFile(path: string): Promise<void> {
  await rm(path, { force: true });
}

/** Makes the folder that `path` is in (0700), and returns `path` within its real location. */
export async function prepareFolder(path: string): Promise<string> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const folder = await realpath(dirname(path));
  const { mode } = await stat(folder);
  // Anybody could swap files in such a folder between two of our steps; the sticky bit (as on /tmp) prevents that.
  if (process.platform !== 'win32' && (mode & 0o002) !== 0 && (mode & 0o1000) === 0) {
    throw new CliError(EXIT.store, 'store-unsafe', { key: 'folder-unsafe', args: { folder, word: shellWord(folder) } });
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

/** Writes a file that a user named, atomically. @throws CliError output-not-writable, output-exists unless `replace` */
export async function writeNewFile(path: string, text: string, { replace = true } = {}): Promise<void> {
  try {
    if (!replace) await (await open(path, 'wx', 0o600)).close();
    await writeAtomically(path, text);
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

/** Appends a line to a file (0600 when it is new), durably. */
export async function appendLine(path: string, line: string): Promise<void> {
  const file = await open(path, 'a', 0o600);
  try {
    await file.writeFile(`${line}\n`);
    await file.sync();
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
