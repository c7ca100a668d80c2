// check-metadata: certificates with their days, and when it is unhealthy; every format.

import { describe, expect, it } from 'vitest';
import { AT, metadataXml } from '../support/idp.ts';
import { makeAccount, makeWorld } from '../support/world.ts';

const DAY = 86_400_000;
const world = makeWorld();
const file = (name: string, certificates: string[], attributes = '') =>
  world.write(name, metadataXml(certificates).replace('entityID', `${attributes} entityID`));
// biome-ignore lint/suspicious/noExplicitAny: JSON
const codes = (json: any) => json.findings.map((each: any) => [each.code, each.severity]);

describe('check-metadata', () => {
  it('of the store by default', async () => {
    const account = await makeAccount();
    const { exitCode, json } = await account.run(['check-metadata', '--json']);
    expect(exitCode).toBe(0);
    expect(json).toMatchObject({ schemaVersion: 1, healthy: true, at: '2026-11-23T10:00:00Z', findings: [] });
    const [certificate] = json.metadata.certificates;
    expect(certificate.daysLeft).toBe(Math.floor((Date.parse(certificate.notAfter) - AT) / DAY));
  });

  it('without store, or without metadata in it, says what to do', async () => {
    expect((await makeWorld().run(['check-metadata', '--json'])).exitCode).toBe(4);
    const empty = makeWorld();
    await empty.run(['init', '--account-id', '5123456789012345', '--site', 'intl']);
    const { exitCode, json } = await empty.run(['check-metadata', '--json']);
    expect([exitCode, json.error.code]).toEqual([4, 'metadata-missing']);
  });

  it.each<[string, string[], string, string, number, [string, string][]]>([
    ['the last one ends', ['expiring'], '', '30d', 1, [['metadata-certificate-expiring', 'error']]],
    ['one of several ends', ['idp', 'expiring'], '', '30d', 0, [['metadata-certificate-expiring', 'warning']]],
    ['none ends so soon', ['expiring'], '', '1d', 0, []],
    ['the last one ends in 30 years', ['idp'], '', '11000d', 1, [['metadata-certificate-expiring', 'error']]],
    [
      'one has ended, the other ends',
      ['expired', 'expiring'],
      '',
      '30d',
      1,
      [
        ['metadata-certificate-expired', 'warning'],
        ['metadata-certificate-expiring', 'error'],
      ],
    ],
    [
      'validUntil will have passed',
      ['idp'],
      'validUntil="2026-12-01T00:00:00Z"',
      '30d',
      1,
      [['metadata-expiring', 'error']],
    ],
    ['validUntil is later', ['idp'], 'validUntil="2027-12-01T00:00:00Z"', '30d', 0, []],
    ['validUntil has passed', ['idp'], 'validUntil="2026-11-01T00:00:00Z"', '30d', 1, [['metadata-expired', 'error']]],
    [
      'validUntil cannot be read',
      ['idp'],
      'validUntil="1.12.2026"',
      '30d',
      1,
      [['metadata-valid-until-malformed', 'error']],
    ],
  ])('--expires-in: %s', async (_, certificates, attributes, expiresIn, exit, expected) => {
    const { exitCode, json } = await world.run([
      'check-metadata',
      file('a.xml', certificates, attributes),
      '--expires-in',
      expiresIn,
      '--json',
    ]);
    expect(codes(json)).toEqual(expected);
    expect([exitCode, json.healthy]).toEqual([exit, exit === 0]);
  });

  it('of a store whose metadata cannot be read: the store is to be mended, exit 4', async () => {
    const account = await makeAccount();
    const stored = JSON.parse(account.read('data/sso-cli/account.json'));
    stored.UserSsoSettings.MetadataDocument = Buffer.from('<x').toString('base64');
    account.write('data/sso-cli/account.json', JSON.stringify(stored));
    const { exitCode, json } = await account.run(['check-metadata', '--json']);
    expect([exitCode, codes(json)]).toEqual([4, [['metadata-malformed', 'error']]]);
    expect((await account.run(['check-metadata', account.write('x.xml', '<x')])).exitCode).toBe(3);
  });

  it('--fail-on warning counts warnings', async () => {
    const path = file('b.xml', ['idp', 'expiring']);
    expect((await world.run(['check-metadata', path])).exitCode).toBe(0);
    expect((await world.run(['check-metadata', path, '--fail-on', 'warning'])).exitCode).toBe(1);
  });

  it('several sources have a report each, one that cannot be read too', async () => {
    const bad = world.write('page.html', 'Dear support');
    const { exitCode, json } = await world.run([
      'check-metadata',
      file('c.xml', ['idp']),
      bad,
      world.path('none.xml'),
      '--json',
    ]);
    expect(exitCode).toBe(3);
    expect(json.reports).toHaveLength(3);
    expect(json.reports.map((each: { healthy?: boolean }) => each.healthy)).toEqual([true, false, undefined]);
    expect(json.reports[2].error.code).toBe('input-missing');
  });

  it('names a certificate that cannot be read, with why', async () => {
    const body = /<ds:X509Certificate>([^<]*)/.exec(metadataXml(['idp']))?.[1] ?? '';
    const path = world.write('d.xml', metadataXml(['idp']).replace(body, body.slice(0, 200)));
    const { exitCode, json } = await world.run(['check-metadata', path, '--json']);
    expect(exitCode).toBe(1);
    expect(json.findings[0]).toMatchObject({ code: 'metadata-certificate-malformed', actual: '1: cut' });
  });

  it.each(['en', 'zh'])('as text in %s', async (lang) => {
    const { stdout } = await world.run(['check-metadata', file('e.xml', ['idp', 'expiring']), '--lang', lang]);
    expect(stdout).toContain('CN=idp');
    expect(stdout).toContain('metadata-certificate-expiring');
    expect(/\p{Script=Han}/u.test(stdout)).toBe(lang === 'zh');
  });
});

describe('counts in a verification', () => {
  it.each(['validUntil="1.12.2026"', 'validUntil="2026-11-01T00:00:00Z"'])('--metadata with %s', async (attributes) => {
    const account = await makeAccount();
    const metadata = account.write('m.xml', metadataXml().replace('entityID', `${attributes} entityID`));
    const { exitCode, json } = await account.run(
      ['verify-response', '-', '--metadata', metadata, '--request-id', '_request', '--json'],
      {
        stdin: (await import('../support/idp.ts')).pasted(),
      },
    );
    expect(exitCode).toBe(1);
    expect(json.cause).toMatch(/^metadata-(expired|valid-until-malformed)$/);
    expect(json.user).toBeNull();
  });
});
