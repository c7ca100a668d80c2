// Assertion IDs met before, for --seen: a file with one a line, "<when> <ID>". Grows by a line for each accepted response.

import type { ErrorSentence } from '../core/words/error-words.ts';
import { CliError } from '../errors.ts';
import { EXIT } from '../exit.ts';
import { appendLine, prepareFolder } from './files.ts';
import { acquireLock } from './lock.ts';
import { errorCode, readRegularFile, reasonOf } from './read-file.ts';

const MAX_SEEN_BYTES = 64 << 20;

export interface Seen {
  /** Locks the file, reads it anew and runs `work`: two commands at once cannot both accept the same assertion. */
  exclusively<T>(work: () => Promise<T>): Promise<T>;
  has(assertionId: string): boolean;
  /** Remembers an ID that was accepted at `when`. To be called within `exclusively`. */
  add(assertionId: string, when: string): Promise<void>;
}

/** Opens the file, which need not exist yet. This and what it returns throw CliError seen-unusable. */
export async function openSeen(path: string): Promise<Seen> {
  const attempt = async <T>(step: () => T | Promise<T>): Promise<T> => {
    try {
      return await step();
    } catch (error) {
      throw error instanceof CliError
        ? error
        : unusable({ key: 'seen-unusable', args: { path, reason: reasonOf(error) } });
    }
  };
  let ids = await attempt(() => readIds(path));
  return {
    async exclusively(work) {
      const lock = await attempt(async () => acquireLock(`${await prepareFolder(path)}.lock`));
      try {
        ids = await attempt(() => readIds(path));
        return await work();
      } finally {
        await lock.release();
      }
    },
    has: (id) => ids.has(id),
    async add(id, when) {
      // What was accepted is an NCName (saml/signature.ts): no blank in it, and no line end.
      await attempt(() => appendLine(path, `${when} ${id}`));
      ids.add(id);
    },
  };
}

function readIds(path: string): Set<string> {
  let bytes: Buffer;
  try {
    bytes = readRegularFile(path, MAX_SEEN_BYTES, { followLinks: false });
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return new Set();
    throw error;
  }
  // What lies behind the limit would be forgotten, and could be replayed.
  if (bytes.length > MAX_SEEN_BYTES)
    throw unusable({ key: 'seen-too-large', args: { path, mebibytes: MAX_SEEN_BYTES >> 20 } });
  const lines = bytes.toString('utf8').split('\n');
  return new Set(lines.flatMap((line) => line.split(' ')[1] ?? []));
}

const unusable = (sentence: ErrorSentence) => new CliError(EXIT.store, 'seen-unusable', sentence);
