// Signs what other signers refuse to: any shape of Signature, over any element, by any key. An independent signer for
// attacks and for unusual but legal documents; the signer of the product is core/mint.

import { constants, createHash, createPrivateKey, sign } from 'node:crypto';
import { type Canonicalization, canonicalize } from '../../../src/core/xml/canonicalize.ts';
import { gate } from '../../../src/core/xml/gate.ts';
import { DSIG } from '../../../src/core/xml/names.ts';
import { descendants, textOf, type XmlElement } from '../../../src/core/xml/tree.ts';
import { fixtureText } from '../fixtures.ts';
import { ASSERTION_ID, plain, RESPONSE_ID } from './kit.ts';

export const MORE = 'http://www.w3.org/2001/04/xmldsig-more#';
export const MORE_2007 = 'http://www.w3.org/2007/05/xmldsig-more#';
export const RSA_SHA256 = `${MORE}rsa-sha256`;
export const SHA256 = 'http://www.w3.org/2001/04/xmlenc#sha256';
export const EXCLUSIVE = 'http://www.w3.org/2001/10/xml-exc-c14n#';
export const INCLUSIVE = 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315';
export const ENVELOPED = `${DSIG}enveloped-signature`;

export interface Seal {
  /** ID of the element to digest. */
  readonly over?: string;
  /** ID of the element that gets the Signature; the same by default. */
  readonly into?: string;
  /** Name of a key under fixtures/keys. */
  readonly key?: string;
  readonly algorithm?: string;
  readonly digest?: string;
  /** What the SignedInfo and the content really are canonicalized by; exclusive C14N by default. */
  readonly signedInfoMethod?: Partial<Canonicalization>;
  readonly contentMethod?: Partial<Canonicalization>;
  /** Changes the markup before it is signed; %DIGEST% and %VALUE% stand where the values will. */
  readonly shape?: (markup: string) => string;
  /** Makes the signature value instead of the key. */
  readonly make?: (octets: Buffer) => Buffer;
  /** Characters that are digested instead of the element's. */
  readonly digested?: (canonical: string) => string;
  /** Where the Signature goes: behind the first Issuer of `into`, or as its first or last child. */
  readonly place?: 'issuer' | 'first' | 'last';
}

const NO_LIMITS = {
  bytes: 1e9,
  depth: 1e4,
  elements: 1e6,
  attributes: 1e5,
  comments: 1e6,
  text: 1e9,
  name: 1e6,
};

/** The ordinary markup of a Signature, values to be filled in. */
export function signatureMarkup(id: string, algorithm = RSA_SHA256, digest = SHA256): string {
  return [
    `<ds:Signature xmlns:ds="${DSIG}"><ds:SignedInfo><ds:CanonicalizationMethod Algorithm="${EXCLUSIVE}"/>`,
    `<ds:SignatureMethod Algorithm="${algorithm}"/><ds:Reference URI="#${id}"><ds:Transforms>`,
    `<ds:Transform Algorithm="${ENVELOPED}"/><ds:Transform Algorithm="${EXCLUSIVE}"/></ds:Transforms>`,
    `<ds:DigestMethod Algorithm="${digest}"/><ds:DigestValue>%DIGEST%</ds:DigestValue></ds:Reference></ds:SignedInfo>`,
    '<ds:SignatureValue>%VALUE%</ds:SignatureValue></ds:Signature>',
  ].join('');
}

/** Documents whose Assertion the test IdP really signed, as they were signed: what may be accepted at all. */
const genuine = new Set<string>();

export function genuineDocuments(): readonly string[] {
  return [...genuine];
}

/** Puts a genuine signature into `xml`. What it covers is what `over` and the methods say, whatever its markup claims. */
export function seal(xml: string, options: Seal = {}): string {
  const sealed = sealAnyhow(xml, options);
  const { over = ASSERTION_ID, into = over, key = 'idp', make, digested } = options;
  if (over === into && over !== RESPONSE_ID && key !== 'stranger' && !make && !digested) genuine.add(sealed);
  return sealed;
}

