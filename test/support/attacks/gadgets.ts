// Signature gadgets: something that the IdP did sign, and anybody can have, is put to use in an evil Response: published
// metadata, a LogoutResponse, an error Response. "The Fragile Lock", PortSwigger, December 2025; OneUptime #2981.

import { DSIG, SAML_METADATA, SAML_PROTOCOL } from '../../../src/core/xml/names.ts';
import { ISSUER, metadataXml } from '../idp.ts';
import { type Attack, attack, cut, evil, plain, swap, time } from './kit.ts';
import { seal, signed } from './seal.ts';

const metadata = seal(swap(metadataXml(), '<md:EntityDescriptor ', '<md:EntityDescriptor ID="_metadata" '), {
  over: '_metadata',
  place: 'first',
});
const message = (name: string, status: string) =>
  `<samlp:${name} xmlns:samlp="${SAML_PROTOCOL}" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_gadget" Version="2.0" IssueInstant="${time(-10)}"><saml:Issuer>${ISSUER}</saml:Issuer><samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:${status}"/></samlp:Status></samlp:${name}>`;
const logout = seal(message('LogoutResponse', 'Success'), { over: '_gadget' });
const refusal = seal(message('Response', 'Responder'), { over: '_gadget' });
const attributes = seal(
  swap(evil('_gadget'), '<saml:Assertion ', '<saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" '),
  { over: '_gadget' },
);

const GADGETS = { metadata, 'a LogoutResponse': logout, 'an error Response': refusal };
const signatureOf = (xml: string) => cut(xml, 'ds:Signature');
const bare = (xml: string) => swap(xml, signatureOf(xml), '');
const unsignedEvil = plain();
const object = (xml: string) =>
  swap(signatureOf(xml), '</ds:Signature>', `<ds:Object xmlns:ds="${DSIG}">${bare(xml)}</ds:Object></ds:Signature>`);

export const GADGETS_ATTACKS: readonly Attack[] = [
  ...Object.entries(GADGETS).flatMap(([name, xml]) => [
    attack(
      `${name} in Extensions`,
      swap(unsignedEvil, '<samlp:Status>', `<samlp:Extensions>${xml}</samlp:Extensions><samlp:Status>`),
      'signature-structure-invalid',
      'signature-missing',
    ),
    attack(
      `${name}, its Signature on the evil Response`,
      swap(
        unsignedEvil,
        '<samlp:Status>',
        `${signatureOf(xml)}<samlp:Extensions>${bare(xml)}</samlp:Extensions><samlp:Status>`,
      ),
      'signature-structure-invalid',
    ),
    attack(
      `${name}, its Signature on the evil Assertion`,
      swap(unsignedEvil, '<saml:Subject>', `${signatureOf(xml)}<saml:Subject>`),
      'signature-structure-invalid',
    ),
    attack(
      `${name} in an Object of its Signature on the evil Assertion`,
      swap(unsignedEvil, '<saml:Subject>', `${object(xml)}<saml:Subject>`),
      'signature-structure-invalid',
    ),
    attack(
      `${name}, and the evil Assertion takes its ID`,
      swap(
        swap(unsignedEvil, 'ID="_assertion"', `ID="${name === 'metadata' ? '_metadata' : '_gadget'}"`),
        '<saml:Subject>',
        `${signatureOf(xml)}<saml:Subject>`,
      ),
      'signature-digest-mismatch',
    ),
  ]),
  attack(
    'an error Response with an evil Assertion put in',
    swap(refusal, '</samlp:Response>', `${evil()}</samlp:Response>`),
    'response-status-not-success',
  ),
  attack('the metadata itself', metadata, 'input-wrong-message'),
  attack(
    'the metadata with an Assertion in its Extensions',
    swap(
      metadata,
      '<md:IDPSSODescriptor',
      `<md:Extensions xmlns:md="${SAML_METADATA}">${attributes}</md:Extensions><md:IDPSSODescriptor`,
    ),
    'input-wrong-message',
  ),
  attack(
    'a signature of the IdP over an Assertion for another service',
    swap(
      signed(),
      cut(signed(), 'saml:Assertion'),
      cut(seal(swap(plain(), /<saml:Audience>[^<]*/, '<saml:Audience>https://other.example/sp')), 'saml:Assertion'),
    ),
    'audience-mismatch',
  ),
];
