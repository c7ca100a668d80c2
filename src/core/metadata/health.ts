// How long the keys of a metadata document still hold. Data alone; what follows from it is judged by the checks of metadata.

import type { PublicKey } from '../saml/certificate.ts';
import type { IdpMetadata } from '../saml/idp-metadata.ts';
import type { Instant } from '../saml/time.ts';

const DAY = 86_400_000;

/** Whole days until a certificate ends; negative when it has ended, null of a bare key, which has no end. */
export function daysLeft({ certificate }: PublicKey, at: Instant): number | null {
  return certificate === null ? null : Math.floor((certificate.notAfter - at) / DAY);
}

/** The first instant from `at` on at which a key or the whole document ends; null where nothing does. */
export function nextEnd({ signingKeys, validUntil }: IdpMetadata, at: Instant): Instant | null {
  let next: Instant | null = validUntil !== null && validUntil > at ? validUntil : null;
  for (const { certificate } of signingKeys) {
    if (certificate && certificate.notAfter > at && (next === null || certificate.notAfter < next))
      next = certificate.notAfter;
  }
  return next;
}
