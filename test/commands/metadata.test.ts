// import-metadata from a file, standard input and a URL, and show-metadata, through main().

import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { spMetadata } from '../../src/core/saml/sp-metadata.ts';
import { ISSUER, metadataXml, pasted } from '../support/idp.ts';
import { signWith } from '../support/signer.ts';
import { certificate, INIT, makeAccount, makeWorld, type TestWorld } from '../support/world.ts';

const AGGREGATE = `<md:EntitiesDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata">${metadataXml(['idp'], 'urn:one')}${metadataXml(['stranger'], 'urn:two')}</md:EntitiesDescriptor>`;
const codesOf = (json: { findings: { code: string }[] }) => json.findings.map((finding) => finding.code);

/** A home with an account and no metadata. */
async function fresh(): Promise<TestWorld> {
  const world = makeWorld();
  await world.run(INIT);
  return world;
}

describe('import-metadata', () => {
  it('from a file: shows what it holds, and stores it', async () => {
    const world = await fresh();
    const file = world.write('idp.xml', metadataXml(['idp', 'idp-next']));
    const { exitCode, json } = await world.run(['import-metadata', file, '--json']);
    expect(exitCode).toBe(0);
    expect(json).toEqual({
      schemaVersion: 1,
      outcome: 'imported',
      metadata: {
        entityId: ISSUER,
        validUntil: null,
        certificates: [
          {
            fingerprint256: expect.stringMatching(/^0F:C3:9B:58:/),
            key: 'rsa 2048',
            subject: 'O=sso-cli tests, CN=idp',
            notBefore: '2026-01-01T00:00:00Z',
            notAfter: '2048-12-31T00:00:00Z',
          },
          expect.objectContaining({ subject: 'O=sso-cli tests, CN=idp-next' }),
        ],
        singleSignOnServices: [
          { binding: 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect', location: 'https://idp.example.com/sso' },
        ],
        nameIdFormats: [],
        wantAuthnRequestsSigned: false,
      },
      changes: [
        `+ entity ID ${ISSUER}`,
        expect.stringMatching(/^\+ certificate 0F:C3/),
        expect.stringMatching(/^\+ certificate /),
        '+ logon HTTP-Redirect https://idp.example.com/sso',
      ],
      findings: [],
    });
    const shown = (await world.run(['show-metadata', '--json'])).json;
    expect(shown.document).toBe(metadataXml(['idp', 'idp-next']));
    expect(shown.metadata).toEqual(json.metadata);
  });

  it.each([
    ['from standard input', (xml: string) => Buffer.from(xml)],
    ['behind a byte order mark', (xml: string) => Buffer.from(`\ufeff${xml}`)],
    ['with an XML declaration', (xml: string) => Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>\n${xml}`)],
    ['behind both', (xml: string) => Buffer.from(`\ufeff<?xml version="1.0"?>\n${xml}`)],
    ['in UTF-16', (xml: string) => Buffer.from(`\ufeff${xml}`, 'utf16le')],
    ['between blank lines', (xml: string) => Buffer.from(`\n\n${xml}\n\n`)],
  ])('%s', async (_, spell) => {
    const world = await fresh();
    const { exitCode, json } = await world.run(['import-metadata', '-', '--json'], { stdin: spell(metadataXml()) });
    expect([exitCode, json.outcome]).toEqual([0, 'imported']);
    // What was stored is read back, and responses verify with it.
    await world.run(['create-user', 'alice']);
    const { json: report } = await world.run(['verify-response', '--json', '--request-id', '_request'], {
      stdin: pasted(),
    });
    expect(report.verdict).toBe('accepted');
  });

  it('again: no change, exit 0', async () => {
    const world = await makeAccount();
    const before = world.read('data/sso-cli/account.json');
    const { exitCode, json } = await world.run(['import-metadata', world.path('idp-metadata.xml'), '--json']);
    expect(exitCode).toBe(0);
    expect(json).toMatchObject({ outcome: 'unchanged', changes: [] });
    expect(world.read('data/sso-cli/account.json')).toBe(before);
  });

  it('--dry-run stores nothing', async () => {
    const world = await makeAccount();
    const before = world.read('data/sso-cli/account.json');
    const { exitCode, json } = await world.run(['import-metadata', '-', '--dry-run', '--json'], {
      stdin: metadataXml(['idp', 'idp-next']),
    });
    expect(exitCode).toBe(0);
    expect(json.outcome).toBe('dry-run');
    expect(json.changes).toEqual([expect.stringMatching(/^\+ certificate /)]);
    expect(world.read('data/sso-cli/account.json')).toBe(before);
  });

  it('another IdP: what goes and what comes, with warnings', async () => {
    const world = await makeAccount();
    const { exitCode, json } = await world.run(['import-metadata', '-', '--yes', '--json'], {
      stdin: metadataXml(['stranger'], 'urn:other'),
    });
    expect(exitCode).toBe(0);
    expect(json.changes).toEqual([
      `- entity ID ${ISSUER}`,
      expect.stringMatching(/^- certificate/),
      '+ entity ID urn:other',
      expect.stringMatching(/^\+ certificate/),
    ]);
    expect(codesOf(json)).toEqual(['metadata-replaces-all-keys', 'metadata-issuer-changed']);
  });

  it('a certificate that was renewed over the same key replaces no key', async () => {
    const world = await makeAccount();
    const { json } = await world.run(['import-metadata', '-', '--json'], { stdin: metadataXml(['expiring']) });
    expect(codesOf(json)).not.toContain('metadata-replaces-all-keys');
  });

  it.each<[what: string, flags: string[], exitCode: number, code: string | null]>([
    ['without a choice', [], 1, 'metadata-multiple-idps'],
    ['with one', ['--entity-id', 'urn:two'], 0, null],
    ['with one that is not there', ['--entity-id', 'urn:three'], 1, 'metadata-entity-not-found'],
  ])('an aggregate %s', async (_, flags, exitCode, code) => {
    const world = await fresh();
    const run = await world.run(['import-metadata', '-', '--json', ...flags], { stdin: AGGREGATE });
    expect(run.exitCode).toBe(exitCode);
    expect(run.json.error?.code ?? null).toBe(code);
    if (code !== null) return expect((await world.run(['show-metadata'])).exitCode).toBe(4);
    const { json } = await world.run(['show-metadata', '--json']);
    expect(json.metadata.entityId).toBe('urn:two');
    expect(json.document).not.toContain('urn:one');
  });

  it.each<[what: string, xml: string, exitCode: number, code: string]>([
    [
      'SP metadata by mistake',
      spMetadata({ site: 'intl', accountId: '5123456789012345' }, null),
      1,
      'metadata-not-idp',
    ],
    ['a response', Buffer.from(pasted(), 'base64').toString(), 3, 'metadata-malformed'],
    ['Base64', pasted(), 3, 'metadata-malformed'],
    ['JSON', '{"a": 1}', 3, 'metadata-malformed'],
    ['an HTML page', '<!DOCTYPE html><html></html>', 3, 'metadata-malformed'],
    ['a DOCTYPE', `<!DOCTYPE x [<!ENTITY e "f">]>${metadataXml()}`, 3, 'metadata-malformed'],
    ['broken XML', metadataXml().slice(0, -20), 3, 'metadata-malformed'],
    ['no key', metadataXml([]), 1, 'metadata-signing-key-missing'],
    [
      'a certificate that cannot be read',
      metadataXml().replace(/(<ds:X509Certificate>)MII/, '$1xII'),
      1,
      'metadata-certificate-malformed',
    ],
    ['no endpoint', metadataXml().replace(/<md:SingleSignOnService[^>]*>/, ''), 1, 'metadata-sso-endpoint-missing'],
    [
      'validUntil in the past',
      metadataXml().replace('entityID', 'validUntil="2026-11-22T00:00:00Z" entityID'),
      1,
      'metadata-expired',
    ],
    ['only an expired certificate', metadataXml(['expired']), 1, 'metadata-certificate-expired'],
  ])('refuses %s, and keeps what it has', async (_, stdin, exitCode, code) => {
    const world = await makeAccount();
    const before = world.read('data/sso-cli/account.json');
    const { json, ...run } = await world.run(['import-metadata', '-', '--json'], { stdin });
    expect(run.exitCode).toBe(exitCode);
    expect(json.error).toEqual({ code, message: expect.stringMatching(/\S/), hint: expect.stringMatching(/\S/) });
    expect(json.outcome).toBe('refused');
    expect(world.read('data/sso-cli/account.json')).toBe(before);
    const { stdout } = await world.run(['import-metadata', '-'], { stdin });
    expect(stdout).toMatch(/refused/);
    expect(stdout).toContain(code);
  });

  it.each([
    ['an expired certificate beside a valid one', metadataXml(['idp', 'expired']), 'metadata-certificate-expired'],
    ['one that expires soon', metadataXml(['expiring']), 'metadata-certificate-expiring'],
    ['three certificates', metadataXml(['idp', 'idp-next', 'ec256']), 'metadata-too-many-certificates'],
    ['a weak key', metadataXml(['idp', 'rsa1024']), 'metadata-certificate-weak-key'],
    [
      'plain http',
      metadataXml().replace('https://idp.example.com/sso', 'http://idp.example.com/sso'),
      'metadata-sso-endpoint-insecure',
    ],
    [
      'a large document',
      metadataXml().replace('</md:IDPSSODescriptor>', `$&<!--${'x'.repeat(110_000)}-->`),
      'metadata-too-large',
    ],
  ])('warns of %s', async (_, stdin, code) => {
    const { exitCode, json } = await (await fresh()).run(['import-metadata', '-', '--json'], { stdin });
    expect(exitCode).toBe(0);
    expect(codesOf(json)).toContain(code);
  });

  it.each([
    ['empty', '', 'input-empty'],
    ['white space', ' \n', 'input-empty'],
  ])('%s input', async (_, stdin, code) => {
    const { exitCode, json } = await (await fresh()).run(['import-metadata', '-', '--json'], { stdin });
    expect([exitCode, json.error.code]).toEqual([3, code]);
  });

  it.each([
    ['no store', 'import-metadata', 'idp-metadata.xml'],
    ['no store', 'show-metadata', null],
  ])('%s: %s exits 4', async (_, command, file) => {
    const world = makeWorld();
    const args = file === null ? [command] : [command, world.write(file, metadataXml())];
    const { exitCode, stderr } = await world.run(args);
    expect(exitCode).toBe(4);
    expect(stderr).toMatch(/^sso-cli: error: .+\nhint: .*sso-cli init/);
  });

  describe('--signed-by', () => {
    const unsigned = metadataXml().replace('entityID', 'ID="_m" entityID');
    const signed = (key: string) =>
      signWith(unsigned, {
        element: 'EntityDescriptor',
        key,
      });
    it.each([
      ['the signer', signed('stranger'), 0, null],
      ['another signer', signed('idp-next'), 1, 'metadata-signature-invalid'],
      ['no signature', unsigned, 1, 'metadata-signature-invalid'],
      ['changed since', signed('stranger').replace('/sso"', '/sso2"'), 1, 'metadata-signature-invalid'],
    ])('%s', async (_, stdin, exitCode, code) => {
      const run = await (await fresh()).run(
        ['import-metadata', '-', '--signed-by', certificate('stranger'), '--json'],
        { stdin },
      );
      expect([run.exitCode, run.json.error?.code ?? null]).toEqual([exitCode, code]);
    });

    it.each<[string, Parameters<typeof signWith>[1], RegExp]>([
      ['SHA-1', { element: 'EntityDescriptor', signature: 'rsa-sha1' }, /SHA-1.*rsa-sha1/],
      ['another key', { element: 'EntityDescriptor', key: 'stranger' }, /another key/],
    ])('says what stands in the way: %s', async (_, signing, said) => {
      const xml = signWith(metadataXml().replace('entityID=', 'ID="_1" entityID='), signing);
      const world = makeWorld();
      const flags = ['--signed-by', certificate('idp'), '--dry-run', '--json'];
      const { exitCode, json } = await world.run(['import-metadata', world.write('signed.xml', xml), ...flags]);
      expect([exitCode, json.error.code]).toEqual([1, 'metadata-signature-invalid']);
      expect(json.error.message).toMatch(said);
    });

    it('--allow-sha1 takes SHA-1', async () => {
      const xml = signWith(metadataXml().replace('entityID=', 'ID="_1" entityID='), {
        element: 'EntityDescriptor',
        signature: 'rsa-sha1',
        digest: 'sha1',
      });
      const world = makeWorld();
      const flags = ['--signed-by', certificate('idp'), '--allow-sha1', '--dry-run', '--json'];
      const { exitCode, json } = await world.run(['import-metadata', world.write('signed.xml', xml), ...flags]);
      expect([exitCode, codesOf(json)]).toEqual([0, []]);
    });

    it('what is no certificate', async () => {
      const world = await fresh();
      const { exitCode, json } = await world.run(
        ['import-metadata', '-', '--signed-by', world.write('x', 'x'), '--json'],
        { stdin: signed('idp') },
      );
      expect([exitCode, json.error.code]).toEqual([3, 'certificate-malformed']);
    });

    it('left out: the signature is said to be unchecked', async () => {
      const { json } = await (await fresh()).run(['import-metadata', '-', '--json'], { stdin: signed('stranger') });
      expect(codesOf(json)).toEqual(['metadata-signature-unchecked']);
    });
  });
});

describe('import-metadata from a URL', () => {
  const servers: Server[] = [];
  afterEach(async () => {
    for (const server of servers.splice(0)) {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  });
  async function serve(listener: RequestListener): Promise<string> {
    const server = createServer(listener);
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  it('fetches, follows a few redirects, and warns of plain http', async () => {
    const base = await serve((request, response) => {
      const hop = Number(/^\/(\d)$/.exec(request.url ?? '')?.[1] ?? 0);
      if (hop > 0) response.writeHead(302, { location: hop === 1 ? '/metadata' : `/${hop - 1}` }).end();
      else response.writeHead(200, { 'content-type': 'application/samlmetadata+xml' }).end(metadataXml());
    });
    const world = await fresh();
    const { exitCode, json, stderr } = await world.run(['import-metadata', `${base}/5`, '--json']);
    expect([exitCode, json.outcome]).toEqual([0, 'imported']);
    expect(stderr).toMatch(/^sso-cli: note: .*plain http/);
    // Whoever takes it from there is told, whatever for.
    const stdin = pasted();
    for (const args of [
      ['check-metadata', base],
      ['diff-metadata', base],
      ['diff-metadata', '-', '--against', base],
      ['create-request', '--metadata', base],
      ['verify-response', '-', '--metadata', base],
    ])
      expect((await world.run(args, { stdin: args[0] === 'diff-metadata' ? metadataXml() : stdin })).stderr).toMatch(
        /note: .*plain http/,
      );
    const { exitCode: tooFar, json: said } = await world.run(['import-metadata', `${base}/6`, '--json']);
    expect([tooFar, said.error.code]).toEqual([3, 'input-unreachable']);
    expect(said.error.message).toContain('redirects');
  });

  it.each<[what: string, listener: RequestListener, said: RegExp]>([
    ['404', (_, response) => response.writeHead(404).end('no'), /answers 404/],
    ['500', (_, response) => response.writeHead(500).end(metadataXml()), /answers 500/],
    ['a redirect to nowhere', (_, response) => response.writeHead(302).end(), /nowhere/],
    [
      'a redirect to a file',
      (_, response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
      /file:/,
    ],
    ['a broken connection', (request) => request.socket.destroy(), /connection|network/],
    [
      'a body that breaks off',
      (request, response) => {
        response.writeHead(200, { 'content-length': '100000' }).write('<a>', () => request.socket.destroy());
      },
      /connection|network/,
    ],
  ])('%s', async (_, listener, said) => {
    const base = await serve(listener);
    const { exitCode, json } = await (await fresh()).run(['import-metadata', base, '--json']);
    expect(exitCode).toBe(3);
    expect(json.error).toMatchObject({
      code: 'input-unreachable',
      message: expect.stringMatching(said),
      hint: expect.any(String),
    });
  });

  it('what is not metadata is refused as from a file', async () => {
    const base = await serve((_, response) => response.end('<!DOCTYPE html><html>Sign in</html>'));
    const { exitCode, json } = await (await fresh()).run(['import-metadata', base, '--json']);
    expect([exitCode, json.error.code]).toEqual([3, 'metadata-malformed']);
  });

  it('a body without end is cut off', async () => {
    const base = await serve((_, response) => {
      const chunk = Buffer.alloc(1 << 20, 'x');
      const more = () => {
        while (!response.destroyed && response.write(chunk));
        if (!response.destroyed) response.once('drain', more);
      };
      more();
    });
    const { exitCode, json } = await (await fresh()).run(['import-metadata', base, '--json']);
    expect(exitCode).toBe(3);
    // Whichever is noticed first: that it is no XML, or that there is no end to it.
    expect(['input-too-large', 'metadata-malformed']).toContain(json.error.code);
  });

  it('nobody listens', async () => {
    const base = await serve(() => undefined);
    servers.splice(0).forEach((server) => void server.close());
    const { exitCode, json } = await (await fresh()).run(['import-metadata', base, '--json']);
    expect([exitCode, json.error.code]).toEqual([3, 'input-unreachable']);
    expect(json.error.message).toMatch(/refused/);
  });

  it.each([
    ['a host that cannot be', 'https://sso-cli.invalid/metadata', 'input-unreachable'],
    ['a password in it', 'https://user:secret@127.0.0.1/metadata', 'input-unreachable'],
    ['no host', 'https://', 'input-unreachable'],
    ['a port that cannot be', 'http://127.0.0.1:99999/', 'input-unreachable'],
    ['another scheme', 'ftp://127.0.0.1/metadata', 'input-missing'],
  ])('%s', async (_, url, code) => {
    const { exitCode, json, stdout } = await (await fresh()).run(['import-metadata', url, '--json']);
    expect([exitCode, json.error.code]).toEqual([3, code]);
    expect(stdout).not.toContain('secret');
  });
});

describe('show-metadata', () => {
  it('as text', async () => {
    const { exitCode, stdout } = await (await makeAccount()).run(['show-metadata']);
    expect(exitCode).toBe(0);
    expect(stdout).toContain(ISSUER);
    expect(stdout).toMatch(/SHA-256 0F:C3:9B:58:/);
  });

  it('says what is wrong with it today', async () => {
    const world = await makeAccount();
    const { exitCode, json } = await world.run(['show-metadata', '--json'], {
      now: Date.parse('2048-12-15T00:00:00Z'),
    });
    expect(exitCode).toBe(0);
    expect(codesOf(json)).toEqual(['metadata-certificate-expiring']);
  });

  it('where none was imported', async () => {
    const { exitCode, json } = await (await fresh()).run(['show-metadata', '--json']);
    expect([exitCode, json.error.code]).toEqual([4, 'metadata-missing']);
  });
});
