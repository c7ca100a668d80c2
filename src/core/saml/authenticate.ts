// The trust step: the one place where a signature is checked, and the sole maker of an AuthenticatedAssertion.
// Only what was read from the signed bytes carries that type; keys come from the imported metadata and from nowhere else.

import { constants, createHash, type KeyObject, verify } from 'node:crypto';
import { type Canonicalization, canonicalize } from '../xml/canonicalize.ts';
import { inheritedXml } from '../xml/inherited-xml.ts';
import { DSIG, SAML_ASSERTION } from '../xml/names.ts';
import { readCanonical } from '../xml/read.ts';
import { children, isNamed, sameReading, type XmlElement } from '../xml/tree.ts';
import {
  DIGEST_ALGORITHMS,
  type DigestAlgorithm,
  needsSha1,
  SIGNATURE_ALGORITHMS,
  type SignatureAlgorithm,
} from './algorithms.ts';
import { type AssertionContent, readAssertion } from './assertion.ts';
import { type PublicKey, readCertificate } from './certificate.ts';
import type { UnverifiedResponse } from './message.ts';
import { type Claimed, markSigned, type Signed } from './provenance.ts';
import { readSignature, type SignatureProblem, type SignatureShape, type UnsupportedForm } from './signature.ts';

declare const authenticated: unique symbol;

/** Read from bytes that a trusted key signed, and from nothing else. */
export type Authenticated<T> = T & { readonly [authenticated]: true };

/** Only `authenticate` makes one. */
export type AuthenticatedAssertion = Authenticated<Signed<AssertionContent>>;

const authenticatedContents = new WeakSet<AssertionContent>();

/** Whether `authenticate` made this value: the run-time side of the brand. */
export function isAuthenticated(content: AssertionContent): content is AuthenticatedAssertion {
  return authenticatedContents.has(content);
}

/** What is read from an authenticated assertion alone is authenticated too. Throws where the type was lied to. */
export function readAuthenticated<T>(
  assertion: AuthenticatedAssertion,
  read: (content: AssertionContent) => T,
): Authenticated<T> {
  if (!isAuthenticated(assertion)) throw new Error('invariant: no authenticated assertion');
  return read(assertion) as Authenticated<T>;
}

type SignedElement = 'Response' | 'Assertion';

export interface SignatureJudgement {
  readonly on: SignedElement;
  /** What is wrong with its shape; then nothing else was judged. */
  readonly problem: SignatureProblem | null;
  /** Legal XML Signature that is not read here; then nothing else was judged. */
  readonly unsupported: UnsupportedForm | null;
  /** The inclusive canonicalization that it uses somewhere. */
  readonly inclusive: '1.0' | '1.1' | null;
  /** Algorithm short names where known, else the URIs as written. */
  readonly algorithm: string | null;
  readonly digestAlgorithm: string | null;
  /** An algorithm outside the allow-list (SHA-1 counts unless it was allowed): as written. */
  readonly forbidden: string | null;
  readonly usesSha1: boolean;
  readonly digest: 'match' | 'mismatch' | 'unjudged';
  /** `trusted`: a signing key of the metadata made it. `untrusted`: intact, but another key made it. */
  readonly value: 'trusted' | 'untrusted' | 'invalid' | 'unjudged';
  /** The key that made it, where one was found. */
  readonly key: PublicKey | null;
  /** The certificate that the message itself shows, looked at only where no trusted key fits: it explains, never trusts. */
  readonly presented: PublicKey | null;
  readonly verified: boolean;
}

export interface Trust {
  readonly response: SignatureJudgement | null;
  readonly assertion: SignatureJudgement | null;
  /** False when the two XML readers did not read the signed bytes alike; then nothing is authenticated. */
  readonly readersAgree: boolean;
  readonly authenticated: AuthenticatedAssertion | null;
}

export interface TrustAnchors {
  readonly signingKeys: readonly PublicKey[];
  /** Keys that the IdP owns but not for signing: they explain a signature, they never justify it. */
  readonly otherKeys: readonly PublicKey[];
}

