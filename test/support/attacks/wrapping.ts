// XML signature wrapping, the eight classic forms (Somorovsky et al., "On Breaking SAML", USENIX Security 2012): the signed
// element is moved to where nobody reads it, and an evil copy stands where the reader looks. CVE-2016-5697, CVE-2022-41912,
// CVE-2024-6800, CVE-2025-47949.

import { DSIG } from '../../../src/core/xml/names.ts';
import { type Attack, attacks, cut, evil, swap } from './kit.ts';
import { sealResponse, signed } from './seal.ts';

const BOB = 'bob@example.onaliyun.com';
/** Signed as the attacker's own logon: the Assertion, or the Response around it. */
const ASSERTION_SIGNED = signed(BOB);
const RESPONSE_SIGNED = sealResponse(signed(BOB));

const assertion = cut(ASSERTION_SIGNED, 'saml:Assertion');
const assertionSignature = cut(assertion, 'ds:Signature');
const bareAssertion = swap(assertion, assertionSignature, '');
const responseSignature = cut(RESPONSE_SIGNED, 'ds:Signature');
/** What the Response's signature covers: the Response without it. */
const bareResponse = swap(RESPONSE_SIGNED, responseSignature, '');
const evilResponse = swap(
  swap(bareResponse, '_response', '_evil-response'),
  cut(bareResponse, 'saml:Assertion'),
  evil(),
);

const into = (signature: string, added: string) =>
  swap(signature, '</ds:Signature>', `<ds:Object>${added}</ds:Object></ds:Signature>`);
const instead = (xml: string) => swap(ASSERTION_SIGNED, assertion, xml);
const withSignature = (xml: string, signature: string) => swap(xml, '</saml:Issuer>', `</saml:Issuer>${signature}`);
const assertionWith = (signature: string) => withSignature(evil(), signature);

export const WRAPPING: readonly Attack[] = attacks(
  {
    'XSW 1: evil Response, the signed one in an Object of its Signature': withSignature(
      evilResponse,
      into(responseSignature, bareResponse),
    ),
    'XSW 2: evil Response, the signed one before its detached Signature': swap(
      evilResponse,
      '<samlp:Status>',
      `${bareResponse}${responseSignature}<samlp:Status>`,
    ),
    'XSW 3: evil Assertion before the signed one': instead(evil() + assertion),
    'XSW 3, the evil one behind it': instead(assertion + evil()),
    'XSW 4: evil Assertion around the signed one': instead(
      swap(evil(), '</saml:Assertion>', `${assertion}</saml:Assertion>`),
    ),
    'XSW 5: evil Assertion keeps the Signature, the signed one at the end': instead(
      assertionWith(assertionSignature) + bareAssertion,
    ),
    'XSW 6: the signed Assertion in an Object of the evil one’s Signature': instead(
      assertionWith(into(assertionSignature, bareAssertion)),
    ),
    'XSW 7: evil Assertion in Extensions': swap(
      ASSERTION_SIGNED,
      '<samlp:Status>',
      `<samlp:Extensions>${evil()}</samlp:Extensions><samlp:Status>`,
    ),
    'XSW 7, the evil one with the same ID': swap(
      ASSERTION_SIGNED,
      '<samlp:Status>',
      `<samlp:Extensions>${evil('_assertion')}</samlp:Extensions><samlp:Status>`,
    ),
    'XSW 8: the signed Assertion in an Object of its own, beside the Signature': instead(
      assertionWith(`${assertionSignature}<ds:Object xmlns:ds="${DSIG}">${bareAssertion}</ds:Object>`),
    ),
    'XSW 9: the signed Response in Extensions of the evil one': withSignature(
      swap(evilResponse, '<samlp:Status>', `<samlp:Extensions>${RESPONSE_SIGNED}</samlp:Extensions><samlp:Status>`),
      '',
    ),
    'the evil Assertion takes the ID, the signed one gets another': instead(
      swap(evil('_assertion'), '</saml:Issuer>', `</saml:Issuer>${assertionSignature}`) +
        swap(bareAssertion, '_assertion', '_other'),
    ),
    'two whole signed Assertions': instead(
      assertion +
        swap(
          cut(signed('alice@example.onaliyun.com', { key: 'stranger' }), 'saml:Assertion'),
          'ID="_assertion"',
          'ID="_second"',
        ),
    ),
    'the signed Assertion twice': instead(assertion + assertion),
  },
  'assertion-multiple',
  'xml-id-duplicate',
);
