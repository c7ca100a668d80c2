// A receipt on disk: written beside what it is about, read again, and held against what is so now.

import { basename, dirname, join, relative, resolve } from 'node:path';
import type { World } from '../context.ts';
import type { ReceiptFacts } from '../core/checks/account/facts.ts';
import { isFit } from '../core/diagnosis/judge-metadata.ts';
import { peopleOf } from '../core/preflight/people.ts';
import type { UserList } from '../core/ram/exchange/user-list.ts';
import { ALL_PARTS, driftOf, type Grounds, parseReceipt, type Receipt } from '../core/receipt.ts';
import { type Instant, parseInstant } from '../core/saml/time.ts';
import { CliError } from '../errors.ts';
import { EXIT } from '../exit.ts';
import { readInput } from './input.ts';
import { readMetadataText, storedIdp } from './metadata.ts';
import type { StoredAccount } from './store-schema.ts';
import { readUserListFrom } from './user-list.ts';

const MAX_RECEIPT_BYTES = 1 << 20;

/** Where a list is, as a receipt keeps it: from its own folder, so that both can be moved together. */
export function sourceFor(receipt: string, list: string | undefined): string | null {
  if (list === undefined || list === '-' || list === '/dev/stdin') return null;
  return relative(dirname(resolve(receipt)), resolve(list)) || basename(list);
}

/** @throws CliError input-*, receipt-malformed */
export async function readReceipt(path: string, world: World): Promise<Receipt> {
  const text = Buffer.from(await readInput(path, MAX_RECEIPT_BYTES, world)).toString('utf8');
  const receipt = parseReceipt(text);
  if (receipt) return receipt;
  throw new CliError(EXIT.input, 'receipt-malformed', { key: 'receipt-malformed', args: { path } });
}

export interface Asked {
  readonly path: string;
  readonly at: Instant;
  readonly maxAge: number | null;
  /** The list of IdP users, where it is no longer where it was. */
  readonly idpUsers?: string | undefined;
}

/** The receipt against the store and the list as they are now. @throws CliError where one is there and cannot be read */
export async function receiptFacts(
  receipt: Receipt,
  { path, at, maxAge, idpUsers }: Asked,
  stored: StoredAccount,
  world: World,
): Promise<ReceiptFacts> {
  const list = await listOf(receipt, path, idpUsers, world);
  const grounds: Grounds = {
    account: stored.account,
    idp: storedIdp(stored),
    people: list && peopleOf(list),
    nameIdColumn: list?.nameIdColumn ?? null,
    replaceSuffix: receipt.idpUsers?.replaceSuffix ?? null,
  };
  const drifted = driftOf(receipt, grounds);
  // What was fit when it was written may have run out since, without a change.
  const isSpent = !drifted.includes('metadata') && !isFitAt(stored, at);
  return {
    at,
    writtenAt: parseInstant(receipt.at) ?? 0,
    maxAge,
    isReady: receipt.verdict === 'ready',
    drifted: isSpent ? ALL_PARTS.filter((part) => part === 'metadata' || drifted.includes(part)) : drifted,
  };
}

/** Whether the metadata can be used at that time. */
function isFitAt({ metadataDocument }: StoredAccount, at: Instant): boolean {
  if (metadataDocument === null) return true;
  const document = readMetadataText(metadataDocument);
  return isFit({ ...document, at, expiresWithin: 0, wantedEntityId: null, previous: null });
}

/** Null where there was none, and where it is no longer there: it cannot be said to be the same then. */
async function listOf(
  { idpUsers: then }: Receipt,
  path: string,
  given: string | undefined,
  world: World,
): Promise<UserList | null> {
  if (then === null) return null;
  const source = given ?? (then.source === null ? null : join(dirname(resolve(path)), then.source));
  if (source === null) return null;
  const choice = { ...then.columns, ...(then.nameId === null ? {} : { nameid: then.nameId }) };
  try {
    return await readUserListFrom(source, choice, world);
  } catch (error) {
    // A list without the columns that it had, or no list at all, is not the one that was shown.
    if (error instanceof CliError && given === undefined) return null;
    throw error;
  }
}
