// Pairs of metadata documents of one IdP, to be merged: with prefixes and without, crowded, signed, with bare keys.

import { readMetadata } from '../../src/core/saml/metadata-reader.ts';
import { metadataXml } from './idp.ts';

/** A document as an IdP has it: extensions before the keys, people behind them, and a signature over all. */
const CROWDED = metadataXml(['idp-next'])
  .replace(
    '<md:IDPSSODescriptor ',
    '<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:SignedInfo><ds:CanonicalizationMethod Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"/><ds:SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"/><ds:Reference URI="#_1"><ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/><ds:DigestValue>AAAA</ds:DigestValue></ds:Reference></ds:SignedInfo><ds:SignatureValue>AAAA</ds:SignatureValue></ds:Signature><md:IDPSSODescriptor ',
  )
  .replace('entityID=', 'ID="_1" entityID=')
  .replace(
    '<md:SingleSignOnService',
    '<md:NameIDFormat>urn:oasis:names:tc:SAML:2.0:nameid-format:persistent</md:NameIDFormat><md:SingleSignOnService',
  )
  .replace(
    '</md:EntityDescriptor>',
    '<md:ContactPerson contactType="technical"><md:GivenName>A &amp; B</md:GivenName></md:ContactPerson></md:EntityDescriptor>',
  );

/** The same with the default namespace instead of a prefix. */
const UNPREFIXED = metadataXml(['idp-next']).replaceAll('md:', '').replace('xmlns:md=', 'xmlns=');

/** One bare key, and extensions, in the place of a KeyDescriptor with a certificate. */
const BARE = metadataXml(['idp']).replace(
  /<ds:X509Data>.*<\/ds:X509Data>/,
  `<ds:KeyValue><ds:RSAKeyValue><ds:Modulus>${modulusOf('idp')}</ds:Modulus><ds:Exponent>AQAB</ds:Exponent></ds:RSAKeyValue></ds:KeyValue>`,
);

function modulusOf(name: string): string {
  const reading = readMetadata(metadataXml([name]));
  const key = reading.kind === 'read' ? reading.metadata.signingKeys[0]?.key.export({ format: 'jwk' }) : null;
  return Buffer.from(String(key?.n), 'base64url').toString('base64');
}

export const MERGES: readonly (readonly [name: string, old: string, next: string])[] = [
  ['one key each', metadataXml(['idp']), metadataXml(['idp-next'])],
  ['a key in common', metadataXml(['idp', 'stranger']), metadataXml(['stranger', 'idp-next'])],
  ['a crowded and signed new document', metadataXml(['idp']), CROWDED],
  ['a crowded and signed old document', CROWDED, metadataXml(['idp'])],
  ['no prefix', metadataXml(['idp']), UNPREFIXED],
  ['a bare key', BARE, metadataXml(['idp-next'])],
  ['a new document without keys', metadataXml(['idp']), metadataXml([])],
];
