// The catalogue of metadata checks, in order; `diagnosis/judge-metadata.ts` runs them all. (metadata-missing is a check of step 3.)

import * as document from './document.ts';
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
