// Everything that the checks of a verification judge: gathered once by diagnosis/gather.ts, read-only from then on.

import type { Account } from '../ram/account.ts';
import type { Mapping } from '../ram/mapping.ts';
import type { Received, Unreadable } from '../receive/receive.ts';
import type { AssertionContent } from '../saml/assertion.ts';
import type { Trust } from '../saml/authenticate.ts';
import type { IdpMetadata } from '../saml/idp-metadata.ts';
import type { UnverifiedResponse } from '../saml/message.ts';
import type { Asked, Signed } from '../saml/provenance.ts';
import type { Redaction } from '../saml/redaction.ts';
import type { Reformatting } from '../saml/reformatting.ts';
import type { Instant } from '../saml/time.ts';
import type { XmlRefusal } from '../xml/refusal.ts';

export interface Facts {
  readonly account: Account;
  /** Null while no IdP metadata was imported or given. */
  readonly idp: IdpMetadata | null;
  readonly options: JudgedOptions;
  readonly received: Received | Unreadable;
  /** Why the gate refused the text, if it did. */
  readonly refusal: XmlRefusal | null;
  /** What the message is, when it is not a Response: "AuthnRequest", "<html>"… */
  readonly otherMessage: { readonly name: string; readonly isSaml: boolean } | null;
  readonly response: UnverifiedResponse | null;
  readonly trust: Trust | null;
  /** The undone re-formatting under which the signatures say more, where there is one. */
  readonly reformatting: Reformatting | null;
  /** The values that whoever pasted it put something else in place of, where there are any. */
  readonly redaction: Redaction | null;
  /** The signed content was changed, and not just its format: whom it named before can no longer be said. */
  readonly altered: boolean;
  /**
   * The one Assertion: as authenticated where the signature holds, else as claimed (with a re-formatting undone).
   * Findings from a claimed one tell what else is wrong; they can only add to a rejection that step 3 has decided.
   */
  readonly assertion: Signed<AssertionContent> | null;
  readonly mapping: Mapping | null;
}

/** The facts of a message of which nothing was read. */
export const NOTHING_READ = {
  refusal: null,
  otherMessage: null,
  response: null,
  trust: null,
  reformatting: null,
  redaction: null,
  altered: false,
  assertion: null,
  mapping: null,
} as const satisfies Partial<Facts>;

/** What a memory of requests says of an ID: sent and not yet answered, answered by a response that was accepted, or neither. */
export type RequestState = 'open' | 'answered' | 'unknown';

export interface RequestMemory {
  stateOf(requestId: string): RequestState;
  /** Whether every request that may be answered here is in it: an unknown one is then somebody else's. */
  readonly isComplete: boolean;
}

/** The options as checks get them: what a response must hold is no text that a check could take from anywhere. */
export interface JudgedOptions extends Omit<VerifyOptions, 'requestId'> {
  readonly requestId: Asked | null;
}

export interface VerifyOptions {
  /** The instant to judge at. */
  readonly at: Instant;
  /** Tolerance between clocks, in milliseconds. */
  readonly clockSkew: number;
  readonly allowSha1: boolean;
  /** The ID of the AuthnRequest that the response must answer. */
  readonly requestId: string | null;
  /** The requests that were sent from here, looked at where `requestId` is null; null when nobody remembers. */
  readonly requests: RequestMemory | null;
  /** UserName or UserPrincipalName that the response must log on. */
  readonly expectUser: string | null;
  /** RelayState given by hand; it outranks one that came with the message. */
  readonly relayState: string | null;
  /** Whether an assertion ID was met before; null when nobody remembers. */
  readonly seen: ((assertionId: string) => boolean) | null;
}
