// verify-response, through main(): the verdict as text, JSON and exit code, with and without a store.

import { statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { OUTPUT_FORMATS } from '../../src/context.ts';
import { CATALOGUE } from '../../src/core/checks/catalogue.ts';
import { findFault } from '../../src/core/mint/faults.ts';
import { makeSigner } from '../../src/core/mint/self-signed.ts';
import { AT, codes, metadataXml, pasted, response, signedXml } from '../support/idp.ts';
import { signWith } from '../support/signer.ts';
import { makeAccount, makeWorld } from '../support/world.ts';

const VERIFY = ['verify-response', '--request-id', '_request'];
const JSON_ = [...VERIFY, '--json'];
const bobs = pasted(null, response({ nameId: 'bob@example.onaliyun.com' }));
const faulty = (code: string) => pasted(findFault(code) ?? null);
const sha1 = Buffer.from(signWith(response(), { signature: 'rsa-sha1', digest: 'sha1' })).toString('base64');

describe('an accepted response', () => {
  it('as text: the verdict first, then the seven steps, then the policies', async () => {
    const { exitCode, stdout, stderr } = await (await makeAccount()).run(VERIFY, { stdin: pasted() });
    expect([exitCode, stderr]).toEqual([0, '']);
    expect(stdout.split('\n')[0]).toBe('✓ accepted  alice@example.onaliyun.com logs on as the RAM user alice');
    const steps = ['receive', 'read', 'trust', 'address', 'time', 'identify', 'log on'];
    const positions = steps.map((step, i) => stdout.search(new RegExp(`^ *${i + 1} ${step} +✓`, 'm')));
    expect(positions.every((position, i) => position > (positions[i - 1] ?? 0))).toBe(true);
    expect(stdout).toContain('ReadOnlyAccess (System)');
  });

  it('as JSON: the report of the contract', async () => {
    const { exitCode, json } = await (await makeAccount()).run(JSON_, { stdin: pasted() });
    expect(exitCode).toBe(0);
    expect(Object.keys(json).slice(0, 15)).toEqual([
      'schemaVersion',
      'tool',
      'at',
      'input',
      'verdict',
      'cause',
      'user',
      'steps',
      'checks',
      'findings',
      'remedies',
      'authenticated',
      'claimed',
      'signature',
      'idp',
    ]);
    expect(json).toMatchObject({
      schemaVersion: 1,
      tool: { name: 'sso-cli', version: expect.stringMatching(/^\d+\.\d+\.\d+/) },
      at: '2026-11-23T10:00:00Z',
      input: { source: '-', encodings: ['base64'], repairs: [] },
      verdict: 'accepted',
      cause: null,
      user: {
        UserName: 'alice',
        UserPrincipalName: 'alice@example.onaliyun.com',
        Policies: { Policy: [{ PolicyName: 'ReadOnlyAccess', PolicyType: 'System' }] },
      },
      remedies: [],
      authenticated: {
        issuer: 'https://idp.example.com/metadata',
        nameId: { value: 'alice@example.onaliyun.com', format: 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent' },
        audiences: ['https://signin-intl.aliyun.com/5123456789012345/saml/SSO'],
        recipient: 'https://signin-intl.aliyun.com/saml/SSO',
        inResponseTo: '_request',
        sessionIndex: '_session',
        attributes: [
          { name: 'mail', values: ['alice@example.com'] },
          { name: 'groups', values: ['admins', 'dev & ops'] },
        ],
      },
      signature: {
        scope: 'assertion',
        algorithm: 'rsa-sha256',
        digest: 'sha256',
        certificate: {
          fingerprint256: expect.stringMatching(/^0F:C3/),
          subject: 'O=sso-cli tests, CN=idp',
          notAfter: '2048-12-31T00:00:00Z',
        },
      },
      idp: { entityId: 'https://idp.example.com/metadata' },
    });
    expect(
      json.steps.map((step: { step: number; name: string; outcome: string }) => [step.step, step.name, step.outcome]),
    ).toEqual([
      [1, 'receive', 'pass'],
      [2, 'read', 'pass'],
      [3, 'trust', 'pass'],
      [4, 'address', 'pass'],
      [5, 'time', 'pass'],
      [6, 'identify', 'pass'],
      [7, 'log on', 'pass'],
    ]);
    expect(json.checks.map((check: { code: string }) => check.code)).toEqual(CATALOGUE.map((check) => check.code));
  });

  it('in Chinese: the same codes, other words', async () => {
    const world = await makeAccount();
    const { stdout } = await world.run([...VERIFY, '--lang', 'zh'], { stdin: faulty('audience-mismatch') });
    expect(stdout).toContain('audience-mismatch');
    expect(stdout).toMatch(/拒绝/);
    const by = async (lang: string) =>
      (await world.run([...JSON_, '--lang', lang], { stdin: faulty('audience-mismatch') })).json;
    const [en, zh] = [await by('en'), await by('zh')];
    expect(zh.checks).toEqual(en.checks);
    expect(zh.findings[0].message).not.toBe(en.findings[0].message);
  });
});

describe('exit codes', () => {
  it.each<[code: string, exitCode: number]>([
    ['input-empty', 3],
    ['input-too-large', 3],
    ['input-truncated', 3],
    ['input-not-saml', 3],
    ['input-wrong-message', 3],
    ['xml-malformed', 3],
    ['xml-doctype-forbidden', 1],
    ['xml-too-complex', 1],
    ['response-status-not-success', 1],
    ['signature-digest-mismatch', 1],
    ['signature-key-untrusted', 1],
    ['message-reformatted', 1],
    ['audience-mismatch', 1],
    ['assertion-expired', 1],
    ['nameid-domain-mismatch', 1],
    ['user-not-found', 1],
  ])('%s: %d, with a report', async (code, exitCode) => {
    const world = await makeAccount();
    const run = await world.run(JSON_, { stdin: faulty(code) });
    expect(run.exitCode).toBe(exitCode);
    expect(run.json).toMatchObject({ schemaVersion: 1, verdict: 'rejected', cause: code, user: null });
    const { exitCode: same, stdout } = await world.run(VERIFY, { stdin: faulty(code) });
    expect(same).toBe(exitCode);
    expect(stdout).toMatch(/^✗ rejected {2}/);
    expect(stdout).toContain(code);
  });

  it('no metadata: 4', async () => {
    const world = makeWorld();
    await world.run(['init', '--account-id', '5123456789012345', '--site', 'intl']);
    const { exitCode, json } = await world.run(JSON_, { stdin: pasted() });
    expect([exitCode, json.cause]).toEqual([4, 'metadata-missing']);
  });

  it('no store: 4', async () => {
    const { exitCode, json } = await makeWorld().run(JSON_, { stdin: pasted() });
    expect([exitCode, json.error.code]).toEqual([4, 'store-missing']);
  });

  it.each<[failOn: string | null, stdin: string, exitCode: number]>([
    [null, bobs, 0],
    ['error', bobs, 0],
    ['warning', bobs, 1],
    ['info', bobs, 1],
    ['warning', pasted(), 0],
    ['info', pasted(), 1],
  ])('--fail-on %s', async (failOn, stdin, exitCode) => {
    const world = await makeAccount();
    await world.run(['settings', '--sso-enabled', 'false']);
    const run = await world.run([...JSON_, ...(failOn === null ? [] : ['--fail-on', failOn])], { stdin });
    // bob has no policies (a warning); SSO is not switched on (an information).
    expect([run.exitCode, run.json.verdict]).toEqual([exitCode, 'accepted']);
  });
});

describe('options', () => {
  it.each<[at: string, cause: string | null]>([
    ['2026-11-23T10:00:00Z', null],
    ['2026-11-23T18:00:00+08:00', null],
    ['2026-11-23t10:00:00z', null],
    ['2026-11-23T10:30:00Z', 'assertion-expired'],
    ['2026-11-23T09:30:00Z', 'assertion-not-yet-valid'],
  ])('--at %s', async (at, cause) => {
    const { json } = await (await makeAccount()).run([...JSON_, '--at', at], { stdin: pasted() });
    expect(json.cause).toBe(cause);
  });

  it.each<[skew: string, at: string, verdict: string, warned: boolean]>([
    ['60s', '2026-11-23T10:05:20Z', 'accepted', true],
    ['60', '2026-11-23T10:05:20Z', 'accepted', true],
    ['60000ms', '2026-11-23T10:05:20Z', 'accepted', true],
    ['1m', '2026-11-23T10:04:40Z', 'accepted', false],
    ['0', '2026-11-23T10:05:20Z', 'rejected', false],
    ['10s', '2026-11-23T10:05:20Z', 'rejected', false],
    ['1h', '2026-11-23T11:04:00Z', 'accepted', true],
    ['1d', '2026-11-24T10:00:00Z', 'accepted', true],
  ])('--clock-skew %s at %s', async (skew, at, verdict, warned) => {
    const { json } = await (await makeAccount()).run([...JSON_, '--clock-skew', skew, '--at', at], { stdin: pasted() });
    expect(json.verdict).toBe(verdict);
    expect(codes(json, 'warning').includes('clock-skew-used')).toBe(warned);
  });

  it.each([
    ['--at', 'now'],
    ['--at', '2026-11-23'],
    ['--at', '2026-11-23T10:00:00'],
    ['--at', '2026-02-30T10:00:00Z'],
    ['--clock-skew', '-1s'],
    ['--clock-skew', '1 hour'],
    ['--clock-skew', ''],
    ['--fail-on', 'fatal'],
    ['--site', 'eu'],
  ])('%s %j is a usage error', async (flag, value) => {
    const { exitCode, stderr } = await (await makeAccount()).run([...VERIFY, flag, value], { stdin: pasted() });
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/^sso-cli: error: option '.+' argument .+ is invalid\. .+\nhint: .+\n$/);
  });

  it.each([
    ['_request', null],
    ['_another', 'in-response-to-mismatch'],
  ])('--request-id %s', async (id, cause) => {
    const { json } = await (await makeAccount()).run(['verify-response', '--json', '--request-id', id], {
      stdin: pasted(),
    });
    expect(json.cause).toBe(cause);
  });

  it.each<[name: string, exitCode: number, cause: string | null]>([
    ['alice', 0, null],
    ['alice@example.onaliyun.com', 0, null],
    ['bob', 1, 'user-unexpected'],
    ['Alice', 1, 'user-unexpected'],
  ])('--expect-user %s', async (name, exitCode, cause) => {
    const run = await (await makeAccount()).run([...JSON_, '--expect-user', name], { stdin: pasted() });
    expect([run.exitCode, run.json.cause]).toEqual([exitCode, cause]);
  });

  it('--relay-state outranks the one that came along', async () => {
    const world = await makeAccount();
    const form = `SAMLResponse=${encodeURIComponent(pasted())}&RelayState=${encodeURIComponent('https://evil.example/')}`;
    const warned = async (...flags: string[]) =>
      codes((await world.run([...JSON_, ...flags], { stdin: form })).json, 'warning');
    expect(await warned()).toEqual(['relay-state-forbidden']);
    expect(await warned('--relay-state', 'https://home.console.aliyun.com/')).toEqual([]);
  });

  it('--allow-sha1 is a warning, and says so', async () => {
    const world = await makeAccount();
    expect((await world.run(JSON_, { stdin: sha1 })).json.cause).toBe('signature-algorithm-forbidden');
    const { exitCode, json, stderr } = await world.run([...JSON_, '--allow-sha1'], { stdin: sha1 });
    expect([exitCode, json.verdict]).toEqual([0, 'accepted']);
    expect(codes(json, 'warning')).toContain('signature-algorithm-forbidden');
    expect(stderr).toMatch(/^sso-cli: note: .*SHA-1/);
  });

  it('--seen: the first time accepted and remembered, the second time refused', async () => {
    const world = await makeAccount();
    const seen = world.path('deep/seen.txt');
    const args = [...JSON_, '--seen', seen];
    expect((await world.run(args, { stdin: faulty('audience-mismatch') })).exitCode).toBe(1);
    expect((await world.run(args, { stdin: pasted() })).exitCode).toBe(0);
    expect(world.read('deep/seen.txt')).toBe('2026-11-23T10:00:00Z _assertion\n');
    expect(statSync(seen).mode & 0o777).toBe(0o600);
    const again = await world.run(args, { stdin: pasted() });
    expect([again.exitCode, again.json.cause]).toEqual([1, 'assertion-replayed']);
    expect(world.read('deep/seen.txt').trimEnd().split('\n')).toHaveLength(1);
    // Within one call too.
    const twice = world.write('a', pasted());
    world.write('deep/seen.txt', '');
    const both = await world.run([...args, twice, twice]);
    expect(both.json.reports.map((report: { cause: string | null }) => report.cause)).toEqual([
      null,
      'assertion-replayed',
    ]);
  });

  it('--seen where nothing can be kept: 4', async () => {
    const world = await makeAccount();
    const { exitCode, json } = await world.run([...JSON_, '--seen', world.home], { stdin: pasted() });
    expect([exitCode, json.error.code]).toEqual([4, 'seen-unusable']);
  });

  it('--metadata outranks the store', async () => {
    const world = await makeAccount();
    const other = world.write('other.xml', metadataXml(['idp-next']));
    expect((await world.run([...JSON_, '--metadata', other], { stdin: pasted() })).json.cause).toBe(
      'signature-key-untrusted',
    );
    const { exitCode, json } = await world.run([...JSON_, '--metadata', world.write('x', 'x')], { stdin: pasted() });
    expect([exitCode, json.error.code]).toEqual([3, 'metadata-malformed']);
  });

  it('--store judges by another store', async () => {
    const [world, other] = [await makeAccount(), makeWorld()];
    expect((await other.run([...JSON_, '--store', world.store], { stdin: pasted() })).json.verdict).toBe('accepted');
  });
});

describe('without a store', () => {
  const FLAGS = ['--account-id', '5123456789012345', '--site', 'intl', '--default-domain', 'example.onaliyun.com'];

  it('flags and a metadata file are enough, and nothing is written', async () => {
    const world = makeWorld();
    const metadata = world.write('idp.xml', metadataXml());
    const { exitCode, json } = await world.run(
      [...JSON_, ...FLAGS, '--metadata', metadata, '--user', 'alice', '--user', 'bob'],
      { stdin: pasted() },
    );
    expect(exitCode).toBe(0);
    expect(json.user).toMatchObject({ UserName: 'alice', UserPrincipalName: 'alice@example.onaliyun.com' });
    // What alice may do is not known, so nothing is said about it.
    expect(codes(json, 'warning')).toEqual([]);
    expect(() => statSync(world.path('data'))).toThrow();
  });

  it.each<[what: string, flags: string[], cause: string]>([
    ['another user', ['--user', 'carol'], 'user-not-found'],
    ['no user', [], 'user-not-found'],
    ['another site', ['--site', 'cn', '--user', 'alice'], 'audience-mismatch'],
    ['another account', ['--account-id', '5123456789012346', '--user', 'alice'], 'audience-mismatch'],
    ['another domain', ['--default-domain', 'other.onaliyun.com', '--user', 'alice'], 'nameid-domain-mismatch'],
    ['no suffix', ['--no-login-with-domain', '--user', 'alice'], 'nameid-domain-forbidden'],
  ])('%s', async (_, flags, cause) => {
    const world = makeWorld();
    const { exitCode, json } = await world.run(
      [...JSON_, ...FLAGS, ...flags, '--metadata', world.write('idp.xml', metadataXml())],
      { stdin: pasted() },
    );
    expect([exitCode, json.cause]).toEqual([1, cause]);
  });

  it.each<[flags: string[], nameId: string]>([
    [['--domain-alias', 'corp.example'], 'alice@corp.example'],
    [['--auxiliary-domain', 'aux.example'], 'alice@aux.example'],
    [['--no-login-with-domain'], 'alice'],
  ])('%j accepts %s', async (flags, nameId) => {
    const world = makeWorld();
    const { json } = await world.run(
      [...JSON_, ...FLAGS, ...flags, '--user', 'alice', '--metadata', world.write('idp.xml', metadataXml())],
      { stdin: pasted(null, response({ nameId })) },
    );
    expect(json).toMatchObject({ verdict: 'accepted', user: { UserName: 'alice' } });
  });

  it('without metadata: 4', async () => {
    const { exitCode, json } = await makeWorld().run([...JSON_, ...FLAGS, '--user', 'alice'], { stdin: pasted() });
    expect([exitCode, json.cause]).toEqual([4, 'metadata-missing']);
  });

  it.each([['--user', 'alice'], ['--site', 'cn'], ['--default-domain', 'x.onaliyun.com'], ['--no-login-with-domain']])(
    '%s without --account-id is a usage error',
    async (...flags) => {
      const { exitCode, json } = await (await makeAccount()).run([...JSON_, ...flags.filter(Boolean)], {
        stdin: pasted(),
      });
      expect([exitCode, json.error.code]).toEqual([2, 'usage']);
    },
  );

  it('a user name that cannot be is a usage error', async () => {
    const { exitCode, json } = await makeWorld().run([...JSON_, ...FLAGS, '--user', 'a b'], { stdin: pasted() });
    expect([exitCode, json.error.code]).toEqual([2, 'InvalidParameter.UserName.InvalidChars']);
  });
});

describe('several inputs', () => {
  it('one report each, in order; the gravest exit code', async () => {
    const world = await makeAccount();
    const files = [
      world.write('a', pasted()),
      world.write('b', faulty('audience-mismatch')),
      world.write('c', 'hello'),
      world.path('missing'),
    ];
    const { exitCode, json } = await world.run([...JSON_, ...files]);
    expect(exitCode).toBe(3);
    expect(json.schemaVersion).toBe(1);
    expect(json.reports).toMatchObject([
      { verdict: 'accepted', input: { source: files[0] } },
      { cause: 'audience-mismatch', input: { source: files[1] } },
      { cause: 'input-not-saml', input: { source: files[2] } },
      { error: { code: 'input-missing' }, input: { source: files[3] } },
    ]);
    expect((await world.run([...JSON_, files[0] as string, files[1] as string])).exitCode).toBe(1);
    expect((await world.run([...JSON_, files[0] as string, files[0] as string])).exitCode).toBe(0);
  });

  it('as text: one after the other', async () => {
    const world = await makeAccount();
    const { stdout } = await world.run([
      ...VERIFY,
      world.write('a', pasted()),
      world.write('b', bobs),
      world.path('missing'),
    ]);
    const heads = stdout.split('\n').filter((line) => /^[✓✗]/.test(line));
    expect(heads).toHaveLength(3);
    expect(heads[0]).toContain('alice');
    expect(heads[1]).toContain('bob');
    expect(heads[2]).toMatch(/^✗ not read {2}there is no file .*missing$/);
  });

  it.each(OUTPUT_FORMATS.map((format) => [format]))('none of which can be opened: -o %s names each', async (format) => {
    const { exitCode, stdout } = await (await makeAccount()).run([...VERIFY, '-o', format, 'one.txt', 'two.txt']);
    expect(exitCode).toBe(3);
    expect(stdout).toContain('there is no file one.txt');
    expect(stdout).toContain('there is no file two.txt');
  });

  it.each(OUTPUT_FORMATS.map((format) => [format]))('a message in place of a name: -o %s keeps it', async (format) => {
    const message = pasted();
    const { exitCode, stdout, stderr } = await (await makeAccount()).run([...VERIFY, '-o', format, message, message]);
    expect(exitCode).toBe(3);
    expect(stdout).toContain('the argument is a message');
    expect(stdout + stderr).not.toContain(message.slice(0, 20));
  });

  it('standard input among files', async () => {
    const world = await makeAccount();
    const { json } = await world.run([...JSON_, world.write('a', pasted()), '-'], { stdin: bobs });
    expect(json.reports.map((report: { input: { source: string } }) => report.input.source.split('/').at(-1))).toEqual([
      'a',
      '-',
    ]);
  });

  it('a single one has no list', async () => {
    const { json } = await (await makeAccount()).run(JSON_, { stdin: pasted() });
    expect(json).not.toHaveProperty('reports');
  });
});

describe('on a terminal', () => {
  it('says how to paste, and where to read more', async () => {
    const { stderr } = await (await makeAccount()).run(VERIFY, {
      stdin: faulty('audience-mismatch'),
      tty: ['stdin', 'stderr'],
    });
    expect(stderr).toMatch(/Ctrl-D/);
    expect(stderr).toMatch(/^hint: .*explain/m);
  });

  it('a message among the arguments is told from a file', async () => {
    const { exitCode, stderr } = await (await makeAccount()).run(['verify-response', pasted()]);
    expect(exitCode).toBe(3);
    expect(stderr).toMatch(/^sso-cli: error: .*message, not the name of a file\nhint: .*secret/);
    expect(stderr).not.toContain(pasted().slice(0, 100));
  });
});

describe('a rejected response', () => {
  it('says what was signed apart from what was claimed', async () => {
    const forged = signedXml().replace('alice@', 'mallory@');
    const { json, stdout } = await (await makeAccount()).run(JSON_, { stdin: forged });
    expect(json.authenticated).toBeNull();
    expect(json.claimed.nameId.value).toBe('mallory@example.onaliyun.com');
    expect(stdout).not.toContain('"UserName"');
  });

  it('shows no error as derived and as found at once', async () => {
    const { json } = await (await makeAccount()).run(JSON_, { stdin: faulty('role-sso-response') });
    expect(codes(json)).toEqual(['role-sso-response']);
    const explained = json.checks.filter((check: { because?: string }) => check.because === 'role-sso-response');
    expect(explained.map((check: { code: string }) => check.code)).toContain('audience-mismatch');
  });

  it('a key made today is a stranger too', async () => {
    const stranger = makeSigner('stranger', AT - 1000, AT + 1_000_000, Buffer.from([1]));
    const world = await makeAccount();
    const xml = metadataXml().replace(
      /(<ds:X509Certificate>)[^<]*/,
      `$1${stranger.certificate.replace(/-----[A-Z ]+-----|\s/g, '')}`,
    );
    const { json } = await world.run([...JSON_, '--metadata', world.write('m.xml', xml)], { stdin: pasted() });
    expect(json.cause).toBe('signature-key-untrusted');
  });
});
