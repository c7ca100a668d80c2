// Runs every metadata check over what was read of a document, and puts what they found into words.

import type { MetadataCode } from '../checks/codes.ts';
import type { MetadataCheck, Wording } from '../checks/define.ts';
import { METADATA_CATALOGUE } from '../checks/metadata/catalogue.ts';
import type { MetadataFacts } from '../checks/metadata/facts.ts';
import { basisOf } from '../checks/sources.ts';
import type { Finding } from '../report.ts';
import type { Words } from '../words/words.ts';

export type MetadataFinding = Omit<Finding, 'code' | 'step' | 'explains'> & { readonly code: MetadataCode };

/** Codes of the checks that were judged on a metadata document and found nothing. */
export function passedChecks(facts: MetadataFacts): string[] {
  return (METADATA_CATALOGUE as readonly MetadataCheck[])
    .filter((check) => check.judge(facts).kind === 'pass')
    .map((check) => check.code);
}

/** Whether nothing about a metadata document is an error. */
export function isFit(facts: MetadataFacts): boolean {
  return (METADATA_CATALOGUE as readonly MetadataCheck[]).every((check) => {
    const judgement = check.judge(facts);
    return judgement.kind !== 'found' || (judgement.details.severity ?? check.severity) !== 'error';
  });
}

/** Every finding on a metadata document, in the catalogue's order. */
export function judgeMetadata(facts: MetadataFacts, words: Words): MetadataFinding[] {
  return (METADATA_CATALOGUE as readonly MetadataCheck[]).flatMap((check) => {
    const judgement = check.judge(facts);
    if (judgement.kind !== 'found') return [];
    const { severity, expected } = judgement.details;
    const wording: Wording<never> = words.metadata[check.code];
    const actual = wording.actual?.(judgement.details as never) ?? judgement.details.actual;
    return [
      {
        code: check.code,
        severity: severity ?? check.severity,
        message: wording.says(judgement.details as never),
        ...(expected === undefined ? {} : { expected }),
        ...(actual === undefined ? {} : { actual }),
        docs: check.sources[0].url,
        basis: basisOf(check.sources),
      },
    ];
  });
}
