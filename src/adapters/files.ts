// Writing files: the one place that does. Writes are atomic and durable: a kill at any instant leaves the old file or the
// new one, whole. What is no regular file is never replaced: a device or a pipe is written to, a link is refused.

import {
  closeSync,
  constants,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  realpathSync,
  renameSync,
  type Stats,
  statSync,
  unlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { shellWord } from '../core/shell.ts';
import { CliError } from '../errors.ts';
import { EXIT } from '../exit.ts';
import { chanceHex } from './chance.ts';
import { strangerToFolder } from './ownership.ts';
import { errorCode, reasonOf } from './read-file.ts';

/** What the files that writes go through are called behind the name of the target: nobody else calls theirs so. */
const TEMPORARY = /\.\d+\.[\da-f]{16}\.sso-cli\.tmp$/;
const temporaryName = () => `.${process.pid}.${chanceHex()}.sso-cli.tmp`;

/**
 * Writes `text` to `path` by way of a file beside it: write, fsync, rename, fsync of the folder. Mode 0600 from the
 * start. `beforeCommit` runs last; where it throws, nothing has changed.
 */
export function writeAtomically(path: string, text: string, beforeCommit?: () => void): void {
  const temporary = `${path}${temporaryName()}`;
  const file = openSync(temporary, 'wx', 0o600);
  try {
    try {
      writeFileSync(file, text);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    beforeCommit?.();
    renameSync(temporary, path);
  } catch (error) {
    removeFile(temporary);
    throw error;
  }
  syncFolder(dirname(path));
}

/**
 * Removes what a killed writer left beside `path`, and nothing that another could have made. `kept`: what the names of files
 * that are kept beside it have behind its own. To be called under the lock.
 */
export function removeLeftovers(path: string, kept?: RegExp): void {
  const name = basename(path);
  for (const each of readdirSync(dirname(path))) {
    const [end] = TEMPORARY.exec(each) ?? [];
    if (end === undefined || !each.startsWith(name)) continue;
    const behind = each.slice(name.length, -end.length);
    if (behind !== '' && !kept?.test(behind)) continue;
    const left = join(dirname(path), each);
    if (lstatSync(left).isFile()) removeFile(left);
  }
}

/** Removes a file, where there is one. To be called under the lock. */
export function removeFile(path: string): void {
  try {
    unlinkSync(path);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
  }
}

/** Makes the folder that `path` is in (0700), and returns `path` within its real location. @throws CliError store-unsafe */
export function prepareFolder(path: string): string {
  makeFolder(dirname(path));
  const folder = realpathSync.native(dirname(path));
  // Others could swap files in such a folder between two of our steps.
  const stranger = strangerToFolder(statSync(folder));
  if (stranger !== null) {
    const args = { path: folder, word: shellWord(folder), stranger };
    throw new CliError(EXIT.store, 'store-unsafe', { key: 'folder-unsafe', args });
  }
  return join(folder, basename(path));
}

/** With those around it. One by one: Node.js's own way tries for ever in a folder that takes none (/proc). */
function makeFolder(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return;
  if (dirname(folder) !== folder) makeFolder(dirname(folder));
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
    // Somebody else may have made it just now.
    if (!statSync(folder).isDirectory()) throw Object.assign(new Error('a file'), { code: 'ENOTDIR' });
  }
}

function syncFolder(folder: string): void {
  // Windows cannot open a folder; NTFS journals the rename.
  if (process.platform === 'win32') return;
  const opened = openSync(folder, 'r');
  try {
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}

/**
 * Writes a file that a user named: atomically where it is a file or is to be one, as a stream where it is a device or a
 * pipe. `spared` are files that it must not be, whatever they are called: the store, and what was read.
 *
 * @throws CliError output-not-writable; output-exists for one of those, or for any unless `replace`
 */
export async function writeNewFile(
  path: string,
  text: string,
  {
    replace = true,
    spared = [],
  }: { readonly replace?: boolean; readonly spared?: readonly (string | undefined)[] } = {},
): Promise<void> {
  requireOther(path, spared);
  try {
    const found = lookAt(path);
    if (!replace) closeSync(openSync(path, 'wx', 0o600));
    if (found === null || found.isFile()) writeAtomically(path, text);
    else if (found.isSymbolicLink() && !STREAMS.test(path)) throw Object.assign(new Error('link'), { code: 'ELOOP' });
    else await stream(path, text);
  } catch (error) {
    if (errorCode(error) === 'EEXIST') {
      throw new CliError(EXIT.no, 'output-exists', { key: 'output-exists', args: { path } });
    }
    throw notWritable(path, error);
  }
}

function notWritable(path: string, error: unknown): CliError {
  return new CliError(EXIT.no, 'output-not-writable', {
    key: 'output-not-writable',
    args: { path, reason: reasonOf(error) },
  });
}

/** Does what is to be done at a place that a user named. @throws CliError output-not-writable where the system refuses it */
export function atNamedPlace(path: string, act: () => void): void {
  try {
    act();
  } catch (error) {
    throw error instanceof CliError || errorCode(error) === undefined ? error : notWritable(path, error);
  }
}

/** @throws CliError output-exists where it is the same file as one of these */
function requireOther(path: string, spared: readonly (string | undefined)[]): void {
  const found = fileAt(path);
  if (!found?.isFile()) return;
  const isSame = (other: Stats | undefined) => other?.dev === found.dev && other.ino === found.ino;
  if (spared.some((each) => each !== undefined && isSame(fileAt(each))))
    throw new CliError(EXIT.no, 'output-exists', { key: 'output-in-use', args: { path } });
}

/** What a name stands for; undefined where it stands for nothing: standard input, a URL, a file that is not there. */
function fileAt(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

/** Sees that nothing of this name exists. @throws CliError output-exists */
export function requireNoFile(path: string): void {
  if (lookAt(path) !== null) throw new CliError(EXIT.no, 'output-exists', { key: 'output-exists', args: { path } });
}

/** Links by which the system itself names what is already open: no link of somebody else's. */
const STREAMS = /^\/dev\/(?:stdout|stderr|fd\/\d+)$/;

function lookAt(path: string): Stats | null {
  try {
    return lstatSync(path);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}

/** Writes to what is already there. A pipe that nobody reads is an error (ENXIO), not something to wait for. */
async function stream(path: string, text: string): Promise<void> {
  const file = openSync(path, constants.O_WRONLY | constants.O_APPEND | constants.O_NONBLOCK);
  try {
    const bytes = Buffer.from(text, 'utf8');
    for (let written = 0; written < bytes.length; ) {
      try {
        written += writeSync(file, bytes, written);
      } catch (error) {
        if (errorCode(error) !== 'EAGAIN') throw error;
        await sleep(5);
      }
    }
  } finally {
    closeSync(file);
  }
}

/**
 * Appends a line to a file (0600 when it is new), durably and whole: where it does not fit, what was written of it is taken
 * back. `beforeWrite` runs last; where it throws, nothing has changed.
 */
export function appendLine(path: string, line: string, beforeWrite?: () => void): void {
  const noFollow = beforeWrite ? (constants.O_NOFOLLOW ?? 0) : 0;
  const file = openSync(path, constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT | noFollow, 0o600);
  try {
    const { size } = fstatSync(file);
    beforeWrite?.();
    try {
      writeFileSync(file, `${line}\n`);
      fsyncSync(file);
    } catch (error) {
      takeBack(file, size);
      throw error;
    }
  } finally {
    closeSync(file);
  }
}

/** What cannot be cut (a device, a pipe) keeps what it has. */
function takeBack(file: number, size: number): void {
  try {
    ftruncateSync(file, size);
  } catch {
    return;
  }
}
