// Assertion IDs met before, for --seen: a file with one a line, "<when> <ID>". Grows by a line for each accepted response.

import { CliError } from '../errors.ts';
import { EXIT } from '../exit.ts';
import { appendLine, prepareFolder } from './files.ts';
import { acquireLock } from './lock.ts';
import { errorCode, readRegularFile } from './read-file.ts';

const MAX_SEEN_BYTES = 64 << 20;

export interface Seen {
  has(assertionId: string): boolean;
  /** Remembers an ID that was accepted at `when`. */
  add(assertionId: string, when: string): Promise<void>;
}

/** Opens the file, which need not exist yet. @throws CliError seen-unusable */
export async function openSeen(path: string): Promise<Seen> {
  const unusable = (error: unknown) =>
    new CliError(
      EXIT.store,
      'seen-unusable',
      `${path} cannot be used for --seen: ${errorCode(error) ?? 'unknown error'}`,
      'name a file that can be read and written',
    );
  const ids = await readIds(path).catch((error: unknown) => {
    throw unusable(error);
  });
  return {
    has: (id) => ids.has(id),
    async add(id, when) {
      try {
        const target = await prepareFolder(path);
        const lock = await acquireLock(`${target}.lock`);
        try {
          await appendLine(target, `${when} ${id}`);
          ids.add(id);
        } finally {
          await lock.release();
        }
      } catch (error) {
        throw error instanceof CliError ? error : unusable(error);
      }
    },
  };
}

async function readIds(path: string): Promise<Set<string>> {
  try {
    const text = readRegularFile(path, MAX_SEEN_BYTES, { followLinks: false }).toString('utf8');
    return new Set(text.split('\n').flatMap((line) => line.split(' ')[1] ?? []));
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return new Set();
    throw error;
  }
}
