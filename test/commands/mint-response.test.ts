// mint-response: a test IdP whose responses are good, or have exactly the fault that was asked for.

import { mkdirSync, rmSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CATALOGUE } from '../../src/core/checks/catalogue.ts';
import { FAULTS, isMintable } from '../../src/core/mint/faults.ts';
import { run } from '../support/peers.ts';
import { makeAccount, type TestWorld } from '../support/world.ts';

async function withIdp(): Promise<TestWorld> {
  const world = await makeAccount();
  const { exitCode, json } = await world.run(['mint-response', '--init', '--json']);
  expect(exitCode).toBe(0);
  expect(statSync(json.files.privateKey).mode & 0o777).toBe(0o600);
  expect((await world.run(['import-metadata', json.files.metadata, '--yes'])).exitCode).toBe(0);
  return world;
}

it.each([
  ['a good one', [], 0, null],
  ['an expired one', ['--fault', 'assertion-expired'], 1, 'assertion-expired'],
  ['one by a stranger', ['--fault', 'signature-key-untrusted'], 1, 'signature-key-untrusted'],
  ['of another name', ['--name-id', 'nobody@example.onaliyun.com'], 1, 'user-not-found'],
])('%s', async (_, flags, exitCode, cause) => {
  const world = await withIdp();
  const { stdout } = await world.run(['mint-response', 'alice', ...flags]);
  const verified = await world.run(['verify-response', '-', '--json'], { stdin: stdout });
  expect([verified.exitCode, verified.json.cause]).toEqual([exitCode, cause]);
});

describe('every fault that it offers', () => {
  // A key takes a second to make.
  let shared: Promise<TestWorld> | undefined;
  it.each(FAULTS.filter(isMintable).map(({ code }) => code))('%s is what verify-response finds', async (code) => {
    shared ??= withIdp();
    const world = await shared;
    const { stdout } = await world.run(['mint-response', 'alice', '--fault', code]);
    const { json } = await world.run(['verify-response', '-', '--json'], { stdin: stdout });
    expect(json.findings.map((each: { code: string }) => each.code)).toContain(code);
    // What is no error rejects nothing.
    const check = CATALOGUE.find((each) => each.code === code);
    const found = json.findings.find((each: { code: string }) => each.code === code);
    expect(json.cause).toBe(found.severity === 'error' ? code : null);
    expect(check?.code).toBe(code);
  });
});

describe('by every algorithm', () => {
  it.each([
    ['rsa-sha1', 1],
    ['rsa-sha256', 0],
    ['rsa-sha384', 0],
    ['rsa-sha512', 0],
    ['rsa-pss-sha256', 0],
    ['rsa-pss-sha384', 0],
    ['rsa-pss-sha512', 0],
    ['ecdsa-sha1', 1],
    ['ecdsa-sha256', 0],
    ['ecdsa-sha384', 0],
    ['ecdsa-sha512', 0],
  ])('%s', async (algorithm, exitCode) => {
    const world = await makeAccount();
    const idp = world.path('idp');
    const made = await world.run(['mint-response', '--init', '--idp', idp, '--algorithm', algorithm, '--json']);
    const flags = ['--idp', idp, '--algorithm', algorithm];
    const { stdout } = await world.run(['mint-response', 'alice', ...flags, '--output', 'xml']);
    expect(stdout.match(/(?:Signature|Digest)Method Algorithm="[^"]*"/g)).toEqual([
      expect.stringMatching(named(algorithm)),
      expect.stringContaining(algorithm.split('-').at(-1) ?? ''),
    ]);
    const verified = await world.run(['verify-response', '-', '--json', '--metadata', made.json.files.metadata], {
      stdin: stdout,
    });
    expect(verified.exitCode).toBe(exitCode);
    expect(verified.json.cause).toBe(exitCode === 0 ? null : 'signature-algorithm-forbidden');
    expect(verified.json.signature.algorithm).toBe(algorithm);
    if (run('xmlsec1', ['--version']).status !== 0) return;
    // xmlsec1 1.2.37 has no RSA-PSS for XML Signature.
    if (algorithm.startsWith('rsa-pss')) return;
    const judged = run('xmlsec1', [
      '--verify',
      '--id-attr:ID',
      'urn:oasis:names:tc:SAML:2.0:assertion:Assertion',
      '--pubkey-cert-pem',
      made.json.files.certificate,
      world.write('minted.xml', stdout),
    ]);
    expect(judged.status, judged.stderr).toBe(0);
  });

  const named = (algorithm: string) => {
    const [, pss, hash] = /^rsa-(pss-)(.*)$/.exec(algorithm) ?? [];
    return new RegExp(pss ? `#${hash}-rsa-MGF1"$` : `#${algorithm}"$`);
  };

  it('but not by one that the key cannot do', async () => {
    const world = await withIdp();
    const { exitCode, json } = await world.run(['mint-response', 'alice', '--algorithm', 'ecdsa-sha256', '--json']);
    expect([exitCode, json.error.code]).toEqual([1, 'key-unsuitable']);
    expect((await world.run(['mint-response', 'alice', '--algorithm', 'hmac-sha256'])).exitCode).toBe(2);
  });
});

