// The catalogue of metadata checks, in order; `diagnosis/judge-metadata.ts` runs them all. (metadata-missing is a check of step 3.)

import type { MetadataCode } from '../codes.ts';
import * as document from './document.ts';
import * as keys from './keys.ts';
import * as replacement from './replacement.ts';

export const METADATA_CATALOGUE = [
  document.metadataMalformed,
  document.metadataNotIdp,
  document.metadataMultipleIdps,
  document.metadataEntityNotFound,
  document.metadataExpired,
  document.metadataExpiring,
  document.metadataValidUntilMalformed,
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
  replacement.metadataBreaksLogons,
] as const;

type AnyMetadataCheck = (typeof METADATA_CATALOGUE)[number];

/** The check of a code. Where a code has none, the compiler names it here. */
export type MetadataCheckOf<
  C extends MetadataCode,
  _None extends never = Exclude<MetadataCode, AnyMetadataCheck['code']>,
> = Extract<AnyMetadataCheck, { readonly code: C }>;
