// The cloud's own SDKs, asked about everything here that has its shapes: what the stand-in aliyun answers, what the fixtures
// of its lists hold, and which calls with which parameters are made and printed. `cast` of the SDK reads an answer into the
// SDK's model and throws at a field of another type; what its model does not know is not there when written again.

import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { type CloudModel, makeCloud } from '../support/cloud.ts';
import { fixtureText } from '../support/fixtures.ts';
import { metadataXml } from '../support/idp.ts';
import { ALIBABA_CLOUD_SDK, describeWith } from '../support/peers.ts';
import { INIT, makeWorld, type TestWorld } from '../support/world.ts';

const PACKAGES = { sts: 'sts20150401', ims: 'ims20190815', ram: 'ram20150501' } as const;
type Product = keyof typeof PACKAGES;

interface Model {
  toMap(): unknown;
}
interface ModelClass {
  new (fields: object): Model;
  /** Each field by its name in JavaScript, with its name in the API. */
  names(): Record<string, string>;
}

const load = createRequire(join(ALIBABA_CLOUD_SDK, 'package.json'));

function model(product: Product, name: string): ModelClass {
  return load(`@alicloud/${PACKAGES[product]}/dist/models/${name}.js`)[name];
}

/** An answer as the SDK understands it. @throws Error at a field of another type */
function asUnderstood(product: Product, action: string, answer: unknown): unknown {
  const { cast } = load('@darabonba/typescript') as { cast(value: unknown, into: Model): Model };
  return cast(answer, new (model(product, `${action}ResponseBody`))({})).toMap();
}

const READ_ONLY = { PolicyName: 'ReadOnlyAccess', PolicyType: 'System' } as const;
const CLOUD: CloudModel = {
  accountId: '5123456789012345',
  domain: 'example.onaliyun.com',
  sso: {
    AuxiliaryDomain: 'example.com',
    MetadataDocument: Buffer.from(metadataXml()).toString('base64'),
    SsoEnabled: false,
    SsoLoginWithDomain: true,
    AuthnSignAlgo: 'rsa-sha256',
  },
  users: Array.from({ length: 1_200 }, (_, i) => ({
    UserName: `user-${i}`,
    UserId: `2${i}`,
    DisplayName: '李雷',
    Comments: i % 2 ? '' : 'x',
    Status: i % 100 ? 'active' : 'freeze',
    groups: i % 3 ? [] : ['developers'],
    policies: i % 5 ? [] : [READ_ONLY],
  })),
  groups: [{ GroupName: 'developers', Comments: '', policies: [{ PolicyName: 'deploy', PolicyType: 'Custom' }] }],
  idle: 2,
};

interface Call {
  readonly product: Product;
  readonly action: string;
  /** Names alone. */
  readonly parameters: readonly string[];
}

/** Flags of the command line itself, which never reach the API (aliyun-cli 3.4.11, config/flags.go). */
const OF_THE_CLI = ['endpoint', 'profile'];

function callOf([product, action = '', ...words]: readonly string[]): Call {
  const flags = words.filter((word) => word.startsWith('--')).map((word) => word.slice(2).replace(/=.*$/s, ''));
  const parameters = flags.filter((name) => !OF_THE_CLI.includes(name)).map((name) => name.replace(/-FILE$/, ''));
  return { product: product as Product, action, parameters };
}

/** What a call says that the SDK has no name for. */
function unknownOf({ product, action, parameters }: Call): string[] {
  // Throws where there is no such action.
  model(product, `${action}ResponseBody`);
  if (parameters.length === 0) return [];
  const known = Object.values(model(product, `${action}Request`).names());
  return parameters.filter((name) => !known.includes(name));
}

/** The calls that a shell makes of a script, with an aliyun that only writes down its words. */
function callsOf(world: TestWorld, script: string): Call[] {
  const log = world.write('words', '');
  mkdirSync(world.path('bin'), { recursive: true });
  const body = `#!/bin/sh\nprintf '%s\\0' "$@" >> '${log}'\nprintf '\\n\\0' >> '${log}'\n`;
  writeFileSync(world.path('bin/aliyun'), body, { mode: 0o755 });
  const env = { PATH: `${world.path('bin')}:${process.env.PATH}` };
  execFileSync('/bin/sh', ['-eu'], { input: script, env, cwd: world.home });
  const calls = readFileSync(log, 'utf8').split('\n\0').slice(0, -1);
  return calls.map((call) => callOf(call.split('\0').slice(0, -1)));
}

