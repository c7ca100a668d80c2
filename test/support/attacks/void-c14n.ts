// Void canonicalization: a canonicalizer that fails gives "", and the digest of nothing is a constant that anybody can
// write. CVE-2025-66568 (ruby-saml), CVE-2025-66578 (xmlseclibs); relative namespace names are what makes libxml2 fail.

import { type Attack, attacks, plain, swap } from './kit.ts';
import { seal } from './seal.ts';

const digested = (text: string) => seal(plain(), { digested: () => text });
const RELATIVE = {
  'a relative namespace': 'x',
  'a namespace that is a path': '/x',
  'a namespace that is a fragment': '#x',
  'a namespace that is two dots': '..',
  'a namespace of one blank': ' ',
};

export const VOID_C14N: readonly Attack[] = [
  ...attacks(
    {
      'the digest of nothing': digested(''),
      'the digest of a blank': digested(' '),
      'the digest of the element without its content': digested('<saml:Assertion></saml:Assertion>'),
      'the digest of null': digested('null'),
      'the digest of undefined': digested('undefined'),
      'the digest of the word false': digested('false'),
    },
    'signature-digest-mismatch',
  ),
  ...attacks(
    Object.fromEntries(
      Object.entries(RELATIVE).flatMap(([name, uri]) => [
        [`${name} on the Assertion`, swap(digested(''), '<saml:Assertion ', `<saml:Assertion xmlns:r="${uri}" `)],
        [`${name} on the Response`, swap(digested(''), '<samlp:Response ', `<samlp:Response xmlns:r="${uri}" `)],
      ]),
    ),
    'xml-forbidden-construct',
    // saxes takes a namespace name of white space for none, and a prefix must be bound to one.
    'xml-malformed',
  ),
];
