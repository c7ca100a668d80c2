// The Issuer: the entityID of the imported metadata, character by character, on Assertion and Response alike.

import { ISSUER } from '../idp.ts';
import { type Attack, attacks, plain, swap } from './kit.ts';
import { seal, sealResponse } from './seal.ts';

const element = `<saml:Issuer>${ISSUER}</saml:Issuer>`;
const both = (value: string) => seal(plain().replaceAll(element, () => `<saml:Issuer>${value}</saml:Issuer>`));
const onAssertion = (xml: string) => {
  const at = plain().lastIndexOf(element);
  return seal(plain().slice(0, at) + xml + plain().slice(at + element.length), { place: 'last' });
};
const onResponse = (xml: string) => seal(swap(plain(), element, xml));

const OTHERS: Readonly<Record<string, string>> = {
  'another IdP': 'https://evil.example/idp',
  'a slash behind it': `${ISSUER}/`,
  'a path behind it': `${ISSUER}/x`,
  'another case': ISSUER.toUpperCase(),
  'plain http': ISSUER.replace('https', 'http'),
  'a blank before': ` ${ISSUER}`,
  'a blank behind': `${ISSUER} `,
  'a line feed around it': `&#10;${ISSUER}&#10;`,
  'a no-break space behind': `${ISSUER}\u00a0`,
  'a zero-width space': `${ISSUER}\u200b`,
  'a Cyrillic letter': ISSUER.replace('example', 'ex\u0430mple'),
  'a longer host': ISSUER.replace('.com', '.com.evil.example'),
  credentials: ISSUER.replace('https://', 'https://x@'),
  'a prefix of it': ISSUER.slice(0, -1),
  'percent-encoding': ISSUER.replace('metadata', '%6detadata'),
};

export const ISSUERS: readonly Attack[] = [
  ...attacks(
    Object.fromEntries(Object.entries(OTHERS).map(([name, value]) => [`both: ${name}`, both(value)])),
    'issuer-mismatch',
  ),
  ...attacks(
    {
      'the Assertion’s is another': onAssertion('<saml:Issuer>https://evil.example/idp</saml:Issuer>'),
      'the Response’s is another': onResponse('<saml:Issuer>https://evil.example/idp</saml:Issuer>'),
      'a signed Response’s is another': sealResponse(onResponse('<saml:Issuer>https://evil.example/idp</saml:Issuer>')),
    },
    'issuer-mismatch',
  ),
  ...attacks(
    {
      'the Assertion has none': onAssertion(''),
      'the Assertion’s is empty': onAssertion('<saml:Issuer/>'),
      'the Assertion’s is in another namespace': onAssertion(`<x:Issuer xmlns:x="urn:x">${ISSUER}</x:Issuer>`),
    },
    'issuer-missing',
  ),
  ...attacks(
    {
      'two on the Assertion, the good one first': onAssertion(
        `${element}<saml:Issuer>https://evil.example/idp</saml:Issuer>`,
      ),
      'two on the Assertion, the good one last': onAssertion(
        `<saml:Issuer>https://evil.example/idp</saml:Issuer>${element}`,
      ),
      'two on the Response': onResponse(`${element}<saml:Issuer>https://evil.example/idp</saml:Issuer>`),
      'an element in it': onAssertion(`<saml:Issuer>${ISSUER}<x/></saml:Issuer>`),
      'an element around it': onAssertion(`<saml:Issuer><b>${ISSUER}</b></saml:Issuer>`),
    },
    'response-misshapen',
  ),
];
