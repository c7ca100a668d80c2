// The catalogue of metadata checks, in order; `judgeMetadata` runs them all. (metadata-missing is a check of step 3.)

import type { Finding } from '../../report.ts';
import type { MetadataWords, Words } from '../../words/words.ts';
import type { MetadataCheck } from '../define.ts';
import { basisOf } from '../sources.ts';
import * as document from './document.ts';
import type { MetadataFacts } from './facts.ts';
import * as keys from './keys.ts';

export const METADATA_CATALOGUE = [
  document.metadataMalformed,
  document.metadataNotIdp,
  document.metadataMultipleIdps,
  document.metadataEntityNotFound,
  document.metadataExpired,
  document.metadataSignatureInvalid,
  document.metadataSignatureUnchecked,
  keys.metadataSigningKeyMissing,
  keys.metadataCertificateMalformed,
  keys.metadataTooManyCertificates,
  document.metadataTooLarge,
  keys.metadataSsoEndpointMissing,
  keys.metadataSsoEndpointInsecure,
  keys.metadataCertificateExpired,
  keys.metadataCertificateExpiring,
  keys.metadataCertificateWeakKey,
  keys.metadataReplacesAllKeys,
  keys.metadataIssuerChanged,
] as const;

export type MetadataFinding = Omit<Finding, 'step' | 'explains'>;

/** Every finding on a metadata document, in the catalogue's order. */
export function judgeMetadata(facts: MetadataFacts, words: Words): MetadataFinding[] {
  return (METADATA_CATALOGUE as readonly MetadataCheck[]).flatMap((check) => {
    const judgement = check.judge(facts);
    if (judgement.kind !== 'found') return [];
    const { severity, expected, actual } = judgement.details;
    return [
      {
        code: check.code,
        severity: severity ?? check.severity,
        message: words.metadata[check.code as keyof MetadataWords].says(judgement.details as never),
        ...(expected === undefined ? {} : { expected }),
        ...(actual === undefined ? {} : { actual }),
        docs: check.sources[0].url,
        basis: basisOf(check.sources),
      },
    ];
  });
}
