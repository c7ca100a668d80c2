// Key confusion: keys come from the imported metadata, from its signing KeyDescriptors, and from nowhere else.
// CVE-2024-32962 (xml-crypto trusted KeyInfo), CVE-2023-36661 (RetrievalMethod), "same issuer and serial".

import { createPublicKey } from 'node:crypto';
import { DSIG, SAML_METADATA } from '../../../src/core/xml/names.ts';
import { fixtureText } from '../fixtures.ts';
import { ISSUER, metadataXml } from '../idp.ts';
import { type Attack, attack, attacks, base64, plain, swap } from './kit.ts';
import { certificateBody, seal, signed } from './seal.ts';

const keyInfo = (inner: string) => `<ds:KeyInfo>${inner}</ds:KeyInfo></ds:Signature>`;
const x509 = (name: string) =>
  `<ds:X509Data><ds:X509Certificate>${certificateBody(name)}</ds:X509Certificate></ds:X509Data>`;
const byStranger = (inner: string) =>
  seal(plain(), {
    key: 'stranger',
    shape: (markup) => swap(markup, '</ds:Signature>', inner === '' ? '</ds:Signature>' : keyInfo(inner)),
  });

const jwk = createPublicKey(fixtureText('keys/stranger.crt')).export({ format: 'jwk' });
const std = (text = '') => Buffer.from(text, 'base64url').toString('base64');
const RSA_KEY_VALUE = `<ds:KeyValue><ds:RSAKeyValue><ds:Modulus>${std(jwk.n)}</ds:Modulus><ds:Exponent>${std(jwk.e)}</ds:Exponent></ds:RSAKeyValue></ds:KeyValue>`;

const retrieval = (uri: string) => `<ds:RetrievalMethod URI="${uri}" Type="${DSIG}rawX509Certificate"/>`;
const GOOD_METADATA = metadataXml();
const descriptor = (use: string, name: string) =>
  `<md:KeyDescriptor${use === '' ? '' : ` use="${use}"`}><ds:KeyInfo xmlns:ds="${DSIG}">${x509(name)}</ds:KeyInfo></md:KeyDescriptor>`;
const beside = (added: string) => swap(GOOD_METADATA, '</md:EntityDescriptor>', `${added}</md:EntityDescriptor>`);
const inRole = (added: string) => swap(GOOD_METADATA, '<md:SingleSignOnService', `${added}<md:SingleSignOnService`);
const STRANGER_SIGNED = base64(signed(undefined, { key: 'stranger' }));

/** Metadata that holds the stranger's key in a place that is not a signing key of the IdP. */
const MISPLACED: Readonly<Record<string, string>> = {
  'in a KeyDescriptor for encryption': inRole(descriptor('encryption', 'stranger')),
  'in a KeyDescriptor of an unknown use': inRole(descriptor('Signing', 'stranger')),
  'in a KeyDescriptor of two uses': inRole(descriptor('signing encryption', 'stranger')),
  'in the SP role': beside(
    `<md:SPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">${descriptor('signing', 'stranger')}</md:SPSSODescriptor>`,
  ),
  'in an AttributeAuthorityDescriptor': beside(
    `<md:AttributeAuthorityDescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">${descriptor('signing', 'stranger')}</md:AttributeAuthorityDescriptor>`,
  ),
  'in a role for SAML 1.1': beside(
    `<md:IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:1.1:protocol">${descriptor('signing', 'stranger')}</md:IDPSSODescriptor>`,
  ),
  'in Extensions of the entity': swap(
    GOOD_METADATA,
    '<md:IDPSSODescriptor',
    `<md:Extensions>${descriptor('signing', 'stranger')}</md:Extensions><md:IDPSSODescriptor`,
  ),
  'in Extensions of the role': swap(
    GOOD_METADATA,
    '<md:KeyDescriptor',
    `<md:Extensions>${descriptor('signing', 'stranger')}</md:Extensions><md:KeyDescriptor`,
  ),
  'in the Signature of the metadata': swap(
    GOOD_METADATA,
    '<md:IDPSSODescriptor',
    `<ds:Signature xmlns:ds="${DSIG}"><ds:KeyInfo>${x509('stranger')}</ds:KeyInfo></ds:Signature><md:IDPSSODescriptor`,
  ),
  'in a KeyDescriptor of a foreign namespace': inRole(
    descriptor('signing', 'stranger')
      .replaceAll('md:KeyDescriptor', 'x:KeyDescriptor')
      .replace('<x:KeyDescriptor', '<x:KeyDescriptor xmlns:x="urn:x"'),
  ),
  'in a KeyInfo of a foreign namespace': inRole(descriptor('signing', 'stranger').replace(DSIG, 'urn:x')),
  'in a ContactPerson': beside(
    `<md:ContactPerson contactType="technical"><md:Extensions>${descriptor('signing', 'stranger')}</md:Extensions></md:ContactPerson>`,
  ),
  'in another entity of the same document': `<md:EntitiesDescriptor xmlns:md="${SAML_METADATA}">${GOOD_METADATA}${GOOD_METADATA.replace(ISSUER, 'https://evil.example/idp').replace('IDPSSODescriptor', 'SPSSODescriptor').replace('/md:IDPSSODescriptor', '/md:SPSSODescriptor').replace(certificateBody('idp'), certificateBody('stranger'))}</md:EntitiesDescriptor>`,
};

