// Signatures as the specifications allow them and IdPs write them: algorithms, canonicalizations, KeyInfo, prefixes, places,
// wrapped values, one or both elements signed, one of several keys.

import { createPublicKey } from 'node:crypto';
import { DSIG } from '../../../src/core/xml/names.ts';
import { fixtureText } from '../fixtures.ts';
import { metadataXml } from '../idp.ts';
import type { Benign } from './benign.ts';
import { base64, plain, swap } from './kit.ts';
import {
  certificateBody,
  ENVELOPED,
  EXCLUSIVE,
  INCLUSIVE,
  MORE,
  MORE_2007,
  type Seal,
  seal,
  sealResponse,
  signed,
} from './seal.ts';

const accepted = (name: string, xml: string, metadata?: string): Benign => ({
  name,
  input: base64(xml),
  ...(metadata ? { metadata } : {}),
});
const by = (name: string, options: Seal, key = options.key): Benign =>
  accepted(name, signed(undefined, options), key ? metadataXml([key]) : undefined);
const exclusive = `<ds:Transform Algorithm="${EXCLUSIVE}"/>`;
const transform = (to: string) => (markup: string) => swap(markup, exclusive, to);
const method = (to: string) => (markup: string) =>
  swap(markup, `<ds:CanonicalizationMethod Algorithm="${EXCLUSIVE}"/>`, to);
const keyInfo = (inner: string) => (markup: string) =>
  swap(markup, '</ds:Signature>', `<ds:KeyInfo>${inner}</ds:KeyInfo></ds:Signature>`);
const prefixes = (list: string, of: string, prefix = 'ec') =>
  `<ds:${of} Algorithm="${EXCLUSIVE}"><${prefix}:InclusiveNamespaces xmlns:${prefix}="${EXCLUSIVE}" PrefixList="${list}"/></ds:${of}>`;
const x509 = (key: string) =>
  `<ds:X509Data><ds:X509Certificate>${certificateBody(key)}</ds:X509Certificate></ds:X509Data>`;
const wrapped = (markup: string, name: string) =>
  markup.replace(new RegExp(`(?<=<ds:${name}>)[^<]*`), (value) => `\n${value.replace(/.{64}/g, '$&\r\n')}\n  `);

const jwk = createPublicKey(fixtureText('keys/idp.crt')).export({ format: 'jwk' });
const number = (text = '') => Buffer.from(text, 'base64url').toString('base64');
const RSA_KEY_VALUE = `<ds:KeyValue><ds:RSAKeyValue><ds:Modulus>${number(jwk.n)}</ds:Modulus><ds:Exponent>${number(jwk.e)}</ds:Exponent></ds:RSAKeyValue></ds:KeyValue>`;
const withLang = swap(plain(), '<samlp:Response ', '<samlp:Response xml:lang="zh" xmlns:above="urn:above" ');

