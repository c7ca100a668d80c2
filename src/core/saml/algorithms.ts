// The allow-list of XML Signature algorithms. What is not in these tables is not verified; HMAC is in none, by no flag.
// Sources: XMLDSig 1.1 section 6, RFC 9231; SHA-1 stands here only to be named, see `needsSha1`.

import { DSIG, EXC_C14N } from '../xml/names.ts';

export interface SignatureAlgorithm {
  /** Short name, as in Alibaba Cloud's AuthnSignAlgo: rsa-sha256. */
  readonly name: string;
  readonly hash: 'sha1' | 'sha256' | 'sha384' | 'sha512';
  readonly keyType: 'rsa' | 'ec';
  /** RSASSA-PSS with a salt as long as the digest (RFC 9231, 2.3.10). */
  readonly pss?: true;
}

const MORE = 'http://www.w3.org/2001/04/xmldsig-more#';
const MORE_2007 = 'http://www.w3.org/2007/05/xmldsig-more#';
const XMLENC = 'http://www.w3.org/2001/04/xmlenc#';

export const SIGNATURE_ALGORITHMS: ReadonlyMap<string, SignatureAlgorithm> = new Map<string, SignatureAlgorithm>([
  [`${DSIG}rsa-sha1`, { name: 'rsa-sha1', hash: 'sha1', keyType: 'rsa' }],
  [`${MORE}rsa-sha256`, { name: 'rsa-sha256', hash: 'sha256', keyType: 'rsa' }],
  [`${MORE}rsa-sha384`, { name: 'rsa-sha384', hash: 'sha384', keyType: 'rsa' }],
  [`${MORE}rsa-sha512`, { name: 'rsa-sha512', hash: 'sha512', keyType: 'rsa' }],
  [`${MORE_2007}sha256-rsa-MGF1`, { name: 'rsa-pss-sha256', hash: 'sha256', keyType: 'rsa', pss: true }],
  [`${MORE_2007}sha384-rsa-MGF1`, { name: 'rsa-pss-sha384', hash: 'sha384', keyType: 'rsa', pss: true }],
  [`${MORE_2007}sha512-rsa-MGF1`, { name: 'rsa-pss-sha512', hash: 'sha512', keyType: 'rsa', pss: true }],
  [`${MORE}ecdsa-sha1`, { name: 'ecdsa-sha1', hash: 'sha1', keyType: 'ec' }],
  [`${MORE}ecdsa-sha256`, { name: 'ecdsa-sha256', hash: 'sha256', keyType: 'ec' }],
  [`${MORE}ecdsa-sha384`, { name: 'ecdsa-sha384', hash: 'sha384', keyType: 'ec' }],
  [`${MORE}ecdsa-sha512`, { name: 'ecdsa-sha512', hash: 'sha512', keyType: 'ec' }],
]);

export interface DigestAlgorithm {
  readonly name: 'sha1' | 'sha256' | 'sha384' | 'sha512';
  /** Length of the digest in bytes. */
  readonly bytes: number;
}

export const DIGEST_ALGORITHMS: ReadonlyMap<string, DigestAlgorithm> = new Map<string, DigestAlgorithm>([
  [`${DSIG}sha1`, { name: 'sha1', bytes: 20 }],
  [`${XMLENC}sha256`, { name: 'sha256', bytes: 32 }],
  [`${MORE}sha384`, { name: 'sha384', bytes: 48 }],
  [`${XMLENC}sha512`, { name: 'sha512', bytes: 64 }],
]);

export interface CanonicalizationAlgorithm {
  readonly exclusive: boolean;
  readonly comments: boolean;
  /** Of the inclusive ones. */
  readonly version?: '1.0' | '1.1';
}

const C14N_10 = 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315';
const C14N_11 = 'http://www.w3.org/2006/12/xml-c14n11';

/** The exclusive one is what SAML recommends (SAML Core 5.4.3); the inclusive ones are what XML Signature requires of all. */
export const CANONICALIZATIONS: ReadonlyMap<string, CanonicalizationAlgorithm> = new Map<
  string,
  CanonicalizationAlgorithm
>([
  [EXC_C14N, { exclusive: true, comments: false }],
  [`${EXC_C14N}WithComments`, { exclusive: true, comments: true }],
  [C14N_10, { exclusive: false, comments: false, version: '1.0' }],
  [`${C14N_10}#WithComments`, { exclusive: false, comments: true, version: '1.0' }],
  [C14N_11, { exclusive: false, comments: false, version: '1.1' }],
  [`${C14N_11}#WithComments`, { exclusive: false, comments: true, version: '1.1' }],
]);

export const ENVELOPED_SIGNATURE = `${DSIG}enveloped-signature`;

/** XML Signature 6.6.3 and XML-Signature XPath Filter 2.0: a program that says what is signed. */
export const XPATHS: readonly string[] = [
  'http://www.w3.org/TR/1999/REC-xpath-19991116',
  'http://www.w3.org/2002/06/xmldsig-filter2',
];

export const XSLT = 'http://www.w3.org/TR/1999/REC-xslt-19991116';

/** SHA-1 collisions are practical (SHAttered, 2017): verified only where the caller loosened the rule, and loudly. */
export function needsSha1(signature: SignatureAlgorithm, digest: DigestAlgorithm): boolean {
  return signature.hash === 'sha1' || digest.name === 'sha1';
}
