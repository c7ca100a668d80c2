// IdP metadata as products write it: which keys may sign, where a logon starts, and what is no IdP metadata at all.

import { X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { IdpMetadata } from '../../../src/core/saml/idp-metadata.ts';
import { readMetadata } from '../../../src/core/saml/metadata-reader.ts';
import { fixtureText } from '../../support/fixtures.ts';
import { ISSUER, metadataXml } from '../../support/idp.ts';

const MD = 'urn:oasis:names:tc:SAML:2.0:metadata';
const DS = 'http://www.w3.org/2000/09/xmldsig#';
const SAML2 = 'urn:oasis:names:tc:SAML:2.0:protocol';
const SAML11 = 'urn:oasis:names:tc:SAML:1.1:protocol';

const bodyOf = (name: string) => fixtureText(`keys/${name}.crt`).replace(/-----[A-Z ]+-----|\s/g, '');
const data = (...names: string[]) =>
  `<ds:X509Data>${names.map((name) => `<ds:X509Certificate>${bodyOf(name)}</ds:X509Certificate>`).join('')}</ds:X509Data>`;
const key = (content: string, use: string | null = 'signing') =>
  `<md:KeyDescriptor${use === null ? '' : ` use="${use}"`}><ds:KeyInfo>${content}</ds:KeyInfo></md:KeyDescriptor>`;
const SSO = `<md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="https://idp.example.com/post"/>`;
const idpRole = (content: string, protocols = SAML2) =>
  `<md:IDPSSODescriptor protocolSupportEnumeration="${protocols}">${content}</md:IDPSSODescriptor>`;
const spRole = (content = '') =>
  `<md:SPSSODescriptor protocolSupportEnumeration="${SAML2}">${content}<md:AssertionConsumerService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="https://sp.example.com/acs" index="0"/></md:SPSSODescriptor>`;
const entity = (content: string, entityId = ISSUER, attributes = '') =>
  `<md:EntityDescriptor xmlns:md="${MD}" xmlns:ds="${DS}" entityID="${entityId}"${attributes}>${content}</md:EntityDescriptor>`;
const aggregate = (...content: string[]) =>
  `<md:EntitiesDescriptor xmlns:md="${MD}">${content.join('')}</md:EntitiesDescriptor>`;

const reading = readMetadata;
function read(xml: string, entityId?: string): IdpMetadata {
  const result = reading(xml, entityId);
  if (result.kind !== 'read') throw new Error(JSON.stringify(result));
  return result.metadata;
}
const names = (keys: IdpMetadata['signingKeys']) =>
  keys.map((each) => each.certificate?.subject.replace(/.*CN=/, '') ?? 'bare');

const { n = '', e = '' } = new X509Certificate(fixtureText('keys/idp.crt')).publicKey.export({
  format: 'jwk',
}) as Record<string, string>;
const keyValue = `<ds:KeyValue><ds:RSAKeyValue><ds:Modulus>\n${Buffer.from(n, 'base64url').toString('base64').replace(/.{60}/g, '$&\n')}</ds:Modulus><ds:Exponent>${Buffer.from(e, 'base64url').toString('base64')}</ds:Exponent></ds:RSAKeyValue></ds:KeyValue>`;

describe('the number of keys', () => {
  const certificates = (count: number) => `<ds:X509Certificate>A</ds:X509Certificate>`.repeat(count);
  const values = (count: number) => `<ds:KeyValue><ds:RSAKeyValue/></ds:KeyValue>`.repeat(count);
  const metadata = (...keyInfos: string[]) => entity(idpRole(keyInfos.map((each) => key(each)).join('') + SSO));

  it('may be 5,000', () => {
    const xml = metadata(`<ds:X509Data>${certificates(4_999)}</ds:X509Data>`, data('idp'));
    expect(read(xml).malformedCertificates).toHaveLength(4_999);
    expect(names(read(xml).signingKeys)).toEqual(['idp']);
  });

  it.each([
    ['certificates of one KeyDescriptor', metadata(`<ds:X509Data>${certificates(5_001)}</ds:X509Data>`)],
    [
      'certificates of several',
      metadata(...Array.from({ length: 3 }, () => `<ds:X509Data>${certificates(1_700)}</ds:X509Data>`)),
    ],
    ['bare keys', metadata(values(5_001))],
    ['both', metadata(`<ds:X509Data>${certificates(2_501)}</ds:X509Data>`, values(2_500))],
    ['of one entity in an aggregate', aggregate(metadata(values(5_001)))],
  ])('is no more: %s', (_, xml) => {
    expect(() => reading(xml)).toThrow(
      expect.objectContaining({ reason: { key: 'entity-keys', args: { limit: 5_000 } } }),
    );
  });

  it('is counted for the one that is read alone', () => {
    const other = entity(idpRole(key(values(3_000)) + SSO), 'https://other.example');
    expect(read(aggregate(other, metadata(values(3_000))), ISSUER).entityId).toBe(ISSUER);
    expect(
      read(aggregate(entity(idpRole(key(values(6_000)) + SSO), 'https://other.example'), metadata(data('idp'))), ISSUER)
        .entityId,
    ).toBe(ISSUER);
  });
});

describe('keys', () => {
  it.each<[what: string, content: string, signing: string[], other: string[]]>([
    ['one', key(data('idp')), ['idp'], []],
    ['several KeyDescriptors, in their order', key(data('idp-next')) + key(data('idp')), ['idp-next', 'idp'], []],
    ['no use: for signing too', key(data('idp'), null), ['idp'], []],
    ['one for encryption', key(data('idp')) + key(data('sp'), 'encryption'), ['idp'], ['sp']],
    ['the same for signing and for encryption', key(data('idp')) + key(data('idp'), 'encryption'), ['idp'], ['idp']],
    ['the same twice', key(data('idp')) + key(data('idp')), ['idp'], []],
    ['several certificates in one X509Data', key(data('idp', 'idp-next')), ['idp', 'idp-next'], []],
    ['several X509Data in one KeyInfo', key(data('idp') + data('idp-next')), ['idp', 'idp-next'], []],
    ['an EC key beside an RSA key', key(data('ec256')) + key(data('idp')), ['ec256', 'idp'], []],
    ['a bare RSAKeyValue', key(keyValue), ['bare'], []],
    ['an RSAKeyValue beside its certificate', key(keyValue + data('idp')), ['idp'], []],
    [
      'a KeyName, a subject and a serial number beside',
      key(
        `<ds:KeyName>k</ds:KeyName><ds:X509Data><ds:X509SubjectName>CN=x</ds:X509SubjectName></ds:X509Data>${data('idp')}`,
      ),
      ['idp'],
      [],
    ],
    ['a KeyName alone', key('<ds:KeyName>k</ds:KeyName>'), [], []],
    ['an unknown use', key(data('idp'), 'Signing') + key(data('sp'), ''), [], ['idp', 'sp']],
    ['none', '', [], []],
    [
      'a certificate outside a KeyDescriptor',
      `<md:Extensions>${data('stranger')}</md:Extensions>${key(data('idp'))}`,
      ['idp'],
      [],
    ],
    [
      'a KeyDescriptor of a look-alike namespace',
      `${key(data('idp'))}<f:KeyDescriptor xmlns:f="urn:fake" use="signing"><ds:KeyInfo>${data('stranger')}</ds:KeyInfo></f:KeyDescriptor>`,
      ['idp'],
      [],
    ],
  ])('%s', (_, content, signing, other) => {
    const metadata = read(entity(idpRole(content + SSO)));
    expect(names(metadata.signingKeys)).toEqual(signing);
    expect(names(metadata.otherKeys)).toEqual(other);
    expect(metadata.malformedCertificates).toEqual([]);
  });

  it('a bare RSAKeyValue is the key of the certificate that it came from', () => {
    const [bare] = read(entity(idpRole(key(keyValue) + SSO))).signingKeys;
    const [certified] = read(entity(idpRole(key(data('idp')) + SSO))).signingKeys;
    expect(certified && bare?.key.equals(certified.key)).toBe(true);
  });

  it.each([
    ['line breaks', (body: string) => body.replace(/.{64}/g, '$&\n')],
    ['CRLF by reference', (body: string) => body.replace(/.{76}/g, '$&&#13;\n')],
    ['indentation', (body: string) => `\n\t      ${body.replace(/.{76}/g, '$&\n\t      ')}\n    `],
    ['a comment', (body: string) => `${body.slice(0, 100)}<!-- x -->${body.slice(100)}`],
    ['CDATA', (body: string) => `<![CDATA[${body}]]>`],
  ])('certificates with %s', (_, spell) => {
    expect(names(read(metadataXml().replace(bodyOf('idp'), spell(bodyOf('idp')))).signingKeys)).toEqual(['idp']);
  });

  it.each([
    ['PEM lines', `-----BEGIN CERTIFICATE-----${bodyOf('idp')}-----END CERTIFICATE-----`],
    ['Base64 of PEM', Buffer.from(fixtureText('keys/idp.crt')).toString('base64')],
    ['nothing', ''],
    ['an ellipsis', 'MIID…'],
  ])('a certificate that is %s is counted as malformed', (_, body) => {
    const metadata = read(metadataXml().replace(bodyOf('idp'), body));
    expect(metadata).toMatchObject({ signingKeys: [], malformedCertificates: [{ place: 1 }] });
  });

  it('keys of the SP role and of other roles do not count', () => {
    const metadata = read(
      entity(
        spRole(key(data('stranger'))) +
          `<md:AttributeAuthorityDescriptor protocolSupportEnumeration="${SAML2}">${key(data('sp'))}</md:AttributeAuthorityDescriptor>` +
          idpRole(key(data('idp')) + SSO),
      ),
    );
    expect(names([...metadata.signingKeys, ...metadata.otherKeys])).toEqual(['idp']);
  });

  it('the key that signed the metadata is not a key of the IdP', () => {
    const signature = `<ds:Signature><ds:KeyInfo>${data('stranger')}</ds:KeyInfo></ds:Signature>`;
    const metadata = read(entity(signature + idpRole(key(data('idp')) + SSO)));
    expect(names(metadata.signingKeys)).toEqual(['idp']);
    expect(metadata.isSigned).toBe(true);
  });
});

describe('spelling', () => {
  const plain = metadataXml();
  it.each([
    [
      'default namespaces',
      plain
        .replaceAll('<md:', '<')
        .replaceAll('</md:', '</')
        .replace('xmlns:md=', 'xmlns=')
        .replaceAll('<ds:', '<')
        .replaceAll('</ds:', '</')
        .replaceAll('xmlns:ds=', 'xmlns='),
    ],
    [
      'odd prefixes',
      plain
        .replaceAll('md:', 'ns0:')
        .replace('xmlns:md', 'xmlns:ns0')
        .replaceAll('ds:', 'ж:')
        .replaceAll('xmlns:ds', 'xmlns:ж'),
    ],
    [
      'prefixes that swap meanings',
      plain
        .replaceAll('md:', 'ds2:')
        .replaceAll('ds:', 'md:')
        .replaceAll('ds2:', 'ds:')
        .replaceAll('xmlns:md=', 'xmlns:tmp=')
        .replaceAll('xmlns:ds=', 'xmlns:md=')
        .replaceAll('xmlns:tmp=', 'xmlns:ds='),
    ],
    [
      'an XML declaration and comments',
      `<?xml version="1.0" encoding="utf-8" standalone="yes"?><!-- x -->\n${plain}\n<!-- y -->`,
    ],
    ['white space in attribute lists', plain.replace(SAML2, `${SAML11}\n\t${SAML2}`)],
    ['SAML 1.1 beside SAML 2.0', plain.replace(SAML2, `urn:mace:shibboleth:1.0 ${SAML11} ${SAML2}`)],
  ])('%s', (_, xml) => {
    expect(read(xml)).toMatchObject({
      entityId: ISSUER,
      singleSignOnServices: [
        { binding: 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect', location: 'https://idp.example.com/sso' },
      ],
    });
    expect(names(read(xml).signingKeys)).toEqual(['idp']);
  });

  it('AD FS: WS-Federation RoleDescriptors and an SP role beside the IdP role', () => {
    const role = (type: string) =>
      `<md:RoleDescriptor xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:fed="http://docs.oasis-open.org/wsfed/federation/200706" xsi:type="fed:${type}" protocolSupportEnumeration="http://docs.oasis-open.org/ws-sx/ws-trust/200512 http://docs.oasis-open.org/wsfed/federation/200706">${key(data('stranger'))}<fed:TargetScopes/></md:RoleDescriptor>`;
    const formats = ['unspecified', 'emailAddress'].map(
      (each) => `<md:NameIDFormat>\n urn:oasis:names:tc:SAML:1.1:nameid-format:${each} </md:NameIDFormat>`,
    );
    const metadata = read(
      entity(
        role('ApplicationServiceType') +
          role('SecurityTokenServiceType') +
          spRole(key(data('sp'))) +
          idpRole(key(data('sp'), 'encryption') + key(data('idp')) + formats.join('') + SSO),
      ),
    );
    expect(names(metadata.signingKeys)).toEqual(['idp']);
    expect(names(metadata.otherKeys)).toEqual(['sp']);
    expect(metadata.nameIdFormats).toEqual([
      'urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified',
      'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress',
    ]);
  });

  it.each([
    ['true', true],
    ['1', true],
    ['false', false],
    ['0', false],
  ])('WantAuthnRequestsSigned="%s"', (value, expected) => {
    const xml = metadataXml().replace(
      '<md:IDPSSODescriptor ',
      `<md:IDPSSODescriptor WantAuthnRequestsSigned="${value}" `,
    );
    expect(read(xml).wantAuthnRequestsSigned).toBe(expected);
  });
});

describe('validUntil is the earliest of', () => {
  const role = (attributes: string) =>
    idpRole(key(data('idp')) + SSO).replace('<md:IDPSSODescriptor', `<md:IDPSSODescriptor ${attributes}`);
  it.each([
    ['none', entity(role('')), null],
    ['the entity’s', entity(role(''), ISSUER, ' validUntil="2027-01-02T00:00:00Z"'), '2027-01-02T00:00:00.000Z'],
    [
      'the role’s',
      entity(role('validUntil="2027-01-01T00:00:00Z"'), ISSUER, ' validUntil="2027-01-02T00:00:00Z"'),
      '2027-01-01T00:00:00.000Z',
    ],
    [
      'the aggregate’s',
      aggregate(entity(role(''), ISSUER, ' validUntil="2027-01-02T00:00:00Z"')).replace(
        '<md:EntitiesDescriptor',
        '<md:EntitiesDescriptor validUntil="2026-12-31T00:00:00Z"',
      ),
      '2026-12-31T00:00:00.000Z',
    ],
  ])('%s', (_, xml, expected) => {
    const { validUntil } = read(xml);
    expect(validUntil === null ? null : new Date(validUntil).toISOString()).toBe(expected);
  });
});

describe('aggregates', () => {
  const idp = (entityId: string, name = 'idp') => entity(idpRole(key(data(name)) + SSO), entityId);
  const three = aggregate(entity(spRole(), 'urn:sp'), idp('urn:one'), aggregate(idp('urn:two', 'idp-next')));

  it('one IdP among SPs needs no choice', () => {
    expect(read(aggregate(entity(spRole(), 'urn:sp'), idp('urn:one'))).entityId).toBe('urn:one');
  });
  it('several must be chosen from', () => {
    expect(reading(three)).toEqual({ kind: 'multiple', candidates: ['urn:one', 'urn:two'] });
  });
  it('by entity ID, also in an aggregate within', () => {
    expect(names(read(three, 'urn:two').signingKeys)).toEqual(['idp-next']);
  });
  it('which must be there', () => {
    expect(reading(three, 'urn:Two')).toEqual({ kind: 'not-found', candidates: ['urn:one', 'urn:two'] });
  });
  it('and be an IdP', () => {
    expect(reading(three, 'urn:sp')).toEqual({ kind: 'not-idp', found: 'sp' });
  });
  it('the same entity ID twice is not one IdP', () => {
    expect(reading(aggregate(idp('urn:one'), idp('urn:one', 'stranger')), 'urn:one').kind).toBe('multiple');
  });
  it('an entity ID is asked for of a single document too', () => {
    expect(read(metadataXml(), ISSUER).entityId).toBe(ISSUER);
    expect(reading(metadataXml(), 'urn:other')).toEqual({ kind: 'not-found', candidates: [ISSUER] });
  });
});

describe('what is not IdP metadata', () => {
  it.each([
    ['SP metadata', entity(spRole(key(data('sp')))), { kind: 'not-idp', found: 'sp' }],
    [
      'WS-Federation alone',
      entity('<md:RoleDescriptor protocolSupportEnumeration="http://docs.oasis-open.org/wsfed/federation/200706"/>'),
      { kind: 'not-idp', found: 'ws-federation' },
    ],
    ['SAML 1.1 alone', entity(idpRole(key(data('idp')), SAML11)), { kind: 'not-idp', found: 'saml1' }],
    [
      'a protocol whose name begins alike',
      entity(idpRole(key(data('idp')), `${SAML2}x`)),
      { kind: 'not-idp', found: 'saml1' },
    ],
    ['an entity without roles', entity(''), { kind: 'not-idp', found: 'none' }],
    ['an empty aggregate', aggregate(), { kind: 'not-idp', found: 'none' }],
    [
      'a Response',
      '<p:Response xmlns:p="urn:oasis:names:tc:SAML:2.0:protocol"/>',
      { kind: 'malformed', found: 'Response' },
    ],
    [
      'an IdP without a name',
      metadataXml().replace(/ entityID="[^"]*"/, ''),
      { kind: 'malformed', found: 'EntityDescriptor (no entityID)' },
    ],
    [
      'an IdP with an empty name',
      metadataXml().replace(/ entityID="[^"]*"/, ' entityID=""'),
      { kind: 'malformed', found: 'EntityDescriptor (no entityID)' },
    ],
    ['HTML', '<html><body/></html>', { kind: 'malformed', found: 'XML (html)' }],
    [
      'an EntityDescriptor of a look-alike namespace',
      metadataXml().replace(MD, `${MD}:x`),
      { kind: 'malformed', found: 'XML (md:EntityDescriptor)' },
    ],
  ])('%s', (_, xml, expected) => {
    expect(reading(xml)).toEqual(expected);
  });
});
