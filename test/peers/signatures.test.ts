// Signatures: what we accept xmlsec1 accepts, and what we refuse for its signature it refuses too.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readMetadataText } from '../../src/adapters/metadata.ts';
import { metadataOf } from '../../src/core/checks/metadata/facts.ts';
import { readResponse } from '../../src/core/saml/message.ts';
import { gate } from '../../src/core/xml/gate.ts';
import { MESSAGE_LIMITS } from '../../src/core/xml/limits.ts';
import { makeHome } from '../support/cli.ts';
import { fixture, fixturePath, fixtureText, RECORDED } from '../support/fixtures.ts';
import { judge, metadata, response, signedXml } from '../support/idp.ts';
import { describeWith, run } from '../support/peers.ts';
import { EXCLUSIVE, INCLUSIVE, INCLUSIVE_11, type Signing, signWith } from '../support/signer.ts';

const PLACES = {
  Response: "/*[local-name()='Response']",
  Assertion: "/*[local-name()='Response']/*[local-name()='Assertion']",
};

/** Whether xmlsec1 verifies the Signature of an element with one of these certificates, looking at no key in the message. */
function verifies(xml: string, element: keyof typeof PLACES, certificates: readonly string[]): boolean {
  const file = join(makeHome(), 'message.xml');
  writeFileSync(file, xml);
  return certificates.some((certificate) => {
    const { status } = run('xmlsec1', [
      '--verify',
      ...['--id-attr:ID', 'urn:oasis:names:tc:SAML:2.0:assertion:Assertion'],
      ...['--id-attr:ID', 'urn:oasis:names:tc:SAML:2.0:protocol:Response'],
      ...['--node-xpath', `${PLACES[element]}/*[local-name()='Signature']`],
      ...['--pubkey-cert-pem', certificate, '--enabled-key-data', 'key-name'],
      file,
    ]);
    return status === 0;
  });
}

/** Whether xmlsec1 verifies every Signature that stands where one belongs, and there is one. */
function verifiesAll(xml: string, certificates: readonly string[]): boolean {
  const { element, ownAssertions } = readResponse(gate(xml, MESSAGE_LIMITS));
  const signed = [element, ...ownAssertions].filter((each) =>
    each.children.some((node) => node.kind === 'element' && node.local === 'Signature'),
  );
  return signed.length > 0 && signed.every((each) => verifies(xml, each.local as keyof typeof PLACES, certificates));
}

/** The certificates of IdP metadata as PEM files. */
function certificatesOf(metadataXml: string): string[] {
  const home = makeHome();
  const bodies = [...metadataXml.matchAll(/X509Certificate>([^<]+)</g)].map(([, body = '']) =>
    body.replace(/\s+/g, ''),
  );
  return bodies.map((body, i) => {
    const file = join(home, `${i}.pem`);
    writeFileSync(file, `-----BEGIN CERTIFICATE-----\n${body.replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`);
    return file;
  });
}

const BY_SIGNATURE = [
  'signature-missing',
  'signature-structure-invalid',
  'signature-digest-mismatch',
  'message-reformatted',
  'signature-key-untrusted',
  'signature-value-invalid',
];

describeWith('xmlsec1', 'recorded responses', () => {
  const xmlOf = (name: string) => Buffer.from(fixture(`recorded/${name}`).toString(), 'base64').toString();
  const accepted = RECORDED.filter((each) => each.verdict === 'accepted');
  const refused = RECORDED.filter((each) => BY_SIGNATURE.includes(each.cause ?? ''));

  it('are enough to show something', () => {
    expect(accepted.length).toBeGreaterThan(10);
    expect(refused.length).toBeGreaterThan(1);
  });

  it.each(accepted.map((each) => [each.name, each] as const))('%s verifies', (_, recorded) => {
    const metadataXml = fixtureText(`recorded/${recorded.metadata}`);
    expect(metadataOf(readMetadataText(metadataXml))?.signingKeys.length).toBeGreaterThan(0);
    expect(verifiesAll(xmlOf(recorded.response), certificatesOf(metadataXml))).toBe(true);
  });

  it.each(refused.map((each) => [each.name, each] as const))('%s does not', (_, recorded) => {
    expect(verifiesAll(xmlOf(recorded.response), certificatesOf(fixtureText(`recorded/${recorded.metadata}`)))).toBe(
      false,
    );
  });
});

