// Mints what is pasted: takes a good response, puts one fault in or none, signs it, and hands out the value as posted.

import { parse, serialize, unsign } from '../saml/edit.ts';
import { INCLUSIVE_C14N, RSA_SHA1, RSA_SHA256, type Signer, sign } from '../saml/sign.ts';
import type { Fault, Given } from './faults/fault.ts';

export interface Mint {
  /** An unsigned or signed Response; signatures on it are taken off. */
  readonly xml: string;
  readonly signer: Signer;
  /** Signs where the fault asks for a key that the metadata does not hold. */
  readonly stranger: Signer;
  readonly given: Given;
  readonly fault: Fault | null;
  /** What is signed where the fault does not say; the Assertion alone by default. */
  readonly elements?: readonly ('Assertion' | 'Response')[];
}

/** The value of SAMLResponse (Base64), or whatever the fault makes of it. */
export function mint({ xml, signer, stranger, given, fault, elements = ['Assertion'] }: Mint): string {
  const response = parse(xml);
  unsign(response);
  fault?.edit?.(response, given);
  const key = fault?.signing?.key === 'stranger' ? stranger : signer;
  const hash = fault?.signing?.sha1 ? RSA_SHA1 : RSA_SHA256;
  const method = fault?.signing?.inclusive ? { ...hash, canonicalization: INCLUSIVE_C14N } : hash;
  // The Assertion first: the Response's signature covers the Assertion's.
  const toSign = (['Assertion', 'Response'] as const).filter((each) =>
    (fault?.signing?.elements ?? elements).includes(each),
  );
  let signed = toSign.reduce((text, element) => sign(text, element, key, method), serialize(response));
  if (fault?.forge) {
    const forged = parse(signed);
    fault.forge(forged, given);
    signed = serialize(forged);
  }
  const damaged = fault?.damage?.(signed) ?? signed;
  return fault?.paste?.(damaged) ?? Buffer.from(damaged, 'utf8').toString('base64');
}
