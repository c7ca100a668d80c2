// Reading files: never follows a link where that was ruled out, and never blocks on a pipe where a file should be.

import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';

/** The code of a system error: ENOENT, EACCES… Undefined for other errors. */
export function errorCode(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException | null)?.code;
}

/**
 * Reads a regular file, at most `limit` bytes and one more, by which the caller sees that there is more. Synchronously:
 * a command has nothing else to do meanwhile, and the thread pool takes longer to start than most files to read.
 * Throws system errors as they come; EISDIR and EINVAL (`not a regular file`) for what is no file.
 */
export function readRegularFile(path: string, limit: number, { followLinks = true } = {}): Buffer {
  // O_NONBLOCK: opening a FIFO would otherwise wait for a writer. Windows has neither flag.
  const flags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (followLinks ? 0 : (constants.O_NOFOLLOW ?? 0));
  const file = openSync(path, flags);
  try {
    const found = fstatSync(file);
    if (!found.isFile()) {
      throw Object.assign(new Error('not a regular file'), { code: found.isDirectory() ? 'EISDIR' : 'EINVAL' });
    }
    const buffer = Buffer.allocUnsafe(Math.min(found.size, limit) + 1);
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
