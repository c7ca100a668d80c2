// One metadata document with the old and the new keys, for the time in which the IdP changes from one to the other: the new
// document, with what the old one holds beyond it. Its signature is taken off, since it would no longer hold.

import { type PublicKey, readCertificate } from '../saml/certificate.ts';
import { certificateTexts, isIdpRole, readEntity } from '../saml/idp-metadata.ts';
import { canonicalize } from '../xml/canonicalize.ts';
import { gate } from '../xml/gate.ts';
import { METADATA_LIMITS } from '../xml/limits.ts';
import { DSIG, SAML_METADATA } from '../xml/names.ts';
import { children, isNamed, type XmlElement, type XmlNode } from '../xml/tree.ts';
import { compareKeys } from './keys.ts';

/**
 * Merges two documents of the same IdP, each with an EntityDescriptor as its root (as the metadata reader hands them out).
 * Null where they describe two IdPs: an Issuer can equal one entityID only.
 *
 * @throws XmlRefusal where one is not XML
 */
export function mergeMetadata(oldDocument: string, newDocument: string): string | null {
  const [oldRoot, newRoot] = [gate(oldDocument, METADATA_LIMITS), gate(newDocument, METADATA_LIMITS)];
  const [old, next] = [readEntity(oldRoot), readEntity(newRoot)];
  if (old.entityId !== next.entityId) return null;
  const missing = compareKeys(old.signingKeys, next.signingKeys).removed;
  if (missing.length === 0) return newDocument;
  const certificates = certificatesOf(oldRoot);
  const merged = withKeys(newRoot, (role) =>
    missing.map((key) => keyDescriptor(role.prefix, key, certificates.get(key.fingerprint256))),
  );
  return canonicalize(merged, { exclusive: false, comments: true, inclusivePrefixes: [] });
}

/** The Base64 of each certificate in a document, by its fingerprint. */
function certificatesOf(root: XmlElement): ReadonlyMap<string, string> {
  const texts = root.children
    .filter((node) => node.kind === 'element' && isIdpRole(node))
    .flatMap((role) => children(role as XmlElement, SAML_METADATA, 'KeyDescriptor'))
    .flatMap((descriptor) => children(descriptor, DSIG, 'KeyInfo'))
    .flatMap(certificateTexts);
  return new Map(
    texts.flatMap((text) => {
      const key = readCertificate(text);
      return key ? [[key.fingerprint256, text.replace(/\s+/g, '')] as const] : [];
    }),
  );
}

/** The document with more keys in its first IdP role, behind those that it has (SAML Metadata 2.4.1: their place is fixed). */
function withKeys(root: XmlElement, keysFor: (role: XmlElement) => readonly XmlElement[]): XmlElement {
  const role = root.children.find((node): node is XmlElement => node.kind === 'element' && isIdpRole(node));
  if (!role) return root;
  const before = unsigned(role.children);
  const last = before.findLastIndex(
    (node) => node.kind === 'element' && (isNamed(node, SAML_METADATA, 'KeyDescriptor') || isExtensions(node)),
  );
  const grown = { ...role, children: before.toSpliced(last + 1, 0, ...keysFor(role)) };
  return { ...root, children: unsigned(root.children.map((node) => (node === role ? grown : node))) };
}

const isExtensions = (element: XmlElement) => isNamed(element, SAML_METADATA, 'Extensions');

function unsigned(nodes: readonly XmlNode[]): XmlNode[] {
  return nodes.filter((node) => node.kind !== 'element' || !isNamed(node, DSIG, 'Signature'));
}

/** A KeyDescriptor with the prefix that metadata has there; a bare RSA key where there is no certificate. */
function keyDescriptor(prefix: string, key: PublicKey, certificate: string | undefined): XmlElement {
  const content =
    certificate === undefined ? bareKey(key) : dsig('X509Data', [dsig('X509Certificate', [text(certificate)])]);
  const keyInfo = { ...dsig('KeyInfo', [content]), declarations: [['ds', DSIG]] as const };
  return {
    ...element(prefix, 'KeyDescriptor', SAML_METADATA, [keyInfo]),
    attributes: [{ name: 'use', prefix: '', local: 'use', namespace: '', value: 'signing' }],
  };
}

/** A ds:RSAKeyValue (XMLDSig 4.5.2.2); other bare keys are none that metadata was read from. */
function bareKey({ key }: PublicKey): XmlElement {
  const { n = '', e = '' } = key.export({ format: 'jwk' });
  const base64 = (value: string) => Buffer.from(value, 'base64url').toString('base64');
  const parts = [dsig('Modulus', [text(base64(n))]), dsig('Exponent', [text(base64(e))])];
  return dsig('KeyValue', [dsig('RSAKeyValue', parts)]);
}

const text = (value: string) => ({ kind: 'text', text: value }) as const;
const dsig = (local: string, content: readonly XmlNode[]) => element('ds', local, DSIG, content);

function element(prefix: string, local: string, namespace: string, content: readonly XmlNode[]): XmlElement {
  const name = prefix === '' ? local : `${prefix}:${local}`;
  return {
    kind: 'element',
    name,
    prefix,
    local,
    namespace,
    attributes: [],
    declarations: [],
    parent: null,
    children: content,
  };
}
