// What a SAML message says before anything in it is verified. Every name in here is a claim.

import {
  DSIG,
  SAML_ASSERTION,
  SAML_METADATA,
  SAML_PROTOCOL,
  SAML1_ASSERTION,
  SAML1_PROTOCOL,
  SOAP_ENVELOPES,
  WS_TRUST_13,
  WS_TRUST_2005,
} from '../xml/names.ts';
import { attribute, child, children, descendants, isNamed, textOf, type XmlElement } from '../xml/tree.ts';
import { type Claimed, markClaimed } from './provenance.ts';

export interface UnverifiedResponse {
  readonly element: XmlElement;
  readonly id: Claimed<string> | null;
  readonly version: Claimed<string> | null;
  readonly issueInstant: Claimed<string> | null;
  readonly issuer: Claimed<string> | null;
  readonly issuerFormat: Claimed<string> | null;
  readonly destination: Claimed<string> | null;
  /** Null also when it is written but empty, as some IdPs do for IdP-initiated logons. */
  readonly inResponseTo: Claimed<string> | null;
  readonly status: ClaimedStatus | null;
  /** Every SAML 2.0 Assertion in the document, wherever it stands. */
  readonly assertions: readonly XmlElement[];
  /** Those of them that stand where an Assertion belongs: directly in the Response. */
  readonly ownAssertions: readonly XmlElement[];
  readonly encryptedAssertions: number;
  /** Every ds:Signature in the document. */
  readonly signatures: readonly XmlElement[];
  /** Values that stand at more than one ID-like attribute (ID, Id, id, AssertionID, in any namespace). */
  readonly duplicateIds: readonly string[];
  /** Elements of the Response that may stand once and stand more often. */
  readonly misshapen: readonly string[];
}

export interface ClaimedStatus {
  /** Value of the top-level StatusCode, then of those nested in it. */
  readonly codes: readonly string[];
  readonly message: string | null;
}

/** What an XML document is, by its root element: "Response", "AuthnRequest", "SAML 1.1 Response"… Null when it is not SAML. */
export function nameMessage(root: XmlElement): string | null {
  const { namespace, local } = root;
  if (namespace === SAML_PROTOCOL || namespace === SAML_ASSERTION) return local;
  if (namespace === SAML_METADATA) return `SAML metadata (${local})`;
  if (namespace === SAML1_PROTOCOL || namespace === SAML1_ASSERTION) return `SAML 1.1 ${local}`;
  if (namespace === WS_TRUST_2005 || namespace === WS_TRUST_13) return `WS-Federation token (${local})`;
  if (SOAP_ENVELOPES.some((each) => each === namespace)) return 'SOAP envelope';
  return null;
}

export function isResponse(root: XmlElement): boolean {
  return isNamed(root, SAML_PROTOCOL, 'Response');
}

/** Reads the outside of a Response. The root must be one: `isResponse`. */
export function readResponse(element: XmlElement): UnverifiedResponse {
  const all = [...descendants(element)];
  const issuer = child(element, SAML_ASSERTION, 'Issuer');
  const status = child(element, SAML_PROTOCOL, 'Status');
  const claim = (name: string) => markClaimed(attribute(element, name) ?? null);
  const misshapen = [
    ...repeatedChild(element, SAML_ASSERTION, 'Issuer'),
    ...repeatedChild(element, SAML_PROTOCOL, 'Status'),
    ...repeatedChild(element, SAML_PROTOCOL, 'Extensions'),
  ];
  return {
    element,
    id: claim('ID'),
    version: claim('Version'),
    issueInstant: claim('IssueInstant'),
    issuer: issuer ? markClaimed(textOf(issuer)) : null,
    issuerFormat: markClaimed(attribute(issuer, 'Format') ?? null),
    destination: claim('Destination'),
    inResponseTo: claim('InResponseTo') || null,
    status: status ? readStatus(status) : null,
    assertions: all.filter((each) => isNamed(each, SAML_ASSERTION, 'Assertion')),
    ownAssertions: children(element, SAML_ASSERTION, 'Assertion'),
    encryptedAssertions: all.filter((each) => isNamed(each, SAML_ASSERTION, 'EncryptedAssertion')).length,
    signatures: all.filter((each) => isNamed(each, DSIG, 'Signature')),
    duplicateIds: duplicateIds(all),
    misshapen,
  };
}

/** Names what stands twice though the schema allows it once. */
export function repeatedChild(element: XmlElement, namespace: string, local: string): string[] {
  return children(element, namespace, local).length > 1 ? [local] : [];
}

function readStatus(status: XmlElement): ClaimedStatus {
  const codes: string[] = [];
  for (let at = child(status, SAML_PROTOCOL, 'StatusCode'); at; at = child(at, SAML_PROTOCOL, 'StatusCode')) {
    codes.push(attribute(at, 'Value') ?? '');
  }
  // A second top-level StatusCode is not SAML; taking the first alone would let two readers disagree.
  const others = children(status, SAML_PROTOCOL, 'StatusCode').slice(1);
  codes.push(...others.map((each) => attribute(each, 'Value') ?? ''));
  const message = child(status, SAML_PROTOCOL, 'StatusMessage');
  return { codes, message: message ? textOf(message).trim() : null };
}

const ID_NAMES = new Set(['id', 'assertionid']);

function duplicateIds(elements: readonly XmlElement[]): string[] {
  const seen = new Set<string>();
  const duplicates = new Set<string>();
  for (const element of elements) {
    const here = new Set(
      element.attributes.filter((each) => ID_NAMES.has(each.local.toLowerCase())).map((each) => each.value),
    );
    for (const value of here) {
      if (seen.has(value)) duplicates.add(value);
      seen.add(value);
    }
  }
  return [...duplicates];
}
