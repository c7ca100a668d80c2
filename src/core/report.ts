// The report of one verification: plain data in the shape that `-o json` prints. The exit code and every output format
// are functions of it.

import type { CheckCode } from './checks/codes.ts';
import type { Severity, Step, Where } from './checks/define.ts';
import type { Basis } from './checks/sources.ts';
import type { InheritedPolicy } from './ram/group.ts';
import type { RamUser } from './ram/user.ts';
import type { Authenticated } from './saml/authenticate.ts';

export const SCHEMA_VERSION = 1;

export type Outcome = 'pass' | 'warn' | 'fail' | 'skipped';

export interface Report {
  readonly schemaVersion: typeof SCHEMA_VERSION;
  readonly tool: { readonly name: 'sso-cli'; readonly version: string };
  /** The instant judged at, RFC 3339 UTC. */
  readonly at: string;
  readonly input: {
    readonly source: string;
    readonly encodings: readonly string[];
    readonly repairs: readonly string[];
  };
  readonly verdict: 'accepted' | 'rejected';
  /** The code of the root cause; null when accepted. */
  readonly cause: CheckCode | null;
  /** The RAM user that is logged on; null unless accepted. */
  readonly user: Authenticated<UserReport> | null;
  /** Where it is time that rejects the response now: what would hold at a time of its own. */
  readonly atItsOwnTime?: AtItsOwnTime;
  readonly steps: readonly StepReport[];
  /** Every check of the catalogue, in its order. */
  readonly checks: readonly CheckReport[];
  readonly findings: readonly Finding[];
  readonly remedies: readonly Remedy[];
  /** Read from signed bytes; null when nothing could be verified. */
  readonly authenticated: Authenticated<AssertionReport> | null;
  /** What the message says, verified or not: for diagnosis only. */
  readonly claimed: ClaimedReport | null;
  readonly signature: SignatureReport | null;
  /** What was masked, where --redact asked for it. */
  readonly redaction?: Redaction;
  readonly idp: IdpReport;
  /** What it was judged by, where a command knows: whoever chose these decided whom it trusts. */
  readonly origin?: Origin;
}

export interface Origin {
  /** The account: null where flags described it. */
  readonly store: { readonly path: string; readonly from: 'flag' | 'environment' | 'configuration' | 'default' } | null;
  /** The IdP metadata; null while there is none. */
  readonly metadata: { readonly source: string; readonly from: 'flag' | 'store' } | null;
}

export interface AtItsOwnTime {
  /** RFC 3339 UTC. */
  readonly at: string;
  readonly verdict: 'accepted' | 'rejected';
  readonly cause: CheckCode | null;
  readonly user: Authenticated<UserReport> | null;
}

/** One of several inputs that could not be opened: there is nothing to judge, and the others are judged all the same. */
export interface Failure {
  readonly schemaVersion: typeof SCHEMA_VERSION;
  readonly input: { readonly source: string };
  readonly error: { readonly code: string; readonly message: string; readonly hint: string };
}

/** What a call says of one of its inputs. */
export type InputReport = Report | Failure;

export const isFailure = (each: InputReport): each is Failure => 'error' in each;

/** Which product the IdP seems to be. Guessed from unverified data too: it words remedies and decides nothing. */
export interface IdpReport {
  readonly product: string | null;
  readonly confidence: 'sure' | 'likely' | 'unknown';
  readonly entityId: string | null;
}

/** The receipt of a redaction: each mask with its kind and how often it stands in the report, never with its value. */
export interface Redaction {
  readonly masked: readonly { readonly mask: string; readonly kind: string; readonly count: number }[];
}

/** A RAM user with what its groups give it, apart from its own policies. */
export interface UserReport extends RamUser {
  readonly inheritedPolicies: readonly InheritedPolicy[];
}

export interface StepReport {
  readonly step: Step;
  readonly name: string;
  readonly outcome: Outcome;
}

export interface CheckReport {
  readonly code: CheckCode;
  readonly step: Step;
  readonly outcome: Outcome | 'not-applicable';
  /** How sure its verdict is about the real service. */
  readonly basis: Basis;
  /** The failure that explains this one, or because of which it was skipped. */
  readonly because?: CheckCode;
}

export interface Finding {
  readonly code: CheckCode;
  readonly step: Step;
  readonly severity: Severity;
  readonly message: string;
  readonly expected?: string;
  readonly actual?: string;
  readonly docs?: string;
  readonly basis: Basis;
  /** Codes of failures that follow from this one and are not said again. */
  readonly explains?: readonly CheckCode[];
}

export interface Remedy {
  readonly code: CheckCode;
  readonly where: Where;
  readonly change: string;
  readonly command?: string;
  /** Whether the whole verification, run again with exactly this change, accepts. */
  readonly proven: boolean;
  /** Codes of the failures that must be repaired beside it for that; left out where it suffices alone. */
  readonly together?: readonly CheckCode[];
}

export interface AssertionReport {
  readonly id: string | null;
  readonly issuer: string | null;
  readonly issueInstant: string | null;
  readonly nameId: { readonly value: string; readonly format: string | null } | null;
  readonly audiences: readonly string[];
  readonly recipient: string | null;
  readonly inResponseTo: string | null;
  readonly conditions: { readonly notBefore: string | null; readonly notOnOrAfter: string | null };
  readonly confirmation: { readonly method: string | null; readonly notOnOrAfter: string | null } | null;
  readonly authnInstant: string | null;
  readonly authnContext: string | null;
  readonly sessionIndex: string | null;
  readonly sessionNotOnOrAfter: string | null;
  readonly attributes: readonly { readonly name: string; readonly values: readonly string[] }[];
}

export interface ClaimedReport extends AssertionReport {
  readonly message: string;
  readonly responseId: string | null;
  readonly responseIssuer: string | null;
  readonly destination: string | null;
  readonly status: { readonly codes: readonly string[]; readonly message: string | null } | null;
  readonly relayState: string | null;
}

export interface SignatureReport {
  /** Which elements carry a signature. Whether it holds is what step 3 says. */
  readonly scope: 'assertion' | 'response' | 'both' | 'none';
  readonly algorithm: string | null;
  readonly digest: string | null;
  /** The certificate of the metadata that verified it; null when none did. */
  readonly certificate: {
    readonly fingerprint256: string;
    readonly subject: string | null;
    readonly notAfter: string | null;
  } | null;
  /** The autopsy: what was found out about each signature, the Assertion's first. */
  readonly elements: readonly ElementSignatureReport[];
  /** SHA-256 fingerprints of the metadata's signing certificates, in the order in which they were tried. */
  readonly tried: readonly string[];
}

export interface ElementSignatureReport {
  readonly on: 'Response' | 'Assertion';
  /** What is wrong with its shape; null when it is as SAML allows. */
  readonly structure: string | null;
  readonly algorithm: string | null;
  readonly digestAlgorithm: string | null;
  readonly digest: 'match' | 'mismatch' | 'unjudged';
  readonly value: 'trusted' | 'untrusted' | 'invalid' | 'unjudged';
  /** The certificate inside the message, looked at only where no trusted one fits: it explains, and is never trusted. */
  readonly presented: {
    readonly fingerprint256: string;
    readonly subject: string | null;
    readonly notBefore: string | null;
    /** Whether it made this signature. */
    readonly verifies: boolean;
    /** Whether it is newer than every certificate of the metadata. */
    readonly newer: boolean;
  } | null;
}
