// Real responses as evidence: whom each logs on. One that is merely old is judged at its own time, which is said: it shows
// what the IdP sends, and logs nobody on.

import { createHash } from 'node:crypto';
import type { CheckCode } from '../checks/codes.ts';
import { rootCause } from '../diagnosis/cause.ts';
import { type Verification, type Verified, verifyMessages } from '../diagnosis/verify.ts';
import { type Instant, parseInstant } from '../saml/time.ts';

export interface RehearsedResponse {
  readonly source: string;
  readonly isAccepted: boolean;
  readonly cause: CheckCode | null;
  readonly nameId: string | null;
  readonly userName: string | null;
  /** The instant judged at: the one asked for, or the response's own. */
  readonly at: Instant;
  readonly sha256: string;
  /** For whoever puts it into words. */
  readonly verified: Verified;
}

/** Every response in a paste; at least one. */
export function rehearseResponses(verification: Verification): RehearsedResponse[] {
  const { at } = verification.options;
  return [...verifyMessages(verification)].map((verified, i) => {
    const own = isMerelyLate(verified) ? ownTime(verified) : null;
    if (own === null) return rehearsed(verified, at);
    const again = [...verifyMessages({ ...verification, options: { ...verification.options, at: own } })][i];
    return again?.isAccepted ? rehearsed(again, own) : rehearsed(verified, at);
  });
}

const failuresOf = ({ judged }: Verified) => judged.filter(({ outcome }) => outcome === 'fail');

function isMerelyLate(verified: Verified): boolean {
  const failures = failuresOf(verified);
  return failures.length > 0 && failures.every(({ check }) => check.step === 5 && check.code !== 'time-malformed');
}

function ownTime({ facts }: Verified): Instant | null {
  const { trust } = facts;
  return trust?.authenticated ? parseInstant(trust.authenticated.issueInstant ?? '') : null;
}

function rehearsed(verified: Verified, at: Instant): RehearsedResponse {
  const { facts, source, isAccepted } = verified;
  const { received, mapping } = facts;
  const xml = received.kind === 'received' ? received.xml : '';
  return {
    source,
    isAccepted,
    cause: rootCause(verified.judged),
    nameId: mapping?.nameId ?? null,
    userName: isAccepted ? (mapping?.user?.UserName ?? null) : null,
    at,
    sha256: createHash('sha256').update(xml, 'utf8').digest('hex'),
    verified,
  };
}
