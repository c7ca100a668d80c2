// A signer for what the minting one (xml-crypto) lacks: PSS, ECDSA, SHA-384, and every canonicalization. It writes a
// Signature as text; test/peers holds it against xmlsec1, so that it cannot agree with us alone.

import { constants, createHash, sign as signBytes } from 'node:crypto';
import { type Canonicalization, canonicalize } from '../../src/core/xml/canonicalize.ts';
import { gate } from '../../src/core/xml/gate.ts';
import { MESSAGE_LIMITS } from '../../src/core/xml/limits.ts';
import { descendants, type XmlElement } from '../../src/core/xml/tree.ts';
import { signerOf } from './idp.ts';

const MORE = 'http://www.w3.org/2001/04/xmldsig-more#';
const MORE_2007 = 'http://www.w3.org/2007/05/xmldsig-more#';

const SIGNATURES: Readonly<Record<string, string>> = {
  'rsa-sha1': 'http://www.w3.org/2000/09/xmldsig#rsa-sha1',
  'rsa-sha256': `${MORE}rsa-sha256`,
  'rsa-sha384': `${MORE}rsa-sha384`,
  'rsa-sha512': `${MORE}rsa-sha512`,
  'rsa-pss-sha256': `${MORE_2007}sha256-rsa-MGF1`,
  'rsa-pss-sha384': `${MORE_2007}sha384-rsa-MGF1`,
  'rsa-pss-sha512': `${MORE_2007}sha512-rsa-MGF1`,
  'ecdsa-sha1': `${MORE}ecdsa-sha1`,
  'ecdsa-sha256': `${MORE}ecdsa-sha256`,
  'ecdsa-sha384': `${MORE}ecdsa-sha384`,
  'ecdsa-sha512': `${MORE}ecdsa-sha512`,
};

const DIGESTS: Readonly<Record<string, string>> = {
  sha1: 'http://www.w3.org/2000/09/xmldsig#sha1',
  sha256: 'http://www.w3.org/2001/04/xmlenc#sha256',
  sha384: `${MORE}sha384`,
  sha512: 'http://www.w3.org/2001/04/xmlenc#sha512',
};

export const EXCLUSIVE = 'http://www.w3.org/2001/10/xml-exc-c14n#';
export const INCLUSIVE = 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315';
export const INCLUSIVE_11 = 'http://www.w3.org/2006/12/xml-c14n11';

interface Method {
  readonly algorithm: string;
  /** PrefixList; null for no InclusiveNamespaces at all. */
  readonly prefixes?: string;
}

export interface Signing {
  readonly element?: string;
  /** Name of a key under fixtures/keys. */
  readonly key?: string;
  /** Name of the certificate to show in KeyInfo; null for no KeyInfo. */
  readonly shown?: string | null;
  readonly signature?: string;
  readonly digest?: string;
  /** Null for no canonicalization among the transforms, which means inclusive C14N. */
  readonly content?: Method | null;
  readonly signedInfo?: Method;
  /** Prefix of the Signature's elements; '' for a default namespace. */
  readonly prefix?: string;
  /** Puts white space between the Signature's parts and into its values, as many IdPs do. */
  readonly wrapped?: boolean;
}

/** Signs the first Assertion, or the Response, of an XML text. */
export function signWith(xml: string, signing: Signing = {}): string {
  const { element = 'Assertion', key = 'idp', signature = 'rsa-sha256', digest = 'sha256' } = signing;
  const { content = { algorithm: EXCLUSIVE }, signedInfo = { algorithm: EXCLUSIVE } } = signing;
  const bare = place(xml, element, write(signing, elementId(xml, element)));

  const signed = find(bare, element);
  const own = signed.children.find((node) => node.kind === 'element' && node.local === 'Signature') as XmlElement;
  const hash = createHash(digest).update(canonicalize(signed, asCanonicalization(content), own), 'utf8');
  const digested = bare.replace('@DIGEST@', hash.digest('base64'));

  const info = [...descendants(find(digested, element))].find((each) => each.local === 'SignedInfo') as XmlElement;
  const octets = Buffer.from(canonicalize(info, { ...asCanonicalization(signedInfo), comments: false }), 'utf8');
  const value = signBytes(signature.split('-').at(-1) as string, octets, {
    key: signerOf(key).privateKey,
    ...(signature.startsWith('ecdsa') ? { dsaEncoding: 'ieee-p1363' as const } : {}),
    ...(signature.includes('pss')
      ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST }
      : {}),
  }).toString('base64');
  return digested.replace('@VALUE@', signing.wrapped ? value.replace(/.{76}/g, '$&\n') : value);
}

