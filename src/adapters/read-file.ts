// Reading files: never follows a link where that was ruled out, and never blocks on a pipe where a file should be.
// Synchronously: a command has nothing else to do meanwhile, and the thread pool takes longer to start than most files to
// read.

import { closeSync, constants, fstatSync, openSync, readSync, type Stats } from 'node:fs';

/** The code of a system error: ENOENT, EACCES… Undefined for other errors, which may have codes of their own. */
export function errorCode(error: unknown): string | undefined {
  const code = (error as NodeJS.ErrnoException | null)?.code;
  return typeof code === 'string' && /^E[A-Z\d]+$/.test(code) ? code : undefined;
}

/** Why a file could not be read or written: the code of a system error, for words/ to say. */
export const reasonOf = (error: unknown): string => errorCode(error) ?? 'unknown';

/**
 * Reads a regular file, at most `limit` bytes and one more, by which the caller sees that there is more.
 * Throws system errors as they come; EISDIR and EINVAL (`not a regular file`) for what is no file. `inspect` sees the opened
 * file before anything is read of it, and may throw.
 */
export function readRegularFile(
  path: string,
  limit: number,
  { followLinks = true, inspect }: { readonly followLinks?: boolean; readonly inspect?: (file: Stats) => void } = {},
): Buffer {
  const { file, stats } = openRegularFile(path, followLinks);
  try {
    inspect?.(stats);
    const { size } = stats;
    const buffer = Buffer.allocUnsafe(Math.min(size, limit) + 1);
    let length = 0;
    while (length < buffer.length) {
      const bytesRead = readSync(file, buffer, length, buffer.length - length, length);
      if (bytesRead === 0) break;
      length += bytesRead;
    }
    return buffer.subarray(0, length);
  } finally {
    closeSync(file);
  }
}

const PIECE = 256 << 10;

/** The same piece by piece, for files that are too large to hold. A piece is valid until the next is asked for. */
export function* readPieces(path: string): Generator<Uint8Array> {
  const {
    file,
    stats: { size },
  } = openRegularFile(path, true);
  try {
    const buffer = Buffer.allocUnsafe(Math.min(size + 1, PIECE));
    for (let length = 1; length > 0; ) {
      length = readSync(file, buffer);
      yield buffer.subarray(0, length);
    }
  } finally {
    closeSync(file);
  }
}

function openRegularFile(path: string, followLinks: boolean): { file: number; stats: Stats } {
  // O_NONBLOCK: opening a FIFO would otherwise wait for a writer. Windows has neither flag.
  const flags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (followLinks ? 0 : (constants.O_NOFOLLOW ?? 0));
  const file = openSync(path, flags);
  try {
    const stats = fstatSync(file);
    if (stats.isFile()) return { file, stats };
    throw Object.assign(new Error('not a regular file'), { code: stats.isDirectory() ? 'EISDIR' : 'EINVAL' });
  } catch (error) {
    closeSync(file);
    throw error;
  }
}
