// Runs every check of lists of users, and puts what they found into words.

import { ACCOUNT_CATALOGUE } from '../checks/account/catalogue.ts';
import type { AccountFacts } from '../checks/account/facts.ts';
import type { AccountCode } from '../checks/codes.ts';
import type { AccountCheck } from '../checks/define.ts';
import { basisOf } from '../checks/sources.ts';
import type { Finding } from '../report.ts';
import type { AccountWords, Words } from '../words/words.ts';

export type AccountFinding = Omit<Finding, 'code' | 'step' | 'explains'> & { readonly code: AccountCode };

/** Every finding on a list of users, in the catalogue's order. */
export function judgeAccount(facts: AccountFacts, words: Words): AccountFinding[] {
  return (ACCOUNT_CATALOGUE as readonly AccountCheck[]).flatMap((check) => {
    const judgement = check.judge(facts);
    if (judgement.kind !== 'found') return [];
    const { severity, expected, actual } = judgement.details;
    return [
      {
        code: check.code,
        severity: severity ?? check.severity,
        message: words.account[check.code as keyof AccountWords].says(judgement.details as never),
        ...(expected === undefined ? {} : { expected }),
        ...(actual === undefined ? {} : { actual }),
        docs: check.sources[0].url,
        basis: basisOf(check.sources),
      },
    ];
  });
}
