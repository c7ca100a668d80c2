// The one thing that a receipt guards: whoever is about to switch SSO on must have one that holds now.

import type { Context } from '../context.ts';
import { judgeAccount } from '../core/diagnosis/judge-account.ts';
import { loadWords } from '../core/words/load.ts';
import { CliError } from '../errors.ts';
import { EXIT } from '../exit.ts';
import { readReceipt, receiptFacts } from './receipt.ts';
import type { StoredAccount } from './store-schema.ts';

/** @throws CliError receipt-malformed, receipt-not-ready, receipt-expired, receipt-drifted */
export async function requireReceipt(path: string, stored: StoredAccount, context: Context): Promise<void> {
  const receipt = await readReceipt(path, context);
  const facts = await receiptFacts(receipt, { path, at: context.now(), maxAge: null }, stored, context);
  const words = await loadWords(context.settings.lang);
  const list = { format: 'csv', cut: null, missingCount: false, duplicates: [] } as const;
  const [finding] = judgeAccount({ ...list, receipt: facts }, words);
  if (!finding) return;
  throw new CliError(EXIT.no, finding.code, {
    key: 'receipt-does-not-hold',
    args: { path, said: finding.message.replace(/[.。]$/, '') },
  });
}
