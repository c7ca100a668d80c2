// Errors speak the language that was asked for, even where neither command line nor configuration could be understood.

import { describe, expect, it } from 'vitest';
import { makeWorld } from '../support/world.ts';

const HAN = /\p{Script=Han}/u;

describe('an error is Chinese', () => {
  it.each<[what: string, flags: string[], env: Record<string, string>]>([
    ['by the flag', ['--lang', 'zh'], {}],
    ['by the flag in one word', ['--lang=zh'], {}],
    ['by the variable', [], { SSO_CLI_LANG: 'zh' }],
    ['by the locale', [], { LC_ALL: 'zh_CN.UTF-8' }],
  ])('%s', async (_, flags, env) => {
    const world = makeWorld();
    const missing = await world.run(['list-users', ...flags], { env });
    expect([missing.exitCode, missing.stdout]).toEqual([4, '']);
    expect(missing.stderr).toMatch(/^sso-cli: error: .*\p{Script=Han}.*\nhint: .*\p{Script=Han}.*\n$/u);
    const json = await world.run(['list-users', '--json', ...flags], { env });
    expect(JSON.parse(json.stdout).error).toMatchObject({
      code: 'store-missing',
      message: expect.stringMatching(HAN),
      hint: expect.stringMatching(HAN),
    });
    world.write('.sso-clirc', '{"stroe": "x"}');
    const misconfigured = await world.run(['list-users', ...flags], { env });
    expect(misconfigured.exitCode).toBe(4);
    expect(misconfigured.stderr).toMatch(HAN);
  });

  it('by the configuration, once that is read', async () => {
    const world = makeWorld();
    world.write('.sso-clirc', 'lang: zh\n');
    expect((await world.run(['list-users'])).stderr).toMatch(HAN);
  });

  it.each([
    [['verify-response', '--site', 'intl']],
    [['generate-metadata', '--account-id', '5123456789012345']],
    [['explain', 'audiense']],
    [['attach-policy', 'ReadOnlyAccess']],
    [['update-user', 'alice']],
    [['mint-response']],
    [['serve', '--cert', 'a.pem']],
    [['list-users', '--json', '-o', 'text']],
    [['settings', '--sso', 'on', '--emit', 'aliyun']],
  ])('for a call that does not go together: %j', async (args) => {
    const { exitCode, stdout, stderr } = await makeWorld().run([...args, '--lang', 'zh']);
    expect(exitCode).toBe(2);
    expect(stdout + stderr).toMatch(/error"?: .*\p{Script=Han}.*hint"?: .*\p{Script=Han}/su);
  });

  it('for one input of several', async () => {
    const world = makeWorld();
    const account = ['--account-id', '5123456789012345', '--site', 'intl', '--lang', 'zh'];
    const { exitCode, stdout } = await world.run(['verify-response', 'a.txt', 'b.txt', ...account, '--json']);
    expect(exitCode).toBe(3);
    for (const { error } of JSON.parse(stdout).reports) {
      expect(error).toMatchObject({ code: 'input-missing', message: expect.stringMatching(HAN) });
    }
  });
});

describe('an error is English', () => {
  it.each<[what: string, flags: string[], env: Record<string, string>]>([
    ['where nobody asks', [], {}],
    ['by the flag, over the locale', ['--lang', 'en'], { LC_ALL: 'zh_CN.UTF-8' }],
    ['in a locale that is none of ours', [], { LC_ALL: 'fr_FR.UTF-8' }],
    ['in the locale C', [], { LC_ALL: 'C' }],
  ])('%s', async (_, flags, env) => {
    const { stderr } = await makeWorld().run(['list-users', ...flags], { env });
    expect(stderr).toMatch(/^sso-cli: error: there is no account store at /);
    expect(stderr).not.toMatch(HAN);
  });
});
