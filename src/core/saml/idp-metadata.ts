// Reads IdP metadata (SAML Metadata 2.4.1, 2.4.3): which keys may sign, and where a logon starts. Nothing is judged here;
// checks/metadata does that. Trust comes from having been imported by the administrator, not from anything inside.

import { BINDING_POST, BINDING_REDIRECT, DSIG, SAML_METADATA, SAML_PROTOCOL } from '../xml/names.ts';
import {
  attribute,
  child,
  childElements,
  children,
  isNamed,
  type StartTag,
  textOf,
  type XmlElement,
} from '../xml/tree.ts';
import { fromRsaKeyValue, type PublicKey, readCertificate } from './certificate.ts';
import { type Instant, parseInstant } from './time.ts';

export interface IdpMetadata {
  readonly entityId: string;
  /** Keys with `use="signing"` or without `use`, in document order, each once. */
  readonly signingKeys: readonly PublicKey[];
  readonly otherKeys: readonly PublicKey[];
  /** Signing certificates that could not be read. */
  readonly malformedCertificates: number;
  /** The earliest validUntil of the entity, its role, or the aggregate around it. */
  readonly validUntil: Instant | null;
  readonly singleSignOnServices: readonly Endpoint[];
  readonly nameIdFormats: readonly string[];
  readonly wantAuthnRequestsSigned: boolean;
  readonly isSigned: boolean;
}

export interface Endpoint {
  readonly binding: string;
  readonly location: string;
}

export type MetadataReading =
  | { readonly kind: 'read'; readonly metadata: IdpMetadata }
  | { readonly kind: 'malformed'; readonly found: string }
  | { readonly kind: 'not-idp'; readonly found: Stranger }
  | { readonly kind: 'multiple' | 'not-found'; readonly candidates: readonly string[] };

/** What an entity is that is no IdP of SAML 2.0. */
export type Stranger = 'sp' | 'ws-federation' | 'saml1' | 'none';

/** A role that speaks SAML 2.0. AD FS also publishes WS-Federation RoleDescriptors; they are passed over. */
export function isIdpRole(tag: StartTag): boolean {
  return (
    isNamed(tag, SAML_METADATA, 'IDPSSODescriptor') &&
    (attribute(tag, 'protocolSupportEnumeration') ?? '').split(/\s+/).includes(SAML_PROTOCOL)
  );
}

export function kindOfStranger(entity: XmlElement): Stranger {
  if (children(entity, SAML_METADATA, 'IDPSSODescriptor').length > 0) return 'saml1';
  if (children(entity, SAML_METADATA, 'SPSSODescriptor').length > 0) return 'sp';
  return children(entity, SAML_METADATA, 'RoleDescriptor').length > 0 ? 'ws-federation' : 'none';
}

/** Reads an EntityDescriptor that has a role of an IdP. */
export function readEntity(entity: XmlElement): IdpMetadata {
  const roles = childElements(entity).filter(isIdpRole);
  const descriptors = roles.flatMap((role) => children(role, SAML_METADATA, 'KeyDescriptor'));
  const isSigning = (each: XmlElement) => (attribute(each, 'use') ?? 'signing') === 'signing';
  const signing = descriptors.filter(isSigning).map(readKeys);
  const other = descriptors.filter((each) => !isSigning(each)).map(readKeys);
  const signingKeys = distinct(signing.flatMap((each) => each.keys));
  return {
    entityId: attribute(entity, 'entityID') ?? '',
    signingKeys,
    otherKeys: distinct(other.flatMap((each) => each.keys)),
    malformedCertificates: signing.reduce((sum, each) => sum + each.malformed, 0),
    validUntil: earliestValidUntil([...roles, entity]),
    singleSignOnServices: roles.flatMap((role) =>
      children(role, SAML_METADATA, 'SingleSignOnService').map((service) => ({
        binding: attribute(service, 'Binding') ?? '',
        location: attribute(service, 'Location') ?? '',
      })),
    ),
    nameIdFormats: roles.flatMap((role) =>
      children(role, SAML_METADATA, 'NameIDFormat').map((format) => textOf(format).trim()),
    ),
    wantAuthnRequestsSigned: roles.some((role) => /^(true|1)$/.test(attribute(role, 'WantAuthnRequestsSigned') ?? '')),
    isSigned: child(entity, DSIG, 'Signature') !== undefined,
  };
}

/** Every certificate of every X509Data; a bare RSAKeyValue only where there is no certificate to say more about the key. */
function readKeys(descriptor: XmlElement): { keys: PublicKey[]; malformed: number } {
  const keyInfo = child(descriptor, DSIG, 'KeyInfo');
  if (!keyInfo) return { keys: [], malformed: 0 };
  const certificates = children(keyInfo, DSIG, 'X509Data')
    .flatMap((data) => children(data, DSIG, 'X509Certificate'))
    .map((certificate) => readCertificate(textOf(certificate)));
  const keys = certificates.filter((each) => each !== null);
  if (certificates.length === 0) {
    for (const value of children(keyInfo, DSIG, 'KeyValue').flatMap((each) => children(each, DSIG, 'RSAKeyValue'))) {
      const [modulus, exponent] = [child(value, DSIG, 'Modulus'), child(value, DSIG, 'Exponent')];
      const key = modulus && exponent ? fromRsaKeyValue(textOf(modulus), textOf(exponent)) : null;
      if (key) keys.push(key);
    }
  }
  return { keys, malformed: certificates.filter((each) => each === null).length };
}

function distinct(keys: readonly PublicKey[]): PublicKey[] {
  return keys.filter((key, i) => keys.findIndex((other) => other.fingerprint256 === key.fingerprint256) === i);
}

function earliestValidUntil(elements: readonly XmlElement[]): Instant | null {
  const instants: Instant[] = [];
  for (const each of elements) {
    for (let at: XmlElement | null = each; at; at = at.parent) {
      const instant = parseInstant(attribute(at, 'validUntil') ?? '');
      if (instant !== null) instants.push(instant);
    }
  }
  return instants.length > 0 ? Math.min(...instants) : null;
}

/** Where the IdP takes requests: by redirect where it can and nothing else is asked for, else by a form. */
export function logonEndpoint(
  { singleSignOnServices }: IdpMetadata,
  asked?: 'redirect' | 'post',
): { readonly binding: 'redirect' | 'post'; readonly destination: string } | null {
  for (const [binding, uri] of [
    ['redirect', BINDING_REDIRECT],
    ['post', BINDING_POST],
  ] as const) {
    const found = singleSignOnServices.find(
      (each) => each.binding === uri && /^https?:\/\/[^\s/]/i.test(each.location),
    );
    if (found && (asked === undefined || asked === binding)) return { binding, destination: found.location };
  }
  return null;
}