function find(xml: string, local: string): XmlElement {
  const found = [...descendants(gate(xml, MESSAGE_LIMITS))].find((each) => each.local === local);
  if (!found) throw new Error(`there is no ${local}`);
  return found;
}

function elementId(xml: string, local: string): string {
  return find(xml, local).attributes.find((each) => each.name === 'ID')?.value ?? '';
}

/** Puts the Signature right behind the element's Issuer; where it has none, as metadata, at its very beginning. */
function place(xml: string, element: string, signature: string): string {
  const [start = ''] = new RegExp(`<(\\w+:)?${element}(?=[\\s>])[^>]*>`).exec(xml) ?? [];
  const [issuer = ''] =
    /^\s*<(\w+:)?Issuer[\s>][^<]*<\/(\w+:)?Issuer>/.exec(xml.slice(xml.indexOf(start) + start.length)) ?? [];
  if (start === '') throw new Error(`there is no ${element}`);
  const at = xml.indexOf(start) + start.length + issuer.length;
  return xml.slice(0, at) + signature + xml.slice(at);
}

function write(signing: Signing, id: string): string {
  const { key = 'idp', shown = key, prefix = 'ds', signature = 'rsa-sha256', digest = 'sha256' } = signing;
  const { content = { algorithm: EXCLUSIVE }, signedInfo = { algorithm: EXCLUSIVE }, wrapped = false } = signing;
  const p = prefix === '' ? '' : `${prefix}:`;
  const gap = wrapped ? '\n    ' : '';
  const method = (name: string, { algorithm, prefixes }: Method) =>
    prefixes === undefined
      ? `<${p}${name} Algorithm="${algorithm}"/>`
      : `<${p}${name} Algorithm="${algorithm}"><ec:InclusiveNamespaces xmlns:ec="${EXCLUSIVE}" PrefixList="${prefixes}"/></${p}${name}>`;
  const transforms = `<${p}Transforms><${p}Transform Algorithm="http://www.w3.org/2000/09/xmldsig#enveloped-signature"/>${content === null ? '' : method('Transform', content)}</${p}Transforms>`;
  const reference = `<${p}Reference URI="#${id}">${gap}${transforms}${gap}<${p}DigestMethod Algorithm="${DIGESTS[digest]}"/><${p}DigestValue>${gap}@DIGEST@${gap}</${p}DigestValue></${p}Reference>`;
  const info = `<${p}SignedInfo>${gap}${method('CanonicalizationMethod', signedInfo)}${gap}<${p}SignatureMethod Algorithm="${SIGNATURES[signature]}"/>${gap}${reference}</${p}SignedInfo>`;
  const certificate = shown && signerOf(shown).certificate.replace(/-----[A-Z ]+-----/g, '');
  const keyInfo = certificate
    ? `<${p}KeyInfo><${p}X509Data><${p}X509Certificate>${wrapped ? certificate : certificate.replace(/\s/g, '')}</${p}X509Certificate></${p}X509Data></${p}KeyInfo>`
    : '';
  const declaration = `xmlns${prefix && ':'}${prefix}="http://www.w3.org/2000/09/xmldsig#"`;
  return `<${p}Signature ${declaration}>${gap}${info}${gap}<${p}SignatureValue>${gap}@VALUE@${gap}</${p}SignatureValue>${gap}${keyInfo}</${p}Signature>`;
}

function asCanonicalization(method: Method | null): Canonicalization {
  const prefixes = (method?.prefixes ?? '').split(/\s+/).filter(Boolean);
  return {
    exclusive: method?.algorithm.startsWith(EXCLUSIVE) ?? false,
    ...(method?.algorithm.startsWith(INCLUSIVE_11) ? { version: '1.1' as const } : {}),
    comments: false,
    inclusivePrefixes: prefixes.map((each) => (each === '#default' ? '' : each)),
  };
}
