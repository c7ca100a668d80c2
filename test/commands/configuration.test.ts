// Where settings come from: flag, then SSO_CLI_* variable, then configuration file, then default. Data only, never code.

import { chmodSync, chownSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pasted } from '../support/idp.ts';
import { INIT, makeAccount, makeWorld, type TestWorld } from '../support/world.ts';

interface Row {
  readonly name: string;
  readonly value: unknown;
  readonly source: string;
}

async function sources(
  world: TestWorld,
  env: Record<string, string> = {},
  ...flags: string[]
): Promise<Record<string, Row>> {
  const { stdout, exitCode, stderr } = await world.run(['settings', '--sources', '--json', ...flags], { env });
  if (exitCode !== 0) throw new Error(stderr);
  return Object.fromEntries((JSON.parse(stdout).settings as Row[]).map((row) => [row.name, row]));
}

describe('precedence', () => {
  it('of the store: flag, variable, configuration, XDG_DATA_HOME', async () => {
    const world = makeWorld();
    expect((await sources(world)).store).toEqual({ name: 'store', value: world.store, source: 'default' });
    world.write('.sso-clirc', 'store: /from/configuration.json\n');
    expect((await sources(world)).store).toMatchObject({ value: '/from/configuration.json', source: 'configuration' });
    const env = { SSO_CLI_STORE: '/from/environment.json' };
    expect((await sources(world, env)).store).toMatchObject({ value: '/from/environment.json', source: 'environment' });
    expect((await sources(world, env, '--store', '/from/flag.json')).store).toMatchObject({
      value: '/from/flag.json',
      source: 'flag',
    });
  });

  it('a store in a file is meant from the folder of the file', async () => {
    const world = makeWorld();
    world.write('.sso-clirc', 'store: ./here.json\n');
    expect((await sources(world)).store).toMatchObject({ value: world.path('here.json'), source: 'configuration' });
  });

  it('of what single commands read: variable, configuration', async () => {
    const world = makeWorld();
    expect((await sources(world)).clockSkew).toEqual({ name: 'clockSkew', value: null, source: 'default' });
    world.write('.sso-clirc', 'clockSkew: 2m\nfailOn: warning\n');
    const env = { SSO_CLI_FAIL_ON: 'info' };
    expect((await sources(world, env)).clockSkew).toMatchObject({ value: '2m', source: 'configuration' });
    expect((await sources(world, env)).failOn).toMatchObject({ value: 'info', source: 'environment' });
  });

  it('of colour: the variable of --no-color over a file', async () => {
    const world = makeWorld();
    world.write('.sso-clirc', 'color: true\n');
    expect((await sources(world, { SSO_CLI_NO_COLOR: '1' })).color).toMatchObject({
      value: false,
      source: 'environment',
    });
    expect((await sources(world, { SSO_CLI_NO_COLOR: '0' })).color).toMatchObject({ value: true });
  });

  it('of the output: the same', async () => {
    const world = makeWorld();
    world.write('.sso-clirc', 'output: json\n');
    expect((await world.run(['settings', '--sources'])).json.settings[1]).toEqual({
      name: 'output',
      value: 'json',
      source: 'configuration',
    });
    expect((await world.run(['settings', '--sources'], { env: { SSO_CLI_OUTPUT: 'text' } })).stdout).toMatch(
      /^output +environment +text$/m,
    );
    expect((await world.run(['settings', '--sources', '-o', 'text'])).stdout).toMatch(/^output +flag +text$/m);
    expect(
      (await world.run(['settings', '--sources', '--json'], { env: { SSO_CLI_OUTPUT: 'text' } })).json.settings[1],
    ).toMatchObject({ value: 'json', source: 'flag' });
  });

  it('of the language: flag, variable, configuration, locale', async () => {
    const world = makeWorld();
    expect((await sources(world, { LANG: 'zh_CN.UTF-8' })).lang).toMatchObject({ value: 'zh', source: 'default' });
    expect((await sources(world, { LANG: 'zh_CN.UTF-8', LC_ALL: 'C' })).lang).toMatchObject({ value: 'en' });
    world.write('.sso-clirc', 'lang: zh\n');
    expect((await sources(world)).lang).toMatchObject({ value: 'zh', source: 'configuration' });
    expect((await sources(world, { SSO_CLI_LANG: 'en' })).lang).toMatchObject({ value: 'en', source: 'environment' });
    expect((await sources(world, { SSO_CLI_LANG: 'en' }, '--lang', 'zh')).lang).toMatchObject({
      value: 'zh',
      source: 'flag',
    });
  });

  it.each([
    ['HOME where XDG_DATA_HOME is not set', { XDG_DATA_HOME: '' }, '.local/share/sso-cli/account.json'],
    ['XDG_DATA_HOME', {}, 'data/sso-cli/account.json'],
  ])('the default place: %s', async (_, env, place) => {
    const world = makeWorld();
    if (process.platform !== 'linux') return;
    expect((await sources(world, env)).store?.value).toBe(join(world.home, place));
  });

  it('an empty variable says nothing', async () => {
    expect((await sources(makeWorld(), { SSO_CLI_STORE: '' })).store?.source).toBe('default');
  });
});

