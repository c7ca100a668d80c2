// Trust: which keys and algorithms are believed, and that what is believed was read from the signed bytes and nowhere else.

import { describe, expect, it } from 'vitest';
import { readAssertion } from '../../../src/core/saml/assertion.ts';
import { authenticate, isAuthenticated, readAuthenticated } from '../../../src/core/saml/authenticate.ts';
import type { IdpMetadata } from '../../../src/core/saml/idp-metadata.ts';
import { readResponse } from '../../../src/core/saml/message.ts';
import { gate } from '../../../src/core/xml/gate.ts';
import { MESSAGE_LIMITS } from '../../../src/core/xml/limits.ts';
import { descendants, type XmlAttribute, type XmlElement } from '../../../src/core/xml/tree.ts';
import { codes, judge, metadata, response, signerOf } from '../../support/idp.ts';
import { EXCLUSIVE, INCLUSIVE, type Signing, signWith } from '../../support/signer.ts';

/** An element, to be changed behind the gate's back. */
type Written = { -readonly [K in keyof XmlElement]: XmlElement[K] };

const BOTH_KINDS = ['sha256', 'sha384', 'sha512'];

describe('algorithms', () => {
  const signatures: Signing[] = [
    ...BOTH_KINDS.flatMap((hash) => [{ signature: `rsa-${hash}` }, { signature: `rsa-pss-${hash}` }]),
    ...['ec256', 'ec384', 'ec521'].flatMap((key) => BOTH_KINDS.map((hash) => ({ key, signature: `ecdsa-${hash}` }))),
  ];
  it.each(
    signatures.flatMap((each) =>
      BOTH_KINDS.map((digest): [string, Signing] => [
        `${each.signature} of ${each.key ?? 'idp'} over ${digest}`,
        { ...each, digest },
      ]),
    ),
  )('%s', (_, signing) => {
    const report = judge(signWith(response(), signing), { idp: metadata([signing.key ?? 'idp']) });
    expect(report.verdict, JSON.stringify(report.findings)).toBe('accepted');
    expect(report.signature).toMatchObject({
      algorithm: signing.signature,
      digest: signing.digest,
      scope: 'assertion',
    });
  });

  it.each<[what: string, signing: Signing]>([
    ['exclusive', { content: { algorithm: EXCLUSIVE } }],
    ['exclusive with a PrefixList', { content: { algorithm: EXCLUSIVE, prefixes: 'samlp xs #default' } }],
    ['exclusive with comments by name', { content: { algorithm: `${EXCLUSIVE}WithComments` } }],
    ['inclusive', { content: { algorithm: INCLUSIVE } }],
    ['inclusive with comments by name', { content: { algorithm: `${INCLUSIVE}#WithComments` } }],
    ['inclusive for lack of a method', { content: null }],
    ['SignedInfo exclusive with a PrefixList', { signedInfo: { algorithm: EXCLUSIVE, prefixes: 'saml' } }],
    ['SignedInfo inclusive', { signedInfo: { algorithm: INCLUSIVE } }],
    ['SignedInfo and content inclusive', { signedInfo: { algorithm: INCLUSIVE }, content: { algorithm: INCLUSIVE } }],
    ['a Signature without a prefix', { prefix: '' }],
    ['a Signature with another prefix', { prefix: 'dsig' }],
    ['wrapped values', { wrapped: true }],
    ['no KeyInfo', { shown: null }],
  ])('canonicalization and spelling: %s', (_, signing) => {
    for (const elements of [['Assertion'], ['Assertion', 'Response']] as const) {
      const xml = elements.reduce<string>((text, element) => signWith(text, { ...signing, element }), response());
      const report = judge(xml);
      expect(report.verdict, JSON.stringify(report.findings)).toBe('accepted');
      expect(report.signature?.scope).toBe(elements.length === 2 ? 'both' : 'assertion');
    }
  });

  it.each([
    ['HMAC', 'http://www.w3.org/2000/09/xmldsig#hmac-sha1'],
    ['HMAC with SHA-256', 'http://www.w3.org/2001/04/xmldsig-more#hmac-sha256'],
    ['MD5', 'http://www.w3.org/2001/04/xmldsig-more#rsa-md5'],
    ['DSA', 'http://www.w3.org/2000/09/xmldsig#dsa-sha1'],
    ['none', 'none'],
    ['nothing', ''],
    ['the name of a property', 'constructor'],
    ['another one', 'toString'],
    ['a known name in another case', 'http://www.w3.org/2001/04/xmldsig-more#RSA-SHA256'],
    ['a digest in place of a signature', 'http://www.w3.org/2001/04/xmlenc#sha256'],
  ])('%s is no signature algorithm', (_, algorithm) => {
    const xml = signWith(response()).replace('http://www.w3.org/2001/04/xmldsig-more#rsa-sha256', algorithm);
    const report = judge(xml, { options: { allowSha1: true } });
    expect(report.cause).toBe('signature-algorithm-forbidden');
    expect(report.authenticated).toBeNull();
  });

  it.each(['http://www.w3.org/2001/04/xmldsig-more#md5', 'constructor', '', 'urn:none'])(
    '%j is no digest algorithm',
    (algorithm) => {
      const xml = signWith(response()).replace('http://www.w3.org/2001/04/xmlenc#sha256', algorithm);
      expect(judge(xml, { options: { allowSha1: true } }).cause).toBe('signature-algorithm-forbidden');
    },
  );

  it.each<[string, Signing]>([
    ['RSA-SHA1', { signature: 'rsa-sha1', digest: 'sha1' }],
    ['RSA-SHA256 over a SHA-1 digest', { digest: 'sha1' }],
    ['RSA-SHA1 over a SHA-256 digest', { signature: 'rsa-sha1' }],
  ])('%s is refused, or accepted with a warning where that was asked for', (_, signing) => {
    const xml = signWith(response(), signing);
    expect(judge(xml).cause).toBe('signature-algorithm-forbidden');
    expect(judge(xml).authenticated).toBeNull();
    const allowed = judge(xml, { options: { allowSha1: true } });
    expect(allowed.verdict).toBe('accepted');
    expect(codes(allowed, 'warning')).toEqual(['signature-algorithm-forbidden']);
  });

  it.each([
    ['ecdsa-sha256 with an RSA key', 'idp', 'rsa-sha256', 'ecdsa-sha256'],
    ['rsa-sha256 with an EC key', 'ec256', 'ecdsa-sha256', 'rsa-sha256'],
    ['PSS for PKCS #1', 'idp', 'rsa-sha256', 'sha256-rsa-MGF1'],
    ['SHA-512 for SHA-256', 'idp', 'rsa-sha256', 'rsa-sha512'],
  ])('the algorithm must be the one that signed: %s', (_, key, signature, named) => {
    const uri = named.includes('MGF1')
      ? `http://www.w3.org/2007/05/xmldsig-more#${named}`
      : `http://www.w3.org/2001/04/xmldsig-more#${named}`;
    const xml = signWith(response(), { key, signature }).replace(
      `http://www.w3.org/2001/04/xmldsig-more#${signature}`,
      uri,
    );
    const report = judge(xml, { idp: metadata([key]) });
    expect(report.cause).toBe('signature-value-invalid');
    expect(report.authenticated).toBeNull();
  });
});

