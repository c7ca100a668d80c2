// Reads IdP metadata (SAML Metadata 2.4.1, 2.4.3): which keys may sign, and where a logon starts. Nothing is judged here;
// checks/metadata does that. Trust comes from having been imported by the administrator, not from anything inside.

import { DSIG, SAML_METADATA, SAML_PROTOCOL } from '../xml/names.ts';
import { attribute, child, children, isNamed, textOf, type XmlElement } from '../xml/tree.ts';
import { fromRsaKeyValue, type PublicKey, readCertificate } from './certificate.ts';
import { nameMessage } from './message.ts';
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
  | { readonly kind: 'read'; readonly metadata: IdpMetadata; readonly entity: XmlElement }
  | { readonly kind: 'malformed'; readonly found: string }
  | { readonly kind: 'not-idp'; readonly found: 'sp' | 'ws-federation' | 'saml1' | 'none' }
  | { readonly kind: 'multiple' | 'not-found'; readonly candidates: readonly string[] };

/** Reads the one IdP of a metadata document, or the one named by `entityId`. `root` has passed the gate. */
export function readMetadata(root: XmlElement, entityId?: string): MetadataReading {
  const entities = entitiesOf(root);
  if (entities === null) return { kind: 'malformed', found: nameMessage(root) ?? `XML (${root.name})` };
  const named = entityId === undefined ? entities : entities.filter((each) => attribute(each, 'entityID') === entityId);
  const idps = named.filter((each) => idpRoles(each).length > 0);
  const [entity] = idps;
  if (entity && idps.length === 1) return { kind: 'read', metadata: readEntity(entity), entity };
  if (entityId !== undefined && named.length === 0) return { kind: 'not-found', candidates: idpNames(entities) };
  if (idps.length > 1) return { kind: 'multiple', candidates: idpNames(idps) };
  return { kind: 'not-idp', found: named[0] ? whatElse(named[0]) : 'none' };
}

function entitiesOf(root: XmlElement): XmlElement[] | null {
  if (isNamed(root, SAML_METADATA, 'EntityDescriptor')) return [root];
  if (!isNamed(root, SAML_METADATA, 'EntitiesDescriptor')) return null;
  return [
    ...children(root, SAML_METADATA, 'EntityDescriptor'),
    ...children(root, SAML_METADATA, 'EntitiesDescriptor').flatMap((nested) => entitiesOf(nested) ?? []),
  ];
}

function idpNames(entities: readonly XmlElement[]): string[] {
  return entities.filter((each) => idpRoles(each).length > 0).map((each) => attribute(each, 'entityID') ?? '');
}

/** The roles that speak SAML 2.0. AD FS also publishes WS-Federation RoleDescriptors; they are passed over. */
function idpRoles(entity: XmlElement): XmlElement[] {
  return children(entity, SAML_METADATA, 'IDPSSODescriptor').filter((role) =>
    (attribute(role, 'protocolSupportEnumeration') ?? '').split(/\s+/).includes(SAML_PROTOCOL),
  );
}

function whatElse(entity: XmlElement): 'sp' | 'ws-federation' | 'saml1' | 'none' {
  if (children(entity, SAML_METADATA, 'IDPSSODescriptor').length > 0) return 'saml1';
  if (children(entity, SAML_METADATA, 'SPSSODescriptor').length > 0) return 'sp';
  return children(entity, SAML_METADATA, 'RoleDescriptor').length > 0 ? 'ws-federation' : 'none';
}

function readEntity(entity: XmlElement): IdpMetadata {
  const roles = idpRoles(entity);
  const descriptors = roles.flatMap((role) => children(role, SAML_METADATA, 'KeyDescriptor'));
  const signing = descriptors.filter((each) => (attribute(each, 'use') ?? 'signing') === 'signing').map(readKeys);
  const other = descriptors.filter((each) => (attribute(each, 'use') ?? 'signing') !== 'signing').map(readKeys);
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
    wantAuthnRequestsSigned: roles.some((role) => attribute(role, 'WantAuthnRequestsSigned') === 'true'),
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
