// Changing the account store: only under its lock, from what it holds at that moment, and as a whole or not at all.

import type { Context } from '../context.ts';
import type { Account } from '../core/ram/account.ts';
import { formatInstant } from '../core/saml/time.ts';
import { CliError } from '../errors.ts';
import { EXIT } from '../exit.ts';
import { prepareFolder, removeFile, removeLeftovers, writeAtomically } from './files.ts';
import { formatStore } from './format-store.ts';
import { acquireLock } from './lock.ts';
import { parseStore } from './parse-store.ts';
import { errorCode, reasonOf } from './read-file.ts';
import { readStore, readStoreIfAny, readStoreText, requireStore } from './store.ts';
import type { StoredAccount } from './store-schema.ts';

export interface ChangeOptions {
  /** What was there is kept for `undoChange`, unless this is false. */
  readonly keeps?: boolean;
  readonly beforeWriting?: () => void;
}

/**
 * Changes the store: `change` gets what it holds now (null where there is none) and returns what it shall hold, or the
 * very same value to leave it untouched. All of it under the lock, so that no other command's change is lost. Unless told
 * otherwise it keeps what was there before, for `undoChange`.
 * `beforeWriting` runs under it too, where something is about to change.
 */
export async function updateStore(
  path: string,
  change: (now: StoredAccount | null) => StoredAccount,
  { keeps = true, beforeWriting }: ChangeOptions = {},
): Promise<StoredAccount> {
  return locked(path, async (target, write) => {
    const text = readStoreText(target);
    const now = text === null ? null : parseStore(text, target);
    const next = change(now);
    if (next === now) return next;
    beforeWriting?.();
    // Before the change: from that moment on the way back is there, whole.
    if (text !== null && keeps) writeAtomically(backupOf(target), text);
    else removeFile(backupOf(target));
    write(next);
    return next;
  });
}

/** What the last change to the store did away with stands beside it. */
export const backupOf = (store: string): string => `${store}.undo`;

/** So does the metadata that was replaced; `stamp`: when, and which. */
export const metadataBackupOf = (store: string, stamp: string): string => `${store}.metadata-${stamp}.xml`;

/** What the names of both have behind that of the store. */
const KEPT = /^\.(?:undo|metadata-[\dTZ]+-[\da-f]{8}\.xml)$/;

/**
 * Puts back what the store held before its last change, and keeps what it holds now: so this too can be undone. Killed in
 * between it has been done, and only the way back from it is missing. @throws CliError nothing-to-undo
 */
export async function undoChange(path: string): Promise<{ readonly from: StoredAccount; readonly to: StoredAccount }> {
  requireStore(path);
  return locked(path, async (target, write) => {
    const [from, to] = await Promise.all([readStore(target), readStoreIfAny(backupOf(target))]);
    if (to === null) throw new CliError(EXIT.no, 'nothing-to-undo', { key: 'nothing-to-undo', args: { path } });
    write(to);
    writeAtomically(backupOf(target), formatStore(from));
    return { from, to };
  });
}

/** Does `work` under the lock of the store at `path`, whose real place it gets, and the one way to write there. */
async function locked<T>(
  path: string,
  work: (target: string, write: (stored: StoredAccount) => void) => Promise<T>,
): Promise<T> {
  try {
    const target = prepareFolder(path);
    const lock = await acquireLock(`${target}.lock`);
    try {
      removeLeftovers(target, KEPT);
      return await work(target, (stored) => writeAtomically(target, formatStore(stored), () => lock.verify()));
    } finally {
      lock.release();
    }
  } catch (error) {
    if (errorCode(error) !== undefined && !(error instanceof CliError)) throw unwritable(path, error);
    throw error;
  }
}

/** Changes a store that must exist. @throws CliError store-missing */
export async function changeStore(
  path: string,
  change: (now: StoredAccount) => StoredAccount,
  options: ChangeOptions = {},
): Promise<StoredAccount> {
  requireStore(path);
  const changeExisting = (now: StoredAccount | null) => {
    if (now === null) throw new CliError(EXIT.store, 'store-missing', { key: 'store-removed', args: { path } });
    return change(now);
  };
  return updateStore(path, changeExisting, options);
}

/** Changes the account in the store. All of it is done, or nothing. */
export function changeAccount(
  { now, settings }: Context,
  change: (account: Account, now: string) => Account,
): Promise<StoredAccount> {
  const time = formatInstant(Math.floor(now() / 1000) * 1000);
  return changeStore(settings.store, (stored) => ({ ...stored, account: change(stored.account, time) }));
}

function unwritable(path: string, error: unknown): CliError {
  return new CliError(EXIT.store, 'store-not-writable', {
    key: 'store-not-writable',
    args: { path, reason: reasonOf(error) },
  });
}
