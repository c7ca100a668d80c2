// mint-response: a test IdP whose responses are good, or have exactly the fault that was asked for.

import { mkdirSync, rmSync, statSync } from 'node:fs';
import { expect, it } from 'vitest';
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