describe('every flag has a variable', () => {
  it.each<[env: Record<string, string>, what: object]>([
    [{ SSO_CLI_SITE: 'cn' }, { site: 'cn' }],
    [{ SSO_CLI_DEFAULT_DOMAIN: 'other.onaliyun.com' }, { DefaultDomainName: 'other.onaliyun.com' }],
    [{ SSO_CLI_DOMAIN_ALIAS: 'corp.example' }, { DomainAlias: 'corp.example' }],
    [{ SSO_CLI_AUXILIARY_DOMAIN: 'aux.example' }, { UserSsoSettings: { AuxiliaryDomain: 'aux.example' } }],
    [{ SSO_CLI_LOGIN_WITH_DOMAIN: 'false' }, { UserSsoSettings: { SsoLoginWithDomain: false } }],
    [{ SSO_CLI_NO_LOGIN_WITH_DOMAIN: 'true' }, { UserSsoSettings: { SsoLoginWithDomain: false } }],
    [{ SSO_CLI_NO_LOGIN_WITH_DOMAIN: 'false' }, { UserSsoSettings: { SsoLoginWithDomain: null } }],
    [{ SSO_CLI_LOGIN_WITH_DOMAIN: 'yes' }, { UserSsoSettings: { SsoLoginWithDomain: true } }],
  ])('%j', async (env, what) => {
    const { exitCode, json } = await makeWorld().run(['init', '--json'], {
      env: { SSO_CLI_ACCOUNT_ID: '5123456789012345', SSO_CLI_SITE: 'intl', ...env },
    });
    expect(exitCode).toBe(0);
    expect(json).toMatchObject(what);
  });

  it.each([
    [{}, [], true],
    [{ NO_COLOR: '1' }, [], false],
    [{ NO_COLOR: '1', FORCE_COLOR: '1' }, [], true],
    [{ NO_COLOR: '1' }, ['--color'], true],
  ])('a file that wants colour, with %j and %j: %s', async (env, flags, isColoured) => {
    const world = await makeAccount();
    world.write('.sso-clirc', 'color: true\n');
    const { stdout } = await world.run(['status', ...flags], { env });
    expect(stdout.includes('\u001b[')).toBe(isColoured);
  });

  it('a flag outranks a variable, whichever of --json and --output it is', async () => {
    const world = await makeAccount();
    const text = await world.run(['list-users', '-o', 'text'], { env: { SSO_CLI_JSON: '1' } });
    expect([text.exitCode, text.stdout]).toEqual([0, expect.stringMatching(/^USER /)]);
    const json = await world.run(['list-users', '--json'], { env: { SSO_CLI_OUTPUT: 'text' } });
    expect([json.exitCode, json.json.Users.User.length]).toEqual([0, 2]);
    expect((await world.run(['list-users', '--json', '-o', 'text'])).exitCode).toBe(2);
  });

  it('SSO_CLI_VERSION is somebody else’s', async () => {
    expect((await (await makeAccount()).run(['list-users'], { env: { SSO_CLI_VERSION: '1.2.3' } })).exitCode).toBe(0);
  });

  it('SSO_CLI_JSON=1', async () => {
    const { json } = await (await makeAccount()).run(['list-users'], { env: { SSO_CLI_JSON: '1' } });
    expect(json.schemaVersion).toBe(1);
  });

  it('lists by comma, times and durations', async () => {
    const world = await makeAccount();
    const env = {
      SSO_CLI_AT: '2026-11-23T10:05:20Z',
      SSO_CLI_CLOCK_SKEW: '1m',
      SSO_CLI_REQUEST_ID: '_request',
      SSO_CLI_EXPECT_USER: 'alice',
    };
    const { json } = await world.run(['verify-response', '--json'], { env, stdin: pasted() });
    expect(json).toMatchObject({ verdict: 'accepted', at: '2026-11-23T10:05:20Z' });
    const strict = await world.run(['verify-response', '--json', '--clock-skew', '0'], { env, stdin: pasted() });
    expect(strict.json.cause).toBe('assertion-expired');
  });

  it.each([
    ['SSO_CLI_AT', 'now', ['verify-response']],
    ['SSO_CLI_CLOCK_SKEW', 'long', ['verify-response']],
    ['SSO_CLI_ALLOW_SHA1', 'maybe', ['verify-response']],
    ['SSO_CLI_MAX_ITEMS', '-1', ['list-users']],
    ['SSO_CLI_SITE', 'eu', ['init', '--account-id', '5123456789012345']],
    ['SSO_CLI_OUTPUT', 'yaml', ['list-users']],
    ['SSO_CLI_LANG', 'de', ['list-users']],
    ['SSO_CLI_COLOR', 'mauve', ['list-users']],
  ])('%s=%s is a usage error that names the variable', async (name, value, args) => {
    const { exitCode, stderr } = await (await makeAccount()).run(args, { env: { [name]: value } });
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(new RegExp(`^sso-cli: error: ${name}: `));
  });
});

