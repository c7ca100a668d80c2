// Reading the account store: one JSON file. Changing it is change-store.ts, which brings locks and atomic writes along.

import { statSync } from 'node:fs';
import { shellWord } from '../core/shell.ts';
import { CliError } from '../errors.ts';
import { EXIT } from '../exit.ts';
import { type Owned, strangerTo } from './ownership.ts';
import { parseStore } from './parse-store.ts';
import { errorCode, readRegularFile, reasonOf } from './read-file.ts';
import type { StoredAccount } from './store-schema.ts';

/** 5,000 users with long comments and metadata stay far below. */
const MAX_STORE_BYTES = 64 << 20;

/** Reads the store; null when there is none yet. @throws CliError store-unreadable, store-unsafe, store-damaged, store-newer */
export async function readStoreIfAny(path: string): Promise<StoredAccount | null> {
  const text = readStoreText(path);
  return text === null ? null : parseStore(text, path);
}

/** The text of the store, not yet looked at; null when there is none. @throws CliError store-unreadable, store-unsafe, store-damaged */
export function readStoreText(path: string): string | null {
  const bytes = readIfAny(path, MAX_STORE_BYTES);
  if (!bytes) return null;
  if (bytes.length > MAX_STORE_BYTES)
    throw new CliError(EXIT.store, 'store-damaged', {
      key: 'store-too-large',
      args: { path, mebibytes: MAX_STORE_BYTES >> 20 },
    });
  return bytes.toString('utf8');
}

/** Reads the store. @throws CliError store-missing and those of `readStoreIfAny` */
export async function readStore(path: string): Promise<StoredAccount> {
  const stored = await readStoreIfAny(path);
  if (!stored) throw missing(path);
  return stored;
}

/** When the store was changed last, in milliseconds since 1970. */
export function storeChanged(path: string): number {
  return statSync(path).mtimeMs;
}

/** Sees that there is a store, before anything is made beside it. @throws CliError store-missing, store-unreadable */
export function requireStore(path: string): void {
  if (!readIfAny(path, 0)) throw missing(path);
}

function readIfAny(path: string, limit: number): Buffer | null {
  try {
    return readRegularFile(path, limit, { followLinks: false, inspect: (file) => requireOwn(path, file) });
  } catch (error) {
    if (error instanceof CliError) throw error;
    if (errorCode(error) === 'ENOENT') return null;
    throw unreadable(path, error);
  }
}

/** Whoever may write to the store decides whom sso-cli trusts. @throws CliError store-unsafe */
function requireOwn(path: string, file: Owned): void {
  const stranger = strangerTo(file);
  if (stranger === null) return;
  throw new CliError(EXIT.store, 'store-unsafe', {
    key: 'file-unsafe',
    args: { path, word: shellWord(path), stranger },
  });
}

function missing(path: string): CliError {
  return new CliError(EXIT.store, 'store-missing', { key: 'store-missing', args: { path } });
}

function unreadable(path: string, error: unknown): CliError {
  return new CliError(EXIT.store, 'store-unreadable', {
    key: 'store-unreadable',
    args: { path, reason: reasonOf(error) },
  });
}
