// The AuthnRequest and its way to the IdP: read back by other means, and its signature judged by node:crypto over the octets
// that SAML Bindings 3.4.4.1 names.

import { createPrivateKey, createPublicKey, verify } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import { DOMParser } from '@xmldom/xmldom';
import { describe, expect, it } from 'vitest';
import { redirectUrl, requestKey, writeAuthnRequest } from '../../../src/core/saml/authn-request.ts';
import { fixtureText } from '../../support/fixtures.ts';
import { ACCOUNT, AT } from '../../support/idp.ts';

const DESTINATION = 'https://idp.example.com/sso';
const XML = writeAuthnRequest({ account: ACCOUNT, id: '_r1', issuedAt: AT, destination: DESTINATION });

describe('the request', () => {
  it('says what Alibaba Cloud’s says, and nothing else', () => {
    const root = new DOMParser().parseFromString(XML, 'text/xml').documentElement;
    expect(root?.namespaceURI).toBe('urn:oasis:names:tc:SAML:2.0:protocol');
    const attributes = Array.from(root?.attributes ?? []).filter(({ name }) => !name.startsWith('xmlns'));
    expect(Object.fromEntries(attributes.map(({ name, value }) => [name, value]))).toEqual({
      AssertionConsumerServiceURL: 'https://signin-intl.aliyun.com/saml/SSO',
      Destination: DESTINATION,
      ForceAuthn: 'false',
      ID: '_r1',
      IsPassive: 'false',
      IssueInstant: '2026-11-23T10:00:00Z',
      ProtocolBinding: 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST',
      Version: '2.0',
    });
    const children = Array.from(root?.childNodes ?? []);
    expect(children.map(({ nodeName }) => nodeName)).toEqual(['saml2:Issuer']);
    expect(children[0]?.textContent).toBe('https://signin-intl.aliyun.com/5123456789012345/saml/SSO');
  });

  it('names a service of its own where there is one', () => {
    const service = { entityId: 'http://localhost:1/x', acsUrl: 'http://localhost:1/saml/SSO' };
    const xml = writeAuthnRequest({
      account: { ...ACCOUNT, service },
      id: '_r',
      issuedAt: AT,
      destination: DESTINATION,
    });
    expect(xml).toContain('>http://localhost:1/x<');
    expect(xml).toContain('AssertionConsumerServiceURL="http://localhost:1/saml/SSO"');
  });

  it('a destination cannot break out of its attribute', () => {
    const xml = writeAuthnRequest({ account: ACCOUNT, id: '_r', issuedAt: AT, destination: 'https://x/?a="><b&c' });
    const root = new DOMParser().parseFromString(xml, 'text/xml').documentElement;
    expect(root?.getAttribute('Destination')).toBe('https://x/?a="><b&c');
  });
});

describe('the redirect', () => {
  it.each([
    [DESTINATION, `${DESTINATION}?SAMLRequest=`],
    [`${DESTINATION}?idpid=C0`, `${DESTINATION}?idpid=C0&SAMLRequest=`],
    [`${DESTINATION}?`, `${DESTINATION}?SAMLRequest=`],
    [`${DESTINATION}?a=b&`, `${DESTINATION}?a=b&SAMLRequest=`],
  ])('to %s', (destination, start) => {
    expect(redirectUrl(XML, destination, null, null).startsWith(start)).toBe(true);
  });

  it('inflates to the request, RelayState beside it', () => {
    const { searchParams } = new URL(redirectUrl(XML, DESTINATION, 'https://home.console.aliyun.com/?a=1&b=2', null));
    const deflated = Buffer.from(searchParams.get('SAMLRequest') ?? '', 'base64');
    expect(inflateRawSync(deflated).toString('utf8')).toBe(XML);
    expect(searchParams.get('RelayState')).toBe('https://home.console.aliyun.com/?a=1&b=2');
    expect([...searchParams.keys()]).toEqual(['SAMLRequest', 'RelayState']);
  });

  it.each([
    ['rsa-sha1', 'http://www.w3.org/2000/09/xmldsig#rsa-sha1', 'RSA-SHA1', null],
    ['rsa-sha256', 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256', 'RSA-SHA256', 'x y+z'],
  ] as const)('is signed with %s over the parameters in their order', (algorithm, uri, hash, relayState) => {
    const key = createPrivateKey(fixtureText('keys/idp.key'));
    const query = redirectUrl(XML, `${DESTINATION}?own=1`, relayState, { key, algorithm }).split('?own=1&')[1] ?? '';
    const names = query.split('&').map((each) => each.split('=')[0]);
    expect(names).toEqual(['SAMLRequest', ...(relayState === null ? [] : ['RelayState']), 'SigAlg', 'Signature']);
    expect(new URLSearchParams(query).get('SigAlg')).toBe(uri);
    const [octets = '', signature = ''] = query.split('&Signature=');
    const value = Buffer.from(decodeURIComponent(signature), 'base64');
    const by = createPublicKey(fixtureText('keys/idp.crt'));
    expect(verify(hash, Buffer.from(octets), by, value)).toBe(true);
    expect(verify(hash, Buffer.from(`${octets}x`), by, value)).toBe(false);
  });

  it('takes RSA keys alone', () => {
    expect(requestKey(fixtureText('keys/idp.key'))?.asymmetricKeyType).toBe('rsa');
    for (const pem of ['', 'no key', fixtureText('keys/idp.crt')]) expect(requestKey(pem)).toBeNull();
  });
});
