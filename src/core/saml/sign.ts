// Signs a Response or an Assertion with xml-crypto (its only import): an implementation other than the one that verifies
// (saml/authenticate.ts), so that a slip in either shows instead of cancelling out.

import { type BinaryLike, constants, createHash, createPrivateKey, type KeyLike, sign as signBytes } from 'node:crypto';
import { SignedXml } from 'xml-crypto';
import { DSIG, EXC_C14N } from '../xml/names.ts';
import { DIGEST_ALGORITHMS, SIGNATURE_ALGORITHMS } from './algorithms.ts';

export interface Signer {
  /** PEM. */
  readonly privateKey: string;
  /** PEM; written into KeyInfo. */
  readonly certificate: string;
}

export interface SigningMethod {
  readonly signatureAlgorithm: string;
  readonly digestAlgorithm: string;
  /** Exclusive C14N where it is left out. */
  readonly canonicalization?: string;
}

export const RSA_SHA256: SigningMethod = {
  signatureAlgorithm: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
  digestAlgorithm: 'http://www.w3.org/2001/04/xmlenc#sha256',
};

export const INCLUSIVE_C14N = 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315';

export const RSA_SHA1: SigningMethod = {
  signatureAlgorithm: `${DSIG}rsa-sha1`,
  digestAlgorithm: `${DSIG}sha1`,
};

/** The names that `methodOf` knows, as in AuthnSignAlgo: rsa-sha256, rsa-pss-sha384, ecdsa-sha256… */
export const SIGNING_METHODS: readonly string[] = [...SIGNATURE_ALGORITHMS.values()].map(({ name }) => name);

/** Signature and digest by one hash; null for a name that is none. */
export function methodOf(name: string): SigningMethod | null {
  const signature = [...SIGNATURE_ALGORITHMS].find(([, each]) => each.name === name);
  const digest = signature && [...DIGEST_ALGORITHMS].find(([, each]) => each.name === signature[1].hash);
  return signature && digest ? { signatureAlgorithm: signature[0], digestAlgorithm: digest[0] } : null;
}

/** With this private key, as one signs today; with `hash` 'sha1', as one should not. */
export function usualMethod(privateKey: string, hash: 'sha256' | 'sha1' = 'sha256'): SigningMethod {
  const isEc = createPrivateKey(privateKey).asymmetricKeyType === 'ec';
  return methodOf(`${isEc ? 'ecdsa' : 'rsa'}-${hash}`) ?? RSA_SHA256;
}

/** What xml-crypto lacks, in the form in which it takes it: ECDSA (as XML Signature writes it), PSS, and the other hashes. */
function register(signature: SignedXml): void {
  for (const [uri, { hash, keyType, pss }] of SIGNATURE_ALGORITHMS) {
    signature.SignatureAlgorithms[uri] = class {
      getAlgorithmName = () => uri;
      getSignature = (octets: BinaryLike, key: KeyLike) =>
        signBytes(hash, Buffer.from(octets as string), {
          key: createPrivateKey(key as string),
          ...(keyType === 'ec' ? { dsaEncoding: 'ieee-p1363' as const } : {}),
          ...(pss ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST } : {}),
        }).toString('base64');
      verifySignature = () => false;
    } as never;
  }
  for (const [uri, { name }] of DIGEST_ALGORITHMS) {
    signature.HashAlgorithms[uri] = class {
      getAlgorithmName = () => uri;
      getHash = (octets: string) => createHash(name).update(octets, 'utf8').digest('base64');
    };
  }
}

const PLACE = {
  Assertion: `/*[local-name(.)='Response']/*[local-name(.)='Assertion']`,
  Response: `/*[local-name(.)='Response']`,
  AuthnRequest: `/*[local-name(.)='AuthnRequest']`,
} as const;

/** Puts an enveloped signature into the element, right behind its Issuer (SAML Core 2.3.3, 3.2.2). */
export function sign(
  xml: string,
  element: keyof typeof PLACE,
  signer: Pick<Signer, 'privateKey'> & Partial<Signer>,
  method: SigningMethod = RSA_SHA256,
): string {
  const place = PLACE[element];
  const { canonicalization = EXC_C14N } = method;
  const signature = new SignedXml({
    privateKey: signer.privateKey,
    ...(signer.certificate === undefined ? {} : { publicCert: signer.certificate }),
    signatureAlgorithm: method.signatureAlgorithm,
    canonicalizationAlgorithm: canonicalization,
  });
  register(signature);
  signature.addReference({
    xpath: place,
    transforms: [`${DSIG}enveloped-signature`, canonicalization],
    digestAlgorithm: method.digestAlgorithm,
  });
  const reference = `${place}/*[local-name(.)='Issuer']`;
  signature.computeSignature(xml, { prefix: 'ds', location: { reference, action: 'after' } });
  return signature.getSignedXml();
}
