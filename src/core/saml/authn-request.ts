// The AuthnRequest of a logon that starts at Alibaba Cloud, as its SSO service makes it (a recorded one: Authing, 2020-09-28),
// and its way to the IdP: as a redirect (SAML Bindings 3.4.4.1) or as the field of a form (3.5.4).

import { createPrivateKey, type KeyObject, sign as signBytes } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { type Account, acsOf, spEntityId } from '../ram/account.ts';
import { BINDING_POST, DSIG, SAML_ASSERTION, SAML_PROTOCOL } from '../xml/names.ts';
import { writeElement } from '../xml/write.ts';
import { formatInstant, type Instant } from './time.ts';

export interface AuthnRequest {
  readonly account: Pick<Account, 'site' | 'accountId' | 'service'>;
  /** An NCName that nobody can guess. */
  readonly id: string;
  readonly issuedAt: Instant;
  /** The IdP's SingleSignOnService. */
  readonly destination: string;
}

/** How Alibaba Cloud signs its requests: the values of AuthnSignAlgo. */
export type AuthnSignAlgo = NonNullable<Account['authnSignAlgo']>;

const SIGNATURES: Readonly<Record<AuthnSignAlgo, { readonly uri: string; readonly hash: string }>> = {
  'rsa-sha1': { uri: `${DSIG}rsa-sha1`, hash: 'sha1' },
  'rsa-sha256': { uri: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256', hash: 'sha256' },
};

/** SAML Bindings 3.4.3, 3.5.3: a RelayState has at most 80 bytes. */
export const MAX_RELAY_STATE_BYTES = 80;

/** The request as XML text, unsigned. It has neither a NameIDPolicy nor a RequestedAuthnContext: Alibaba Cloud sends none. */
export function writeAuthnRequest({ account, id, issuedAt, destination }: AuthnRequest): string {
  return writeElement({
    name: 'saml2p:AuthnRequest',
    attributes: {
      'xmlns:saml2p': SAML_PROTOCOL,
      AssertionConsumerServiceURL: acsOf(account),
      Destination: destination,
      ForceAuthn: 'false',
      ID: id,
      IsPassive: 'false',
      IssueInstant: formatInstant(issuedAt),
      ProtocolBinding: BINDING_POST,
      Version: '2.0',
    },
    content: [{ name: 'saml2:Issuer', attributes: { 'xmlns:saml2': SAML_ASSERTION }, content: spEntityId(account) }],
  });
}

export interface RequestSigning {
  readonly key: KeyObject;
  readonly algorithm: AuthnSignAlgo;
}

/** A private key fit to sign requests with; null where `pem` is none, or not RSA: AuthnSignAlgo knows no other. */
export function requestKey(pem: string): KeyObject | null {
  try {
    const key = createPrivateKey(pem);
    return key.asymmetricKeyType === 'rsa' ? key : null;
  } catch {
    return null;
  }
}

/**
 * The URL of the redirect binding. The signature covers the parameters as they stand in the URL, in the order SAMLRequest,
 * RelayState, SigAlg (SAML Bindings 3.4.4.1); a RelayState that is null is left out of both.
 */
export function redirectUrl(
  xml: string,
  destination: string,
  relayState: string | null,
  signing: RequestSigning | null,
): string {
  const parameters: (readonly [name: string, value: string])[] = [
    ['SAMLRequest', deflateRawSync(Buffer.from(xml, 'utf8')).toString('base64')],
    ...(relayState === null ? [] : [['RelayState', relayState] as const]),
    ...(signing ? [['SigAlg', SIGNATURES[signing.algorithm].uri] as const] : []),
  ];
  const query = parameters.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');
  const signature = signing && signBytes(SIGNATURES[signing.algorithm].hash, Buffer.from(query, 'ascii'), signing.key);
  const signed = signature ? `${query}&Signature=${encodeURIComponent(signature.toString('base64'))}` : query;
  return `${destination}${joint(destination)}${signed}`;
}

/** An endpoint may have a query of its own, as Google Workspace's has (?idpid=…). */
function joint(destination: string): string {
  if (!destination.includes('?')) return '?';
  return /[?&]$/.test(destination) ? '' : '&';
}