describe('keys', () => {
  it('any signing key of the metadata will do', () => {
    for (const key of ['idp', 'idp-next', 'ec384']) {
      const signature = key === 'ec384' ? 'ecdsa-sha384' : 'rsa-sha256';
      const report = judge(signWith(response(), { key, signature }), { idp: metadata(['idp', 'idp-next', 'ec384']) });
      expect(report.verdict).toBe('accepted');
      expect(report.signature?.certificate?.subject).toContain(key);
    }
  });

  it.each([
    ['the certificate in KeyInfo', 'stranger'],
    ['the trusted certificate shown by a stranger', 'idp'],
    ['no KeyInfo', null],
  ])('a stranger is not believed for %s', (_, shown) => {
    const report = judge(signWith(response(), { key: 'stranger', shown }));
    expect(report.cause).toBe(shown === 'stranger' ? 'signature-key-untrusted' : 'signature-value-invalid');
    expect(report.authenticated).toBeNull();
    expect(report.user).toBeNull();
    expect(report.signature?.certificate).toBeNull();
  });

  it('what KeyInfo shows does not matter where a trusted key signed', () => {
    const report = judge(signWith(response(), { shown: 'stranger' }));
    expect(report.verdict).toBe('accepted');
    expect(report.signature?.certificate?.subject).toContain('CN=idp');
  });

  it('a key for encryption alone explains a signature and does not justify it', () => {
    const all = metadata(['idp', 'stranger']);
    const [own, other] = all.signingKeys;
    const idp: IdpMetadata = { ...all, signingKeys: own ? [own] : [], otherKeys: other ? [other] : [] };
    const report = judge(signWith(response(), { key: 'stranger', shown: null }), { idp });
    expect(report.cause).toBe('signature-key-untrusted');
    expect(report.authenticated).toBeNull();
    expect(report.findings[0]?.message).toMatch(/encryption only/);
  });

  it('without keys nobody is believed', () => {
    const report = judge(signWith(response()), { idp: { ...metadata(), signingKeys: [] } });
    expect(report.verdict).toBe('rejected');
    expect(report.authenticated).toBeNull();
  });

  it.each([
    ['rsa512', 'rejected', 'certificate-weak-key'],
    ['rsa1024', 'accepted', null],
  ])('%s: %s', (key, verdict, cause) => {
    const report = judge(signWith(response(), { key }), { idp: metadata([key]) });
    expect(report).toMatchObject({ verdict, cause });
    expect(report.authenticated === null).toBe(verdict === 'rejected');
    expect(report.findings.map((each) => each.code)).toContain('certificate-weak-key');
  });
});

