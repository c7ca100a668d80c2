// Folders of our own among the temporary files: made, removed, and removed by the next run where one was killed before.

import { rmSync } from 'node:fs';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { errorCode } from './read-file.ts';

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
