// init, settings and generate-metadata, through main().

import { X509Certificate } from 'node:crypto';
import { statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fixtureText } from '../support/fixtures.ts';
import { metadataXml } from '../support/idp.ts';
import { certificate, INIT, makeAccount, makeWorld } from '../support/world.ts';

const ID = '5123456789012345';

describe('init', () => {
  it('creates a store for its owner alone, and says what is in it', async () => {
    const world = makeWorld();
    const { exitCode, json } = await world.run([...INIT, '--json']);
    expect(exitCode).toBe(0);
    expect(json).toEqual({
      schemaVersion: 1,
      created: true,
      store: world.store,
      AccountId: ID,
      site: 'intl',
      DefaultDomainName: 'example.onaliyun.com',
      DomainAlias: null,
      UserSsoSettings: { AuxiliaryDomain: null, SsoEnabled: null, SsoLoginWithDomain: null, AuthnSignAlgo: null },
      entityId: `https://signin-intl.aliyun.com/${ID}/saml/SSO`,
      acsUrl: 'https://signin-intl.aliyun.com/saml/SSO',
      acceptedSuffixes: ['example.onaliyun.com'],
    });
    expect(statSync(world.store).mode & 0o777).toBe(0o600);
    expect(statSync(`${world.home}/data/sso-cli`).mode & 0o777).toBe(0o700);
  });

  it('writes a file made to be read: sorted keys, two blanks, a final newline', async () => {
    const world = makeWorld();
    await world.run(INIT);
    expect(world.read('data/sso-cli/account.json')).toBe(
      `{
  "AccountId": "5123456789012345",
  "DefaultDomainName": "example.onaliyun.com",
  "Groups": {
    "Group": []
  },
  "UserSsoSettings": {},
  "Users": {
    "User": []
  },
  "schemaVersion": 2,
  "site": "intl"
}
`,
    );
  });

  it.each([
    ['all of them', INIT],
    ['the ID alone', ['init', '--account-id', ID]],
  ])('again with the same facts (%s) changes nothing', async (_, args) => {
    const world = makeWorld();
    await world.run(INIT);
    const before = world.read('data/sso-cli/account.json');
    const { exitCode, json } = await world.run([...args, '--json']);
    expect(exitCode).toBe(0);
    expect(json.created).toBe(false);
    expect(world.read('data/sso-cli/account.json')).toBe(before);
  });

  it.each([
    ['another ID', ['--account-id', '5123456789012346']],
    ['another site', ['--account-id', ID, '--site', 'cn']],
    ['another default domain', ['--account-id', ID, '--default-domain', 'other.onaliyun.com']],
    ['an alias', ['--account-id', ID, '--domain-alias', 'corp.example']],
    ['no suffix', ['--account-id', ID, '--no-login-with-domain']],
  ])('again with %s is refused', async (_, flags) => {
    const world = makeWorld();
    await world.run(INIT);
    const before = world.read('data/sso-cli/account.json');
    const { exitCode, stderr } = await world.run(['init', ...flags]);
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/^sso-cli: error: .+\nhint: .+\n$/);
    expect(world.read('data/sso-cli/account.json')).toBe(before);
  });

  it.each<[flags: string[], what: object]>([
    [['--site', 'intl'], { site: 'intl', DefaultDomainName: `${ID}.onaliyun.com`, DomainAlias: null }],
    [['--site', 'cn'], { site: 'cn', entityId: `https://signin.aliyun.com/${ID}/saml/SSO` }],
    [
      ['--domain-alias', 'corp.example'],
      { DomainAlias: 'corp.example', acceptedSuffixes: [`${ID}.onaliyun.com`, 'corp.example'] },
    ],
    [['--auxiliary-domain', 'aux.example'], { acceptedSuffixes: [`${ID}.onaliyun.com`, 'aux.example'] }],
    [
      ['--domain-alias', 'corp.example', '--auxiliary-domain', 'aux.example'],
      { acceptedSuffixes: [`${ID}.onaliyun.com`, 'corp.example'] },
    ],
    [['--no-login-with-domain'], { acceptedSuffixes: [] }],
  ])('%j', async (flags, what) => {
    const site = flags.includes('--site') ? [] : ['--site', 'intl'];
    const { json } = await makeWorld().run(['init', '--account-id', ID, ...site, ...flags, '--json']);
    expect(json).toMatchObject(what);
  });

  it.each([
    ['no ID', ['init'], 'usage'],
    ['no site', ['init', '--account-id', ID], 'usage'],
    ['a short ID', ['init', '--account-id', '1'], 'InvalidParameter.AccountId'],
    ['an unknown site', ['init', '--account-id', ID, '--site', 'eu'], 'usage'],
    [
      'a default domain elsewhere',
      ['init', '--account-id', ID, '--default-domain', 'example.com'],
      'InvalidParameter.DefaultDomain',
    ],
    [
      'an alias with "@"',
      ['init', '--account-id', ID, '--domain-alias', '@example.com'],
      'InvalidParameter.DomainAlias',
    ],
  ])('%s is a usage error', async (_, args, code) => {
    const { exitCode, json } = await makeWorld().run([...args, '--json']);
    expect(exitCode).toBe(2);
    expect(json.error.code).toBe(code);
  });

  it('names the next command on a terminal, and nowhere else', async () => {
    const terminal = await makeWorld().run(INIT, { tty: ['stderr'] });
    expect(terminal.stderr).toMatch(/^hint: next: sso-cli import-metadata <file or URL>/);
    expect((await makeWorld().run(INIT)).stderr).toBe('');
  });
});

