// Signed metadata, for --signed-by: the whole document must be what that key signed, or nothing in it is believed.

import { DSIG, SAML_METADATA } from '../../../src/core/xml/names.ts';
import { ISSUER, metadataXml } from '../idp.ts';
import { cut, swap } from './kit.ts';
import { certificateBody, EXCLUSIVE, INCLUSIVE, MORE, type Seal, seal } from './seal.ts';

const ID = '_metadata';
const BARE = swap(metadataXml(), '<md:EntityDescriptor ', `<md:EntityDescriptor ID="${ID}" `);
const sign = (xml: string, options: Seal = {}) => seal(xml, { over: ID, place: 'first', ...options });
const SIGNED = sign(BARE);
const signature = cut(SIGNED, 'ds:Signature');
const evil = (id: string) => BARE.replace(ID, id).replace(certificateBody('idp'), certificateBody('stranger'));
const aggregate = (inner: string, id = '_aggregate') =>
  `<md:EntitiesDescriptor xmlns:md="${SAML_METADATA}" ID="${id}">${inner}</md:EntitiesDescriptor>`;
const SIGNED_AGGREGATE = seal(aggregate(metadataXml()), { over: '_aggregate', place: 'first' });

/** Documents that the signer of fixtures/keys/idp.crt did not sign as a whole. */
export const FORGED_METADATA: Readonly<Record<string, string>> = {
  'not signed': BARE,
  'signed by another': sign(BARE, { key: 'stranger' }),
  'the key replaced after signing': swap(SIGNED, certificateBody('idp'), certificateBody('stranger')),
  'a key added after signing': swap(
    SIGNED,
    '<md:SingleSignOnService',
    `${cut(metadataXml(['stranger']), 'md:KeyDescriptor')}<md:SingleSignOnService`,
  ),
  'the endpoint changed after signing': swap(SIGNED, 'https://idp.example.com/sso', 'https://evil.example/sso'),
  'the entityID changed after signing': swap(SIGNED, `entityID="${ISSUER}"`, 'entityID="https://evil.example/idp"'),
  'an attribute added after signing': swap(
    SIGNED,
    '<md:EntityDescriptor ',
    '<md:EntityDescriptor cacheDuration="P1Y" ',
  ),
  'text added before the Signature': swap(SIGNED, '<ds:Signature ', 'x<ds:Signature '),
  'the signed entity in Extensions of an evil one': swap(
    evil('_evil'),
    '<md:IDPSSODescriptor',
    `<md:Extensions>${SIGNED}</md:Extensions><md:IDPSSODescriptor`,
  ),
  'the signed entity in an evil aggregate': aggregate(SIGNED),
  'the signed entity beside an evil one': aggregate(SIGNED + evil('_evil').replace(ISSUER, 'https://evil.example/idp')),
  'the Signature on an evil entity of the same ID': swap(
    evil(ID),
    '<md:IDPSSODescriptor',
    `${signature}<md:IDPSSODescriptor`,
  ),
  'the signed entity in an Object of the Signature': swap(
    evil('_evil'),
    '<md:IDPSSODescriptor',
    `${swap(signature, '</ds:Signature>', `<ds:Object>${BARE}</ds:Object></ds:Signature>`)}<md:IDPSSODescriptor`,
  ),
  'the Signature behind the role': swap(
    swap(SIGNED, signature, ''),
    '</md:EntityDescriptor>',
    `${signature}</md:EntityDescriptor>`,
  ),
  'a Signature over the role alone': sign(swap(BARE, '<md:IDPSSODescriptor', '<md:IDPSSODescriptor ID="_role"'), {
    over: '_role',
    into: ID,
  }),
  'a Reference to the whole document': sign(BARE, { shape: (markup) => swap(markup, `URI="#${ID}"`, 'URI=""') }),
  'two References': sign(BARE, {
    shape: (markup) => swap(markup, '</ds:Reference>', `</ds:Reference>${cut(markup, 'ds:Reference')}`),
  }),
  'an XPath transform': sign(BARE, {
    shape: (markup) =>
      swap(
        markup,
        `<ds:Transform Algorithm="${EXCLUSIVE}"/>`,
        '<ds:Transform Algorithm="http://www.w3.org/TR/1999/REC-xpath-19991116"><ds:XPath>false()</ds:XPath></ds:Transform>',
      ),
  }),
  'SHA-1': sign(BARE, { algorithm: `${DSIG}rsa-sha1` }),
  'a SHA-1 digest': sign(BARE, { digest: `${DSIG}sha1` }),
  'an entity added to a signed aggregate': swap(
    SIGNED_AGGREGATE,
    '</md:EntitiesDescriptor>',
    `${evil('_evil').replace(ISSUER, 'https://evil.example/idp')}</md:EntitiesDescriptor>`,
  ),
  'an entity replaced in a signed aggregate': swap(
    SIGNED_AGGREGATE,
    certificateBody('idp'),
    certificateBody('stranger'),
  ),
};

const inclusive = {
  shape: (markup: string) => markup.replaceAll(EXCLUSIVE, INCLUSIVE),
  signedInfoMethod: { exclusive: false },
  contentMethod: { exclusive: false },
};

/** Documents that it did sign, in ways that the specification allows. */
export const SIGNED_METADATA: Readonly<Record<string, string>> = {
  ordinary: SIGNED,
  'with a declaration and comments around': `<?xml version="1.0" encoding="UTF-8"?>\n<!-- x -->${SIGNED}\n`,
  indented: sign(BARE.replaceAll('><', '>\n  <')),
  'by inclusive C14N': sign(BARE, inclusive),
  'by RSA-SHA512': sign(BARE, { algorithm: `${MORE}rsa-sha512`, digest: 'http://www.w3.org/2001/04/xmlenc#sha512' }),
  'with a comment inside': swap(SIGNED, '<md:IDPSSODescriptor', '<!-- x --><md:IDPSSODescriptor'),
  'an aggregate': SIGNED_AGGREGATE,
};
