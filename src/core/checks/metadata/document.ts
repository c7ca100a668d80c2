// Metadata: is it the IdP metadata of one IdP, current, and as its publisher signed it?

import type { IdpMetadata, Stranger } from '../../saml/idp-metadata.ts';
import type { SignatureObstacle } from '../../saml/metadata-signature.ts';
import { formatInstant, type Instant } from '../../saml/time.ts';
import { type Details, defineMetadataCheck, found, type Judgement, notApplicable, pass } from '../define.ts';
import { ALIBABA_IDP, ALIBABA_ROLE_LIMIT, ALIBABA_SETTINGS, samlCore, samlMetadata } from '../sources.ts';
import { type MetadataFacts, metadataOf, type Unreadable } from './facts.ts';

export interface What extends Details {
  /** The name of what was read, or why it could not be. */
  readonly what: string | Unreadable;
}

export const metadataMalformed = defineMetadataCheck({
  code: 'metadata-malformed',
  severity: 'error',
  where: 'input',
  sources: [samlMetadata('2.3'), ALIBABA_IDP],
  judge: ({ reading }: MetadataFacts): Judgement<What> =>
    reading.kind === 'malformed'
      ? found({ what: reading.found })
      : reading.kind === 'unreadable'
        ? found({ what: reading })
        : pass,
});

export interface NotIdp extends Details {
  readonly instead: Stranger;
}

export const metadataNotIdp = defineMetadataCheck({
  code: 'metadata-not-idp',
  severity: 'error',
  where: 'input',
  sources: [samlMetadata('2.4.3'), ALIBABA_IDP],
  judge: ({ reading }: MetadataFacts): Judgement<NotIdp> =>
    reading.kind === 'not-idp'
      ? found({ instead: reading.found, expected: 'IDPSSODescriptor', actual: reading.found })
      : pass,
});

export interface Candidates extends Details {
  readonly candidates: readonly string[];
}

/** The first of many names. */
export const firstTen = (names: readonly string[]) => names.slice(0, 10).join(', ') + (names.length > 10 ? ', …' : '');

export const metadataMultipleIdps = defineMetadataCheck({
  code: 'metadata-multiple-idps',
  severity: 'error',
  where: 'input',
  sources: [samlMetadata('2.3.1'), ALIBABA_SETTINGS],
  judge: ({ reading }: MetadataFacts): Judgement<Candidates> =>
    reading.kind === 'multiple'
      ? found({ candidates: reading.candidates, expected: '1', actual: firstTen(reading.candidates) })
      : pass,
});

export const metadataEntityNotFound = defineMetadataCheck({
  code: 'metadata-entity-not-found',
  severity: 'error',
  where: 'input',
  sources: [samlMetadata('2.3.1')],
  judge: ({ reading, wantedEntityId }: MetadataFacts): Judgement<Candidates> =>
    reading.kind === 'not-found'
      ? found({ candidates: reading.candidates, expected: wantedEntityId ?? '', actual: firstTen(reading.candidates) })
      : pass,
});

export const metadataExpired = defineMetadataCheck({
  code: 'metadata-expired',
  severity: 'error',
  where: 'idp',
  sources: [samlMetadata('2.3.2')],
  judge: (facts: MetadataFacts) => judgeExpiry(metadataOf(facts), facts.at),
});

export interface Expired extends Details {
  readonly distance: number;
}

/** Whether validUntil has passed; shared with the check of a verification. */
export function judgeExpiry(metadata: IdpMetadata | null, at: Instant): Judgement<Expired> {
  const validUntil = metadata?.validUntil;
  if (validUntil == null) return notApplicable;
  const distance = at - validUntil;
  return distance >= 0 ? found({ distance, actual: formatInstant(validUntil) }) : pass;
}

export const metadataExpiring = defineMetadataCheck({
  code: 'metadata-expiring',
  severity: 'error',
  where: 'idp',
  sources: [samlMetadata('2.3.2')],
  judge: (facts: MetadataFacts): Judgement<Expired> => {
    const validUntil = metadataOf(facts)?.validUntil;
    if (validUntil == null || facts.mustLast == null || validUntil <= facts.at) return notApplicable;
    const distance = validUntil - facts.at;
    return distance <= facts.mustLast ? found({ distance, actual: formatInstant(validUntil) }) : pass;
  },
});

export const metadataValidUntilMalformed = defineMetadataCheck({
  code: 'metadata-valid-until-malformed',
  severity: 'error',
  where: 'idp',
  sources: [samlMetadata('2.3.2'), samlCore('1.3.3')],
  judge: (facts: MetadataFacts) => judgeValidUntil(metadataOf(facts)),
});

/** Whether validUntil can be read; shared with the check of a verification. */
export function judgeValidUntil(metadata: IdpMetadata | null): Judgement {
  const malformed = metadata?.malformedValidUntil ?? null;
  if (malformed === null) return metadata?.validUntil == null ? notApplicable : pass;
  return found({ expected: 'xs:dateTime, UTC', actual: malformed });
}

export interface Unsigned extends Details {
  /** What stands in its way; null where there is none. */
  readonly obstacle: SignatureObstacle | null;
}

export const metadataSignatureInvalid = defineMetadataCheck({
  code: 'metadata-signature-invalid',
  severity: 'error',
  where: 'input',
  sources: [samlMetadata('3')],
  judge: ({ signature }: MetadataFacts): Judgement<Unsigned> => {
    if (signature === 'unchecked') return notApplicable;
    if (signature === 'valid') return pass;
    if (signature === 'missing') return found({ obstacle: null });
    return found({
      obstacle: signature,
      ...(signature.kind === 'algorithm' ? { actual: signature.name } : {}),
      ...(signature.kind === 'form' ? { actual: signature.problem } : {}),
    });
  },
});

export const metadataSignatureUnchecked = defineMetadataCheck({
  code: 'metadata-signature-unchecked',
  severity: 'info',
  where: 'sso-cli',
  sources: [samlMetadata('3')],
  judge: (facts: MetadataFacts) => {
    const metadata = metadataOf(facts);
    return metadata?.isSigned && facts.signature === 'unchecked' ? found({}) : notApplicable;
  },
});

/** Documented for role SSO (ROS ALIYUN::RAM::SAMLProvider, 1 to 102,400 bytes); for user-based SSO nothing is. */
export const DOCUMENTED_BYTES = 102_400;

export const metadataTooLarge = defineMetadataCheck({
  code: 'metadata-too-large',
  severity: 'warning',
  where: 'idp',
  sources: [ALIBABA_ROLE_LIMIT],
  judge: (facts: MetadataFacts) => {
    if (!metadataOf(facts)) return notApplicable;
    return facts.bytes > DOCUMENTED_BYTES
      ? found({ expected: `<= ${DOCUMENTED_BYTES}`, actual: String(facts.bytes) })
      : pass;
  },
});
