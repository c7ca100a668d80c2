// From a paste to the facts that checks judge: receive, gate, read, authenticate, map. Stops where nothing can be read on.

import { type Facts, type JudgedOptions, NOTHING_READ } from '../checks/facts.ts';
import type { Account } from '../ram/account.ts';
import { mapNameId } from '../ram/mapping.ts';
import type { Received, Unreadable } from '../receive/receive.ts';
import { readAssertion } from '../saml/assertion.ts';
import { authenticate, type Trust, type TrustAnchors } from '../saml/authenticate.ts';
import type { IdpMetadata } from '../saml/idp-metadata.ts';
import { isResponse, nameMessage, readResponse, type UnverifiedResponse } from '../saml/message.ts';
import { markSigned } from '../saml/provenance.ts';
import { findRedaction } from '../saml/redaction.ts';
import { findReformatting, type Reformatting } from '../saml/reformatting.ts';
import type { Work } from '../work.ts';
import { gate } from '../xml/gate.ts';
import { MESSAGE_LIMITS } from '../xml/limits.ts';
import { SAML_ASSERTION } from '../xml/names.ts';
import { XmlRefusal } from '../xml/refusal.ts';
import { isNamed, type XmlElement } from '../xml/tree.ts';

export interface Situation {
  readonly account: Account;
  readonly idp: IdpMetadata | null;
  readonly options: JudgedOptions;
}

/**
 * `work`: also look for a re-formatting that explains a broken signature, as far as it suffices. It changes no verdict. Null
 * under a counterfactual, which pays for itself.
 */
export function gatherFacts(received: Received | Unreadable, situation: Situation, work: Work | null): Facts {
  const nothing = { ...NOTHING_READ, ...situation, received };
  if (received.kind === 'unreadable') return nothing;
  const { root, response } = readOnce(received);
  if (root instanceof XmlRefusal) return { ...nothing, refusal: root };
  if (!response) {
    const name = nameMessage(root);
    const otherMessage = { name: name ?? `<${root.name}>`, isSaml: name !== null };
    return { ...nothing, otherMessage, ...factsOfBareAssertion(root, situation) };
  }
  return { ...nothing, ...factsOfResponse(response, situation, work) };
}

/** What depends on the text alone: read once, however often the account, the clock or the metadata is thought otherwise. */
interface Reading {
  readonly root: XmlElement | XmlRefusal;
  readonly response: UnverifiedResponse | null;
}

const readings = new WeakMap<Received, Reading>();

export const isRead = (received: Received): boolean => readings.has(received);

function readOnce(received: Received): Reading {
  const known = readings.get(received);
  if (known) return known;
  const root = tryGate(received.xml);
  const response = !(root instanceof XmlRefusal) && isResponse(root) ? readResponse(root) : null;
  const made = { root, response };
  readings.set(received, made);
  return made;
}

/** What the signatures are worth under these very keys, judged once for each set of them. */
const trusts = new WeakMap<
  UnverifiedResponse,
  { readonly anchors: TrustAnchors; readonly allowSha1: boolean; readonly trust: Trust }[]
>();

function authenticateOnce(response: UnverifiedResponse, anchors: TrustAnchors, allowSha1: boolean): Trust {
  const judged = trusts.get(response) ?? [];
  const known = judged.find(
    (each) =>
      each.anchors.signingKeys === anchors.signingKeys &&
      each.anchors.otherKeys === anchors.otherKeys &&
      each.allowSha1 === allowSha1,
  );
  if (known) return known.trust;
  const trust = authenticate(response, anchors, allowSha1);
  trusts.set(response, [...judged, { anchors, allowSha1, trust }]);
  return trust;
}

function tryGate(xml: string): XmlElement | XmlRefusal {
  try {
    return gate(xml, MESSAGE_LIMITS);
  } catch (error) {
    if (error instanceof XmlRefusal) return error;
    throw error;
  }
}

const NO_KEYS: TrustAnchors = { signingKeys: [], otherKeys: [] };

function factsOfResponse(response: UnverifiedResponse, { account, idp, options }: Situation, work: Work | null) {
  const anchors = idp ?? NO_KEYS;
  const trust = authenticateOnce(response, anchors, options.allowSha1);
  const [own] = response.ownAssertions;
  const claimed = own && response.assertions.length === 1 ? readAssertion(own) : null;
  const reformatting = work && looksChanged(trust) ? findReformatting(response, anchors, work) : null;
  const assertion = trust.authenticated ?? reformatting?.assertion ?? claimed;
  const hidden = findRedaction(response, trust);
  // Where the paste is known to have been re-formatted and edited, a faint sign is one of editing.
  const redaction = hidden?.isFaint && reformatting?.outcome === 'edited' ? null : hidden;
  const [nameId, ...others] = assertion?.subject?.nameIds ?? [];
  return {
    // Re-formatting may have put white space around the Issuer: that does not make it another IdP's.
    response: reformatting ? { ...response, issuer: reformatting.issuer } : response,
    trust,
    reformatting,
    redaction,
    altered: isAltered(trust, reformatting) && !redaction?.inSigned,
    // As signed even where it is not: then step 3 rejects the message, whatever is found good here.
    assertion: markSigned(assertion),
    mapping: nameId && others.length === 0 ? mapNameId(nameId.value, account) : null,
  };
}

/** Previews of an IdP show the Assertion alone. No logon sends one; what it claims tells all the same what will be wrong. */
function factsOfBareAssertion(root: XmlElement, { account }: Situation): Partial<Facts> {
  if (!isNamed(root, SAML_ASSERTION, 'Assertion')) return {};
  const assertion = markSigned(readAssertion(root));
  const [nameId, ...others] = assertion?.subject?.nameIds ?? [];
  return { assertion, mapping: nameId && others.length === 0 ? mapNameId(nameId.value, account) : null };
}

function isAltered(trust: Trust, reformatting: Reformatting | null): boolean {
  if (reformatting) return reformatting.outcome === 'edited';
  return [trust.assertion, trust.response].some((each) => each?.digest === 'mismatch');
}

function looksChanged(trust: Trust): boolean {
  return [trust.assertion, trust.response].some((each) => each?.digest === 'mismatch' || each?.value === 'invalid');
}
