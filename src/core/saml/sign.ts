// Signs a Response or an Assertion with xml-crypto (its only import): an implementation other than the one that verifies
// (saml/authenticate.ts), so that a slip in either shows instead of cancelling out.

import { SignedXml } from 'xml-crypto';
import { DSIG, EXC_C14N } from '../xml/names.ts';

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

const PLACE = {
  Assertion: `/*[local-name(.)='Response']/*[local-name(.)='Assertion']`,
  Response: `/*[local-name(.)='Response']`,
} as const;

/** Puts an enveloped signature into the element, right behind its Issuer (SAML Core 2.3.3, 3.2.2). */
export function sign(
  xml: string,
  element: keyof typeof PLACE,
  signer: Signer,
  method: SigningMethod = RSA_SHA256,
): string {
  const place = PLACE[element];
  const { canonicalization = EXC_C14N } = method;
  const signature = new SignedXml({
    privateKey: signer.privateKey,
    publicCert: signer.certificate,
    signatureAlgorithm: method.signatureAlgorithm,
    canonicalizationAlgorithm: canonicalization,
  });
  signature.addReference({
    xpath: place,
    transforms: [`${DSIG}enveloped-signature`, canonicalization],
    digestAlgorithm: method.digestAlgorithm,
  });
  const reference = `${place}/*[local-name(.)='Issuer']`;
  signature.computeSignature(xml, { prefix: 'ds', location: { reference, action: 'after' } });
  return signature.getSignedXml();
}
