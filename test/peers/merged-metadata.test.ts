// Merged metadata as the OASIS schema sees it: out of our own documents, and out of those of real IdP programs.

import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { mergeMetadata } from '../../src/core/metadata/merge.ts';
import { fixtureText, RECORDED } from '../support/fixtures.ts';
import { metadataXml } from '../support/idp.ts';
import { MERGES } from '../support/merges.ts';
import { describeWith, run } from '../support/peers.ts';

const RECORDINGS = [...new Set(RECORDED.map((each) => each.metadata))].map(
  (name) => [name, fixtureText(`recorded/${name}`)] as const,
);
const entityOf = (xml: string) => /entityID="([^"]*)"/.exec(xml)?.[1] ?? '';

describeWith('schemas', 'merged metadata is valid by the OASIS schema', () => {
  const validate = (xml: string) =>
    run(
      'xmllint',
      ['--nonet', '--noout', '--schema', '/usr/share/xml/opensaml/saml-schema-metadata-2.0.xsd', '-'],
      xml,
      { XML_CATALOG_FILES: fileURLToPath(new URL('catalog.xml', import.meta.url)) },
    );

  it.each([
    ...MERGES,
    ...RECORDINGS.map(([name, xml]) => [`${name}, replaced`, xml, metadataXml(['idp'], entityOf(xml))] as const),
    ...RECORDINGS.map(([name, xml]) => [`${name}, taken`, metadataXml(['idp'], entityOf(xml)), xml] as const),
  ])('%s', (_, old, next) => {
    const merged = mergeMetadata(old, next) ?? '';
    expect(merged).toContain('X509Certificate');
    expect(validate(merged).stderr).toMatch(/validates$/m);
  });

  it('and a key in the wrong place is not', () => {
    const [, old, next] = MERGES[2] ?? ['', '', ''];
    const merged = mergeMetadata(old, next) ?? '';
    const [descriptor = ''] = /<md:KeyDescriptor.*?<\/md:KeyDescriptor>/.exec(merged) ?? [];
    const displaced = merged
      .replace(descriptor, '')
      .replace('</md:IDPSSODescriptor>', `${descriptor}</md:IDPSSODescriptor>`);
    expect(validate(displaced).stderr).toMatch(/fails to validate$/m);
  });
});
