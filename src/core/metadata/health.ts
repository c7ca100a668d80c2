// How long a key of a metadata document still holds. Data alone; what follows from it is judged by the checks of metadata.

import type { PublicKey } from '../saml/certificate.ts';
import type { Instant } from '../saml/time.ts';

const DAY = 86_400_000;

/** Whole days until a certificate ends; negative when it has ended, null of a bare key, which has no end. */
export function daysLeft({ certificate }: PublicKey, at: Instant): number | null {
  return certificate === null ? null : Math.floor((certificate.notAfter - at) / DAY);
}