describe('configuration files', () => {
  it.each([
    ['.sso-clirc in YAML', '.sso-clirc', 'output: json\nstore: ./x.json\n'],
    ['.sso-clirc in JSON', '.sso-clirc', '{"output": "json", "store": "./x.json"}'],
    ['.sso-clirc.json', '.sso-clirc.json', '{"output": "json", "store": "./x.json"}'],
    ['.sso-clirc.yaml', '.sso-clirc.yaml', '# a comment\noutput: json\nstore: ./x.json\n'],
    ['.sso-clirc.yml', '.sso-clirc.yml', 'output: json\nstore: ./x.json\n'],
    ['package.json', 'package.json', '{"name": "x", "sso-cli": {"output": "json", "store": "./x.json"}}'],
  ])('%s', async (_, name, text) => {
    const world = makeWorld();
    world.write(name, text);
    const { settings } = (await world.run(['settings', '--sources'])).json;
    expect(settings.slice(0, 2)).toMatchObject([
      { name: 'store', source: 'configuration' },
      { name: 'output', value: 'json', source: 'configuration' },
    ]);
  });

  it('a package.json that says nothing is passed over', async () => {
    const world = makeWorld();
    world.write('package.json', '{"name": "x", "dependencies": {"sso-cli": "1.0.0"}}');
    expect((await sources(world)).output?.source).toBe('flag');
    expect((await sources(world)).store?.source).toBe('default');
  });

  it('a package.json that cannot be read is passed over', async () => {
    const world = makeWorld();
    mkdirSync(world.path('package.json'));
    expect((await sources(world)).store?.source).toBe('default');
  });

  it('is looked for upwards, to the root of the project', async () => {
    const world = makeWorld();
    world.write('work/.sso-clirc', 'lang: zh\n');
    world.write('work/a/b/keep', '');
    const shown = async () => (await world.run(['settings', '--sources'], { cwd: world.path('work/a/b') })).stdout;
    expect(await shown()).toMatch(/^lang +configuration +zh$/m);
    world.write('work/a/.git/keep', '');
    expect(await shown()).toMatch(/^lang +default +en$/m);
  });

  describe('in a working tree', () => {
    it.each([
      ['clockSkew: 9999999d', 'clockSkew'],
      ['store: ./evil.json', 'store'],
      ['failOn: error', 'failOn'],
      ['output: json\nclockSkew: 0s', 'clockSkew'],
    ])('%j is refused', async (text, key) => {
      const world = await makeAccount();
      world.write('work/.git/keep', '');
      world.write('work/.sso-clirc', `${text}\n`);
      const { exitCode, stderr } = await world.run(['list-users'], { cwd: world.path('work') });
      expect(exitCode).toBe(4);
      expect(stderr).toMatch(new RegExp(`work/\\.sso-clirc cannot be used: "${key}" decides .*\\nhint: .*home folder`));
    });

    it.each(['clockSkew', 'store', 'failOn'])('%s in a package.json is refused', async (key) => {
      const world = await makeAccount();
      world.write('work/package.json', JSON.stringify({ 'sso-cli': { [key]: '1' } }));
      expect((await world.run(['list-users'], { cwd: world.path('work') })).exitCode).toBe(4);
    });

    it('output and language are taken, over those of the home folder; the rest stays', async () => {
      const world = await makeAccount();
      world.write('.sso-clirc', 'lang: en\nclockSkew: 2m\n');
      world.write('work/.git/keep', '');
      world.write('work/.sso-clirc', 'lang: zh\noutput: json\n');
      const { json } = await world.run(['settings', '--sources'], { cwd: world.path('work') });
      const values = Object.fromEntries(json.settings.map((row: Row) => [row.name, row.value]));
      expect(values).toMatchObject({ lang: 'zh', output: 'json', clockSkew: '2m' });
    });

    it.runIf(process.geteuid?.() === 0)('the file of another user is passed over', async () => {
      const world = await makeAccount();
      world.write('theirs/.sso-clirc', 'lang: zh\n');
      world.write('theirs/mine/keep', '');
      chownSync(world.path('theirs/.sso-clirc'), 65_534, 65_534);
      const { json } = await world.run(['settings', '--sources', '--json'], { cwd: world.path('theirs/mine') });
      expect(json.settings.find((row: Row) => row.name === 'lang').value).toBe('en');
    });
  });

  it.runIf(process.geteuid?.() === 0)('others may not write to the one in the home folder', async () => {
    const world = await makeAccount();
    world.write('.sso-clirc', 'lang: zh\n');
    chmodSync(world.path('.sso-clirc'), 0o666);
    const { exitCode, stderr } = await world.run(['list-users']);
    expect([exitCode, stderr]).toEqual([4, expect.stringContaining('others may change it')]);
  });

  it('truth values, durations and severities reach their commands', async () => {
    const world = await makeAccount();
    world.write('.sso-clirc', 'color: true\nclockSkew: 10m\nfailOn: info\n');
    const late = ['verify-response', '--request-id', '_request', '--at', '2026-11-23T10:10:00Z'];
    const { exitCode, stdout } = await world.run(late, { stdin: pasted() });
    expect(stdout).toContain('\u001b[');
    expect(stdout).toContain('clock-skew-used');
    expect(exitCode).toBe(1);
  });

  it.each<[what: string, text: string, said: RegExp]>([
    ['a key that nobody knows', 'colour: true\n', /unknown key "colour"\nhint: did you mean "color"\?/],
    ['a key that resembles none', 'frobnicate: 1\n', /unknown key "frobnicate"\nhint: known keys: store, /],
    ['a flag that loosens a check', 'allowSha1: true\n', /unknown key "allowSha1"/],
    ['a value of the wrong type', 'store: [a]\n', /"store" must be/],
    ['a value that is none', 'output: xml\n', /output: .*text, json/],
    ['a list', '- a\n- b\n', /not a set of keys and values/],
    ['a bare word', 'hello\n', /not a set of keys and values/],
    ['neither JSON nor YAML', '{"a": \n  - b: }', /neither JSON nor YAML/],
    ['a tag of YAML', 'store: !!js/function "function () {}"\n', /neither JSON nor YAML/],
    ['__proto__', '{"__proto__": {"store": "x"}}', /unknown key "__proto__"/],
    ['a very large file', `# ${'x'.repeat(100_000)}\n`, /not a small regular file/],
  ])('refuses %s', async (_, text, said) => {
    const world = await makeAccount();
    world.write('.sso-clirc', text);
    const { exitCode, stderr, stdout } = await world.run(['list-users']);
    expect(exitCode).toBe(4);
    expect(stderr).toMatch(/^sso-cli: error: .*\.sso-clirc.*\nhint: .+\n$/);
    expect(stderr).toMatch(said);
    expect(stdout).toBe('');
  });

  describe('executes nothing', () => {
    const script = (mark: string) =>
      `require('node:fs').writeFileSync(${JSON.stringify(mark)}, 'x'); module.exports = {output: 'json'};`;
    it.each([
      ['$import in YAML', '.sso-clirc', '$import: ./evil.cjs\n'],
      ['$import among other keys', '.sso-clirc', 'output: json\n$import: ./evil.cjs\n'],
      ['$import as a list', '.sso-clirc.yaml', '$import:\n  - ./evil.cjs\n'],
      ['$import in quotes', '.sso-clirc.yaml', '"$import": ./evil.cjs\n'],
      ['$import by escape', '.sso-clirc.yaml', '"\\x24import": ./evil.cjs\n'],
      ['$import in a flow', '.sso-clirc', '{output: json, $import: ./evil.cjs}\n'],
      ['$import in JSON', '.sso-clirc.json', '{"$import": "./evil.cjs"}'],
      ['$import in JSON, by escape', '.sso-clirc.json', '{"\\u0024import": "./evil.cjs"}'],
      ['$import in package.json', 'package.json', '{"sso-cli": {"$import": "./evil.cjs"}}'],
      ['$import of a module', '.sso-clirc', '$import: ./evil.mjs\n'],
      ['$import of TypeScript', '.sso-clirc', '$import: ./evil.ts\n'],
      ['$import of more data', '.sso-clirc', '$import: ./more.yaml\n'],
      ['$import of more data, in JSON', '.sso-clirc', '{"$import": "./more.yaml"}'],
      ['$import of more data, by escape', '.sso-clirc.json', '{"\\u0024import": ["./more.yaml"]}'],
      ['$import of more data, in package.json', 'package.json', '{"sso-cli": {"$import": "./more.yaml"}}'],
    ])('%s', async (_, name, text) => {
      const world = await makeAccount();
      const mark = world.path('executed');
      world.write('evil.cjs', script(mark));
      world.write(
        'evil.mjs',
        `import { writeFileSync } from 'node:fs'; writeFileSync(${JSON.stringify(mark)}, 'x'); export default {};`,
      );
      world.write('evil.ts', script(mark));
      world.write('more.yaml', 'output: json\n');
      world.write(name, text);
      const { exitCode, stderr } = await world.run(['list-users']);
      expect(exitCode).toBe(4);
      expect(stderr).toMatch(/^sso-cli: error: .+\nhint: .+\n$/);
      expect(existsSync(mark)).toBe(false);
    });

    it.each([
      '.sso-clirc.js',
      '.sso-clirc.cjs',
      '.sso-clirc.mjs',
      '.sso-clirc.ts',
      'sso-cli.config.js',
      'sso-cli.config.mjs',
      '.config/sso-clirc.js',
    ])('%s is not even looked at', async (name) => {
      const world = await makeAccount();
      const mark = world.path('executed');
      world.write(name, script(mark));
      expect((await world.run(['list-users'])).exitCode).toBe(0);
      expect(existsSync(mark)).toBe(false);
    });
  });

  it('never holds init back from saying where it writes', async () => {
    const world = makeWorld();
    world.write('.sso-clirc', `store: ${world.path('elsewhere/account.json')}\n`);
    expect((await world.run([...INIT, '--json'])).json.store).toBe(world.path('elsewhere/account.json'));
    expect(existsSync(world.path('elsewhere/account.json'))).toBe(true);
  });
});
