// Our SP metadata as others see it: valid by the OASIS schema, and read by pysaml2 and by SimpleSAMLphp as it is meant.

import { X509Certificate } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { fixtureText } from '../support/fixtures.ts';
import { metadataXml } from '../support/idp.ts';
import { describeWith, run } from '../support/peers.ts';
import { certificate, makeWorld } from '../support/world.ts';

const ID = '5123456789012345';
const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const SP_CERTIFICATE = new X509Certificate(fixtureText('keys/sp.crt')).raw.toString('base64');

const CASES = (['intl', 'cn'] as const)
  .flatMap((site) => {
    const host = site === 'intl' ? 'signin-intl.aliyun.com' : 'signin.aliyun.com';
    const expected = { entityId: `https://${host}/${ID}/saml/SSO`, acs: [`https://${host}/saml/SSO`] };
    return [
      { name: site, flags: ['--site', site], expected: { ...expected, certificates: [] as string[] } },
      {
        name: `${site} with a certificate`,
        flags: ['--site', site, '--certificate', certificate('sp')],
        expected: { ...expected, certificates: [SP_CERTIFICATE] },
      },
    ];
  })
  .map((each) => [each.name, each] as const);

async function generated(flags: readonly string[]): Promise<string> {
  const { exitCode, stdout } = await makeWorld().run(['generate-metadata', '--account-id', ID, ...flags]);
  expect(exitCode).toBe(0);
  return stdout;
}

describeWith('schemas', 'SP metadata is valid by the OASIS schema', () => {
  const validate = (xml: string) =>
    run(
      'xmllint',
      ['--nonet', '--noout', '--schema', '/usr/share/xml/opensaml/saml-schema-metadata-2.0.xsd', '-'],
      xml,
      { XML_CATALOG_FILES: here('catalog.xml') },
    );

  it.each(CASES)('%s', async (_, { flags }) => {
    const { status, stderr } = validate(await generated(flags));
    expect(stderr).toMatch(/validates$/m);
    expect(status).toBe(0);
  });

  it('what is not valid is found out', async () => {
    const xml = await generated(['--site', 'cn']);
    for (const broken of [
      xml.replace(/ entityID="[^"]*"/, ''),
      xml.replace(' index="0"', ''),
      xml.replace(/ ID="/, ' ID="1 '),
    ]) {
      expect(validate(broken).stderr).toMatch(/fails to validate$/m);
    }
  });

  it('the metadata of the test IdP is valid too', () => {
    expect(validate(metadataXml(['idp', 'ec256'])).stderr).toMatch(/validates$/m);
  });
});

describeWith('pysaml2', 'SP metadata is read by pysaml2', () => {
  it.each(CASES)('%s', async (_, { flags, expected }) => {
    const { status, stdout, stderr } = run('/usr/bin/python3', [here('read_metadata.py')], await generated(flags));
    expect(status, stderr).toBe(0);
    expect(JSON.parse(stdout)).toEqual([expected]);
  });
});

describeWith('simplesamlphp', 'SP metadata is read by SimpleSAMLphp', () => {
  it.each(CASES)('%s', async (_, { flags, expected }) => {
    const { status, stdout, stderr } = run('php', [here('read-metadata.php')], await generated(flags));
    expect(status, stderr + stdout).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      ...expected,
      bindings: ['urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST'],
      // It keeps the first alone.
      nameIdFormat: 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress',
    });
  });
});
