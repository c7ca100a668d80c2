// The account store: one JSON file, changed only under its lock, from what it holds at that moment.

import { CliError } from '../errors.ts';
import { EXIT } from '../exit.ts';
import { prepareFolder, removeLeftovers, writeAtomically } from './files.ts';
import { acquireLock } from './lock.ts';
import { errorCode, readRegularFile } from './read-file.ts';
import { formatStore, parseStore, type StoredAccount } from './store-file.ts';

/** 5,000 users with long comments and metadata stay far below. */
const MAX_STORE_BYTES = 64 << 20;

/** Reads the store; null when there is none yet. @throws CliError store-unreadable, store-damaged, store-newer */
export async function readStoreIfAny(path: string): Promise<StoredAccount | null> {
  let bytes: Buffer;
  try {
    bytes = readRegularFile(path, MAX_STORE_BYTES, { followLinks: false });
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw unreadable(path, error);
  }
  if (bytes.length > MAX_STORE_BYTES)
    throw new CliError(
      EXIT.store,
      'store-damaged',
      `the store ${path} is over ${MAX_STORE_BYTES >> 20} MiB`,
      'this is no store of sso-cli; choose another with --store',
    );
  return parseStore(bytes.toString('utf8'), path);
}

/** Reads the store. @throws CliError store-missing and those of `readStoreIfAny` */
export async function readStore(path: string): Promise<StoredAccount> {
  const stored = await readStoreIfAny(path);
  if (stored) return stored;
  throw new CliError(
    EXIT.store,
    'store-missing',
    `there is no account store at ${path}`,
    'create it: sso-cli init --account-id <16 digits> --site intl|cn',
  );
}

/**
 * Changes the store: `change` gets what it holds now (null where there is none) and returns what it shall hold, or the
 * very same value to leave it untouched. All of it under the lock, so that no other command's change is lost.
 */
export async function updateStore(
  path: string,
  change: (now: StoredAccount | null) => StoredAccount,
): Promise<StoredAccount> {
  try {
    const target = await prepareFolder(path);
    const lock = await acquireLock(`${target}.lock`);
    try {
      await removeLeftovers(target);
      const now = await readStoreIfAny(target);
      const next = change(now);
      if (next !== now) await writeAtomically(target, formatStore(next), () => lock.verify());
      return next;
    } finally {
      await lock.release();
    }
  } catch (error) {
    if (errorCode(error) !== undefined && !(error instanceof CliError)) throw unwritable(path, error);
    throw error;
  }
}

/** Changes a store that must exist. @throws CliError store-missing */
export async function changeStore(path: string, change: (now: StoredAccount) => StoredAccount): Promise<StoredAccount> {
  await readStore(path);
  return updateStore(path, (now) => {
    if (now === null)
      throw new CliError(
        EXIT.store,
        'store-missing',
        `the store ${path} was removed meanwhile`,
        'create it again: sso-cli init',
      );
    return change(now);
  });
}

const REASON: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EISDIR: 'it is a directory',
  EINVAL: 'it is not a regular file',
  ELOOP: 'it is a symbolic link',
  ENOTDIR: 'a part of the path is not a directory',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EROFS: 'the file system is read-only',
  ENAMETOOLONG: 'the name is too long',
  EMFILE: 'too many files are open',
};

function unreadable(path: string, error: unknown): CliError {
  const code = errorCode(error) ?? '';
  const hint =
    code === 'ELOOP'
      ? 'give the real path with --store'
      : 'check the path and its permissions, or choose another with --store';
  return new CliError(
    EXIT.store,
    'store-unreadable',
    `the store ${path} cannot be read: ${REASON[code] ?? (code || 'unknown error')}`,
    hint,
  );
}

function unwritable(path: string, error: unknown): CliError {
  const code = errorCode(error) ?? '';
  return new CliError(
    EXIT.store,
    'store-not-writable',
    `the store ${path} cannot be written: ${REASON[code] ?? (code || 'unknown error')}`,
    'nothing was changed; check space and permissions, or choose another with --store',
  );
}
