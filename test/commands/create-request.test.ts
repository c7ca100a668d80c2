// create-request: what goes to the IdP, and what verify-response knows of it afterwards.

import { createPublicKey, verify } from 'node:crypto';
import { statSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { fixturePath, fixtureText } from '../support/fixtures.ts';
import { AT, metadataXml, pasted, response } from '../support/idp.ts';
import { describeWith, run } from '../support/peers.ts';
import { signWith } from '../support/signer.ts';
import { makeAccount, makeWorld, type TestWorld } from '../support/world.ts';

const KEY = fixturePath('keys/idp.key');
const POST_ONLY = metadataXml().replace('HTTP-Redirect', 'HTTP-POST');

const xmlOf = (url: string) =>
  inflateRawSync(Buffer.from(new URL(url).searchParams.get('SAMLRequest') ?? '', 'base64')).toString();
const formXml = (form: string) =>
  Buffer.from(/name="SAMLRequest" value="([^"]*)"/.exec(form)?.[1] ?? '', 'base64').toString();

describe('what it makes', () => {
  it('a URL to open, as the metadata has it', async () => {
    const world = await makeAccount();
    const { exitCode, stdout } = await world.run(['create-request']);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^https:\/\/idp\.example\.com\/sso\?SAMLRequest=[^&\s]+\n$/);
    const { json } = await world.run(['create-request', '--json', '--relay-state', 'https://home.console.aliyun.com/']);
    expect(json).toEqual({
      schemaVersion: 1,
      id: expect.stringMatching(/^_[0-9a-f]{32}$/),
      issueInstant: '2026-11-23T10:00:00Z',
      binding: 'redirect',
      destination: 'https://idp.example.com/sso',
      url: expect.stringContaining('&RelayState=https%3A%2F%2Fhome.console.aliyun.com%2F'),
      relayState: 'https://home.console.aliyun.com/',
      signed: false,
    });
    expect(xmlOf(json.url)).toContain(`ID="${json.id}"`);
  });

  it('signed as AuthnSignAlgo says', async () => {
    const world = await makeAccount();
    for (const [algorithm, hash] of [
      ['rsa-sha1', 'RSA-SHA1'],
      ['rsa-sha256', 'RSA-SHA256'],
    ] as const) {
      await world.run(['settings', '--authn-sign-algo', algorithm]);
      const { json } = await world.run(['create-request', '--json', '--key', KEY, '--relay-state', 'a b']);
      expect(json.signed).toBe(true);
      const [octets = '', signature = ''] = json.url.split('?')[1].split('&Signature=');
      const value = Buffer.from(decodeURIComponent(signature), 'base64');
      expect(verify(hash, Buffer.from(octets), createPublicKey(fixtureText('keys/idp.crt')), value)).toBe(true);
    }
  });

  it('a page that posts itself, where the IdP takes nothing else or --binding says so', async () => {
    const world = await makeAccount();
    const { json } = await world.run(['create-request', '--json', '--metadata', world.write('post.xml', POST_ONLY)]);
    expect(json).toMatchObject({ binding: 'post', signed: false, relayState: null });
    expect(json.url).toBeUndefined();
    expect(formXml(json.form)).toContain(`ID="${json.id}"`);
    const page = await world.run(['create-request', '--metadata', world.path('post.xml'), '--relay-state', '"><b>']);
    expect(page.stdout).toMatch(/^<!doctype html>/);
    expect(page.stdout).not.toContain('<b>');
    const without = await world.run(['create-request', '--binding', 'post', '--json']);
    expect([without.exitCode, without.json.error.code]).toEqual([1, 'logon-url-missing']);
  });

  it.each<[name: string, exitCode: number, code: string, args: string[]]>([
    ['a key that is none', 3, 'key-unsuitable', ['--key', fixturePath('keys/idp.crt')]],
    ['a key that is not there', 3, 'input-missing', ['--key', '/no/such.key']],
    ['a binding that is none', 2, 'usage', ['--binding', 'artifact']],
  ])('refuses %s', async (_, exitCode, code, args) => {
    const world = await makeAccount();
    const ran = await world.run(['create-request', '--json', ...args]);
    expect([ran.exitCode, ran.json.error.code]).toEqual([exitCode, code]);
  });

  it('needs an account and metadata', async () => {
    const world = makeWorld();
    expect((await world.run(['create-request'])).exitCode).toBe(4);
    const flags = ['--account-id', '5123456789012345', '--site', 'cn', '--json'];
    const without = await world.run(['create-request', ...flags]);
    expect([without.exitCode, without.json.error.code]).toEqual([4, 'metadata-missing']);
    const { json } = await world.run(['create-request', ...flags, '--metadata', world.write('idp.xml', metadataXml())]);
    expect(xmlOf(json.url)).toContain('https://signin.aliyun.com/5123456789012345/saml/SSO');
  });
});

describeWith('xmlsec1', 'the signature of a form', () => {
  it('is a good one', async () => {
    const world = await makeAccount();
    const metadata = world.write('post.xml', POST_ONLY);
    const { json } = await world.run(['create-request', '--json', '--metadata', metadata, '--key', KEY]);
    const judged = run('xmlsec1', [
      '--verify',
      '--id-attr:ID',
      'urn:oasis:names:tc:SAML:2.0:protocol:AuthnRequest',
      '--pubkey-cert-pem',
      fixturePath('keys/idp.crt'),
      world.write('request.xml', formXml(json.form)),
    ]);
    expect(judged.status, judged.stderr).toBe(0);
  });
});