describeWith('alibabaCloudSdk', 'the shapes of the cloud', () => {
  it('are those of every answer of the stand-in', () => {
    const world = makeWorld();
    makeCloud(world.path('cloud'), CLOUD);
    const names = readdirSync(world.path('cloud/answers'));
    expect(names.length).toBeGreaterThan(10);
    for (const name of names) {
      const [product, action = ''] = name.split('.');
      const answer = JSON.parse(world.read(`cloud/answers/${name}`));
      expect(asUnderstood(product as Product, action, answer), name).toEqual(answer);
    }
  });

  it.each<[file: string, product: Product, action: string]>([
    ['ims-users', 'ims', 'ListUsers'],
    ['ims-basic-infos', 'ims', 'ListUserBasicInfos'],
    ['ims-recycle-bin', 'ims', 'ListUsersInRecycleBin'],
    ['ram-users', 'ram', 'ListUsers'],
    ['credential-report', 'ims', 'GetCredentialReport'],
  ])('are those of the fixture %s', (file, product, action) => {
    const answer = JSON.parse(fixtureText(`users/${file}.json`));
    expect(asUnderstood(product, action, answer)).toEqual(answer);
  });

  it('has names for every call of pull-account, and each only reads', async () => {
    const world = makeWorld();
    const cloud = makeCloud(world.path('cloud'), CLOUD);
    const env = { PATH: `${cloud.path}:${process.env.PATH}` };
    const { exitCode, stderr } = await world.run(['pull-account', '--site', 'intl'], { env });
    expect(exitCode, stderr).toBe(0);
    const calls = cloud.calls().map((call) => callOf(call.split(' ')));
    expect(new Set(calls.map((call) => call.action)).size).toBe(8);
    expect(calls.some((call) => call.parameters.includes('Marker'))).toBe(true);
    for (const call of calls) {
      expect(call.action).toMatch(/^(Get|List)[A-Z]/);
      expect(unknownOf(call), call.action).toEqual([]);
    }
  });

  it('has names for every call that is printed', async () => {
    const world = makeWorld();
    await world.run(INIT);
    const metadata = world.write('idp.xml', metadataXml());
    for (const args of [
      ['import-metadata', metadata],
      ['settings', '--sso-enabled', 'false', '--login-with-domain', '--auxiliary-domain', 'example.com'],
      ['settings', '--authn-sign-algo', 'rsa-sha256'],
      ['create-group', 'developers', '--policy', 'ReadOnlyAccess', '--comments', 'x'],
      ['create-user', 'alice', '--display-name', 'Alice', '--policy', 'ReadOnlyAccess'],
      ['add-user-to-group', 'alice', 'developers'],
    ]) {
      const { exitCode, stderr } = await world.run(args);
      expect(exitCode, stderr).toBe(0);
    }
    const list = 'username,displayname,email,phone,comments\nbob,Bob,b@example.com,86-18688880000,x\n';
    expect((await world.run(['import-users', world.write('list.csv', list)])).exitCode).toBe(0);
    const users = await world.run(['export-users', '-o', 'aliyun']);
    const settings = await world.run(['settings', '--emit', 'aliyun']);
    expect([users.exitCode, settings.exitCode], users.stderr + settings.stderr).toEqual([0, 0]);
    const calls = [...callsOf(world, users.stdout), ...callsOf(world, settings.stdout)];
    const parametersOf = (action: string) => calls.filter((each) => each.action === action).map((e) => e.parameters);
    expect(parametersOf('CreateUser').map((each) => each.length)).toEqual([2, 5]);
    expect(parametersOf('SetUserSsoSettings').map((each) => each.length)).toEqual([5]);
    for (const call of calls) expect(unknownOf(call), call.action).toEqual([]);
  });

  it('would tell another type, another name and another parameter', () => {
    const answer = { RequestId: '1', IsTruncated: false, Users: { User: [{ UserName: 'alice' }] } };
    expect(asUnderstood('ram', 'ListUsers', answer)).toEqual(answer);
    // IMS names a user by the principal alone.
    expect(asUnderstood('ims', 'ListUsers', answer)).not.toEqual(answer);
    expect(() => asUnderstood('ram', 'ListUsers', { ...answer, IsTruncated: 'no' })).toThrow(/isTruncated/);
    expect(unknownOf({ product: 'ims', action: 'ListUsers', parameters: ['MaxItems', 'Nothing'] })).toEqual([
      'Nothing',
    ]);
  });
});
