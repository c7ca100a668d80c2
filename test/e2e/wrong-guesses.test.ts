// A stranger's first wrong guesses: each ends with the right command, which is there, and nothing was run.

import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { makeAccount, makeWorld } from '../support/world.ts';

const GUESSES: readonly (readonly [typed: string, right: string])[] = [
  ['verify', 'sso-cli verify-response'],
  ['check', 'sso-cli verify-response'],
  ['test saml.txt', 'sso-cli verify-response saml.txt'],
  ['validate', 'sso-cli verify-response'],
  ['verify_response saml.txt', 'sso-cli verify-response saml.txt'],
  ['verfy-response', 'sso-cli verify-response'],
  ['login', 'sso-cli verify-response'],
  ['list', 'sso-cli list-users'],
  ['users', 'sso-cli list-users'],
  ['ls', 'sso-cli list-users'],
  ['users list', 'sso-cli list-users'],
  ['add-user', 'sso-cli create-user'],
  ['add-user alice', 'sso-cli create-user alice'],
  ['create user alice', 'sso-cli create-user alice'],
  ['user add alice', 'sso-cli create-user alice'],
  ['createuser alice', 'sso-cli create-user alice'],
  ['remove-user bob', 'sso-cli delete-user bob'],
  ['delete', 'sso-cli delete-user'],
  ['show-user alice', 'sso-cli get-user alice'],
  ['import', 'sso-cli import-metadata'],
  ['metadata', 'sso-cli import-metadata'],
  ['upload-metadata idp.xml', 'sso-cli import-metadata idp.xml'],
  ['policies', 'sso-cli attach-policy'],
  ['config', 'sso-cli settings'],
  ['setup', 'sso-cli init'],
  ['version', 'sso-cli --version'],
  ['examples', 'sso-cli --help'],
  ['faults', 'sso-cli mint-response'],
  ['errors', 'sso-cli explain'],
  ['entra', 'sso-cli guide entra'],
  ['--meta idp.xml', 'sso-cli verify-response --metadata'],
  ['--file saml.txt', 'sso-cli verify-response <file>'],
  ['-f saml.txt', 'sso-cli verify-response <file>'],
  ['verify-response --xml saml.txt', 'sso-cli verify-response <file>'],
  ['verify-response -f saml.txt', 'sso-cli verify-response <file>'],
  ['verify-response --meta idp.xml', '--metadata'],
  ['verify-response --format json', '--output'],
  ['create-user --name carol', 'sso-cli create-user <name>'],
  ['import-metadata --url https://idp.example.com/', 'sso-cli import-metadata <source>'],
  ['list-users --limit 3', '--max-items'],
  ['help exit', 'sso-cli help exit-codes'],
  ['help verify', 'sso-cli help verify-response'],
  ['explain audience', 'audience-mismatch'],
  ['guide entr', 'entra'],
];

describe('a wrong guess ends with the right command', () => {
  it.each(GUESSES)('%s → %s', async (typed, right) => {
    const world = await makeAccount();
    const before = world.read('data/sso-cli/account.json');
    const { exitCode, stdout, stderr } = await world.run(typed.split(' '));
    expect([exitCode, stdout], stderr).toEqual([2, '']);
    const hint = /^hint: (.*)$/m.exec(stderr)?.[1] ?? '';
    expect(hint).toContain(right);
    // Never run, and what is suggested is there.
    expect(world.read('data/sso-cli/account.json')).toBe(before);
    const [, command = ''] = /^sso-cli (\S+)/.exec(right) ?? [];
    if (command !== '' && command !== 'help') expect((await world.run([command, '--help'])).exitCode).toBe(0);
  });

  it.each([
    ['--help verify-response', 'Usage: sso-cli verify-response'],
    ['help', 'Usage: sso-cli'],
    ['help verify-response', 'Usage: sso-cli verify-response'],
    ['verify-response -h', 'Usage: sso-cli verify-response'],
    ['help topics', 'exit-codes'],
    ['-V', '0.'],
  ])('%s is an answer', async (typed, shown) => {
    const { exitCode, stdout } = await makeWorld().run(typed.split(' '));
    expect(exitCode).toBe(0);
    expect(stdout).toContain(shown);
  });

  it('in Chinese too', async () => {
    const { stderr } = await makeWorld().run(['verify'], { env: { LANG: 'zh_CN.UTF-8' } });
    expect(stderr).toContain('没有命令“verify”');
    expect(stderr).toContain('sso-cli verify-response');
  });

  it('what may be a secret is not repeated', async () => {
    const secret = `PHNhbWw${'x'.repeat(80)}`;
    const { stderr } = await makeWorld().run(['verify', secret]);
    expect(stderr).not.toContain(secret.slice(0, 20));
    expect(existsSync(makeWorld().store)).toBe(false);
  });
});

describe('help topics', () => {
  it.each(['exit-codes', 'environment', 'input', 'output', 'files'])('%s, in both languages', async (topic) => {
    const [en, zh] = [await makeWorld().run(['help', topic]), await makeWorld().run(['help', topic, '--lang', 'zh'])];
    expect([en.exitCode, zh.exitCode]).toEqual([0, 0]);
    expect(en.stdout).toMatch(/^[ -~\n…“”]+$/);
    expect(zh.stdout).toMatch(/\p{sc=Han}/u);
    expect((await makeWorld().run(['help', topic, '--json'])).json.topics[0].topic).toBe(topic);
    expect(Math.max(...en.stdout.split('\n').map((line) => line.length))).toBeLessThan(121);
  });

  it('exit-codes names each', async () => {
    const { stdout } = await makeWorld().run(['help', 'exit-codes']);
    for (const code of [0, 1, 2, 3, 4, 70, 130]) expect(stdout).toMatch(new RegExp(`^${code} +\\w`, 'm'));
  });

  it('--output offers a format only where it works', async () => {
    const shown = async (command: string) => (await makeWorld().run([command, '--help'])).stdout;
    expect(await shown('list-users')).not.toContain('sarif');
    expect(await shown('verify-response')).toContain('sarif');
    const { exitCode, stderr } = await (await makeAccount()).run(['list-users', '-o', 'sarif']);
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('text, json; see: sso-cli help output')]);
  });

  it('--version --verbose: what a bug report needs', async () => {
    const world = makeWorld();
    const { exitCode, stdout } = await world.run(['--version', '--verbose'], { env: { LANG: 'zh_CN.UTF-8' } });
    expect(exitCode).toBe(0);
    for (const fact of [process.version, process.platform, world.store, 'zh_CN.UTF-8']) expect(stdout).toContain(fact);
    const { json } = await world.run(['-V', '--verbose', '--json', '--store', 'x.json']);
    expect(json).toMatchObject({ node: process.version, store: 'x.json', storeExists: false });
    expect((await world.run(['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});
