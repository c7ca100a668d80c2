// Hostile metadata: what an administrator may be talked into importing, or fetch from a URL that somebody else controls.
// Same gate as for messages; keys only where a signing key of the IdP belongs; samlify accepted 9 of 20 such documents.

import { DSIG, SAML_METADATA } from '../../../src/core/xml/names.ts';
import { fixtureText } from '../fixtures.ts';
import { ISSUER, metadataXml } from '../idp.ts';
import { cut, plain, swap } from './kit.ts';
import { certificateBody, signed } from './seal.ts';

/** A document that must be refused, with one of these codes first. */
export interface MetadataAttack {
  readonly name: string;
  readonly text: string;
  readonly expect: readonly string[];
  /** The entity asked for. */
  readonly entityId?: string;
}

const GOOD = metadataXml();
const role = cut(GOOD, 'md:IDPSSODescriptor');
const descriptor = cut(GOOD, 'md:KeyDescriptor');
const body = certificateBody('idp');
const withKey = (xml: string) => swap(GOOD, descriptor, xml);
const certificate = (text: string) => swap(GOOD, body, text);
const aggregate = (inner: string) =>
  `<md:EntitiesDescriptor xmlns:md="${SAML_METADATA}">${inner}</md:EntitiesDescriptor>`;
const other = GOOD.replace(ISSUER, 'https://evil.example/idp');
const rows = (table: Readonly<Record<string, string>>, ...expect: string[]): MetadataAttack[] =>
  Object.entries(table).map(([name, text]) => ({ name, text, expect }));

