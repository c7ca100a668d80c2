// Mints what is pasted: takes a good response, puts one fault in or none, signs it, and hands out the value as posted.

import { parse, serialize, unsign } from '../saml/edit.ts';
import { INCLUSIVE_C14N, type Signer, type SigningMethod, sign, usualMethod } from '../saml/sign.ts';
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
  /** How it is signed where the fault does not say; by default with SHA-256. */
  readonly method?: SigningMethod;
}

export interface Minted {
  /** The value of SAMLResponse (Base64), or whatever the fault makes of it. */
  readonly value: string;
  /** The message as XML; null where the fault is in the value itself. */
  readonly xml: string | null;
}

/** The value of SAMLResponse (Base64), or whatever the fault makes of it. */
export function mint(message: Mint): string {
  return mintMessage(message).value;
}

export function mintMessage(message: Mint): Minted {
  const { xml, signer, stranger, given, fault, elements = ['Assertion'] } = message;
  const response = parse(xml);
  unsign(response);
  fault?.edit?.(response, given);
  const key = fault?.signing?.key === 'stranger' ? stranger : signer;
  const usual = fault?.signing?.sha1
    ? usualMethod(key.privateKey, 'sha1')
    : (message.method ?? usualMethod(key.privateKey));
  const method = fault?.signing?.inclusive ? { ...usual, canonicalization: INCLUSIVE_C14N } : usual;
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
  return fault?.paste
    ? { value: fault.paste(damaged), xml: null }
    : { value: Buffer.from(damaged, 'utf8').toString('base64'), xml: damaged };
}
