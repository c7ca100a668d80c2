// What the checks of IdP metadata judge: one document, and what it would replace.

import type { NoMetadata } from '../../receive/metadata.ts';
import type { IdpMetadata, MetadataReading } from '../../saml/idp-metadata.ts';
import type { MetadataSignature } from '../../saml/metadata-signature.ts';
import type { Instant } from '../../saml/time.ts';
import type { XmlRefusal } from '../../xml/refusal.ts';

/** What is no XML that the gate lets pass: what it is instead, or what the gate refused. */
export interface Unreadable {
  readonly kind: 'unreadable';
  readonly found: 'nothing' | 'binary' | 'no-xml' | XmlRefusal | NoMetadata;
}

export interface MetadataFacts {
  readonly reading: MetadataReading | Unreadable;
  /** Size of the document in bytes of UTF-8. */
  readonly bytes: number;
  readonly at: Instant;
  /** Certificates that end within this many milliseconds are named. */
  readonly expiresWithin: number;
  /** That long the metadata must hold out, in milliseconds; null where nobody said so. */
  readonly mustLast?: number | null;
  /** Against --signed-by; `unchecked` where that was not given. */
  readonly signature: MetadataSignature;
  /** The entity ID asked for, if any. */
  readonly wantedEntityId: string | null;
  /** What is stored today. */
  readonly previous: IdpMetadata | null;
  /** Whether it is about to replace `previous`, and nobody has said that it may break logons. */
  readonly guarded?: boolean;
}

/** The metadata, where it could be read. */
export function metadataOf({ reading }: Pick<MetadataFacts, 'reading'>): IdpMetadata | null {
  return reading.kind === 'read' ? reading.metadata : null;
}
