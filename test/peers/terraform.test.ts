// HashiCorp's own HCL library reads what is printed for Terraform: it is HCL, laid out as `terraform fmt` does it, fits the
// schema of each resource, and stands for the very values.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { hclString } from '../../src/core/hcl.ts';
import { type Account, createAccount } from '../../src/core/ram/account.ts';
import { usersToTerraform } from '../../src/core/ram/exchange/to-terraform.ts';
import { addUserToGroup, createGroup } from '../../src/core/ram/groups.ts';
import { createUser } from '../../src/core/ram/users.ts';
import { ROOT } from '../support/fixtures.ts';
import { metadataXml } from '../support/idp.ts';
import { describeWith, run } from '../support/peers.ts';
import { INIT, makeWorld } from '../support/world.ts';

const NOW = '2026-11-23T10:00:00Z';
const EMPTY = createAccount('5123456789012345', 'intl', { defaultDomain: 'example.onaliyun.com' });
const POLICIES = [
  { PolicyName: 'ReadOnlyAccess', PolicyType: 'System' as const },
  { PolicyName: 'deploy-1', PolicyType: 'Custom' as const },
];

interface Resource {
  readonly type: string;
  readonly label: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/** Pieces of which HCL takes some for more than text. */
const PIECES = ['$', '{', '}', '%', '"', '\\', '${', '%{', '$${', '%%{', '~}', '<<EOT', '\n', '\r\n', '#', '//', '/*'];
const text = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'grapheme', maxLength: 3 })), { minLength: 1 })
  .map((pieces) => pieces.join(''));
/** The same each time: two libraries may know different editions of Unicode. */
const sample = (numRuns: number) => fc.sample(text, { numRuns, seed: 20_261_126 });
/** Terraform keeps text in NFC, whatever it was written in. */
const asKept = (value: string) => value.normalize('NFC');

const folder = mkdtempSync(join(tmpdir(), 'sso-cli-hcl-'));
const reader = join(folder, 'hcl_reader');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function read(source: string): Resource[] {
  const { status, stdout, stderr } = run(reader, [], source);
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

/** What was stated: the schema has null for the rest. */
const stated = (values: Resource['values']) => Object.fromEntries(Object.entries(values).filter(([, v]) => v !== null));

function accountOf(values: readonly string[]): Account {
  const named = values.reduce(
    (account, _, i) =>
      createUser(account, { UserName: `${i % 3 ? 'u' : '-u.'}${i}`, policies: POLICIES.slice(i % 3) }, `${i}`, NOW),
    createGroup(EMPTY, { GroupName: '1.g', Comments: 'x', policies: POLICIES }, NOW),
  );
  // A store that somebody wrote may hold what RAM would refuse.
  const users = named.users.map((user, i) => ({ ...user, DisplayName: values[i] ?? '', Comments: values[i] ?? '' }));
  return users.reduce<Account>((account, { UserName }) => addUserToGroup(account, UserName, '1.g', NOW), {
    ...named,
    users,
  });
}

describeWith('hcl', 'what is printed for Terraform', () => {
  beforeAll(() => {
    const env = { GO111MODULE: 'off', GOPATH: '/usr/share/gocode', GOCACHE: join(folder, 'cache'), GOFLAGS: '' };
    const built = run('go', ['build', '-o', reader, join(ROOT, 'test/peers/hcl_reader.go')], '', env);
    if (built.status !== 0) throw new Error(built.stderr);
  }, 300_000);

  it('is read for the very users, groups, policies and members', () => {
    const values = [...PIECES, '李雷', 'e\u0301', '\u0000\u0007\u0085\u2028', ...sample(300)];
    const account = accountOf(values);
    const resources = read(usersToTerraform(account));
    const of = (type: string) => resources.filter((each) => each.type === type).map((each) => stated(each.values));
    expect(of('alicloud_ram_user')).toEqual(
      account.users.map(({ UserName, DisplayName = '', Comments = '' }) => ({
        name: UserName,
        display_name: asKept(DisplayName),
        comments: asKept(Comments),
      })),
    );
    expect(of('alicloud_ram_user_policy_attachment')).toEqual(
      account.users.flatMap(({ UserName, Policies }) =>
        Policies.Policy.map((each) => ({
          user_name: UserName,
          policy_name: each.PolicyName,
          policy_type: each.PolicyType,
        })),
      ),
    );
    expect(of('alicloud_ram_group')).toEqual([{ group_name: '1.g', comments: 'x' }]);
    expect(of('alicloud_ram_group_policy_attachment')).toEqual(
      POLICIES.map((each) => ({ group_name: '1.g', policy_name: each.PolicyName, policy_type: each.PolicyType })),
    );
    const [membership] = of('alicloud_ram_group_membership');
    expect(membership?.group_name).toBe('1.g');
    expect(new Set(membership?.user_names as string[])).toEqual(new Set(account.users.map((each) => each.UserName)));
  });

  it('any text', () => {
    const values = sample(1_000);
    const source = values.map(
      (value, i) => `resource "alicloud_ram_user" "u${i}" {\n  name = ${hclString(value)}\n}\n`,
    );
    expect(read(source.join('\n')).map(({ values: { name } }) => name)).toEqual(values.map(asKept));
  });

  it('is read for the very settings', async () => {
    const world = makeWorld();
    await world.run(INIT);
    await world.run(['import-metadata', world.write('idp.xml', metadataXml())]);
    await world.run(['settings', '--sso-enabled', 'false', '--login-with-domain', '--auxiliary-domain', 'aux.example']);
    const { stdout } = await world.run(['settings', '--emit', 'terraform']);
    expect(read(stdout)).toEqual([
      {
        type: 'st-alicloud_ims_user_sso_settings',
        label: 'this',
        values: {
          sso_enabled: false,
          sso_login_with_domain: true,
          auxiliary_domain: 'aux.example',
          metadata_document: Buffer.from(metadataXml()).toString('base64'),
        },
      },
    ]);
  });

  it.each([
    ['no HCL', 'resource "alicloud_ram_user" "a" {\n  name = "a\n}\n'],
    ['another argument', 'resource "alicloud_ram_user" "a" {\n  name  = "a"\n  alias = "b"\n}\n'],
    ['a user without a name', 'resource "alicloud_ram_user" "a" {\n  comments = "a"\n}\n'],
    ['an interpolation', `resource "alicloud_ram_user" "a" {\n  name = "$\{x}"\n}\n`],
    [
      'a reference to nobody',
      'resource "alicloud_ram_group_membership" "a" {\n  group_name = alicloud_ram_group.a.group_name\n}\n',
    ],
    ['another layout', 'resource "alicloud_ram_user" "a" {\n  name="a"\n}\n'],
  ])('and the reader refuses %s', (_, source) => {
    expect(() => read(source)).toThrow();
  });
});
