// Every report says which account and which metadata it was judged by, and who chose them.

import { describe, expect, it } from 'vitest';
import { metadataXml, pasted } from '../support/idp.ts';
import { makeAccount } from '../support/world.ts';

const REQUEST = ['--request-id', '_request'];

describe('origin', () => {
  it('the default store, and its metadata', async () => {
    const world = await makeAccount();
    const { json } = await world.run(['verify-response', ...REQUEST, '--json'], { stdin: pasted() });
    expect(json.origin).toEqual({
      store: { path: world.store, from: 'default' },
      metadata: { source: world.store, from: 'store' },
    });
  });

  it.each([
    ['flag', ['--store'], {}],
    ['environment', [], { SSO_CLI_STORE: '' }],
    ['configuration', [], {}],
  ])('a store by %s', async (from, flag, env) => {
    const world = await makeAccount();
    const path = world.write('other.json', world.read('data/sso-cli/account.json'));
    if (from === 'configuration') world.write('.sso-clirc', 'store: other.json\n');
    const args = ['verify-response', ...REQUEST, ...flag.flatMap((name) => [name, path])];
    const given = { stdin: pasted(), env: Object.fromEntries(Object.keys(env).map((key) => [key, path])) };
    expect((await world.run([...args, '--json'], given)).json.origin.store).toEqual({ path, from });
    // SARIF has a place for it at each result alone.
    for (const format of ['text', 'html', 'sarif'])
      expect((await world.run([...args, '--expect-user', 'bob', '-o', format], { ...given })).stdout).toContain(path);
  });

  it('an account and metadata of flags', async () => {
    const world = await makeAccount();
    const idp = world.write('idp.xml', metadataXml());
    const account = ['--account-id', '5123456789012345', '--site', 'intl', '--default-domain', 'example.onaliyun.com'];
    const args = ['verify-response', ...REQUEST, '--metadata', idp, ...account, '--user', 'alice', '--json'];
    const { json } = await world.run(args, { stdin: pasted() });
    expect(json.origin).toEqual({ store: null, metadata: { source: idp, from: 'flag' } });
  });

  it('is said on a terminal where the command does not show it', async () => {
    const world = await makeAccount();
    const path = world.write('other.json', world.read('data/sso-cli/account.json'));
    const run = (env: Record<string, string>) =>
      world.run(['verify-response', '-', ...REQUEST], { stdin: pasted(), tty: ['stdout'], env });
    expect((await run({ SSO_CLI_STORE: path })).stdout.replaceAll(/\s+/g, '')).toContain('other.json');
    expect((await run({})).stdout).not.toContain('account.json');
  });
});