describe('every signature that is there must hold', () => {
  const assertion = signWith(response());
  it.each([
    [
      'a stranger signed the Response',
      signWith(assertion, { element: 'Response', key: 'stranger' }),
      'signature-key-untrusted',
    ],
    [
      'a stranger signed the Assertion',
      signWith(signWith(response(), { key: 'stranger' }), { element: 'Response' }),
      'signature-key-untrusted',
    ],
    [
      'the Response was changed after it was signed',
      signWith(assertion, { element: 'Response' }).replace('status:Success', 'status:Success '),
      'response-status-not-success',
    ],
    [
      'the Response uses SHA-1',
      signWith(assertion, { element: 'Response', signature: 'rsa-sha1' }),
      'signature-algorithm-forbidden',
    ],
    ['only the Response is signed', signWith(response(), { element: 'Response' }), 'assertion-not-signed'],
    ['nothing is signed', response(), 'signature-missing'],
  ])('%s', (_, xml, cause) => {
    const report = judge(xml);
    expect(report.verdict).toBe('rejected');
    expect(report.cause).toBe(cause);
    expect(report.user).toBeNull();
  });

  it('a Response that was changed takes the Assertion down with it', () => {
    const both = signWith(assertion, { element: 'Response' });
    expect(judge(both).verdict).toBe('accepted');
    const report = judge(both.replace('ID="_response"', 'ID="_response" Consent="urn:x"'));
    expect(report.cause).toBe('signature-digest-mismatch');
    expect(report.authenticated).toBeNull();
  });
});

