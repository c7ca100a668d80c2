// Recognition: a table of what each product writes, and every recorded message at hand. Never a wrong product.

import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Recognition, recogniseIdp } from '../../../src/core/idps/recognise.ts';
import { PRODUCTS } from '../../../src/core/idps/registry.ts';
import { SIGNS } from '../../../src/core/idps/signs/registry.ts';
import type { IdpMetadata } from '../../../src/core/saml/idp-metadata.ts';
import { readResponse, type UnverifiedResponse } from '../../../src/core/saml/message.ts';
import { readMetadata } from '../../../src/core/saml/metadata-reader.ts';
import { gate } from '../../../src/core/xml/gate.ts';
import { MESSAGE_LIMITS } from '../../../src/core/xml/limits.ts';
import { fixtureText, RECORDED } from '../../support/fixtures.ts';

const UUID = '0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0';
const HEX = '0123456789abcdef';

interface Written {
  readonly issuer?: string;
  readonly responseId?: string;
  readonly assertionId?: string;
  readonly sessionIndex?: string;
  /** Prefixes of Response, Assertion and Signature; "" for none. */
  readonly prefixes?: readonly [string, string, string];
  readonly consent?: boolean;
  readonly attribute?: string;
}

/** A message with these traits and nothing else that could tell a product. */
function written(traits: Written): UnverifiedResponse {
  const [p, a, d] = traits.prefixes ?? ['p', 'a', 'd'];
  const tag = (prefix: string, name: string) => (prefix ? `${prefix}:${name}` : name);
  const xmlns = (prefix: string, namespace: string) => `xmlns${prefix ? `:${prefix}` : ''}="${namespace}"`;
  const issuer = `<${tag(a, 'Issuer')} ${xmlns(a, 'urn:oasis:names:tc:SAML:2.0:assertion')}>${traits.issuer ?? 'https://idp.example'}</${tag(a, 'Issuer')}>`;
  const attribute = traits.attribute
    ? `<${tag(a, 'AttributeStatement')}><${tag(a, 'Attribute')} Name="${traits.attribute}"/></${tag(a, 'AttributeStatement')}>`
    : '';
  const session = traits.sessionIndex ? ` SessionIndex="${traits.sessionIndex}"` : '';
  return message(
    `<${tag(p, 'Response')} ${xmlns(p, 'urn:oasis:names:tc:SAML:2.0:protocol')} ID="${traits.responseId ?? 'r'}"${traits.consent ? ' Consent="urn:oasis:names:tc:SAML:2.0:consent:unspecified"' : ''}>${issuer}` +
      `<${tag(a, 'Assertion')} ${xmlns(a, 'urn:oasis:names:tc:SAML:2.0:assertion')} ID="${traits.assertionId ?? 'a'}">${issuer}` +
      `<${tag(d, 'Signature')} ${xmlns(d, 'http://www.w3.org/2000/09/xmldsig#')}/><${tag(a, 'AuthnStatement')}${session}/>${attribute}` +
      `</${tag(a, 'Assertion')}></${tag(p, 'Response')}>`,
  );
}

function message(xml: string): UnverifiedResponse {
  return readResponse(gate(xml, MESSAGE_LIMITS));
}

function metadata(entityId: string, location: string): IdpMetadata {
  const xml =
    `<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="${entityId}"><IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">` +
    `<SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="${location}"/></IDPSSODescriptor></EntityDescriptor>`;
  return readIdp(xml) as IdpMetadata;
}

function readIdp(xml: string): IdpMetadata | null {
  const reading = readMetadata(xml);
  return reading.kind === 'read' ? reading.metadata : null;
}

const certificate = (subject: string) => ({ subject, issuer: subject });

