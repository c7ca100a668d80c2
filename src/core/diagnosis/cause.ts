// Which failure is the root cause, and which follow from another: rules as data.

import type { CheckCode } from '../checks/codes.ts';
import type { Facts } from '../checks/facts.ts';
import type { RedactedPart } from '../saml/redaction.ts';

const NAMEID_FAILURES: readonly CheckCode[] = [
  'nameid-domain-missing',
  'nameid-domain-forbidden',
  'nameid-domain-mismatch',
  'nameid-domain-shadowed',
  'nameid-invalid-characters',
  'user-not-found',
  'user-case-mismatch',
];

/** A failure explains those beside it: they follow from it, so they are not said again. */
export const EXPLAINS: Readonly<Partial<Record<CheckCode, readonly CheckCode[]>>> = {
  'response-status-not-success': ['assertion-missing'],
  'role-sso-response': [
    'audience-missing',
    'audience-mismatch',
    'recipient-missing',
    'recipient-mismatch',
    'destination-mismatch',
    'nameid-transient',
    ...NAMEID_FAILURES,
  ],
  'issuer-mismatch': ['signature-key-untrusted'],
  'message-reformatted': ['signature-digest-mismatch', 'signature-value-invalid'],
  // A value that is new at every logon misses whatever else is asked of a name.
  'nameid-transient': NAMEID_FAILURES,
};

/** What follows from a value that was hidden, by what it was the value of. */
const HIDDEN: Readonly<Record<RedactedPart, readonly CheckCode[]>> = {
  id: ['xml-id-duplicate', 'xml-id-malformed', 'signature-structure-invalid', 'assertion-replayed'],
  issuer: ['issuer-mismatch'],
  destination: ['destination-mismatch'],
  recipient: ['recipient-mismatch'],
  audience: ['audience-mismatch'],
  'in-response-to': ['in-response-to-mismatch', 'in-response-to-unknown'],
  time: ['time-malformed'],
  nameid: [...NAMEID_FAILURES, 'user-unexpected'],
  algorithm: ['signature-algorithm-forbidden', 'signature-structure-invalid', 'signature-form-unsupported'],
  signature: ['signature-structure-invalid', 'signature-key-untrusted', 'certificate-weak-key'],
  status: [],
  content: [],
};

/** What follows from any value that was hidden in what a signature covers. */
const HIDDEN_IN_SIGNED: readonly CheckCode[] = ['signature-digest-mismatch', 'signature-value-invalid'];

/** The failure that explains `code`, among those that failed. */
export function explainedBy(
  code: CheckCode,
  failed: ReadonlySet<CheckCode>,
  { redaction }: Pick<Facts, 'redaction'>,
): CheckCode | null {
  if (redaction && failed.has('message-redacted')) {
    const hidden = [...redaction.parts].flatMap((part) => HIDDEN[part]);
    if (hidden.includes(code) || (redaction.inSigned && HIDDEN_IN_SIGNED.includes(code))) return 'message-redacted';
  }
  for (const winner of failed) if (EXPLAINS[winner]?.includes(code)) return winner;
  return null;
}

interface Outcomes {
  readonly check: { readonly code: CheckCode };
  readonly outcome: string;
  readonly because: CheckCode | null;
}

/** The one to mend first: the earliest failure, in the catalogue's order, that no other failure explains; null when there are none. */
export function rootCause(judged: readonly Outcomes[]): CheckCode | null {
  return judged.find((each) => each.outcome === 'fail' && each.because === null)?.check.code ?? null;
}
