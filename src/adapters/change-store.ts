// Changing the account store: only under its lock, from what it holds at that moment, and as a whole or not at all.

import type { Context } from '../context.ts';
import type { Account } from '../core/ram/account.ts';
import { requireUser, type UserInAccount } from '../core/ram/users.ts';
import { formatInstant } from '../core/saml/time.ts';
import { CliError } from '../errors.ts';
import { EXIT } from '../exit.ts';
import { prepareFolder, removeLeftovers, writeAtomically } from './files.ts';
import { formatStore } from './format-store.ts';
import { acquireLock } from './lock.ts';
import { errorCode, reasonOf } from './read-file.ts';
import { readStoreIfAny, requireStore } from './store.ts';
import type { StoredAccount } from './store-schema.ts';

/**
 * Changes the store: `change` gets what it holds now (null where there is none) and returns what it shall hold, or the
 * very same value to leave it untouched. All of it under the lock, so that no other command's change is lost.
 * `beforeWriting` runs under it too, where something is about to change.
 */
export async function updateStore(
  path: string,
  change: (now: StoredAccount | null) => StoredAccount,
  beforeWriting: () => Promise<void> = async () => undefined,
): Promise<StoredAccount> {
  try {
    const target = await prepareFolder(path);
    const lock = await acquireLock(`${target}.lock`);
    try {
      await removeLeftovers(target);
      const now = await readStoreIfAny(target);
      const next = change(now);
      if (next !== now) {
        await beforeWriting();
        await writeAtomically(target, formatStore(next), () => lock.verify());
      }
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
export async function changeStore(
  path: string,
  change: (now: StoredAccount) => StoredAccount,
  beforeWriting?: () => Promise<void>,
): Promise<StoredAccount> {
  requireStore(path);
  const changeExisting = (now: StoredAccount | null) => {
    if (now === null) throw new CliError(EXIT.store, 'store-missing', { key: 'store-removed', args: { path } });
    return change(now);
  };
  return updateStore(path, changeExisting, beforeWriting);
}

/** Changes the account in the store, and returns it as it is then. */
export async function changeAccount(
  context: Context,
  change: (account: Account, now: string) => Account,
): Promise<Account> {
  const now = formatInstant(Math.floor(context.now() / 1000) * 1000);
  const { account } = await changeStore(context.settings.store, (stored) => ({
    ...stored,
    account: change(stored.account, now),
  }));
  return account;
}

/** Changes the account in the store, and returns its user `name` as that is then. @throws RamError EntityNotExist.User */
export async function changeUser(
  context: Context,
  name: string,
  change: (account: Account, now: string) => Account,
): Promise<UserInAccount> {
  const account = await changeAccount(context, change);
  return { user: requireUser(account, name), groups: account.groups };
}

function unwritable(path: string, error: unknown): CliError {
  return new CliError(EXIT.store, 'store-not-writable', {
    key: 'store-not-writable',
    args: { path, reason: reasonOf(error) },
  });
}