describe('by one message', () => {
  it.each<[string, Written, string]>([
    ['AD FS', { issuer: 'http://adfs.corp.example/adfs/services/trust' }, 'sure'],
    ['AD FS', { responseId: `_${UUID}`, prefixes: ['samlp', '', 'ds'], consent: true }, 'likely'],
    ['Microsoft Entra ID', { issuer: `https://sts.windows.net/${UUID}/` }, 'sure'],
    ['Microsoft Entra ID', { issuer: `https://sts.chinacloudapi.cn/${UUID}/` }, 'sure'],
    ['Microsoft Entra ID', { attribute: 'http://schemas.microsoft.com/identity/claims/tenantid' }, 'likely'],
    ['Okta', { issuer: 'http://www.okta.com/exk2wpjmakQqqs7dN697' }, 'sure'],
    ['Okta', { responseId: 'id74288802592086131551222311', sessionIndex: 'id1678044855184.109954533' }, 'likely'],
    ['Google Workspace', { issuer: 'https://accounts.google.com/o/saml2?idpid=C02ji0uvf' }, 'sure'],
    ['Keycloak', { issuer: 'https://sso.corp.example/realms/staff', responseId: `ID_${UUID}` }, 'sure'],
    ['Keycloak', { issuer: 'https://sso.corp.example/auth/realms/staff' }, 'likely'],
    ['OneLogin', { issuer: 'https://app.onelogin.com/saml/metadata/487043' }, 'sure'],
    ['Ping Identity', { issuer: `https://auth.pingone.eu/${UUID}` }, 'sure'],
    ['JumpCloud', { issuer: 'JumpCloud' }, 'likely'],
    ['Auth0', { issuer: 'urn:corp.eu.auth0.com', responseId: '_3822bc9021a2451be38a' }, 'sure'],
    ['Shibboleth', { issuer: 'https://idp.corp.example/idp/shibboleth', assertionId: `_${HEX}${HEX}` }, 'likely'],
    [
      'SimpleSAMLphp',
      { issuer: 'https://idp.corp.example/simplesaml/saml2/idp/metadata.php', responseId: `_${HEX}${HEX}0123456789` },
      'sure',
    ],
    ['Authing', { issuer: 'https://corp.authing.cn/api/v2/saml-idp/5f17a529f64fb009b794a2ff' }, 'sure'],
    ['Alibaba Cloud IDaaS', { issuer: 'https://corp.aliyunidaas.com/api/v2/app_mltuxdwd4lq4/saml2/meta' }, 'sure'],
    ['authentik', { issuer: 'authentik' }, 'likely'],
  ])('%s from %j', (product, traits, confidence) => {
    const seen = recogniseIdp({ response: written(traits) });
    expect({ product: seen.product, confidence: seen.confidence }).toEqual({ product, confidence });
    expect(seen.signs.length).toBeGreaterThan(0);
  });
});

describe('by metadata', () => {
  it.each<[string, string, string, string]>([
    ['AD FS', 'https://sso.corp.example', 'https://adfs.corp.example/adfs/ls/', 'likely'],
    [
      'Microsoft Entra ID',
      `https://sts.windows.net/${UUID}/`,
      `https://login.microsoftonline.com/${UUID}/saml2`,
      'sure',
    ],
    ['Okta', 'https://corp.example', 'https://corp.okta.com/app/corp_aliyun_1/exk1/sso/saml', 'sure'],
    ['Keycloak', 'https://sso.example/realms/x', 'https://sso.example/realms/x/protocol/saml', 'sure'],
    ['OneLogin', 'https://corp.example', 'https://corp.onelogin.com/trust/saml2/http-post/sso/123', 'sure'],
    ['Ping Identity', 'corp-pf', 'https://pf.corp.example:9031/idp/SSO.saml2', 'likely'],
    ['JumpCloud', 'corp', 'https://sso.jumpcloud.com/saml2/aliyun', 'sure'],
    ['Auth0', 'urn:corp.auth0.com', 'https://corp.auth0.com/samlp/AbCd1234', 'sure'],
    ['Shibboleth', 'https://idp.example/idp/shibboleth', 'https://idp.example/idp/profile/SAML2/Redirect/SSO', 'sure'],
    ['Alibaba Cloud IDaaS', 'x', 'https://x.aliyunidaas.com/login/app/app_mltuxd/saml2/sso', 'sure'],
    ['LemonLDAP::NG', 'https://auth.example/saml/metadata', 'https://auth.example/saml/singleSignOn', 'likely'],
    ['authentik', 'authentik', 'https://sso.example/application/saml/aliyun/sso/binding/redirect/', 'sure'],
  ])('%s by %s and %s', (product, entityId, location, confidence) => {
    const { product: seen, confidence: how } = recogniseIdp({ idp: metadata(entityId, location) });
    expect({ seen, how }).toEqual({ seen: product, how: confidence });
  });
});

describe('by the certificate shown', () => {
  it.each([
    ['AD FS', 'CN=ADFS Signing - adfs.corp.example'],
    ['Microsoft Entra ID', 'CN=Microsoft Azure Federated SSO Certificate'],
    ['Okta', 'C=US, ST=California, L=San Francisco, O=Okta, OU=SSOProvider, CN=corp'],
    ['Google Workspace', 'O=Google Inc., L=Mountain View, CN=Google, OU=Google For Work, C=US, ST=California'],
    ['OneLogin', 'C=US, O=Corp, OU=OneLogin IdP, CN=OneLogin Account 12345'],
    ['JumpCloud', 'C=US, ST=CO, L=Boulder, O=Corp, OU=JumpCloudSAMLIdP, CN=JumpCloudSAMLUser'],
    ['Auth0', 'CN=corp.eu.auth0.com'],
  ])('%s by %s', (product, subject) => {
    expect(recogniseIdp({ presented: certificate(subject) })).toMatchObject({ product, confidence: 'likely' });
  });
});

