// What `settings --emit` prints, by those who read it: a POSIX shell with a stand-in aliyun, and a reader of HCL.

import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readHcl } from '../support/hcl.ts';
import { metadataXml } from '../support/idp.ts';
import { INIT, makeWorld, type TestWorld } from '../support/world.ts';

const large = `${metadataXml()}<!-- ${`x "$(id)" '  `.repeat(12_000)} -->
`;

async function accountWith(metadata: string): Promise<TestWorld> {
  const world = makeWorld();
  await world.run(INIT);
  await world.run([
    ...['settings', '--sso-enabled', 'false', '--login-with-domain', '--authn-sign-algo', 'rsa-sha256'],
    '--no-auxiliary-domain',
  ]);
  const { exitCode, stderr } = await world.run(['import-metadata', world.write('idp.xml', metadata)]);
  expect(exitCode, stderr).toBe(0);
  return world;
}

/** The parameters with which a shell calls aliyun, those of files read, in whichever shell. */
function runBy(shell: string, world: TestWorld, script: string): Record<string, string> {
  mkdirSync(world.path('bin'), { recursive: true });
  // Each word ends with a NUL. What a file holds stands for the file, which may be gone afterwards.
  const body = `#!/bin/sh
: > '${world.path('words')}'
file=
for word; do
  if [ -n "$file" ]; then cat "$word" > '${world.path('document')}'; file=; fi
  if [ "$word" = --MetadataDocument-FILE ]; then file=yes; fi
  printf '%s\\0' "$word" >> '${world.path('words')}'
done
`;
  writeFileSync(world.path('bin/aliyun'), body, { mode: 0o755 });
  const env = { PATH: `${world.path('bin')}:${process.env.PATH}` };
  execFileSync(shell, [world.write('script.sh', script)], { cwd: world.home, env, stdio: 'pipe' });
  const [product, action, ...rest] = world.read('words').split('\0').slice(0, -1);
  expect([product, action]).toEqual(['ims', 'SetUserSsoSettings']);
  const pairs: Record<string, string> = {};
  for (let i = 0; i < rest.length; i += 2) pairs[rest[i] ?? ''] = rest[i + 1] ?? '';
  return pairs;
}

describe.each(['sh', 'bash'])('%s runs what --emit aliyun prints', (shell) => {
  const SETTINGS = {
    '--endpoint': 'ims.aliyuncs.com',
    '--SsoEnabled': 'false',
    '--SsoLoginWithDomain': 'true',
    '--AuxiliaryDomain': '',
    '--AuthnSignAlgo': 'rsa-sha256',
  };

  it('and every value arrives', async () => {
    const world = await accountWith(metadataXml());
    const { stdout } = await world.run(['settings', '--emit', 'aliyun']);
    expect(runBy(shell, world, stdout)).toEqual({
      ...SETTINGS,
      '--MetadataDocument': Buffer.from(metadataXml()).toString('base64'),
    });
  });

  it('with metadata larger than an argument may be, which no file was named for', async () => {
    const world = await accountWith(large);
    const { stdout, stderr } = await world.run(['settings', '--emit', 'aliyun']);
    expect(Buffer.from(large).toString('base64').length).toBeGreaterThan(128 << 10);
    expect(stderr).toMatch(/--out FILE/);
    const { '--MetadataDocument-FILE': file, ...others } = runBy(shell, world, stdout);
    expect(others).toEqual(SETTINGS);
    expect(Buffer.from(world.read('document'), 'base64').toString()).toBe(large);
    expect(world.read('document')).not.toContain('\n');
    // Nothing is left behind.
    expect(() => readFileSync(file ?? '')).toThrow(/ENOENT/);
  });

  it.each([`it's "$(touch pwned)" \`id\` $HOME & ; # *.b64`, '李雷.b64', 'plain.b64'])(
    'with metadata in the file %s',
    async (name) => {
      const world = await accountWith(large);
      const file = world.path(name);
      const { stdout, stderr } = await world.run(['settings', '--emit', 'aliyun', '--out', file]);
      expect(stderr).toBe('');
      expect(runBy(shell, world, stdout)).toEqual({ ...SETTINGS, '--MetadataDocument-FILE': file });
      expect(Buffer.from(world.read('document'), 'base64').toString()).toBe(large);
      expect(() => world.read('pwned')).toThrow(/ENOENT/);
    },
  );
});

describe('a reader of HCL', () => {
  it('takes what --emit terraform prints, for the very values', async () => {
    const world = await accountWith(metadataXml());
    await world.run(['settings', '--auxiliary-domain', 'aux.example']);
    const { stdout } = await world.run(['settings', '--emit', 'terraform']);
    expect(readHcl(stdout)).toEqual([
      {
        type: 'st-alicloud_ims_user_sso_settings',
        label: 'this',
        values: {
          sso_enabled: { reference: 'false' },
          sso_login_with_domain: { reference: 'true' },
          auxiliary_domain: { text: 'aux.example' },
          metadata_document: { text: Buffer.from(metadataXml()).toString('base64') },
        },
      },
    ]);
  });
});