export const BENIGN_SIGNATURES: readonly Benign[] = [
  ...['256', '384', '512'].map((bits) => by(`rsa-sha${bits}`, { algorithm: `${MORE}rsa-sha${bits}` })),
  ...['256', '384', '512'].map((bits) =>
    by(`RSA-PSS with sha${bits}`, { algorithm: `${MORE_2007}sha${bits}-rsa-MGF1` }),
  ),
  ...['ec256', 'ec384', 'ec521'].map((key, i) =>
    by(`ECDSA by ${key}`, { key, algorithm: `${MORE}ecdsa-sha${[256, 384, 512][i]}` }),
  ),
  by('ECDSA by ec521 with SHA-256', { key: 'ec521', algorithm: `${MORE}ecdsa-sha256` }),
  by('a digest of SHA-384', { digest: `${MORE}sha384` }),
  by('a digest of SHA-512', { digest: 'http://www.w3.org/2001/04/xmlenc#sha512' }),
  by('RSA-SHA512 with a digest of SHA-384', { algorithm: `${MORE}rsa-sha512`, digest: `${MORE}sha384` }),
  accepted(
    'a KeyInfo that was put in after signing',
    swap(signed(), '</ds:Signature>', '<ds:KeyInfo><ds:KeyName>idp</ds:KeyName></ds:KeyInfo></ds:Signature>'),
  ),
  accepted(
    'the second certificate of the metadata',
    signed(undefined, { key: 'idp-next' }),
    metadataXml(['idp', 'idp-next']),
  ),
  accepted(
    'RSA and EC keys in one metadata',
    signed(undefined, { key: 'ec256', algorithm: `${MORE}ecdsa-sha256` }),
    metadataXml(['idp', 'ec256', 'ec384']),
  ),
  accepted('both signed', sealResponse(signed())),
  accepted(
    'both signed, by different keys',
    sealResponse(signed(undefined, { key: 'idp-next' })),
    metadataXml(['idp', 'idp-next']),
  ),
  accepted(
    'both signed, by different algorithms',
    sealResponse(signed(undefined, { algorithm: `${MORE}rsa-sha512` }), { algorithm: `${MORE_2007}sha256-rsa-MGF1` }),
  ),
  by('no KeyInfo', {}),
  by('a KeyInfo with a KeyName', { shape: keyInfo('<ds:KeyName>idp</ds:KeyName>') }),
  by('a KeyInfo with its certificate', { shape: keyInfo(x509('idp')) }),
  by('a KeyInfo with several certificates', { shape: keyInfo(x509('idp') + x509('stranger')) }),
  by('a KeyInfo with another certificate', { shape: keyInfo(x509('stranger')) }),
  by('a KeyInfo with RSAKeyValue beside the certificate', { shape: keyInfo(RSA_KEY_VALUE + x509('idp')) }),
  by('a wrapped certificate in KeyInfo', {
    shape: (markup) => wrapped(keyInfo(x509('idp'))(markup), 'X509Certificate'),
  }),
  by('a wrapped SignatureValue', { shape: (markup) => swap(markup, '%VALUE%', '\n  %VALUE%\n  ') }),
  by('a wrapped DigestValue', { shape: (markup) => swap(markup, '%DIGEST%', '\n  %DIGEST%\r\n\t') }),
  accepted('a SignatureValue in lines of 64', wrapped(signed(), 'SignatureValue')),
  by('the Signature first in the Assertion', { place: 'first' }),
  by('the Signature last in the Assertion', { place: 'last' }),
  by('white space inside the Signature', { shape: (markup) => markup.replaceAll('><', '>\n    <') }),
  by('an Id on the Signature and its parts', {
    shape: (markup) =>
      markup
        .replace('<ds:Signature ', '<ds:Signature Id="_s" ')
        .replace('<ds:SignedInfo>', '<ds:SignedInfo Id="_si">')
        .replace('<ds:SignatureValue>', '<ds:SignatureValue Id="_sv">'),
  }),
  by('a Signature without a prefix', { shape: (markup) => markup.replaceAll('ds:', '').replace('xmlns:ds', 'xmlns') }),
  by('a Signature with an odd prefix', {
    shape: (markup) => markup.replaceAll('ds:', 'saml-sig.2:').replace('xmlns:ds', 'xmlns:saml-sig.2'),
  }),
  accepted(
    'the namespace of the Signature declared on the Response',
    seal(swap(plain(), '<samlp:Response ', `<samlp:Response xmlns:ds="${DSIG}" `), {
      shape: (markup) => markup.replace(` xmlns:ds="${DSIG}"`, ''),
    }),
  ),
  by('exclusive C14N with comments', { shape: (markup) => markup.replaceAll(EXCLUSIVE, `${EXCLUSIVE}WithComments`) }),
  accepted(
    'exclusive C14N with comments, and a comment, which "#ID" leaves out',
    swap(
      signed(undefined, { shape: (markup) => markup.replaceAll(EXCLUSIVE, `${EXCLUSIVE}WithComments`) }),
      '<saml:Subject>',
      '<!-- x --><saml:Subject>',
    ),
  ),
  by('InclusiveNamespaces with several prefixes', {
    shape: transform(prefixes('saml samlp xs', 'Transform')),
    contentMethod: { inclusivePrefixes: ['saml', 'samlp', 'xs'] },
  }),
  by('InclusiveNamespaces with #default', {
    shape: transform(prefixes('#default saml', 'Transform')),
    contentMethod: { inclusivePrefixes: ['', 'saml'] },
  }),
  by('InclusiveNamespaces with white space', {
    shape: transform(prefixes('  saml\n\tsamlp ', 'Transform')),
    contentMethod: { inclusivePrefixes: ['saml', 'samlp'] },
  }),
  by('an empty PrefixList', { shape: transform(prefixes('', 'Transform')) }),
  by('InclusiveNamespaces for SignedInfo', {
    shape: method(prefixes('saml ds', 'CanonicalizationMethod')),
    signedInfoMethod: { inclusivePrefixes: ['saml', 'ds'] },
  }),
  by('inclusive C14N', {
    shape: (markup) => markup.replaceAll(EXCLUSIVE, INCLUSIVE),
    signedInfoMethod: { exclusive: false },
    contentMethod: { exclusive: false },
  }),
  accepted(
    'inclusive C14N with inherited namespaces and xml:lang',
    seal(withLang, {
      shape: (markup) => markup.replaceAll(EXCLUSIVE, INCLUSIVE),
      signedInfoMethod: { exclusive: false },
      contentMethod: { exclusive: false },
    }),
  ),
  by('inclusive C14N for SignedInfo alone', {
    shape: method(`<ds:CanonicalizationMethod Algorithm="${INCLUSIVE}"/>`),
    signedInfoMethod: { exclusive: false },
  }),
  by('inclusive C14N with comments for SignedInfo', {
    shape: method(`<ds:CanonicalizationMethod Algorithm="${INCLUSIVE}#WithComments"/>`),
    signedInfoMethod: { exclusive: false, comments: true },
  }),
  by('enveloped-signature alone: inclusive C14N by default', {
    shape: (markup) =>
      swap(markup, `<ds:Transform Algorithm="${ENVELOPED}"/>${exclusive}`, `<ds:Transform Algorithm="${ENVELOPED}"/>`),
    contentMethod: { exclusive: false },
  }),
  accepted(
    'both signed, by inclusive C14N',
    sealResponse(
      signed(undefined, {
        shape: (markup) => markup.replaceAll(EXCLUSIVE, INCLUSIVE),
        signedInfoMethod: { exclusive: false },
        contentMethod: { exclusive: false },
      }),
      {
        shape: (markup) => markup.replaceAll(EXCLUSIVE, INCLUSIVE),
        signedInfoMethod: { exclusive: false },
        contentMethod: { exclusive: false },
      },
    ),
  ),
  accepted('an expired certificate, which is a warning', signed(), metadataXml(['expired'])),
  accepted('a key of 1024 bits, which is a warning', signed(undefined, { key: 'rsa1024' }), metadataXml(['rsa1024'])),
  {
    ...accepted(
      'SHA-1 where it was allowed',
      signed(undefined, { algorithm: `${DSIG}rsa-sha1`, digest: `${DSIG}sha1` }),
    ),
    options: { allowSha1: true },
  },
  accepted(
    'an unsigned SignatureProperty of nobody: other attributes on Reference',
    signed(undefined, { shape: (markup) => swap(markup, '<ds:Reference ', '<ds:Reference Id="_r" ') }),
  ),
];
