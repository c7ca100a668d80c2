// The library's main function: from a paste to its reports, in one call. The command does the same in three steps, so that
// it loads words and remedies only where there is something to say (commands/verify-response.ts).

import type { Lang } from './checks/define.ts';
import type { Invocation } from './diagnosis/invocation.ts';
import { recogniseProduct } from './diagnosis/product.ts';
import { findRemedies } from './diagnosis/remedies.ts';
import { toReport } from './diagnosis/to-report.ts';
import { type Verification, verifyMessages } from './diagnosis/verify.ts';
import type { Report } from './report.ts';
import type { AdviceWords } from './words/advice.ts';
import { ADVICE as ADVICE_EN } from './words/en/advice.ts';
import { EN } from './words/en/index.ts';
import type { Words } from './words/words.ts';
import { ADVICE as ADVICE_ZH } from './words/zh/advice.ts';
import { ZH } from './words/zh/index.ts';

export interface ResponseVerification extends Verification {
  /** The language of findings and remedies; English by default. */
  readonly lang?: Lang;
  /** How sso-cli would be called to judge this: the commands of remedies then fit that call. */
  readonly invocation?: Invocation;
}

export const WORDS: Readonly<Record<Lang, Words>> = { en: EN, zh: ZH };

const ADVICE: Readonly<Record<Lang, AdviceWords>> = { en: ADVICE_EN, zh: ADVICE_ZH };

/**
 * Verifies every message in a paste; one report each, in order, and always at least one. Never throws on any input.
 *
 * @example
 * const reports = verifyResponses({ input: harFile, account, idp, options: { at: Date.now() } });
 */
export function verifyResponses(verification: ResponseVerification): Report[] {
  const { lang = 'en', source = '-' } = verification;
  const invocation = verification.invocation ?? { input: source, flags: {} };
  const words = WORDS[lang];
  return Array.from(verifyMessages(verification), (verified) =>
    toReport(
      verified,
      words,
      findRemedies(verified, words, ADVICE[lang], invocation),
      recogniseProduct(verified.facts),
    ),
  );
}

/** Verifies a paste that holds one message: the first report of `verifyResponses`. */
export function verifyResponse(verification: ResponseVerification): Report {
  return verifyResponses(verification)[0] as Report;
}
