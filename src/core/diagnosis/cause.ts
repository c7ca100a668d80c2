// Which failure is the root cause, and which follow from another: rules as data.

/** A failure explains those beside it: they follow from it, so they are not said again. */
export const EXPLAINS: Readonly<Record<string, readonly string[]>> = {
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
export function explainedBy(code: string, failed: ReadonlySet<string>): string | null {
  for (const [winner, explained] of Object.entries(EXPLAINS)) {
    if (failed.has(winner) && explained.includes(code)) return winner;
  }
  return null;
}

/**
 * The one to mend first: the earliest failure, in the catalogue's order, that no other failure explains.
 * `failed` holds codes in that order; null when there are none.
 */
export function rootCause(failed: ReadonlySet<string>): string | null {
  for (const code of failed) if (explainedBy(code, failed) === null) return code;
  return null;
}
