// decode, through main(): any SAML message, readable, marked as unverified on every line; trust plays no part in it.

import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { metadataXml, pasted, response } from '../support/idp.ts';
import { makeWorld } from '../support/world.ts';

const REQUEST = '<samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_1" Version="2.0"/>';

describe('decode', () => {
  it('needs no account, and marks every line', async () => {
    const world = makeWorld();
    const { exitCode, stdout, stderr } = await world.run(['decode', world.write('saml.txt', pasted())]);
    expect([exitCode, stderr]).toEqual([0, '']);
    const [head, ...lines] = stdout.trimEnd().split('\n');
    expect(head).toBe('NOT VERIFIED: Response');
    expect(lines.length).toBeGreaterThan(20);
    expect(lines.filter((line) => !line.startsWith('unverified │ '))).toEqual([]);
    expect(stdout).toContain(
      '<saml:NameID Format="urn:oasis:names:tc:SAML:2.0:nameid-format:persistent">alice@example.onaliyun.com',
    );
  });

  it('says what is not UTF-8', async () => {
    const stdin = Buffer.from(response().replace('alice@', '\u00e9 @'), 'latin1');
    const { exitCode, json } = await makeWorld().run(['decode', '--json'], { stdin });
    expect(exitCode).toBe(0);
    expect(json).toMatchObject({ message: 'Response', verified: false });
    expect(json.encoding).toMatch(/1252|8859-1/i);
  });

  it('JSON', async () => {
    const { exitCode, json } = await makeWorld().run(['decode', '--json'], {
      stdin: `SAMLResponse=${encodeURIComponent(pasted())}&RelayState=x`,
    });
    expect(exitCode).toBe(0);
    expect(json).toMatchObject({
      schemaVersion: 1,
      verified: false,
      input: { source: '-', encodings: ['form', 'percent', 'base64'], repairs: [] },
      message: 'Response',
      relayState: 'x',
      xml: Buffer.from(pasted(), 'base64').toString(),
    });
    expect(json).not.toHaveProperty('user');
  });

  it.each([
    [
      'a request of the redirect binding',
      `https://idp.example/sso?SAMLRequest=${encodeURIComponent(deflateRawSync(REQUEST).toString('base64'))}`,
      'AuthnRequest',
    ],
    ['a logout', '<p:LogoutRequest xmlns:p="urn:oasis:names:tc:SAML:2.0:protocol"/>', 'LogoutRequest'],
    ['metadata', metadataXml(), 'SAML metadata (EntityDescriptor)'],
    ['an unsigned response', response(), 'Response'],
    ['a forged response', response({ nameId: 'admin@evil.example', issuer: 'urn:evil' }), 'Response'],
    ['SAML 1.1', '<p:Response xmlns:p="urn:oasis:names:tc:SAML:1.0:protocol"/>', 'SAML 1.1 Response'],
  ])('shows %s', async (_, stdin, message) => {
    const { exitCode, json } = await makeWorld().run(['decode', '-', '--json'], { stdin });
    expect(exitCode).toBe(0);
    expect(json).toMatchObject({ verified: false, message });
  });

  it.each([
    ['nothing', '', 'input-empty'],
    ['prose', 'hello', 'input-not-saml'],
    ['HTML', '<html><body>x</body></html>', 'input-not-saml'],
    ['XML of another kind', '<note>x</note>', 'input-not-saml'],
    ['a JSON Web Token', 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhbGljZSJ9.c2lnbmF0dXJl', 'input-not-saml'],
    ['a cut-off message', pasted().slice(0, 1000), 'input-truncated'],
    ['broken XML', '<a><b></a>', 'xml-malformed'],
    ['a DOCTYPE', '<!DOCTYPE a><a/>', 'xml-doctype-forbidden'],
    ['too deep XML', `${'<a>'.repeat(100)}${'</a>'.repeat(100)}`, 'xml-too-complex'],
    ['binary data', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2]), 'input-not-saml'],
  ])('%s cannot be read: exit 3', async (_, stdin, code) => {
    const { exitCode, json } = await makeWorld().run(['decode', '--json'], { stdin });
    expect(exitCode).toBe(3);
    expect(json).toMatchObject({
      verified: false,
      message: null,
      error: { code, message: expect.stringMatching(/\S/) },
    });
    const { exitCode: same, stdout } = await makeWorld().run(['decode'], { stdin });
    expect(same).toBe(3);
    expect(stdout).toContain(code);
  });

  it('on a terminal says how to paste, on standard error', async () => {
    const { stderr, exitCode } = await makeWorld().run(['decode'], { stdin: pasted(), tty: ['stdin'] });
    expect(exitCode).toBe(0);
    expect(stderr).toMatch(/Ctrl-D/);
    expect((await makeWorld().run(['decode'], { stdin: pasted() })).stderr).toBe('');
  });
});