function sealAnyhow(xml: string, options: Seal): string {
  const { over = ASSERTION_ID, into = over, algorithm = RSA_SHA256, digest = SHA256 } = options;
  const markup = (options.shape ?? ((same) => same))(signatureMarkup(over, algorithm, digest));
  const placed = insert(xml, into, markup, options.place ?? 'issuer');

  const root = gate(placed, NO_LIMITS);
  const target = all(root).find((each) => each.attributes.some(({ name, value }) => name === 'ID' && value === over));
  if (!target) throw new Error(`nothing to sign: ${over}`);
  const canonical = canonicalize(target, methodOf(options.contentMethod), signatureIn(root));
  const hash = createHash(digest.split('#')[1] ?? 'sha256').update((options.digested ?? ((same) => same))(canonical));
  const digested = placed.replaceAll('%DIGEST%', hash.digest('base64'));

  const signedInfo = all(signatureIn(gate(digested, NO_LIMITS))).find((each) => each.local === 'SignedInfo');
  if (!signedInfo) return digested.replaceAll('%VALUE%', '');
  const octets = Buffer.from(canonicalize(signedInfo, methodOf(options.signedInfoMethod)), 'utf8');
  const value = options.make ? options.make(octets) : signOctets(octets, algorithm, options.key ?? 'idp');
  return digested.replaceAll('%VALUE%', value.toString('base64'));
}

/** A good response, its Assertion signed by the test IdP. */
export function signed(nameId?: string, options: Seal = {}): string {
  return seal(plain(nameId), options);
}

/** Signs the Response, over whatever is in it. */
export function sealResponse(xml: string, options: Seal = {}): string {
  return seal(xml, { ...options, over: RESPONSE_ID });
}

export function certificateBody(key: string): string {
  return fixtureText(`keys/${key}.crt`).replace(/-----[A-Z ]+-----|\s/g, '');
}

/** Signs octets as an algorithm of XML Signature says, by its URI. */
export function signOctets(octets: Buffer, algorithm: string, keyName: string): Buffer {
  const key = createPrivateKey(fixtureText(`keys/${keyName}.key`));
  const hash = /md5|sha\d+/.exec(algorithm)?.[0] ?? 'sha256';
  if (algorithm.includes('ecdsa')) return sign(hash, octets, { key, dsaEncoding: 'ieee-p1363' });
  if (!algorithm.includes('MGF1')) return sign(hash, octets, key);
  const pss = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST };
  return sign(hash, octets, { key, ...pss });
}

function methodOf(changes: Partial<Canonicalization> = {}): Canonicalization {
  return { exclusive: true, comments: false, inclusivePrefixes: [], ...changes };
}

function insert(xml: string, into: string, markup: string, place: 'issuer' | 'first' | 'last'): string {
  const attribute = xml.indexOf(` ID="${into}"`);
  const open = xml.indexOf('>', attribute) + 1;
  const name = /<([^\s<>/]+)[^<>]*$/.exec(xml.slice(0, open - 1))?.[1] ?? '';
  if (attribute < 0 || name === '') throw new Error(`nowhere to put a signature: ${into}`);
  const issuer = xml.indexOf('Issuer>', xml.indexOf('</', open)) + 'Issuer>'.length;
  const at = place === 'first' ? open : place === 'last' ? xml.indexOf(`</${name}>`, open) : issuer;
  return xml.slice(0, at) + markup + xml.slice(at);
}

function all(element: XmlElement): XmlElement[] {
  return [...descendants(element)];
}

function signatureIn(root: XmlElement): XmlElement {
  const found = all(root).find((each) => each.local === 'Signature' && textOf(each).includes('%VALUE%'));
  if (!found) throw new Error('the markup has no %VALUE% in a Signature');
  return found;
}