export const METADATA_ATTACKS: readonly MetadataAttack[] = [
  ...rows(
    {
      'a DOCTYPE': `<!DOCTYPE x>${GOOD}`,
      'an external entity (XXE)': `<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>${swap(GOOD, body, '&f;')}`,
      'billion laughs': `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>${swap(GOOD, body, '&b;')}`,
      'a processing instruction': `<?x y?>${GOOD}`,
      'a PI in the entityID’s element': swap(GOOD, '<md:IDPSSODescriptor', '<?x?><md:IDPSSODescriptor'),
      'two roots': GOOD + other,
      'an undeclared entity': swap(GOOD, body, '&nbsp;'),
      'not well-formed': GOOD.slice(0, -5),
      'a duplicate attribute': swap(GOOD, 'entityID=', `entityID="${ISSUER}" entityID=`),
      'another encoding': `<?xml version="1.0" encoding="UTF-7"?>${GOOD}`,
      'XML 1.1': `<?xml version="1.1"?>${GOOD}`,
      'a relative namespace': swap(GOOD, '<md:IDPSSODescriptor', '<md:IDPSSODescriptor xmlns:r="r"'),
      '100,000 levels': swap(GOOD, role, '<a>'.repeat(100_000)),
      '100,000 attributes': swap(
        GOOD,
        '<md:IDPSSODescriptor',
        `<md:IDPSSODescriptor ${[...Array(100_000).keys()].map((i) => `a${i}=""`).join(' ')}`,
      ),
      'a response': signed(),
      'an unsigned response': plain(),
      HTML: '<!DOCTYPE html><html><body>log on</body></html>',
      JSON: '{"issuer":"https://idp.example.com"}',
      'a certificate': fixtureText('keys/idp.crt'),
      'metadata in a look-alike namespace': GOOD.replaceAll(SAML_METADATA, `${SAML_METADATA}#`),
      'metadata in no namespace': GOOD.replaceAll('md:', '').replace(` xmlns:md="${SAML_METADATA}"`, ''),
      'WS-Federation metadata alone, as another root': '<x:root xmlns:x="urn:x"/>',
    },
    'metadata-malformed',
  ),
  ...rows(
    {
      'SP metadata': GOOD.replaceAll('IDPSSODescriptor', 'SPSSODescriptor'),
      'no role': swap(GOOD, role, ''),
      'SAML 1.1 alone': swap(GOOD, 'urn:oasis:names:tc:SAML:2.0:protocol"', 'urn:oasis:names:tc:SAML:1.1:protocol"'),
      'no protocol': swap(GOOD, ' protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol"', ''),
      'a protocol that is longer': swap(GOOD, 'SAML:2.0:protocol"', 'SAML:2.0:protocolx"'),
      'a role in Extensions': swap(GOOD, role, `<md:Extensions>${role}</md:Extensions>`),
      'a role in a look-alike namespace': swap(
        GOOD,
        '<md:IDPSSODescriptor',
        `<md:IDPSSODescriptor xmlns:md="${SAML_METADATA}#"`,
      ),
      'an aggregate of nobody': aggregate(''),
    },
    'metadata-not-idp',
  ),
  ...rows(
    {
      'two IdPs': aggregate(GOOD + other),
      'two IdPs of one name': aggregate(GOOD + GOOD),
      'an IdP in an aggregate in an aggregate': aggregate(GOOD + aggregate(other)),
    },
    'metadata-multiple-idps',
  ),
  {
    name: 'two IdPs of the name asked for',
    text: aggregate(GOOD + GOOD.replace(body, certificateBody('stranger'))),
    entityId: ISSUER,
    expect: ['metadata-multiple-idps'],
  },
  { name: 'another name than asked for', text: GOOD, entityId: `${ISSUER}/`, expect: ['metadata-entity-not-found'] },
  {
    name: 'the name asked for, inside another entity’s Extensions',
    text: swap(other, role, `<md:Extensions>${GOOD}</md:Extensions>${role}`),
    entityId: ISSUER,
    expect: ['metadata-entity-not-found'],
  },
  ...rows(
    {
      expired: swap(GOOD, 'entityID=', 'validUntil="2020-01-01T00:00:00Z" entityID='),
      'a role that expired': swap(
        GOOD,
        '<md:IDPSSODescriptor',
        '<md:IDPSSODescriptor validUntil="2020-01-01T00:00:00Z"',
      ),
      'an aggregate that expired': swap(
        aggregate(GOOD),
        '<md:EntitiesDescriptor',
        '<md:EntitiesDescriptor validUntil="2020-01-01T00:00:00Z"',
      ),
    },
    'metadata-expired',
  ),
  ...rows(
    {
      'no key': withKey(''),
      'an encryption key alone': withKey(descriptor.replace('use="signing"', 'use="encryption"')),
      'a use in another case': withKey(descriptor.replace('use="signing"', 'use="SIGNING"')),
      'an empty KeyInfo': withKey(`<md:KeyDescriptor><ds:KeyInfo xmlns:ds="${DSIG}"/></md:KeyDescriptor>`),
      'a key in Extensions': withKey(`<md:Extensions>${descriptor}</md:Extensions>`),
      'a KeyName alone': withKey(
        `<md:KeyDescriptor><ds:KeyInfo xmlns:ds="${DSIG}"><ds:KeyName>idp</ds:KeyName></ds:KeyInfo></md:KeyDescriptor>`,
      ),
      'a RetrievalMethod alone': withKey(
        `<md:KeyDescriptor><ds:KeyInfo xmlns:ds="${DSIG}"><ds:RetrievalMethod URI="http://evil.example/"/></ds:KeyInfo></md:KeyDescriptor>`,
      ),
      'an RSAKeyValue of nothing': withKey(
        `<md:KeyDescriptor><ds:KeyInfo xmlns:ds="${DSIG}"><ds:KeyValue><ds:RSAKeyValue><ds:Modulus/><ds:Exponent/></ds:RSAKeyValue></ds:KeyValue></ds:KeyInfo></md:KeyDescriptor>`,
      ),
      'a certificate in a look-alike namespace': withKey(descriptor.replace(DSIG, `${DSIG}x`)),
    },
    'metadata-signing-key-missing',
  ),
  ...rows(
    {
      'a PEM certificate': certificate(fixtureText('keys/idp.crt')),
      'PEM in Base64': certificate(Buffer.from(fixtureText('keys/idp.crt')).toString('base64')),
      'half a certificate': certificate(body.slice(0, 400)),
      'a certificate with something behind it': certificate(
        Buffer.concat([Buffer.from(body, 'base64'), Buffer.from([0])]).toString('base64'),
      ),
      'two certificates in one': certificate(
        Buffer.concat([Buffer.from(body, 'base64'), Buffer.from(certificateBody('stranger'), 'base64')]).toString(
          'base64',
        ),
      ),
      'a private key': certificate(fixtureText('keys/stranger.key').replace(/-----[A-Z ]+-----|\s/g, '')),
      zeros: certificate('AAAA'),
      'not Base64': certificate('!!!!'),
      'an empty certificate': certificate(''),
      'a length that lies': certificate(Buffer.from([0x30, 0x84, 0xff, 0xff, 0xff, 0xff]).toString('base64')),
      'a certificate in CDATA with junk': certificate(`<![CDATA[<]]>${body}`),
      'an element in the certificate': certificate(`${body.slice(0, 100)}<x>AAAA</x>${body.slice(100)}`),
    },
    'metadata-certificate-malformed',
  ),
  ...rows({ nothing: '', blanks: ' \n' }, 'input-empty'),
];