describe('what is believed was read from the signed bytes', () => {
  it.each([
    ['a comment in the NameID', (xml: string) => xml.replace('.onaliyun.com.evil', '.onaliyun.com<!---->.evil')],
    ['a comment before the NameID', (xml: string) => xml.replace('alice@', '<!-- x -->alice@')],
    ['CDATA for text', (xml: string) => xml.replace(/>(alice@[^<]*)</, '><![CDATA[$1]]><')],
    ['character references for text', (xml: string) => xml.replace('alice@', '&#97;lice@')],
    ['other quotes', (xml: string) => xml.replace('ID="_assertion"', `ID='_assertion'`)],
    ['other line ends', (xml: string) => xml.replace('\n', '\r\n')],
  ])('%s changes neither the digest nor the value', (_, edit) => {
    const nameId = 'alice@example.onaliyun.com.evil';
    const signed = signWith(response({ nameId, attributes: { note: ['two\nlines'] } }));
    const edited = edit(signed);
    expect(edited).not.toBe(signed);
    const report = judge(edited);
    expect(report.authenticated?.nameId?.value).toBe(nameId);
    expect(report.cause).toBe('nameid-domain-mismatch');
  });

  it.each([
    ['U+0085', 'a\u0085b'],
    ['U+2028', 'a\u2028b'],
    ['a carriage return', 'a\rb'],
    ['a tab and a line feed', 'a\t\nb'],
    ['blanks at the ends', '  a  '],
    ['markup', '<b>&amp;</b> "quoted" \'so\''],
    ['what looks like a reference', '&#x41;'],
    ['characters beyond the BMP', '\u{1F600}'],
    ['a number with zeros', '0012'],
    ['the name of a property', '__proto__'],
  ])('a value with %s arrives as it was signed', (_, value) => {
    const xml = response({ attributes: { note: [value], constructor: [value] } }).replaceAll('\r', '&#13;');
    const report = judge(signWith(xml));
    expect(report.verdict, JSON.stringify(report.findings)).toBe('accepted');
    expect(report.authenticated?.attributes).toEqual([
      { name: 'note', values: [value] },
      { name: 'constructor', values: [value] },
    ]);
  });

  it('an empty CDATA section inside changes nothing', () => {
    const xml = signWith(response())
      .replace('alice@', 'alice<![CDATA[]]>@')
      .replace('<saml:Conditions', '<![CDATA[]]><saml:Conditions');
    expect(judge(xml)).toMatchObject({ verdict: 'accepted', user: { UserName: 'alice' } });
  });

  it.each([
    ['an element in the NameID', '<saml:NameID><b/>alice@example.onaliyun.com</saml:NameID>'],
    ['text on both sides of one', '<saml:NameID>alice@example<b/>.onaliyun.com</saml:NameID>'],
    ['an element around it', '<saml:NameID><b>alice@example.onaliyun.com</b></saml:NameID>'],
  ])('%s is refused', (_, nameId) => {
    const report = judge(signWith(response().replace(/<saml:NameID[^>]*>.*<\/saml:NameID>/, nameId)));
    expect(report.cause).toBe('response-misshapen');
  });

  it.each(['constructor', '__proto__', 'prototype', 'toString', 'hasOwnProperty'])(
    'an element named %s is one like any other',
    (name) => {
      const xml = response().replace(
        '</saml:AttributeValue>',
        `</saml:AttributeValue><saml:AttributeValue><${name} ${name}="1"/></saml:AttributeValue>`,
      );
      expect(judge(signWith(xml))).toMatchObject({ verdict: 'accepted', user: { UserName: 'alice' } });
    },
  );

  it.each<[what: string, misread: (attribute: Written) => Partial<Written>]>([
    ['another local name', () => ({ local: 'Condition' })],
    [
      'another namespace of an attribute',
      ({ attributes }) => ({ attributes: attributes.map((each) => ({ ...each, namespace: 'urn:x' })) }),
    ],
    [
      'another local name of an attribute',
      ({ attributes }) => ({ attributes: attributes.map((each) => ({ ...each, local: 'NotBefor' })) }),
    ],
    [
      'an attribute as part of the name of the next',
      ({ attributes: [one, next] }) => ({
        attributes: [{ ...(next as XmlAttribute), name: `${one?.name}="${one?.value}" ${next?.name}` }],
      }),
    ],
  ])('had the gate misread what it writes in the same characters, nothing is believed: %s', (_, misread) => {
    const element = gate(signWith(response()), MESSAGE_LIMITS);
    const honest = authenticate(readResponse(element), metadata(), false);
    expect(honest).toMatchObject({ readersAgree: true, assertion: { verified: true } });

    const misreadOne = [...descendants(element)].find(({ local }) => local === 'Conditions') as Written;
    Object.assign(misreadOne, misread(misreadOne));
    const trust = authenticate(readResponse(element), metadata(), false);
    expect(trust.authenticated).toBeNull();
    expect(trust).toMatchObject({ readersAgree: false, assertion: { verified: true } });
  });

  it('the type of an authenticated value cannot be put on by hand', () => {
    const element = gate(signWith(response()), MESSAGE_LIMITS);
    const anchors = metadata();
    const { authenticated } = authenticate(readResponse(element), anchors, false);
    if (!authenticated) throw new Error('not authenticated');
    expect(isAuthenticated(authenticated)).toBe(true);
    expect(isAuthenticated({ ...authenticated })).toBe(false);
    expect(readAuthenticated(authenticated, ({ id }) => id)).toBe(authenticated.id);
    expect(() => readAuthenticated({ ...authenticated }, ({ id }) => id)).toThrow(/no authenticated assertion/);
    const [own] = readResponse(element).ownAssertions;
    expect(own && isAuthenticated(readAssertion(own))).toBe(false);
  });

  it('the keys of fixtures and metadata are the ones meant', () => {
    expect(metadata(['stranger']).signingKeys[0]?.certificate?.subject).toContain('CN=stranger');
    expect(signerOf('idp').privateKey).not.toBe(signerOf('stranger').privateKey);
  });
});