describe('settings', () => {
  it('shows them', async () => {
    const world = await makeAccount();
    const { exitCode, stdout } = await world.run(['settings']);
    expect(exitCode).toBe(0);
    expect(stdout).toContain(`https://signin-intl.aliyun.com/${ID}/saml/SSO`);
    expect(stdout).toContain('<user name>@example.onaliyun.com');
  });

  it.each<[flags: string[], what: object]>([
    [['--site', 'cn'], { site: 'cn', acsUrl: 'https://signin.aliyun.com/saml/SSO' }],
    [['--default-domain', 'new.onaliyun.com'], { DefaultDomainName: 'new.onaliyun.com' }],
    [['--domain-alias', 'corp.example'], { DomainAlias: 'corp.example' }],
    [['--auxiliary-domain', 'aux.example'], { UserSsoSettings: { AuxiliaryDomain: 'aux.example' } }],
    [['--no-login-with-domain'], { UserSsoSettings: { SsoLoginWithDomain: false }, acceptedSuffixes: [] }],
    [['--sso-enabled', 'true'], { UserSsoSettings: { SsoEnabled: true } }],
    [['--sso-enabled', 'off'], { UserSsoSettings: { SsoEnabled: false } }],
    [['--authn-sign-algo', 'rsa-sha256'], { UserSsoSettings: { AuthnSignAlgo: 'rsa-sha256' } }],
  ])('%j changes them for good', async (flags, what) => {
    const world = await makeAccount();
    const { exitCode, json } = await world.run(['settings', ...flags, '--json']);
    expect(exitCode).toBe(0);
    expect(json).toMatchObject(what);
    expect((await world.run(['settings', '--json'])).json).toEqual(json);
  });

  it('takes an alias and an auxiliary domain away', async () => {
    const world = await makeAccount();
    await world.run(['settings', '--domain-alias', 'corp.example', '--auxiliary-domain', 'aux.example']);
    const { json } = await world.run(['settings', '--no-domain-alias', '--no-auxiliary-domain', '--json']);
    expect(json).toMatchObject({ DomainAlias: null, UserSsoSettings: { AuxiliaryDomain: '' } });
  });

  it('a new default domain renames every principal', async () => {
    const world = await makeAccount();
    await world.run(['settings', '--default-domain', 'new.onaliyun.com']);
    const { json } = await world.run(['list-users', '--json']);
    expect(json.Users.User.map((user: { UserPrincipalName: string }) => user.UserPrincipalName)).toEqual([
      'alice@new.onaliyun.com',
      'bob@new.onaliyun.com',
    ]);
  });

  const cloud = (settings: object = {}) => ({
    UserSsoSettings: {
      AuxiliaryDomain: 'aux.example',
      MetadataDocument: Buffer.from(metadataXml(['idp-next'])).toString('base64'),
      SsoEnabled: true,
      SsoLoginWithDomain: false,
      AuthnSignAlgo: 'rsa-sha256',
      ...settings,
    },
    RequestId: '69FC3E5E-0000',
  });

  it.each([
    ['from standard input', (text: string) => ({ args: ['-'], stdin: text })],
    ['behind a byte order mark', (text: string) => ({ args: ['-'], stdin: `\ufeff${text}` })],
    [
      'the inner object alone',
      (text: string) => ({ args: ['-'], stdin: JSON.stringify(JSON.parse(text).UserSsoSettings) }),
    ],
  ])('--import reads the answer of the cloud: %s', async (_, put) => {
    const world = await makeAccount();
    const { args, stdin } = put(JSON.stringify(cloud(), null, 2));
    const { exitCode, json } = await world.run(['settings', '--import', ...args, '--json'], { stdin });
    expect(exitCode).toBe(0);
    expect(json.UserSsoSettings).toEqual({
      AuxiliaryDomain: 'aux.example',
      SsoEnabled: true,
      SsoLoginWithDomain: false,
      AuthnSignAlgo: 'rsa-sha256',
    });
    expect((await world.run(['show-metadata'])).stdout).toContain('CN=idp-next');
  });

  it('a fresh account knows none of them, and says so', async () => {
    const world = makeWorld();
    await world.run(INIT);
    const { stdout } = await world.run(['settings']);
    for (const name of ['auxiliary domain', 'SSO enabled', 'request signing'])
      expect(stdout).toMatch(new RegExp(`^${name} +not known$`, 'm'));
    await world.run(['settings', '--no-auxiliary-domain', '--sso-enabled', 'false']);
    expect((await world.run(['settings'])).stdout).toMatch(/^auxiliary domain +none$/m);
  });

  it.each<[what: string, answer: object, kept: object]>([
    [
      'an answer of 2020 resets nothing',
      { SsoEnabled: true, AuxiliaryDomain: 'aux.example', MetadataDocument: '' },
      { SsoLoginWithDomain: false, AuthnSignAlgo: 'rsa-sha256', SsoEnabled: true, AuxiliaryDomain: 'aux.example' },
    ],
    [
      'nor does one field alone',
      { AuthnSignAlgo: 'rsa-sha1' },
      { SsoLoginWithDomain: false, AuthnSignAlgo: 'rsa-sha1', SsoEnabled: null, AuxiliaryDomain: 'old.example' },
    ],
  ])('--import: %s', async (_, answer, kept) => {
    const world = await makeAccount();
    await world.run([
      ...['settings', '--no-login-with-domain', '--authn-sign-algo', 'rsa-sha256'],
      ...['--auxiliary-domain', 'old.example'],
    ]);
    const { json } = await world.run(['settings', '--import', '-', '--json'], { stdin: JSON.stringify(answer) });
    expect(json.UserSsoSettings).toEqual(kept);
  });

  it('--import reads a file, and keeps the metadata where the cloud has none', async () => {
    const world = await makeAccount();
    const file = world.write('cloud.json', JSON.stringify(cloud({ MetadataDocument: '', AuxiliaryDomain: '' })));
    const { json } = await world.run(['settings', '--import', file, '--json']);
    expect(json.UserSsoSettings.AuxiliaryDomain).toBe('');
    expect((await world.run(['show-metadata'])).stdout).toContain('CN=idp,');
  });

  it.each([
    ['no JSON', 'SsoEnabled: true'],
    ['another answer', '{"Users": {"User": []}}'],
    ['null', 'null'],
    ['an array', '[]'],
    ['a text for a truth value', '{"SsoEnabled": "true"}'],
    ['an algorithm that there is not', '{"SsoEnabled": true, "AuthnSignAlgo": "none"}'],
    ['a domain that is none', '{"AuxiliaryDomain": 1}'],
    ['a document that is no text', '{"SsoEnabled": true, "MetadataDocument": {}}'],
    ['metadata that is none', JSON.stringify({ SsoEnabled: true, MetadataDocument: 'QUJD' })],
    ['nothing', ''],
  ])('--import refuses %s', async (_, stdin) => {
    const world = await makeAccount();
    const before = world.read('data/sso-cli/account.json');
    const { exitCode, json } = await world.run(['settings', '--import', '-', '--json'], { stdin });
    expect(exitCode).toBe(3);
    expect(json.error.code).toBe('settings-malformed');
    expect(world.read('data/sso-cli/account.json')).toBe(before);
  });

  describe('--emit', () => {
    it('aliyun: one command of what is known, every value quoted for the shell', async () => {
      const world = await makeAccount();
      await world.run(['settings', '--auxiliary-domain', 'aux.example']);
      const { stdout, stderr } = await world.run(['settings', '--emit', 'aliyun']);
      const document = Buffer.from(metadataXml()).toString('base64');
      expect(stdout).toBe(
        `aliyun ims SetUserSsoSettings --endpoint ims.aliyuncs.com \\\n  --AuxiliaryDomain aux.example \\\n  --MetadataDocument ${document}\n`,
      );
      expect(stderr).toMatch(/left out.*not known: SsoEnabled, SsoLoginWithDomain, AuthnSignAlgo;/);
    });

    it.each(['aliyun', 'terraform', 'json'])('%s: of an account that nobody described, nothing', async (form) => {
      const world = makeWorld();
      await world.run(INIT);
      const { exitCode, stdout, stderr } = await world.run(['settings', '--emit', form]);
      expect(exitCode).toBe(0);
      expect(stdout).not.toMatch(/enabled|domain|metadata|false|''|""/i);
      expect(stderr).toMatch(/SsoEnabled, SsoLoginWithDomain, AuxiliaryDomain, AuthnSignAlgo/);
      expect(stderr).toMatch(/MetadataDocument, because/);
    });

    it('aliyun: false and empty where that was said', async () => {
      const world = makeWorld();
      await world.run(INIT);
      await world.run(['settings', '--sso-enabled', 'false', '--no-auxiliary-domain', '--login-with-domain']);
      const { stdout, stderr } = await world.run(['settings', '--emit', 'aliyun']);
      expect(stdout).toContain(`--SsoEnabled false \\\n  --SsoLoginWithDomain true \\\n  --AuxiliaryDomain ''\n`);
      expect(stderr).toMatch(/not known: AuthnSignAlgo;/);
    });

    it('aliyun: nothing is left out of an account that is known', async () => {
      const world = await makeAccount();
      await world.run([
        ...['settings', '--sso-enabled', 'true', '--auxiliary-domain', 'aux.example', '--login-with-domain'],
        ...['--authn-sign-algo', 'rsa-sha256'],
      ]);
      const { stderr } = await world.run(['settings', '--emit', 'aliyun']);
      expect(stderr).toBe('');
    });

    it.each([
      ['without --emit', ['--out', 'x']],
      ['with another form', ['--emit', 'json', '--out', 'x']],
      ['with a name that would reach the terminal', ['--emit', 'aliyun', '--out', 'a\u001b[31m']],
    ])('--out %s is a usage error', async (_, flags) => {
      const { exitCode, json } = await (await makeAccount()).run(['settings', ...flags, '--json']);
      expect([exitCode, json.error.code]).toEqual([2, 'usage']);
    });

    it('--out without metadata is a usage error', async () => {
      const world = makeWorld();
      await world.run(INIT);
      const { exitCode } = await world.run(['settings', '--emit', 'aliyun', '--out', world.path('x')]);
      expect(exitCode).toBe(2);
    });

    it('terraform: one resource', async () => {
      const world = await makeAccount();
      await world.run(['settings', '--sso-enabled', 'false']);
      const { stdout, stderr } = await world.run(['settings', '--emit', 'terraform']);
      expect(stdout).toMatch(/^resource "st-alicloud_ims_user_sso_settings" "this" \{\n {2}sso_enabled {11}= false\n/);
      expect(stdout).toContain(`metadata_document     = "${Buffer.from(metadataXml()).toString('base64')}"`);
      expect(stdout).not.toContain('auxiliary_domain');
      expect(stderr).toContain('requires all four');
    });

    it('json: what --import reads back', async () => {
      const world = await makeAccount();
      await world.run(['settings', '--auxiliary-domain', 'aux.example', '--sso-enabled', 'true']);
      const { stdout } = await world.run(['settings', '--emit', 'json']);
      const other = makeWorld();
      await other.run(INIT);
      expect((await other.run(['settings', '--import', '-'], { stdin: stdout })).exitCode).toBe(0);
      expect((await other.run(['settings', '--emit', 'json'])).stdout).toBe(stdout);
    });

    it('changes nothing, and says so when asked to', async () => {
      const world = await makeAccount();
      const { exitCode, json } = await world.run(['settings', '--emit', 'aliyun', '--sso-enabled', 'true', '--json']);
      expect([exitCode, json.error.code]).toEqual([2, 'usage']);
      expect((await world.run(['settings', '--json'])).json.UserSsoSettings.SsoEnabled).toBe(null);
    });
  });
});

describe('generate-metadata', () => {
  it.each([
    ['intl', 'signin-intl.aliyun.com'],
    ['cn', 'signin.aliyun.com'],
  ])('for %s, without a store', async (site, host) => {
    const world = makeWorld();
    const { exitCode, stdout, stderr } = await world.run(['generate-metadata', '--account-id', ID, '--site', site]);
    expect(exitCode).toBe(0);
    expect(stdout).toContain(`entityID="https://${host}/${ID}/saml/SSO"`);
    expect(stdout).toContain(`Location="https://${host}/saml/SSO"`);
    expect(stdout).not.toContain('KeyDescriptor');
    expect(stderr).toMatch(/^sso-cli: note: .*key/);
  });

  it('for the account in the store', async () => {
    const { json } = await (await makeAccount()).run(['generate-metadata', '--json']);
    expect(json).toMatchObject({
      schemaVersion: 1,
      entityId: `https://signin-intl.aliyun.com/${ID}/saml/SSO`,
      out: null,
    });
    expect(json.document).toMatch(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n<md:EntityDescriptor /);
  });

  it.each([
    ['PEM', (world: Awaited<ReturnType<typeof makeAccount>>) => world.write('sp.crt', fixtureText('keys/sp.crt'))],
    [
      'DER',
      (world: Awaited<ReturnType<typeof makeAccount>>) =>
        world.write('sp.der', new X509Certificate(fixtureText('keys/sp.crt')).raw),
    ],
    [
      'the console’s own document',
      (world: Awaited<ReturnType<typeof makeAccount>>) =>
        world.write(
          'sp.xml',
          `<x><ds:X509Certificate>\n${new X509Certificate(fixtureText('keys/sp.crt')).raw.toString('base64').replace(/.{76}/g, '$&\n')}</ds:X509Certificate></x>`,
        ),
    ],
  ])('--certificate reads %s', async (_, put) => {
    const world = await makeAccount();
    const { stdout, stderr } = await world.run(['generate-metadata', '--certificate', put(world)]);
    const embedded = /<ds:X509Certificate>([^<]*)</.exec(stdout)?.[1] ?? '';
    expect(new X509Certificate(Buffer.from(embedded, 'base64')).fingerprint256).toBe(
      new X509Certificate(fixtureText('keys/sp.crt')).fingerprint256,
    );
    expect(stdout).toContain('<md:KeyDescriptor use="signing">');
    expect(stderr).toBe('');
  });

  it.each([
    ['a key', fixtureText('keys/sp.key')],
    ['text', 'hello'],
    ['nothing', ''],
  ])('--certificate refuses %s', async (_, content) => {
    const world = await makeAccount();
    const { exitCode, json } = await world.run([
      'generate-metadata',
      '--certificate',
      world.write('x', content),
      '--json',
    ]);
    expect([exitCode, json.error.code]).toEqual([3, 'certificate-malformed']);
  });

  it('--out writes the file and nothing to standard output', async () => {
    const world = await makeAccount();
    const out = world.path('sp-metadata.xml');
    const { exitCode, stdout, stderr } = await world.run(
      ['generate-metadata', '--certificate', certificate('sp'), '--out', out],
      { tty: ['stderr'] },
    );
    expect([exitCode, stdout]).toEqual([0, '']);
    expect(stderr).toContain(out);
    expect(world.read('sp-metadata.xml')).toBe(
      (await world.run(['generate-metadata', '--certificate', certificate('sp')])).stdout,
    );
  });

  it('--out where nothing can be written is an error', async () => {
    const world = await makeAccount();
    const { exitCode, json } = await world.run([
      'generate-metadata',
      '--out',
      world.path('no/such/folder/x.xml'),
      '--json',
    ]);
    expect(exitCode).not.toBe(0);
    expect(json.error.code).toBe('output-not-writable');
  });
});
