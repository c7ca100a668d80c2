// preflight: who would be logged on, from lists of several kinds; what mends, run as it is printed; every format.

import { describe, expect, it } from 'vitest';
import { metadataXml, pasted, response } from '../support/idp.ts';
import { makeAccount, makeWorld, type TestWorld } from '../support/world.ts';

// alice (with a policy) and bob (without) are in the account; its default domain is example.onaliyun.com.
const list = (...rows: string[]) => `${['userPrincipalName,mail,userType,accountEnabled,id', ...rows].join('\n')}\n`;
const ALICE = 'alice@example.onaliyun.com,a@example.com,Member,True,1';

async function checked(rows: string, args: readonly string[] = [], world?: TestWorld) {
  const account = world ?? (await makeAccount());
  const path = account.write('idp.csv', rows);
  const { exitCode, json } = await account.run(['preflight', '--idp-users', path, ...args, '--json']);
  return { account, path, exitCode, json, codes: json.findings ? codesOf(json) : {} };
}

// biome-ignore lint/suspicious/noExplicitAny: JSON
const codesOf = (json: any): Record<string, string> =>
  // biome-ignore lint/suspicious/noExplicitAny: JSON
  Object.fromEntries(json.findings.map((each: any) => [each.code, each.severity]));

describe('preflight', () => {
  it('is ready where all are logged on', async () => {
    const { exitCode, json, codes } = await checked(list(ALICE, 'bob@example.onaliyun.com,,Member,True,2'));
    expect(exitCode).toBe(0);
    expect(json).toMatchObject({
      schemaVersion: 1,
      at: '2026-11-23T10:00:00Z',
      ready: true,
      summary: { logsOn: 2, lockedOut: 0, disabled: 0, ambiguous: 0, unmapped: 0 },
      unmapped: [],
      remedies: [],
    });
    expect(json.logons[0]).toEqual({
      idpUser: 'alice@example.onaliyun.com',
      nameId: 'alice@example.onaliyun.com',
      outcome: 'logs-on',
      user: 'alice',
      cause: null,
      remedy: null,
    });
    expect(codes['password-idle-rule']).toBe('info');
    expect(codes['break-glass']).toBe('info');
    // bob may do nothing.
    expect(codes['user-without-permissions']).toBe('warning');
  });

  it('--fail-on warning', async () => {
    const rows = list(ALICE, 'bob@example.onaliyun.com,,Member,True,2');
    expect((await checked(rows, ['--fail-on', 'warning'])).exitCode).toBe(1);
  });

  it('without a list says so, and knows of nobody', async () => {
    const account = await makeAccount();
    const { json, exitCode } = await account.run(['preflight', '--json']);
    expect(exitCode).toBe(0);
    expect(codesOf(json)['idp-users-missing']).toBe('warning');
    expect([json.logons, json.unmapped]).toEqual([[], []]);
  });

  it('without metadata exits 4, and still says who', async () => {
    const world = makeWorld();
    await world.run(['init', '--account-id', '5123456789012345', '--site', 'intl']);
    const path = world.write('idp.csv', list(ALICE));
    const { json, exitCode } = await world.run(['preflight', '--idp-users', path, '--json']);
    expect(exitCode).toBe(4);
    expect(codesOf(json)['metadata-missing']).toBe('error');
    expect(json.logons).toHaveLength(1);
  });

  it.each([
    ['dies within the month', metadataXml(['expiring']), 'metadata-certificate-expiring', 'error'],
    ['is one of two that dies', metadataXml(['idp', 'expiring']), 'metadata-certificate-expiring', 'warning'],
  ])('a certificate that %s', async (_, xml, code, severity) => {
    const account = await makeAccount();
    await account.run(['import-metadata', account.write('m.xml', xml), '--yes']);
    const { codes } = await checked(list(ALICE), [], account);
    expect(codes[code]).toBe(severity);
  });

  it('a list that was cut is an error', async () => {
    const rows = Array.from({ length: 100 }, (_, i) => `u${i}@example.onaliyun.com,,Member,False,${i}`);
    const { exitCode, codes } = await checked(list(...rows));
    expect([exitCode, codes['list-incomplete']]).toEqual([1, 'error']);
  });

  it('the same row twice is one person; two who differ share a RAM user', async () => {
    const once = await checked(list(ALICE, ALICE));
    expect(once.json.summary).toMatchObject({ logsOn: 1, ambiguous: 0 });
    const twice = await checked(list(ALICE, 'alice@EXAMPLE.onaliyun.com,b@example.com,Member,True,9'));
    expect(twice.json.summary).toMatchObject({ logsOn: 2, ambiguous: 2 });
    expect([twice.exitCode, twice.codes['user-ambiguous']]).toEqual([1, 'error']);
  });

  it('guests and disabled users', async () => {
    const { json, codes } = await checked(
      list('x_y.com#EXT#@example.onmicrosoft.com,x@y.com,Guest,True,3', 'bob@example.onaliyun.com,,Member,False,2'),
    );
    expect(codes['user-guest']).toBe('warning');
    expect(json.summary).toMatchObject({ lockedOut: 1, disabled: 1, logsOn: 0 });
    expect(json.logons[1]).toMatchObject({ outcome: 'disabled', cause: null, user: 'bob' });
    expect(json.unmapped).toEqual(['alice', 'bob']);
  });

  it('whoever has nothing to send has no NameID', async () => {
    const { json } = await checked(list(ALICE, 'carl@example.com,,Member,True,5'), ['--name-id', 'mail']);
    expect(json.logons[1]).toMatchObject({ nameId: null, outcome: 'locked-out', cause: 'nameid-missing' });
  });

  it('a column that is not there is a usage error', async () => {
    expect((await checked(list(ALICE), ['--name-id', 'nickname'])).exitCode).toBe(2);
  });

  it('--replace-suffix', async () => {
    const { json } = await checked(list('alice@corp.example,,Member,True,1'), [
      '--replace-suffix',
      'example.onaliyun.com',
    ]);
    expect(json.logons[0]).toMatchObject({ nameId: 'alice@example.onaliyun.com', outcome: 'logs-on' });
  });

  it('application assignments of Okta before the directory', async () => {
    const account = await makeAccount();
    const rows = [
      {
        id: '1',
        status: 'ACTIVE',
        scope: 'USER',
        credentials: { userName: 'alice@example.onaliyun.com' },
        profile: { login: 'a.l@corp.example', email: 'a.l@corp.example' },
      },
    ];
    const path = account.write('okta.json', JSON.stringify(rows));
    const { json } = await account.run(['preflight', '--idp-users', path, '--json']);
    expect(json.logons[0]).toMatchObject({ nameId: 'alice@example.onaliyun.com', outcome: 'logs-on' });
  });

  it('RAM users who have only a password, by the credential report', async () => {
    const account = await makeAccount();
    const report = account.write(
      'report.csv',
      'user,user_creation_time,password_exist,password_active\n<root>,2020-01-01T00:00:00Z,TRUE,TRUE\nalice@example.onaliyun.com,2020-01-01T00:00:00Z,TRUE,TRUE\nbob@example.onaliyun.com,2020-01-01T00:00:00Z,LOGIN_DISABLED,LOGIN_DISABLED\n',
    );
    const { json } = await checked(list('x@example.com,,Member,False,1'), ['--credential-report', report], account);
    const finding = json.findings.find((each: { code: string }) => each.code === 'user-password-only');
    expect([finding.severity, finding.actual]).toEqual(['warning', 'alice']);
  });

  it('the day on which the way back closes', async () => {
    const { json } = await checked(list(ALICE), ['--max-idle-days', '90']);
    const finding = json.findings.find((each: { code: string }) => each.code === 'password-idle-rule');
    expect(finding.message).toContain('2027-02-21');
  });

  it.each([
    [['--auxiliary-domain', 'example.com', '--domain-alias', 'example.org']],
    [['--auxiliary-domain', 'example.com', '--no-login-with-domain']],
    [['--auxiliary-domain', 'example.onaliyun.com']],
  ])('settings that contradict each other: %s', async (flags) => {
    const account = await makeAccount();
    await account.run(['settings', ...flags]);
    expect((await checked(list(ALICE), [], account)).codes['settings-ineffective']).toBe('warning');
  });
});