describeWith('xmlsec1', 'what the tests sign', () => {
  const own = (key: string) => [fixturePath(`keys/${key}.crt`)];

  // xmlsec1 1.2.37 knows no RSASSA-PSS.
  const signings: Signing[] = [
    ...['sha256', 'sha384', 'sha512'].flatMap((hash) => [
      { signature: `rsa-${hash}`, digest: hash },
      { signature: `ecdsa-${hash}`, digest: hash, key: 'ec256' },
      { signature: `ecdsa-${hash}`, key: 'ec384' },
      { signature: `ecdsa-${hash}`, key: 'ec521' },
    ]),
    { content: { algorithm: EXCLUSIVE, prefixes: 'samlp xs' } },
    { content: { algorithm: `${EXCLUSIVE}WithComments` } },
    { content: { algorithm: INCLUSIVE } },
    { content: null },
    { content: { algorithm: INCLUSIVE_11 } },
    { signedInfo: { algorithm: INCLUSIVE_11 } },
    { element: 'Response', content: { algorithm: INCLUSIVE_11 }, signedInfo: { algorithm: INCLUSIVE_11 } },
    { signedInfo: { algorithm: INCLUSIVE } },
    { signedInfo: { algorithm: EXCLUSIVE, prefixes: 'saml' } },
    { prefix: '' },
    { wrapped: true },
    { element: 'Response' },
    { element: 'Response', content: { algorithm: INCLUSIVE }, signedInfo: { algorithm: INCLUSIVE } },
  ];
  it.each(signings.map((each): [string, Signing] => [JSON.stringify(each), each]))('%s', (_, signing) => {
    const { key = 'idp', element = 'Assertion' } = signing;
    const xml = signWith(response(), signing);
    expect(verifies(xml, element as keyof typeof PLACES, own(key))).toBe(true);
    expect(verifies(xml, element as keyof typeof PLACES, own('stranger'))).toBe(false);
    const report = judge(xml, { idp: metadata([key]) });
    expect(report.cause).toBe(element === 'Assertion' ? null : 'assertion-not-signed');
  });

  // What the Assertion inherits from around it differs between 1.0 and 1.1: xml:id is left, xml:base is joined.
  const around: Readonly<Record<string, string>> = {
    nothing: '',
    'xml:lang and xml:space': 'xml:lang="de" xml:space="preserve"',
    'xml:id': 'xml:id="_outer"',
    'an absolute xml:base': 'xml:base="https://a.example/b/c"',
    'a relative xml:base': 'xml:base="../b/./c/"',
    'all of them': 'xml:lang="de" xml:id="_outer" xml:base="https://a.example/b/../c/d?q"',
  };
  const inside: Readonly<Record<string, string>> = {
    nothing: '',
    'a language of its own': 'xml:lang="en"',
    'a base of its own': 'xml:base="x/../y"',
    'a base above': 'xml:base="../../z"',
    'an absolute base': 'xml:base="http://z.example/"',
    'a rooted base': 'xml:base="/r/s"',
  };
  const pairs = Object.entries(around).flatMap(([outer, a]) =>
    Object.entries(inside).map(([inner, b]) => [outer, inner, a, b] as const),
  );
  it.each(pairs)('around: %s, inside: %s', (_, __, outer, inner) => {
    const xml = response()
      .replace('<samlp:Response ', `<samlp:Response ${outer} `)
      .replace('<saml:Assertion ', `<saml:Assertion ${inner} `);
    for (const algorithm of [INCLUSIVE, INCLUSIVE_11]) {
      const signed = signWith(xml, { content: { algorithm }, signedInfo: { algorithm } });
      expect(verifies(signed, 'Assertion', own('idp')), algorithm).toBe(true);
      expect(judge(signed).verdict).toBe('accepted');
    }
  });

  it('the minting signer too', () => {
    expect(verifies(signedXml(), 'Assertion', own('idp'))).toBe(true);
    expect(verifies(signedXml().replace('alice@', 'mallory@'), 'Assertion', own('idp'))).toBe(false);
  });
});
