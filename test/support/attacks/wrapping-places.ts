// Wrapping in every place that can hold foreign markup: the evil Assertion where a careless look-up finds it first, and
// the signed one where a verifier finds it all the same. By generation: place × which of the two is moved there.

import { DSIG, SAML_ASSERTION, SAML_PROTOCOL } from '../../../src/core/xml/names.ts';
import { type Attack, attack, cut, evil, swap } from './kit.ts';
import { signed } from './seal.ts';

const SIGNED = signed('bob@example.onaliyun.com');
const assertion = cut(SIGNED, 'saml:Assertion');
const STATUS = cut(SIGNED, 'samlp:Status');
const evilSigned = swap(evil(), '</saml:Issuer>', `</saml:Issuer>${cut(assertion, 'ds:Signature')}`);

/** Puts markup into a place of a document. */
const PLACES: Readonly<Record<string, (xml: string, added: string) => string>> = {
  'Extensions of the Response': (xml, added) =>
    swap(xml, '<samlp:Status>', `<samlp:Extensions>${added}</samlp:Extensions><samlp:Status>`),
  'the Issuer of the Response': (xml, added) => swap(xml, '</saml:Issuer>', `${added}</saml:Issuer>`),
  'the Status': (xml, added) => swap(xml, '</samlp:Status>', `${added}</samlp:Status>`),
  'a StatusDetail': (xml, added) =>
    swap(xml, '</samlp:Status>', `<samlp:StatusDetail>${added}</samlp:StatusDetail></samlp:Status>`),
  'a StatusMessage': (xml, added) =>
    swap(xml, '</samlp:Status>', `<samlp:StatusMessage>${added}</samlp:StatusMessage></samlp:Status>`),
  'the Advice of the Assertion': (xml, added) =>
    swap(xml, '</saml:Conditions>', `</saml:Conditions><saml:Advice>${added}</saml:Advice>`),
  'the SubjectConfirmationData': (xml, added) =>
    swap(
      xml,
      /(<saml:SubjectConfirmationData[^>]*)\/>/,
      `<saml:SubjectConfirmationData>${added}</saml:SubjectConfirmationData>`,
    ),
  'an AttributeValue': (xml, added) => swap(xml, '</saml:AttributeValue>', `${added}</saml:AttributeValue>`),
  'the NameID': (xml, added) => swap(xml, '</saml:NameID>', `${added}</saml:NameID>`),
  'an AuthnContextDecl': (xml, added) =>
    swap(
      xml,
      '</saml:AuthnContextClassRef>',
      `</saml:AuthnContextClassRef><saml:AuthnContextDecl>${added}</saml:AuthnContextDecl>`,
    ),
  'an Object of the Signature': (xml, added) =>
    swap(xml, '</ds:Signature>', `<ds:Object>${added}</ds:Object></ds:Signature>`),
  'the KeyInfo of the Signature': (xml, added) =>
    swap(xml, '</ds:Signature>', `<ds:KeyInfo>${added}</ds:KeyInfo></ds:Signature>`),
  'the SignatureMethod': (xml, added) =>
    swap(
      xml,
      /(<ds:SignatureMethod[^>]*)\/>/,
      `<ds:SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#rsa-sha256">${added}</ds:SignatureMethod>`,
    ),
  'the DigestValue': (xml, added) => swap(xml, '</ds:DigestValue>', `${added}</ds:DigestValue>`),
  'a second Subject': (xml, added) =>
    swap(xml, '<saml:Conditions ', `<saml:Subject>${added}</saml:Subject><saml:Conditions `),
  'an element that nobody knows, first': (xml, added) =>
    swap(xml, '<saml:Issuer>', `<x:first xmlns:x="urn:x">${added}</x:first><saml:Issuer>`),
  'an element that nobody knows, last': (xml, added) =>
    swap(xml, '</samlp:Response>', `<x:last xmlns:x="urn:x">${added}</x:last></samlp:Response>`),
  'a nested Response': (xml, added) =>
    swap(
      xml,
      '</samlp:Response>',
      `<samlp:Response ID="_nested" Version="2.0">${added}</samlp:Response></samlp:Response>`,
    ),
};

/** Keeps the look of an Assertion, under names that a reader by local name alone would take. */
const DISGUISES: Readonly<Record<string, (xml: string) => string>> = {
  'in a look-alike namespace': (xml) =>
    swap(xml, '<saml:Assertion ', `<saml:Assertion xmlns:saml="${SAML_ASSERTION.replace('2.0', '2.O')}" `),
  'in the protocol namespace': (xml) => swap(xml, '<saml:Assertion ', `<saml:Assertion xmlns:saml="${SAML_PROTOCOL}" `),
  'in no namespace': (xml) => xml.replaceAll(/<(\/?)saml:/g, '<$1'),
};

export const WRAPPING_PLACES: readonly Attack[] = [
  ...Object.entries(PLACES).flatMap(([place, put]) => [
    attack(`the evil Assertion in ${place}`, put(SIGNED, evil()), 'assertion-multiple', 'response-misshapen'),
    attack(
      `the signed Assertion in ${place}, the evil one outside`,
      put(swap(SIGNED, assertion, evilSigned), assertion),
      'assertion-multiple',
      'xml-id-duplicate',
    ),
  ]),
  // Only the signed Assertion, and not where an Assertion belongs.
  ...Object.entries(PLACES)
    .filter(([place]) => /Response|Status|nobody/.test(place) && !place.includes('Assertion'))
    .map(([place, put]) =>
      attack(
        `only the signed Assertion, in ${place}`,
        put(swap(SIGNED, assertion, ''), assertion),
        'assertion-missing',
      ),
    ),
  // The evil one disguised stands first; whoever goes by local names reads it (Fragile Lock, PortSwigger 2025).
  ...Object.entries(DISGUISES).flatMap(([disguise, dress]) => [
    attack(
      `an evil Assertion ${disguise}, and no signed one`,
      swap(SIGNED, assertion, dress(evilSigned)),
      'assertion-missing',
      'signature-structure-invalid',
    ),
    attack(
      `an evil Assertion ${disguise} around the signed one`,
      swap(
        SIGNED,
        assertion,
        dress(swap(evil(), '</saml:Assertion>', `%SIGNED%</saml:Assertion>`)).replace('%SIGNED%', () => assertion),
      ),
      'assertion-missing',
    ),
  ]),
  attack(
    'an evil Response around the signed one',
    `<samlp:Response xmlns:samlp="${SAML_PROTOCOL}" xmlns:saml="${SAML_ASSERTION}" xmlns:ds="${DSIG}" ID="_outer" Version="2.0">${STATUS}${evil()}${SIGNED}</samlp:Response>`,
    'assertion-multiple',
  ),
  attack(
    'a Response around the signed one, without an Assertion of its own',
    `<samlp:Response xmlns:samlp="${SAML_PROTOCOL}" ID="_outer" Version="2.0">${STATUS}${SIGNED}</samlp:Response>`,
    'assertion-missing',
  ),
];
