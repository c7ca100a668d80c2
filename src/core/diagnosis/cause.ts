// Which failure is the root cause, and which follow from another: rules as data.

import type { CheckCode } from '../checks/codes.ts';

/** A failure explains those beside it: they follow from it, so they are not said again. */
export const EXPLAINS: Readonly<Partial<Record<CheckCode, readonly CheckCode[]>>> = {
  'response-status-not-success': ['assertion-missing'],
  'role-sso-response': [
    'audience-missing',
    'audience-mismatch',
    'recipient-missing',
    'recipient-mismatch',
    'destination-mismatch',
    'nameid-domain-missing',
    'nameid-domain-forbidden',
    'nameid-domain-mismatch',
    'nameid-domain-shadowed',
    'nameid-invalid-characters',
    'nameid-transient',
    'user-not-found',
    'user-case-mismatch',
  ],
  'issuer-mismatch': ['signature-key-untrusted'],
  'message-reformatted': ['signature-digest-mismatch', 'signature-value-invalid'],
};

/** The failure that explains `code`, among those that failed. */
export function explainedBy(code: CheckCode, failed: ReadonlySet<CheckCode>): CheckCode | null {
  for (const winner of failed) if (EXPLAINS[winner]?.includes(code)) return winner;
  return null;
}

/**
 * The one to mend first: the earliest failure, in the catalogue's order, that no other failure explains.
 * `failed` holds codes in that order; null when there are none.
 */
export function rootCause(failed: ReadonlySet<CheckCode>): CheckCode | null {
  for (const code of failed) if (explainedBy(code, failed) === null) return code;
  return null;
}