/** The stranger's certificate under the name of the IdP's next one: equal subject and issuer, another key. */
const NAMESAKE = Buffer.from(
  Buffer.from(certificateBody('stranger'), 'base64').toString('latin1').replaceAll('stranger', 'idp-next'),
  'latin1',
).toString('base64');

export const KEYS: readonly Attack[] = [
  {
    name: 'a certificate of the attacker’s with the IdP’s own subject and issuer',
    input: base64(byStranger(x509('stranger').replace(certificateBody('stranger'), NAMESAKE))),
    metadata: metadataXml(['idp', 'idp-next']),
    expect: ['signature-key-untrusted'],
  },
  ...attacks(
    {
      'a certificate of the attacker’s in KeyInfo': byStranger(x509('stranger')),
      'the attacker’s certificate first, the IdP’s second': byStranger(x509('stranger') + x509('idp')),
    },
    'signature-key-untrusted',
  ),
  ...attacks(
    {
      'the IdP’s certificate in KeyInfo, the attacker’s signature': byStranger(x509('idp')),
      'the IdP’s certificate first, the attacker’s second': byStranger(x509('idp') + x509('stranger')),
      'no KeyInfo': byStranger(''),
      'a KeyName': byStranger('<ds:KeyName>idp</ds:KeyName>'),
      'an RSAKeyValue of the attacker’s': byStranger(RSA_KEY_VALUE),
      'a RetrievalMethod to a URL': byStranger(retrieval('http://evil.example/key.der')),
      'a RetrievalMethod to a file': byStranger(retrieval('file:///dev/zero')),
      'a KeyInfoReference': byStranger(
        '<x:KeyInfoReference xmlns:x="http://www.w3.org/2009/xmldsig11#" URI="http://evil.example/"/>',
      ),
      'an X509IssuerSerial of the IdP': byStranger(
        '<ds:X509Data><ds:X509IssuerSerial><ds:X509IssuerName>CN=idp</ds:X509IssuerName><ds:X509SerialNumber>1</ds:X509SerialNumber></ds:X509IssuerSerial></ds:X509Data>',
      ),
      'a PEM certificate in KeyInfo': byStranger(
        `<ds:X509Data><ds:X509Certificate>${fixtureText('keys/stranger.crt')}</ds:X509Certificate></ds:X509Data>`,
      ),
      'a certificate followed by another': byStranger(
        `<ds:X509Data><ds:X509Certificate>${Buffer.from(certificateBody('idp') + certificateBody('stranger'), 'base64').toString('base64')}</ds:X509Certificate></ds:X509Data>`,
      ),
      'half a certificate': byStranger(
        `<ds:X509Data><ds:X509Certificate>${certificateBody('stranger').slice(0, 400)}</ds:X509Certificate></ds:X509Data>`,
      ),
      'a PGPData': byStranger('<ds:PGPData><ds:PGPKeyID>AAAA</ds:PGPKeyID></ds:PGPData>'),
      'a key that was rotated away, without KeyInfo': signed(undefined, { key: 'idp-next' }),
    },
    'signature-value-invalid',
  ),
  ...Object.entries(MISPLACED).map(
    ([name, metadata]): Attack => ({
      name: `the signer’s key ${name}`,
      input: STRANGER_SIGNED,
      metadata,
      expect: ['signature-value-invalid', 'signature-key-untrusted'],
    }),
  ),
  attack(
    'the Response’s issuer is the attacker’s IdP, with its own certificate',
    swap(
      seal(plain().replaceAll(ISSUER, 'https://evil.example/idp'), { key: 'stranger' }),
      '</ds:Signature>',
      keyInfo(x509('stranger')),
    ),
    'issuer-mismatch',
  ),
];