describe('when in doubt', () => {
  it('says nothing of an empty hand', () => {
    expect(recogniseIdp({})).toEqual({ product: null, confidence: 'unknown', signs: [] });
  });

  it('makes nothing of hints alone', () => {
    const response = written({ responseId: `_${HEX}${HEX}`, prefixes: ['saml2p', 'saml2', 'ds'] });
    expect(recogniseIdp({ response }).product).toBeNull();
  });

  it('is not sure where two products are named', () => {
    const response = written({ issuer: 'http://www.okta.com/exk1' });
    const idp = metadata(`https://sts.windows.net/${UUID}/`, 'https://idp.example/');
    expect(recogniseIdp({ response, idp })).toMatchObject({ product: null, confidence: 'unknown' });
  });

  it('never repeats text of the message', () => {
    const { signs } = recogniseIdp({
      response: written({ issuer: 'https://evil.example/realms/x', responseId: `ID_${UUID}` }),
    });
    expect(signs.join()).not.toMatch(/evil|0f1e2d3c/);
  });

  it('stays quick on long values', () => {
    const long = `https://${'a/'.repeat(200_000)}realms/`;
    expect(recogniseIdp({ response: written({ issuer: long }) }).product).toBeNull();
  });
});

describe('recorded in fixtures', () => {
  it.each(RECORDED.map((each) => [each.name, each] as const))('%s', (_, recorded) => {
    const xml = Buffer.from(fixtureText(`recorded/${recorded.response}`), 'base64').toString('utf8');
    const seen = recogniseIdp({ response: message(xml), idp: readIdp(fixtureText(`recorded/${recorded.metadata}`)) });
    const isProduct = recorded.idp.startsWith('SimpleSAMLphp');
    expect(seen).toMatchObject(
      isProduct ? { product: 'SimpleSAMLphp', confidence: 'sure' } : { product: null, confidence: 'unknown' },
    );
  });
});

// Documents of real products that may not be copied into fixtures: read where they are present.
const CORPUS = process.env['SSO_CLI_CORPUS'];
const manifest = CORPUS ? `${CORPUS}/manifest.json` : '';

describe.skipIf(!CORPUS || !existsSync(manifest))('the corpus', () => {
  interface Entry {
    readonly id: string;
    readonly idp: string;
    readonly issuer?: string;
    readonly response: string;
    readonly metadata?: string | null;
  }
  const NAMES: Readonly<Record<string, string>> = {
    okta: 'Okta',
    adfs: 'AD FS',
    google: 'Google Workspace',
    keycloak: 'Keycloak',
    SimpleSAMLphp: 'SimpleSAMLphp',
  };
  const OWN_ISSUER = /okta\.com|adfs\/services|accounts\.google|\/realms\/|metadata\.php/;
  const entries: Entry[] = manifest && existsSync(manifest) ? JSON.parse(readFileSync(manifest, 'utf8')).entries : [];

  it.each(entries.map((each) => [each.id, each] as const))('%s', (_, entry) => {
    const text = readFileSync(`${CORPUS}/${entry.response}`, 'utf8');
    const response = message(entry.response.endsWith('.b64') ? Buffer.from(text, 'base64').toString('utf8') : text);
    const idp = entry.metadata ? readIdp(readFileSync(`${CORPUS}/${entry.metadata}`, 'utf8')) : null;
    const expected = NAMES[entry.idp] ?? null;
    const judge = (seen: Recognition) => {
      if (seen.product !== null) expect(seen.product).toBe(expected);
      if (OWN_ISSUER.test(entry.issuer ?? '')) expect(seen.product).toBe(expected);
    };
    judge(recogniseIdp({ response }));
    judge(recogniseIdp({ response, idp }));
  });
});

// They are apart so that a verification loads no guide, and nothing but this holds them together.
it('every product but the generic one has signs, under the name and in the order of its guide', () => {
  expect(SIGNS.map(({ name }) => name)).toEqual(PRODUCTS.filter(({ id }) => id !== 'generic').map(({ name }) => name));
  expect(SIGNS.filter(({ signs }) => signs.length === 0)).toEqual([]);
});