/** Shorter ones can be factored by one person (NIST SP 800-131A). */
export const MIN_RSA_BITS = 1024;

/**
 * Judges every signature of a Response and reads what they cover.
 * Each signature that is present must verify, and there must be one: otherwise nothing is authenticated.
 */
export function authenticate(response: UnverifiedResponse, anchors: TrustAnchors, allowSha1: boolean): Trust {
  const assertion = response.ownAssertions.length === 1 ? response.ownAssertions[0] : undefined;
  const places = [response.element, ...(assertion ? [assertion] : [])];
  const strays = response.signatures.some((each) => !places.some((place) => place === each.parent));
  const ambiguous = response.duplicateIds.length > 0 || response.assertions.length > 1;

  const onResponse = judge('Response', response.element, strays, anchors, allowSha1);
  const onAssertion = assertion ? judge('Assertion', assertion, strays, anchors, allowSha1) : null;
  const present = [onResponse, onAssertion].filter((each) => each !== null);
  const trust = { response: onResponse?.judgement ?? null, assertion: onAssertion?.judgement ?? null };
  if (!assertion || ambiguous || present.length === 0 || present.some((each) => !each.judgement.verified)) {
    return { ...trust, readersAgree: true, authenticated: null };
  }

  // Read from the innermost signed bytes: the Assertion's where it is signed, else the whole Response's.
  const source = onAssertion ?? (onResponse as JudgedSignature);
  const signed = readCanonical(source.canonical);
  const whole = source.judgement.on === 'Assertion' ? assertion : response.element;
  if (!signed || !sameReading(asCanonical(whole, source), signed, source.signature)) {
    return { ...trust, readersAgree: false, authenticated: null };
  }
  const element = isNamed(signed, SAML_ASSERTION, 'Assertion')
    ? signed
    : children(signed, SAML_ASSERTION, 'Assertion')[0];
  return { ...trust, readersAgree: true, authenticated: element ? brand(readAssertion(element)) : null };
}

/** What the Response says of itself, as signed: null unless its own signature verified. */
export function vouchedFor(claimed: Claimed<string> | null, trust: Trust | null): Signed<string> | null {
  return trust?.response?.verified ? markSigned<string | null>(claimed) : null;
}

/** What the canonical form makes of the apex: inclusive C14N lets it inherit xml:lang and its like. */
function asCanonical(whole: XmlElement, { method }: JudgedSignature): XmlElement {
  return method && !method.exclusive ? { ...whole, attributes: inheritedXml(whole, method.version) } : whole;
}

function brand(content: AssertionContent): AuthenticatedAssertion {
  authenticatedContents.add(content);
  return content as AuthenticatedAssertion;
}

interface JudgedSignature {
  readonly judgement: SignatureJudgement;
  readonly signature: XmlElement;
  /** The characters that the digest covers; '' where they were not reached. */
  readonly canonical: string;
  readonly method?: Canonicalization;
}

const UNJUDGED = {
  problem: null,
  unsupported: null,
  inclusive: null,
  algorithm: null,
  digestAlgorithm: null,
  forbidden: null,
  usesSha1: false,
  digest: 'unjudged',
  value: 'unjudged',
  key: null,
  presented: null,
  verified: false,
} as const;

