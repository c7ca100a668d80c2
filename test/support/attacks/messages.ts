// Messages that are not a SAML 2.0 Response, with genuine signatures: requests, logouts, artifacts, SAML 1.1, WS-Federation,
// SOAP, bare Assertions; and Responses that hold something other than one plain Assertion.

import {
  SAML_ASSERTION,
  SAML_PROTOCOL,
  SAML1_PROTOCOL,
  SOAP_ENVELOPES,
  WS_TRUST_13,
  WS_TRUST_2005,
} from '../../../src/core/xml/names.ts';
import { ISSUER, metadataXml } from '../idp.ts';
import { ACS, type Attack, attacks, base64, cut, plain, swap, time } from './kit.ts';
import { sealResponse, signed } from './seal.ts';

const SIGNED = signed();
const assertion = swap(
  cut(SIGNED, 'saml:Assertion'),
  '<saml:Assertion ',
  `<saml:Assertion xmlns:saml="${SAML_ASSERTION}" `,
);
const protocol = (name: string, inner = '') =>
  `<samlp:${name} xmlns:samlp="${SAML_PROTOCOL}" ID="_message" Version="2.0" IssueInstant="${time(-10)}" Destination="${ACS}"><saml:Issuer xmlns:saml="${SAML_ASSERTION}">${ISSUER}</saml:Issuer>${inner}</samlp:${name}>`;
const renamed = (name: string) => SIGNED.replaceAll('samlp:Response', `samlp:${name}`);
const PROTOCOL = [
  'AuthnRequest',
  'LogoutRequest',
  'LogoutResponse',
  'ArtifactResolve',
  'ArtifactResponse',
  'AttributeQuery',
  'NameIDMappingResponse',
  'ManageNameIDResponse',
  'AssertionIDRequest',
];

const WRONG: Readonly<Record<string, string>> = {
  ...Object.fromEntries(PROTOCOL.map((name) => [`${name} with the signed Assertion`, renamed(name)])),
  'an ArtifactResponse around the Response': protocol('ArtifactResponse', SIGNED),
  'the bare Assertion': assertion,
  metadata: metadataXml(),
  'a SAML 1.1 Response': SIGNED.replaceAll(SAML_PROTOCOL, SAML1_PROTOCOL),
  'WS-Trust 2005 around the Assertion': `<t:RequestSecurityTokenResponse xmlns:t="${WS_TRUST_2005}"><t:RequestedSecurityToken>${assertion}</t:RequestedSecurityToken></t:RequestSecurityTokenResponse>`,
  'WS-Trust 1.3 around the Assertion': `<t:RequestSecurityTokenResponseCollection xmlns:t="${WS_TRUST_13}">${assertion}</t:RequestSecurityTokenResponseCollection>`,
  'SOAP around the Response': `<s:Envelope xmlns:s="${SOAP_ENVELOPES[0]}"><s:Body>${SIGNED}</s:Body></s:Envelope>`,
  'SOAP 1.2 around the Response': `<s:Envelope xmlns:s="${SOAP_ENVELOPES[1]}"><s:Body>${SIGNED}</s:Body></s:Envelope>`,
  'a Response in the assertion namespace': SIGNED.replaceAll('samlp:Response', 'saml:Response'),
  'a response in lower case': SIGNED.replaceAll('samlp:Response', 'samlp:response'),
};
const NOT_SAML: Readonly<Record<string, string>> = {
  'a Response in no namespace': `<Response>${cut(SIGNED, 'samlp:Status').replaceAll('samlp:', '')}${assertion}</Response>`,
  'a Response in a look-alike namespace': SIGNED.replaceAll(SAML_PROTOCOL, `${SAML_PROTOCOL}#`),
  'a Response in the namespace in upper case': SIGNED.replaceAll(SAML_PROTOCOL, SAML_PROTOCOL.toUpperCase()),
  'HTML that holds the Response': `<svg xmlns="http://www.w3.org/2000/svg">${SIGNED}</svg>`,
  'another root around the Response': `<x:root xmlns:x="urn:x">${SIGNED}</x:root>`,
};
const ENCRYPTED = `<saml:EncryptedAssertion xmlns:saml="${SAML_ASSERTION}"><xenc:EncryptedData xmlns:xenc="http://www.w3.org/2001/04/xmlenc#"/></saml:EncryptedAssertion>`;
const versioned = (from: string, to: string) => signed(undefined, {}).replace(from, to);

export const MESSAGES: readonly Attack[] = [
  ...attacks(WRONG, 'input-wrong-message'),
  ...attacks(NOT_SAML, 'input-not-saml'),
  ...attacks(
    {
      'no Assertion': swap(SIGNED, cut(SIGNED, 'saml:Assertion'), ''),
      'an AuthnStatement without an Assertion': swap(
        SIGNED,
        cut(SIGNED, 'saml:Assertion'),
        cut(plain(), 'saml:AuthnStatement'),
      ),
    },
    'assertion-missing',
  ),
  ...attacks(
    {
      'an EncryptedAssertion': swap(SIGNED, cut(SIGNED, 'saml:Assertion'), ENCRYPTED),
      'an EncryptedAssertion that is signed': sealResponse(swap(plain(), cut(plain(), 'saml:Assertion'), ENCRYPTED)),
    },
    'assertion-encrypted',
  ),
  ...attacks(
    {
      'an EncryptedAssertion beside a good one': swap(SIGNED, '</samlp:Response>', `${ENCRYPTED}</samlp:Response>`),
      'an EncryptedAssertion in Extensions': swap(
        SIGNED,
        '<samlp:Status>',
        `<samlp:Extensions>${ENCRYPTED}</samlp:Extensions><samlp:Status>`,
      ),
    },
    'assertion-multiple',
    'assertion-encrypted',
  ),
  ...attacks(
    {
      'a Response of version 1.1': versioned('ID="_response" Version="2.0"', 'ID="_response" Version="1.1"'),
      'a Response of version 2': versioned('ID="_response" Version="2.0"', 'ID="_response" Version="2"'),
      'a Response of version 2.0 with a blank': versioned(
        'ID="_response" Version="2.0"',
        'ID="_response" Version="2.0 "',
      ),
      'a Response without a version': versioned('ID="_response" Version="2.0"', 'ID="_response"'),
      'an Assertion of version 1.1': versioned('ID="_assertion" Version="2.0"', 'ID="_assertion" Version="1.1"'),
      'an Assertion without a version': versioned('ID="_assertion" Version="2.0"', 'ID="_assertion"'),
    },
    'response-version-unsupported',
  ),
  ...attacks(
    {
      'two Issuers on the Response': swap(
        SIGNED,
        '<samlp:Status>',
        `<saml:Issuer>${ISSUER}</saml:Issuer><samlp:Status>`,
      ),
      'two Extensions': swap(SIGNED, '<samlp:Status>', '<samlp:Extensions/><samlp:Extensions/><samlp:Status>'),
    },
    'response-misshapen',
  ),
  // A redirect's detached Signature parameter covers no Assertion; it is not one of ours.
  {
    name: 'a URL with a Signature parameter',
    input: `https://sp.example/?SAMLResponse=${encodeURIComponent(base64(plain()))}&SigAlg=${encodeURIComponent('http://www.w3.org/2001/04/xmldsig-more#rsa-sha256')}&Signature=AAAA`,
    expect: ['signature-missing'],
  },
  {
    name: 'the good one under SAMLRequest',
    input: `SAMLRequest=${encodeURIComponent(base64(protocol('AuthnRequest')))}`,
    expect: ['input-wrong-message'],
  },
];