describe('in every form', () => {
  it('each is verified alike', async () => {
    const world = await withIdp();
    for (const output of ['b64', 'xml', 'form', 'html', 'text']) {
      const { stdout, exitCode } = await world.run(['mint-response', 'alice', '--output', output]);
      expect(exitCode, output).toBe(0);
      const verified = await world.run(['verify-response', '-', '--json'], { stdin: stdout });
      expect(verified.json, output).toMatchObject({ verdict: 'accepted', user: { UserName: 'alice' } });
    }
    const { stdout } = await world.run(['mint-response', 'alice', '--output', 'html']);
    expect(stdout).toContain('action="https://signin-intl.aliyun.com/saml/SSO"');
    expect((await world.run(['mint-response', 'alice', '--output', 'sarif'])).exitCode).toBe(2);
    expect((await world.run(['list-users', '--output', 'xml'])).exitCode).toBe(2);
  });

  it('several users at once: one response each, in order', async () => {
    const world = await withIdp();
    const { json } = await world.run(['mint-response', 'alice', 'bob', 'carol@example.onaliyun.com', '--json']);
    expect(json.responses.map((each: { user: string }) => each.user)).toEqual([
      'alice',
      'bob',
      'carol@example.onaliyun.com',
    ]);
    const causes = [];
    for (const { response } of json.responses)
      causes.push((await world.run(['verify-response', '-', '--json'], { stdin: response })).json.cause);
    expect(causes).toEqual([null, null, 'user-not-found']);
    const { stdout } = await world.run(['mint-response', 'alice', 'bob']);
    expect(stdout.trim().split('\n')).toHaveLength(2);
  });

  it('with attributes, several values of one together', async () => {
    const world = await withIdp();
    const flags = [
      '--attribute',
      'groups=CN=admins,OU=x',
      '--attribute',
      'groups=dev',
      '--attribute',
      'mail=a@b.example',
    ];
    const { stdout } = await world.run(['mint-response', 'alice', ...flags]);
    const { json } = await world.run(['verify-response', '-', '--json'], { stdin: stdout });
    expect(json.authenticated.attributes).toEqual([
      { name: 'groups', values: ['CN=admins,OU=x', 'dev'] },
      { name: 'mail', values: ['a@b.example'] },
    ]);
    expect((await world.run(['mint-response', 'alice', '--attribute', '=x'])).exitCode).toBe(2);
  });
});

it('refuses what it cannot mint, and never replaces a key', async () => {
  const world = await withIdp();
  const codeOf = async (...args: string[]) => {
    const { exitCode, json } = await world.run(['mint-response', ...args, '--json']);
    return [exitCode, json.error.code];
  };
  expect(await codeOf()).toEqual([2, 'usage']);
  expect(await codeOf('alice', '--fault', 'user-inactive')).toEqual([2, 'usage']);
  expect(await codeOf('alice', '--fault', 'no-such-code')).toEqual([2, 'usage']);
  expect(await codeOf('--init')).toEqual([1, 'output-exists']);
  expect(await codeOf('alice', '--idp', world.path('nowhere'))).toEqual([3, 'idp-missing']);
});

it('says that a key is there and cannot be read, rather than that there is none', async () => {
  const world = await withIdp();
  const key = world.path('data/sso-cli/test-idp/key.pem');
  rmSync(key);
  mkdirSync(key);
  const { exitCode, json } = await world.run(['mint-response', 'alice', '--json']);
  expect([exitCode, json.error.code]).toEqual([3, 'input-unreadable']);
});

describe('characters that no XML can hold', () => {
  it.each([
    ['a user', ['a\u0007']],
    ['a NameID', ['a', '--name-id', '\u0007']],
    ['the name of an attribute', ['a', '--attribute', 'x\u0007=1']],
    ['the value of an attribute', ['a', '--attribute', 'x=\uffff']],
    ['a request', ['a', '--request-id', 'a\u0001']],
  ])('are a usage error in %s', async (_, args) => {
    const world = await makeAccount();
    await world.run(['mint-response', '--init', '--idp', world.path('idp')]);
    const { exitCode, stderr } = await world.run(['mint-response', ...args, '--idp', world.path('idp')]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('no XML can hold');
  });
});