describe('what is remembered', () => {
  const answer = (inResponseTo: string | null, id = '_a1') =>
    pasted(null, response({ inResponseTo, ids: { response: `${id}r`, assertion: id, session: `${id}s` } }));
  const causeOf = async (world: TestWorld, paste: string, ...flags: string[]) => {
    const { json } = await world.run(['verify-response', '-', '--json', ...flags], { stdin: paste, now: AT });
    const codes: string[] = json.findings.map((each: { code: string }) => each.code);
    return { cause: json.cause, codes: codes.filter((code) => /request|in-response|unsolicited/.test(code)) };
  };

  it('an answer to it, to one already answered, to one unknown, and to none are told apart', async () => {
    const world = await makeAccount();
    const { id } = (await world.run(['create-request', '--json'])).json;
    expect(await causeOf(world, answer('_unknown'))).toEqual({ cause: null, codes: ['in-response-to-unknown'] });
    expect(await causeOf(world, answer(null))).toEqual({ cause: null, codes: ['response-unsolicited'] });
    expect(await causeOf(world, answer(id))).toEqual({ cause: null, codes: [] });
    expect(await causeOf(world, answer(id, '_a2'))).toEqual({ cause: 'request-answered', codes: ['request-answered'] });
    // Named by hand, it is judged by that alone.
    expect(await causeOf(world, answer(id), '--request-id', id)).toEqual({ cause: null, codes: [] });
    const another = (await world.run(['create-request', '--json'])).json.id;
    expect((await causeOf(world, answer(id), '--request-id', another)).cause).toBe('in-response-to-mismatch');
    expect(await causeOf(world, answer(another))).toEqual({ cause: null, codes: [] });
  });

  it('two answers in one paste: the second is one too many', async () => {
    const world = await makeAccount();
    const { id } = (await world.run(['create-request', '--json'])).json;
    const paste = [answer(id, '_a1'), answer(id, '_a2')].map((each) => `SAMLResponse=${encodeURIComponent(each)}`);
    const { json } = await world.run([
      'verify-response',
      world.write('1', paste[0] ?? ''),
      world.write('2', paste[1] ?? ''),
      '--json',
    ]);
    expect(json.reports.map((each: { cause: string | null }) => each.cause)).toEqual([null, 'request-answered']);
  });

  it('that a signed Response alone names is answered as well', async () => {
    const world = await makeAccount();
    const { id } = (await world.run(['create-request', '--json'])).json;
    const answer = (name: string) => {
      const ids = { response: `${name}r`, assertion: name, session: `${name}s` };
      const xml = response({ inResponseTo: id, ids }).replace(
        /(<saml:SubjectConfirmationData[^>]*) InResponseTo="[^"]*"/,
        '$1',
      );
      return Buffer.from(signWith(signWith(xml), { element: 'Response' })).toString('base64');
    };
    expect(await causeOf(world, answer('_a1'))).toEqual({ cause: null, codes: [] });
    expect((await causeOf(world, answer('_a2'))).cause).toBe('request-answered');
  });

  it('one that was refused leaves the request open', async () => {
    const world = await makeAccount();
    const { id } = (await world.run(['create-request', '--json'])).json;
    const expired = await world.run(['verify-response', '-', '--json', '--at', '2030-01-01T00:00:00Z'], {
      stdin: answer(id),
    });
    expect(expired.json.verdict).toBe('rejected');
    expect(await causeOf(world, answer(id))).toEqual({ cause: null, codes: [] });
  });

  it('only signed bytes can satisfy it', async () => {
    const world = await makeAccount();
    const { id } = (await world.run(['create-request', '--json'])).json;
    const good = Buffer.from(answer(id), 'base64').toString();
    const outside = Buffer.from(answer(null), 'base64')
      .toString()
      .replace('<samlp:Response ', `<samlp:Response InResponseTo="${id}" `);
    const inside = good.replace(` InResponseTo="${id}"`, '');
    for (const paste of [outside, inside]) expect((await causeOf(world, paste)).cause).toBe('in-response-to-mismatch');
  });

  it('lies where --requests says, by default in the state folder, for its owner alone', async () => {
    const world = await makeAccount();
    const file = world.path('here/requests.json');
    const { id } = (await world.run(['create-request', '--json', '--requests', file])).json;
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(await causeOf(world, answer(id))).toEqual({ cause: null, codes: ['in-response-to-unknown'] });
    expect(await causeOf(world, answer(id), '--requests', file)).toEqual({ cause: null, codes: [] });
    const state = world.path('state');
    await world.run(['create-request'], { env: { XDG_STATE_HOME: state } });
    expect(JSON.parse(world.read('state/sso-cli/requests.json')).requests).toHaveLength(1);
    world.write('state/sso-cli/requests.json', '{');
    const { exitCode, json } = await world.run(['verify-response', '-', '--json'], {
      stdin: answer(id),
      env: { XDG_STATE_HOME: state },
    });
    expect([exitCode, json.error.code]).toEqual([4, 'requests-unusable']);
  });
});