describe('real responses', () => {
  const SAML = (nameId: string) => pasted(null, response({ nameId, inResponseTo: null }));

  it('accepted, also long after', async () => {
    const account = await makeAccount();
    const saml = account.write('saml.txt', SAML('alice@example.onaliyun.com'));
    const later = ['--response', saml, '--at', '2026-11-24T10:00:00Z'];
    const { json, exitCode } = await checked(list(ALICE), later, account);
    expect(exitCode).toBe(0);
    expect(json.responses).toEqual([
      {
        source: saml,
        verdict: 'accepted',
        at: '2026-11-23T09:59:50Z',
        nameId: 'alice@example.onaliyun.com',
        user: 'alice',
        cause: null,
      },
    ]);
  });

  it('rejected, with its cause', async () => {
    const account = await makeAccount();
    const saml = account.write('saml.txt', SAML('nobody@example.onaliyun.com'));
    const { json, exitCode, codes } = await checked(list(ALICE), ['--response', saml], account);
    expect([exitCode, json.responses[0].cause, codes['user-not-found']]).toEqual([1, 'user-not-found', 'error']);
  });

  it('that has what another column holds', async () => {
    const account = await makeAccount();
    const saml = account.write('saml.txt', SAML('alice@example.onaliyun.com'));
    const rows = list('al@corp.example,alice@example.onaliyun.com,Member,True,1');
    const { json } = await checked(rows, ['--response', saml], account);
    const finding = json.findings.find((each: { code: string }) => each.code === 'nameid-unlisted');
    expect(finding.message).toContain('--name-id mail');
  });
});

