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
import { faultOfCertificate, type MalformedCertificate } from './malformed-certificate.ts';
import { type Instant, parseInstant } from './time.ts';

export interface IdpMetadata {
  readonly entityId: string;
  /** Keys with `use="signing"` or without `use`, in document order, each once. */
  readonly signingKeys: readonly PublicKey[];
  readonly otherKeys: readonly PublicKey[];
  /** Signing certificates that could not be read. */
  readonly malformedCertificates: readonly MalformedCertificate[];
  /** The earliest validUntil of the entity, its role, or the aggregate around it. */
  readonly validUntil: Instant | null;
  /** A validUntil that is no xs:dateTime, as written: nobody can say when the metadata ends. */
  readonly malformedValidUntil: string | null;
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
  const signing = readKeys(descriptors.filter(isSigning));
  const other = readKeys(descriptors.filter((each) => !isSigning(each)));
  return {
    entityId: attribute(entity, 'entityID') ?? '',
    signingKeys: distinct(signing.keys),
    otherKeys: distinct(other.keys),
    malformedCertificates: signing.malformed,
    ...readValidUntil(entity, roles),
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
function readKeys(descriptors: readonly XmlElement[]): { keys: PublicKey[]; malformed: MalformedCertificate[] } {
  const keys: PublicKey[] = [];
  const malformed: MalformedCertificate[] = [];
  let place = 0;
  for (const descriptor of descriptors) {
    const keyInfo = child(descriptor, DSIG, 'KeyInfo');
    if (!keyInfo) continue;
    const texts = certificateTexts(keyInfo);
    for (const text of texts) {
      place++;
      const key = readCertificate(text);
      if (key) keys.push(key);
      else malformed.push({ place, fault: faultOfCertificate(text) });
    }
    if (texts.length > 0) continue;
    for (const value of children(keyInfo, DSIG, 'KeyValue').flatMap((each) => children(each, DSIG, 'RSAKeyValue'))) {
      const [modulus, exponent] = [child(value, DSIG, 'Modulus'), child(value, DSIG, 'Exponent')];
      const key = modulus && exponent ? fromRsaKeyValue(textOf(modulus), textOf(exponent)) : null;
      if (key) keys.push(key);
    }
  }
  return { keys, malformed };
}

/** The text of every ds:X509Certificate in a ds:KeyInfo. */
export function certificateTexts(keyInfo: XmlElement): string[] {
  return children(keyInfo, DSIG, 'X509Data')
    .flatMap((data) => children(data, DSIG, 'X509Certificate'))
    .map(textOf);
}

function distinct(keys: readonly PublicKey[]): PublicKey[] {
  const seen = new Set<string>();
  return keys.filter(({ fingerprint256 }) => !seen.has(fingerprint256) && seen.add(fingerprint256));
}

/** The earliest of the entity's, its roles' and those of the aggregates around it; each element is looked at once. */
function readValidUntil(entity: XmlElement, roles: readonly XmlElement[]) {
  let validUntil: Instant | null = null;
  let malformedValidUntil: string | null = null;
  const look = (element: XmlElement) => {
    const text = attribute(element, 'validUntil');
    if (text === undefined) return;
    const instant = parseInstant(text.trim());
    if (instant === null) malformedValidUntil ??= text;
    else if (validUntil === null || instant < validUntil) validUntil = instant;
  };
  roles.forEach(look);
  for (let at: XmlElement | null = entity; at; at = at.parent) look(at);
  return { validUntil, malformedValidUntil } as { validUntil: Instant | null; malformedValidUntil: string | null };
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
