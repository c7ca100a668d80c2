// A receipt of preflight: was the answer yes, is it recent enough, and is everything that it rested on still so?

import { type Details, defineAccountCheck, found, type Judgement, notApplicable, pass } from '../define.ts';
import { ALIBABA_SETTINGS, silentOnIt } from '../sources.ts';
import type { AccountFacts, ReceiptFacts } from './facts.ts';

export const receiptNotReady = defineAccountCheck({
  code: 'receipt-not-ready',
  severity: 'error',
  where: 'input',
  sources: [silentOnIt(ALIBABA_SETTINGS)],
  judge: ({ receipt }: AccountFacts) => (receipt ? (receipt.isReady ? pass : found({})) : notApplicable),
});

export interface Age extends Details {
  /** Milliseconds; negative where it comes from the future. */
  readonly age: number;
  readonly maxAge: number;
}

export const receiptExpired = defineAccountCheck({
  code: 'receipt-expired',
  severity: 'error',
  where: 'input',
  sources: [silentOnIt(ALIBABA_SETTINGS)],
  judge: ({ receipt }: AccountFacts): Judgement<Age> => {
    if (!receipt) return notApplicable;
    const age = receipt.at - receipt.writtenAt;
    const isPast = receipt.maxAge !== null && age > receipt.maxAge;
    return isPast || age < 0 ? found({ age, maxAge: receipt.maxAge ?? 0 }) : pass;
  },
});

export interface Drift extends Details {
  readonly drifted: ReceiptFacts['drifted'];
}

export const receiptDrifted = defineAccountCheck({
  code: 'receipt-drifted',
  severity: 'error',
  where: 'input',
  sources: [silentOnIt(ALIBABA_SETTINGS)],
  judge: ({ receipt }: AccountFacts): Judgement<Drift> => {
    if (!receipt) return notApplicable;
    const { drifted } = receipt;
    return drifted.length === 0 ? pass : found({ drifted, actual: drifted.join(', ') });
  },
});