describe('remedies', () => {
  const words = (command: string) => command.split(' ').slice(1);

  it.each<[string, string[], string]>([
    ['a suffix that many have', ['alice@corp.example,,Member,True,1', 'bob@corp.example,,Member,True,2'], 'settings'],
    ['a user who is not there', [ALICE, 'carol@example.onaliyun.com,,Member,True,2'], 'create-user'],
    ['a user who is frozen', [ALICE, 'bob@example.onaliyun.com,,Member,True,2'], 'update-user'],
    ['bare names', ['alice,,Member,True,1', 'bob,,Member,True,2'], 'settings'],
  ])('%s: the command runs as it stands, and mends', async (_, rows, name) => {
    const account = await makeAccount();
    if (name === 'update-user') await account.run(['update-user', 'bob', '--status', 'freeze']);
    const before = await checked(list(...rows), [], account);
    expect(before.exitCode).toBe(1);
    const [remedy] = before.json.remedies;
    expect(remedy).toMatchObject({ where: 'alibaba-cloud', proven: true });
    expect(remedy.command).toMatch(new RegExp(`^sso-cli ${name}`));
    expect((await account.run(words(remedy.command))).exitCode).toBe(0);
    const after = await checked(list(...rows), [], account);
    expect(after.json.summary.lockedOut).toBe(before.json.summary.lockedOut - remedy.mends);
    expect(after.exitCode).toBe(0);
  });

  it.each([
    ['which nobody told', [], /look first whether the console shows another/],
    [
      'of which there is none',
      ['settings', '--no-auxiliary-domain'],
      /^Set the auxiliary domain to corp\.example, if that domain is yours, here and/,
    ],
  ])('an auxiliary domain in place of one %s', async (_, settings, change) => {
    const account = await makeAccount();
    if (settings.length > 0) await account.run(settings);
    const rows = list('alice@corp.example,,Member,True,1', 'bob@corp.example,,Member,True,2');
    const { json } = await checked(rows, [], account);
    expect(json.remedies[0].change).toMatch(change);
  });

  it('a column that has the right value', async () => {
    const rows = list('al@corp.example,alice@example.onaliyun.com,Member,True,1');
    const { json, account } = await checked(rows);
    expect(json.remedies[0].command).toContain('--name-id mail');
    expect((await account.run([...words(json.remedies[0].command), '--json'])).json.summary.lockedOut).toBe(0);
  });

  it('none that locks out more than it mends', async () => {
    const account = await makeAccount();
    await account.run(['settings', '--auxiliary-domain', 'a.example']);
    const rows = list('alice@a.example,,Member,True,1', 'bob@b.example,,Member,True,2');
    const { json } = await checked(rows, [], account);
    expect(json.remedies.map((each: { change: string }) => each.change).join()).not.toContain('from a.example');
    expect(json.logons[1].remedy).toMatchObject({ where: 'idp', proven: true, mends: 1 });
  });

  const remedyOf = async (nameId: string, settings: string[] = []) => {
    const account = await makeAccount();
    if (settings.length > 0) await account.run(settings);
    // Others who are logged on, so that nothing that mends one person alone looks like a cure for all.
    const others = [ALICE, 'bob@example.onaliyun.com,,Member,True,2'];
    const { json } = await checked(list(...others, `${nameId},,Member,True,3`), [], account);
    return json.logons[2].remedy;
  };

  it.each([
    ['a Windows domain before the name', 'CORP\\alice', /alice@example\.onaliyun\.com/],
    ['a name with an apostrophe, which is sent once', "O'Brien@example.onaliyun.com", /OBrien@.*Then: .*OBrien/],
    ['a typing error in the domain', 'alice@exampel.onaliyun.com', /example\.onaliyun\.com/],
  ])('the smallest for %s', async (_, nameId, change) => {
    const remedy = await remedyOf(nameId);
    expect(remedy).toMatchObject({ where: 'idp', proven: true, change: expect.stringMatching(change) });
    expect(remedy.change).not.toMatch(/O'Brien|CORP|exampel|auxiliary/);
  });

  it('without a setting that it does not need', async () => {
    const { change } = await remedyOf("zo'e@corp.example", ['settings', '--no-auxiliary-domain']);
    expect(change).toContain('zoe@example.onaliyun.com');
    expect(change).not.toContain('auxiliary');
  });

  it('no RAM user for what a machine made', async () => {
    expect(await remedyOf('3f2504e0-4f89-11d3-9a0c-0305e82c3301@example.onaliyun.com')).toBeNull();
  });

  it('none for what nobody can mend', async () => {
    const { json } = await checked(list('\u7f57\u7f57\u7f57@example.onaliyun.com,,Member,True,1'));
    expect(json.logons[0]).toMatchObject({ cause: 'nameid-invalid-characters', remedy: null });
  });
});

describe('formats', () => {
  const rows = list(ALICE, '<b>&@example.com,,Member,True,7', 'carol@corp.example,,Member,True,8');

  it.each(['en', 'zh'])('text in %s', async (lang) => {
    const account = await makeAccount();
    const path = account.write('idp.csv', rows);
    const { stdout, exitCode } = await account.run(['preflight', '--idp-users', path, '--lang', lang]);
    expect(exitCode).toBe(1);
    for (const what of ['carol@corp.example', 'nameid-domain-mismatch', 'sso-cli settings --auxiliary-domain'])
      expect(stdout).toContain(what);
    expect(/\p{Script=Han}/u.test(stdout)).toBe(lang === 'zh');
  });

  it('html: counts, then who, then why, and nothing raw', async () => {
    const account = await makeAccount();
    const path = account.write('idp.csv', rows);
    const { stdout } = await account.run(['preflight', '--idp-users', path, '-o', 'html']);
    const places = ['People who would be locked out', 'carol@corp.example', 'class="finding error"'].map((each) =>
      stdout.indexOf(each),
    );
    expect(places.every((place) => place > 0)).toBe(true);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(stdout).not.toContain('<b>&@');
  });

  it.each([
    ['junit', '<failure type="nameid-domain-mismatch"'],
    ['sarif', '"ruleId": "nameid-domain-mismatch"'],
    ['github', '::error title=nameid-domain-mismatch'],
  ])('%s', async (format, what) => {
    const account = await makeAccount();
    const path = account.write('idp.csv', rows);
    const { stdout, exitCode } = await account.run(['preflight', '--idp-users', path, '-o', format]);
    expect(exitCode).toBe(1);
    expect(stdout).toContain(what);
  });
});

describe('a remedy for one', () => {
  interface Told {
    readonly change: string;
    readonly command?: string;
    readonly mends: number;
    readonly collides?: number;
  }
  const told = ({ remedies }: { readonly remedies: readonly Told[] }) =>
    remedies.map(({ change, command, mends, collides }) => [command ?? change, mends, collides ?? 0]);

  it('that leads to a RAM user whom another person reaches says so', async () => {
    const { json } = await checked(list(ALICE, 'al.ice@example.onaliyun.com,,Member,True,2'));
    expect(told(json)).toEqual([[expect.stringContaining('alice@example.onaliyun.com'), 1, 1]]);
  });

  it('is one where it mends two, who would share the user', async () => {
    const { json } = await checked(
      list('yan@example.onaliyun.com,,Member,True,1', 'yan@5123456789012345.onaliyun.com,,Member,True,2'),
    );
    expect(told(json)).toEqual([['sso-cli create-user yan', 2, 1]]);
  });

  it('and says nothing where nobody else is meant', async () => {
    const { json } = await checked(list(ALICE, 'yan@example.onaliyun.com,,Member,True,2'));
    expect(told(json)).toEqual([['sso-cli create-user yan', 1, 0]]);
  });
});

describe('what is given beside the list', () => {
  it.each([
    ['prose', 'Dear support'],
    ['nothing', ''],
  ])('a response that is %s is an input that cannot be read', async (_, text) => {
    const world = await makeAccount();
    const args = ['--response', world.write('r.txt', text)];
    expect((await checked(list(ALICE), args, world)).exitCode).toBe(3);
  });

  it.each([
    ['36500', 0],
    ['36501', 2],
    ['99999999', 2],
    ['0', 2],
  ])('--max-idle-days %s', async (days, exitCode) => {
    const run = await checked(list(ALICE), ['--max-idle-days', days]);
    expect(run.exitCode).toBe(exitCode);
  });

  it('metadata whose certificate is not valid yet is no ground to stand on', async () => {
    const world = await makeAccount();
    const early = world.write('early.xml', metadataXml(['not-yet-valid']));
    const health = await world.run(['check-metadata', early, '--expires-in', '30d', '--json']);
    expect([health.exitCode, health.json.healthy]).toEqual([1, false]);
    expect(codesOf(health.json)['metadata-certificate-expiring']).toBe('error');
    await world.run(['import-metadata', early, '--yes']);
    expect((await checked(list(ALICE), [], world)).json.ready).toBe(false);
  });
});
