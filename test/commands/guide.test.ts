// guide: without a store, with flags, and alone.

import { describe, expect, it } from 'vitest';
import { PRODUCTS } from '../../src/core/idps/registry.ts';
import { makeAccount, makeWorld } from '../support/world.ts';

const valuesOf = (json: { guide: { values: { label: string; value: string }[] } }) =>
  Object.fromEntries(json.guide.values.map(({ label, value }) => [label, value]));

describe('guide', () => {
  it('alone lists the products, with and without a store', async () => {
    for (const world of [makeWorld(), await makeAccount()]) {
      const { exitCode, json } = await world.run(['guide', '--json']);
      expect(exitCode).toBe(0);
      expect(json.products.map(({ id }: { id: string }) => id)).toEqual(PRODUCTS.map(({ id }) => id));
    }
  });

  it.each(PRODUCTS.map(({ id }) => id))(
    '%s without a store: placeholders, and no guess of account or site',
    async (id) => {
      const { exitCode, stdout, stderr } = await makeWorld().run(['guide', id]);
      expect(exitCode).toBe(0);
      expect(stdout).not.toMatch(/https:\/\/signin(-intl)?\.aliyun\.com|0{16}|undefined|null/);
      expect(stderr).toContain(`sso-cli guide ${id} --account-id`);
    },
  );

  it('with flags: no placeholder of ours is left, nothing is read', async () => {
    const world = makeWorld();
    world.write('data/sso-cli/account.json', 'damaged');
    const { exitCode, json, stderr } = await world.run([
      ...['guide', 'keycloak', '--account-id', '5123456789012345', '--site', 'cn', '--default-domain'],
      ...['example.onaliyun.com', '--json'],
    ]);
    expect([exitCode, stderr]).toEqual([0, '']);
    expect(valuesOf(json)['Client ID']).toBe('https://signin.aliyun.com/5123456789012345/saml/SSO');
  });

  it.each<[flags: string[], keycloak: [string, string | undefined], entra: string]>([
    [
      [],
      ['email', 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress'],
      'Join(user.userprincipalname, "@", example.onaliyun.com)',
    ],
    [['--auxiliary-domain', 'example.com'], ['email', undefined], 'user.userprincipalname'],
    [['--no-login-with-domain'], ['username', undefined], 'ExtractMailPrefix(user.userprincipalname)'],
  ])('%j: the values are those that the NameID rule asks for', async (flags, [format, mapper], source) => {
    const account = ['--account-id', '5123456789012345', '--site', 'intl', '--default-domain', 'example.onaliyun.com'];
    const values = async (id: string) =>
      valuesOf((await makeWorld().run(['guide', id, ...account, ...flags, '--json'])).json);
    const keycloak = await values('keycloak');
    expect(keycloak['Name ID format']).toBe(format);
    expect(keycloak['Name ID Format (User Attribute Mapper For NameID)']).toBe(mapper);
    expect((await values('entra'))['Unique User Identifier (Name ID)']).toBe(source);
  });
});
