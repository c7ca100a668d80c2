// Assertion IDs met before, for --seen: a file with one a line, "<when> <ID>". Grows by a line for each accepted response.
// Read strictly: a line that is not as it was written may be an ID that would be forgotten, and could be replayed.

import type { ErrorSentence } from '../core/words/error-words.ts';
import { CliError } from '../errors.ts';
import { EXIT } from '../exit.ts';
import { appendLine, prepareFolder } from './files.ts';
import { acquireLock, type Lock } from './lock.ts';
import { type Owned, strangerTo } from './ownership.ts';
import { errorCode, readRegularFile, reasonOf } from './read-file.ts';

const MAX_SEEN_BYTES = 64 << 20;

export interface Seen {
  /** Locks the file, reads it anew and runs `work`: two commands at once cannot both accept the same assertion. */
  exclusively<T>(work: () => Promise<T>): Promise<T>;
  has(assertionId: string): boolean;
  /** Remembers an ID that was accepted at `when`. To be called within `exclusively`, and before anybody is told. */
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
  let lock: Lock | null = null;
  return {
    async exclusively(work) {
      const held = await attempt(() => acquireLock(`${prepareFolder(path)}.lock`));
      lock = held;
      try {
        ids = await attempt(() => readIds(path));
        return await work();
      } finally {
        lock = null;
        held.release();
      }
    },
    has: (id) => ids.has(written(id)),
    async add(id, when) {
      await attempt(() =>
        appendLine(path, `${when} ${written(id)}`, () => {
          if (!lock) throw new Error('invariant: add outside exclusively');
          lock.verify();
        }),
      );
      ids.add(written(id));
    },
  };
}

/** An ID as it stands in the file: what could end it, or its line, or hide in it, is percent-encoded. */
const written = (id: string) => id.replace(/[%\p{C}\p{Z}]/gu, encodeURIComponent);

/** A line as `add` writes it. */
const LINE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z ([^\p{C}\p{Z}]+)$/u;

function readIds(path: string): Set<string> {
  let bytes: Buffer;
  try {
    const inspect = (file: Owned) => {
      const stranger = strangerTo(file);
      if (stranger) throw unusable({ key: 'seen-unsafe', args: { path, stranger } });
    };
    bytes = readRegularFile(path, MAX_SEEN_BYTES, { followLinks: false, inspect });
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return new Set();
    throw error;
  }
  // What lies behind the limit would be forgotten, and could be replayed.
  if (bytes.length > MAX_SEEN_BYTES)
    throw unusable({ key: 'seen-too-large', args: { path, mebibytes: MAX_SEEN_BYTES >> 20 } });
  // Latin-1 keeps bytes apart that UTF-8 would make one replacement character of; a line is decoded only to be judged.
  const lines = bytes.toString('latin1').split('\n');
  // An editor, or a disk that was full, has cut the last line: nobody can say whether its ID is whole.
  if (lines.at(-1) !== '') throw unusable({ key: 'seen-cut', args: { path, line: lines.length } });
  const ids = new Set<string>();
  lines.slice(0, -1).forEach((line, i) => {
    const id = LINE.exec(toUtf8(line.endsWith('\r') ? line.slice(0, -1) : line) ?? '')?.[1];
    if (id === undefined) throw unusable({ key: 'seen-line', args: { path, line: i + 1 } });
    ids.add(id);
  });
  return ids;
}

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Null where the bytes are no UTF-8. */
function toUtf8(line: string): string | null {
  if (!/[\x80-\xff]/.test(line)) return line;
  try {
    return UTF8.decode(Buffer.from(line, 'latin1'));
  } catch {
    return null;
  }
}

const unusable = (sentence: ErrorSentence) => new CliError(EXIT.store, 'seen-unusable', sentence);