function judge(
  on: SignedElement,
  signed: XmlElement,
  strays: boolean,
  anchors: TrustAnchors,
  allowSha1: boolean,
): JudgedSignature | null {
  const [signature, ...others] = children(signed, DSIG, 'Signature');
  if (!signature) return null;
  const refuse = (problem: SignatureProblem | UnsupportedForm): JudgedSignature => ({
    judgement: typeof problem === 'string' ? { ...UNJUDGED, on, problem } : { ...UNJUDGED, on, unsupported: problem },
    signature,
    canonical: '',
  });
  if (others.length > 0) return refuse('several');
  if (strays) return refuse('misplaced');
  const shape = readSignature(signature, signed);
  if (typeof shape === 'string' || 'form' in shape) return refuse(shape);

  const algorithm = SIGNATURE_ALGORITHMS.get(shape.signatureAlgorithm);
  const digestAlgorithm = DIGEST_ALGORITHMS.get(shape.digestAlgorithm);
  const named = {
    on,
    inclusive: [shape.contentMethod, shape.signedInfoMethod].find((each) => !each.exclusive)?.version ?? null,
    algorithm: algorithm?.name ?? shape.signatureAlgorithm,
    digestAlgorithm: digestAlgorithm?.name ?? shape.digestAlgorithm,
  };
  if (!algorithm || !digestAlgorithm) {
    const forbidden = algorithm ? shape.digestAlgorithm : shape.signatureAlgorithm;
    return { judgement: { ...UNJUDGED, ...named, forbidden }, signature, canonical: '' };
  }

  const canonical = canonicalize(signed, shape.contentMethod, signature);
  const digest = digestMatches(canonical, digestAlgorithm, shape.digestValue) ? 'match' : 'mismatch';
  const { value, key, presented } = judgeValue(shape, algorithm, anchors);
  const usesSha1 = needsSha1(algorithm, digestAlgorithm);
  const forbidden = usesSha1 && !allowSha1 ? (algorithm.hash === 'sha1' ? algorithm.name : digestAlgorithm.name) : null;
  const strong = key !== null && (key.type !== 'rsa' || key.bits >= MIN_RSA_BITS);
  const verified = forbidden === null && digest === 'match' && value === 'trusted' && strong;
  const judgement = { ...UNJUDGED, ...named, forbidden, usesSha1, digest, value, key, presented, verified } as const;
  return { judgement, signature, canonical, method: shape.contentMethod };
}

function digestMatches(canonical: string, { name, bytes }: DigestAlgorithm, expected: Buffer): boolean {
  return expected.length === bytes && createHash(name).update(canonical, 'utf8').digest().equals(expected);
}

function judgeValue(
  shape: SignatureShape,
  algorithm: SignatureAlgorithm,
  anchors: TrustAnchors,
): Pick<SignatureJudgement, 'value' | 'key' | 'presented'> {
  const octets = signedOctets(shape);
  const isMadeBy = (key: PublicKey) => madeBy(key, algorithm, octets, shape.signatureValue);
  const trusted = anchors.signingKeys.find(isMadeBy);
  if (trusted) return { value: 'trusted', key: trusted, presented: null };
  const presented = shape.keyInfoCertificate === null ? null : readCertificate(shape.keyInfoCertificate);
  const other = [...anchors.otherKeys, ...(presented ? [presented] : [])].find(isMadeBy);
  return other ? { value: 'untrusted', key: other, presented } : { value: 'invalid', key: null, presented };
}

/** Whether this key made the Signature's value, with an algorithm of the allow-list; SHA-1 only where it was allowed. */
export function verifySignedInfo(shape: SignatureShape, key: PublicKey, allowSha1 = false): boolean {
  const algorithm = SIGNATURE_ALGORITHMS.get(shape.signatureAlgorithm);
  if (!algorithm || (algorithm.hash === 'sha1' && !allowSha1)) return false;
  return madeBy(key, algorithm, signedOctets(shape), shape.signatureValue);
}

function signedOctets({ signedInfo, signedInfoMethod }: SignatureShape): Buffer {
  return Buffer.from(canonicalize(signedInfo, signedInfoMethod), 'utf8');
}

/** Whether this key made this signature. The key's own type decides, so no algorithm can be played against another. */
function madeBy({ key, type }: PublicKey, algorithm: SignatureAlgorithm, octets: Buffer, signature: Buffer): boolean {
  if (type !== algorithm.keyType) return false;
  try {
    return verify(algorithm.hash, octets, parameters(key, algorithm), signature);
  } catch {
    return false;
  }
}

function parameters(key: KeyObject, { keyType, pss }: SignatureAlgorithm) {
  // XML Signature writes an ECDSA value as r and s side by side (RFC 9231, 2.3.6), not as DER.
  if (keyType === 'ec') return { key, dsaEncoding: 'ieee-p1363' as const };
  if (!pss) return { key, padding: constants.RSA_PKCS1_PADDING };
  return { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST };
}
