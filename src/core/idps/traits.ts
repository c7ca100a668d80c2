// What a message, its metadata and its certificates look like, for recognise.ts: all of it untrusted, cut to a bounded size.

import { type AssertionContent, readAssertion } from '../saml/assertion.ts';
import type { Certificate } from '../saml/certificate.ts';
import type { IdpMetadata } from '../saml/idp-metadata.ts';
import type { UnverifiedResponse } from '../saml/message.ts';
import { attribute, childElements } from '../xml/tree.ts';
import type { SignPlace } from './signs/define.ts';

/** Whatever is at hand; more of it makes the answer surer. */
export interface Evidence {
  readonly response?: UnverifiedResponse | null | undefined;
  /** The Assertion, verified or not; without it, the response's own is read. */
  readonly assertion?: AssertionContent | null | undefined;
  readonly idp?: IdpMetadata | null | undefined;
  /** The certificate that the message shows. */
  readonly presented?: Pick<Certificate, 'subject' | 'issuer'> | null | undefined;
}

export type Traits = Readonly<Record<SignPlace, readonly string[]>>;

const MAX_VALUES = 64;
const MAX_LENGTH = 512;

export function traitsOf({ response, assertion, idp, presented }: Evidence): Traits {
  const own = response?.ownAssertions[0];
  const content = assertion ?? (own ? readAssertion(own) : null);
  const certificates = [presented, ...(idp?.signingKeys.map((key) => key.certificate) ?? [])];
  return {
    issuer: bounded([content?.issuer, response?.issuer, idp?.entityId]),
    'sso-url': bounded(idp?.singleSignOnServices.map((each) => each.location) ?? []),
    id: bounded([response?.id, content?.id]),
    'session-index': bounded(content?.authnStatements.map((each) => each.sessionIndex) ?? []),
    certificate: bounded(certificates.flatMap((each) => [each?.subject, each?.issuer])),
    attribute: bounded(content?.attributes.map((each) => each.name) ?? []),
    shape: response ? [shapeOf(response)] : [],
  };
}

/** Prefixes of Response, Assertion (encrypted or not) and the first Signature, and whether Consent is written. */
function shapeOf(response: UnverifiedResponse): string {
  const { element } = response;
  const assertion =
    response.ownAssertions[0] ?? childElements(element).find((each) => each.local === 'EncryptedAssertion');
  const prefixes = [element, assertion, response.signatures[0]].map((each) => (each ? each.prefix || '-' : '?'));
  const consent = attribute(element, 'Consent') === undefined ? '' : ' consent';
  return `${prefixes.join('/')}${consent}`;
}

/** White space around a value says nothing of the product, and neither does what comes after 512 characters. */
function bounded(values: readonly (string | null | undefined)[]): string[] {
  const cut = values.flatMap((each) => (each ? [each.slice(0, MAX_LENGTH).trim()] : []));
  return [...new Set(cut)].slice(0, MAX_VALUES);
}
