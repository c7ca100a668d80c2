// What the checks of IdP metadata judge: one document, and what it would replace.

import type { IdpMetadata, MetadataReading } from '../../saml/idp-metadata.ts';
import type { MetadataSignature } from '../../saml/metadata-signature.ts';
import type { Instant } from '../../saml/time.ts';

export interface MetadataFacts {
  /** `unreadable`: not XML that the gate lets pass; `found` says what it is instead. */
  readonly reading: MetadataReading | { readonly kind: 'unreadable'; readonly found: string };
  /** Size of the document in bytes of UTF-8. */
  readonly bytes: number;
  readonly at: Instant;
  /** Certificates that end within this many milliseconds are named. */
  readonly expiresWithin: number;
  /** Against --signed-by; `unchecked` where that was not given. */
  readonly signature: MetadataSignature;
  /** The entity ID asked for, if any. */
  readonly wantedEntityId: string | null;
  /** What is stored today. */
  readonly previous: IdpMetadata | null;
}

/** The metadata, where it could be read. */
export function metadataOf({ reading }: Pick<MetadataFacts, 'reading'>): IdpMetadata | null {
  return reading.kind === 'read' ? reading.metadata : null;
}
