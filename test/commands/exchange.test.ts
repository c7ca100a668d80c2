// import-users and export-users, through main(): plans, guards, and a store that changes as a whole or not at all.

import { describe, expect, it } from 'vitest';
import { fixture, fixturePath } from '../support/fixtures.ts';
import { INIT, makeAccount, makeWorld, type TestWorld } from '../support/world.ts';

const STORE = 'data/sso-cli/account.json';
const users = (world: TestWorld) =>
  (JSON.parse(world.read(STORE)).Users.User as { UserName: string }[]).map((user) => user.UserName);

describe('import-users', () => {
  it('answers with the plan, and carries it out', async () => {
    const world = await makeAccount();
    const list = world.write('users.csv', 'username,display name,status\nalice,Alice A,\nbob,,\ncarol,卡罗,停用\n');
    const { exitCode, json } = await world.run(['import-users', list, '--json']);
    expect(exitCode).toBe(0);
    expect(json).toEqual({
      schemaVersion: 1,
      source: list,
      format: 'csv',
      encoding: 'utf-8',
      dryRun: false,
      summary: { added: 1, changed: 1, unchanged: 1, removed: 0, refused: 0 },
      users: [
        {
          UserName: 'alice',
          outcome: 'changed',
          changes: [{ field: 'DisplayName', from: 'Alice', to: 'Alice A' }],
          line: 2,
        },
        { UserName: 'bob', outcome: 'unchanged', line: 3 },
        { UserName: 'carol', outcome: 'added', line: 4 },
      ],
      findings: [],
    });
    expect((await world.run(['get-user', 'carol', '--json'])).json.User).toMatchObject({
      UserPrincipalName: 'carol@example.onaliyun.com',
      UserId: expect.stringMatching(/^[1-9]\d{17}$/),
      DisplayName: '卡罗',
      Status: 'freeze',
    });
    expect((await world.run(['get-user', 'alice', '--json'])).json.User.Policies.Policy).toHaveLength(1);
    const again = await world.run(['import-users', list, '--json']);
    expect(again.json.summary).toEqual({ added: 0, changed: 0, unchanged: 3, removed: 0, refused: 0 });
  });

  it('reads standard input', async () => {
    const world = await makeAccount();
    const stdin = fixture('users/ims-users.json').toString();
    const { json } = await world.run(['import-users', '-', '--json'], { stdin });
    expect([json.source, json.format, json.summary]).toMatchObject(['-', 'ims-users', { added: 1, changed: 1 }]);
  });

  it('--dry-run writes nothing', async () => {
    const world = await makeAccount();
    const before = world.read(STORE);
    const list = world.write('users.csv', 'username\ncarol\n');
    const { exitCode, json, stderr } = await world.run(['import-users', list, '--dry-run', '--prune', '--json']);
    expect(stderr).toContain('--yes');
    expect([exitCode, json.dryRun, json.summary.added, json.summary.removed]).toEqual([0, true, 1, 2]);
    expect(world.read(STORE)).toBe(before);
  });

  it('one bad row changes nothing and names its line; --keep-going takes the others, and still exits 1', async () => {
    const world = await makeAccount();
    const before = world.read(STORE);
    const list = world.write('users.csv', 'username,email\ncarol,c@example.com\n"two\nlines",\nbad name,\ndave,\n');
    const refused = await world.run(['import-users', list, '--json']);
    expect(refused.exitCode).toBe(1);
    expect(refused.json.summary).toEqual({ added: 2, changed: 0, unchanged: 0, removed: 0, refused: 2 });
    expect(refused.json.users.filter((each: { outcome: string }) => each.outcome === 'refused')).toMatchObject([
      { line: 3, reason: { code: 'InvalidParameter.UserName.InvalidChars', message: expect.any(String) } },
      { line: 5, UserName: 'bad name', reason: { code: 'InvalidParameter.UserName.InvalidChars' } },
    ]);
    expect(world.read(STORE)).toBe(before);
    const kept = await world.run(['import-users', list, '--keep-going', '--json']);
    expect(kept.exitCode).toBe(1);
    expect(users(world)).toEqual(['alice', 'bob', 'carol', 'dave']);
  });

  it('two rows that RAM could not tell apart', async () => {
    const world = await makeAccount();
    const list = world.write('users.csv', 'email\ncarol@example.com\ncarol@example.org\n');
    const { exitCode, json } = await world.run(['import-users', list, '--json']);
    expect(exitCode).toBe(1);
    expect(json.users).toMatchObject([
      { UserName: 'carol', outcome: 'refused', line: 2, reason: { code: 'user-duplicate' } },
      { UserName: 'carol', outcome: 'refused', line: 3, reason: { code: 'user-duplicate' } },
    ]);
    expect(json.findings).toMatchObject([{ code: 'user-duplicate', severity: 'error', actual: 'carol' }]);
    expect(json.findings[0].message).toContain('2, 3');
    expect(users(world)).toEqual(['alice', 'bob']);
  });

  it('a list that was cut: a warning, and with --prune an error', async () => {
    const world = await makeAccount();
    const cut = fixturePath('users/ims-users-cut.json');
    const pruned = await world.run(['import-users', cut, '--prune', '--yes', '--json']);
    expect([pruned.exitCode, pruned.json.findings[0].code, pruned.json.findings[0].severity]).toEqual([
      1,
      'list-incomplete',
      'error',
    ]);
    expect(users(world)).toEqual(['alice', 'bob']);
    const { exitCode, json } = await world.run(['import-users', cut, '--json']);
    expect([exitCode, json.findings[0].severity]).toEqual([0, 'warning']);
    expect(json.findings[0].message).toContain('NextToken=Marker');
  });

  it('a page is counted with what is no user in it', async () => {
    const world = await makeAccount();
    const entry = (i: number, classes: string) =>
      `dn: CN=${i},DC=corp,DC=example\nobjectClass: user\n${classes}sAMAccountName: user${i}\n\n`;
    const page = Array.from({ length: 1_000 }, (_, i) => entry(i, i === 7 ? 'objectClass: computer\n' : ''));
    const path = world.write('page.ldif', page.join(''));
    const { json } = await world.run(['import-users', path, '--prune', '--yes', '--dry-run', '--json']);
    expect(json.findings).toMatchObject([{ code: 'list-incomplete', severity: 'error' }]);
    const whole = world.write('whole.ldif', page.slice(1).join(''));
    expect((await world.run(['import-users', whole, '--dry-run', '--json'])).json.findings).toEqual([]);
  });

  it('tells of those in a list of Active Directory who have no principal name', async () => {
    const world = await makeAccount();
    const list = 'SamAccountName,UserPrincipalName,Enabled\nalice,alice@example.com,True\nzoe,,True\n';
    const { stderr } = await world.run(['import-users', world.write('ad.csv', list), '--json']);
    expect(stderr).toMatch(/^sso-cli: note: no userPrincipalName, .*: zoe;/);
  });

  it('--prune of more than a fifth needs --yes', async () => {
    const world = await makeAccount();
    const list = world.write('users.csv', 'username\nalice\n');
    const refused = await world.run(['import-users', list, '--prune', '--json']);
    expect([refused.exitCode, refused.json.error.code]).toEqual([1, 'prune-removes-many']);
    expect(users(world)).toEqual(['alice', 'bob']);
    const { exitCode, json } = await world.run(['import-users', list, '--prune', '--yes', '--json']);
    expect([exitCode, json.summary.removed, json.users.at(-1)]).toEqual([
      0,
      1,
      { UserName: 'bob', outcome: 'removed' },
    ]);
    expect(users(world)).toEqual(['alice']);
  });

  it('a frozen user missing from a list that leaves frozen ones out is not removed', async () => {
    const world = await makeAccount();
    await world.run(['update-user', 'bob', '--status', 'freeze']);
    const User = [{ UserPrincipalName: 'alice@example.onaliyun.com', UserId: '1', Status: 'active' }];
    const list = world.write('list.json', JSON.stringify({ IsTruncated: false, Users: { User } }));
    const refused = await world.run(['import-users', list, '--prune', '--yes', '--json']);
    expect([refused.exitCode, refused.json.error.code]).toEqual([1, 'prune-frozen-missing']);
    expect(refused.json.error.hint).toContain('active,freeze');
    const dry = await world.run(['import-users', list, '--prune', '--yes', '--dry-run', '--json']);
    expect([dry.exitCode, dry.json.summary.removed]).toEqual([1, 1]);
    expect(dry.stderr).toContain('bob');
    expect(users(world)).toEqual(['alice', 'bob']);
    // A list with a frozen user was asked for with them.
    const frozen = { UserPrincipalName: 'zoe@example.onaliyun.com', UserId: '2', Status: 'freeze' };
    world.write('list.json', JSON.stringify({ IsTruncated: false, Users: { User: [...User, frozen] } }));
    expect((await world.run(['import-users', list, '--prune', '--yes'])).exitCode).toBe(0);
    expect(users(world)).toEqual(['alice', 'zoe']);
  });

  it.each<[file: string, exitCode: number, code: string]>([
    ['bad-question-marks.csv', 3, 'input-characters-lost'],
    ['bad-rounded.csv', 3, 'input-numbers-rounded'],
    ['bad-text-table.txt', 3, 'input-text-table'],
    ['bad-ambiguous.csv', 3, 'input-column-ambiguous'],
    ['bad-no-name.csv', 3, 'input-column-missing'],
    ['bad-quote.csv', 3, 'input-malformed'],
    ['bad-cut-off.json', 3, 'input-malformed'],
    ['bad-error-answer.json', 3, 'input-not-users'],
    ['bad-page.html', 3, 'input-not-users'],
  ])('%s', async (file, exitCode, code) => {
    const world = await makeAccount();
    const before = world.read(STORE);
    for (const lang of ['en', 'zh']) {
      const run = await world.run(['import-users', fixturePath(`users/${file}`), '--lang', lang, '--json']);
      expect([run.exitCode, run.json.error.code]).toEqual([exitCode, code]);
    }
    expect(world.read(STORE)).toBe(before);
  });

  it('--column chooses, and is read strictly', async () => {
    const world = await makeAccount();
    const file = fixturePath('users/bad-ambiguous.csv');
    const { json } = await world.run(['import-users', file, '--column', 'name=企业邮箱', '--json']);
    expect(json.users).toMatchObject([{ UserName: 'zhang.wei', outcome: 'added' }]);
    const unknown = await world.run(['import-users', file, '--column', 'name=mail', '--json']);
    expect([unknown.exitCode, unknown.json.error.code]).toEqual([2, 'column-unknown']);
    for (const bad of ['mail', 'nothing=x', 'name='])
      expect((await world.run(['import-users', file, '--column', bad])).exitCode).toBe(2);
  });

  it('needs a store', async () => {
    const world = makeWorld();
    const { exitCode, json } = await world.run(['import-users', fixturePath('users/plain.csv'), '--json']);
    expect([exitCode, json.error.code]).toEqual([4, 'store-missing']);
  });

  it('shows a person what happened, and nothing raw', async () => {
    const world = await makeAccount();
    const list = world.write('users.csv', 'username,email\ncarol,c@example.com\n"a\u001b]0;x\u0007",\n');
    const { stdout } = await world.run(['import-users', list]);
    expect(stdout).toContain('✗ refused');
    expect(stdout).toMatch(/refused .* 3 /);
    expect(stdout).not.toContain('\u001b');
  });
});

describe('export-users', () => {
  it.each(['json', 'csv'])('%s is read back unchanged', async (output) => {
    const world = await makeAccount();
    await world.run(['update-user', 'bob', '--display-name', '=1+1', '--comments', '##[x] "q", ;']);
    const before = world.read(STORE);
    const { stdout } = await world.run(['export-users', '-o', output]);
    const file = world.write(`users.${output}`, stdout);
    const back = await world.run(['import-users', file, '--prune', '--json']);
    expect(back.json.summary).toEqual({ added: 0, changed: 0, unchanged: 2, removed: 0, refused: 0 });
    expect(world.read(STORE)).toBe(before);
    const other = makeWorld();
    await other.run(INIT);
    await other.run(['import-users', file]);
    expect(JSON.parse(other.read(STORE)).Users).toEqual(JSON.parse(before).Users);
  });

  it('json has the shape of aliyun', async () => {
    const { json } = await (await makeAccount()).run(['export-users', '-o', 'json']);
    expect(json).toMatchObject({ schemaVersion: 1, IsTruncated: false, Users: { User: [{ UserName: 'alice' }, {}] } });
  });

  it('csv without a format, commands, resources', async () => {
    const world = await makeAccount();
    const { stdout } = await world.run(['export-users']);
    expect(stdout).toBe((await world.run(['export-users', '-o', 'csv'])).stdout);
    expect((await world.run(['export-users', '-o', 'aliyun'])).stdout).toContain('aliyun ims CreateUser');
    expect((await world.run(['export-users', '-o', 'terraform'])).stdout).toContain('resource "alicloud_ram_user"');
  });

  it.each(['sarif', 'yaml'])('-o %s is a usage error', async (output) => {
    const { exitCode } = await (await makeAccount()).run(['export-users', '-o', output]);
    expect(exitCode).toBe(2);
  });

  it.each(['csv', 'aliyun', 'terraform'])('no other command has -o %s', async (output) => {
    expect((await (await makeAccount()).run(['list-users', '-o', output])).exitCode).toBe(2);
  });
});

describe('5,000 users', () => {
  it('import, list, export, import: without a difference', async () => {
    const world = makeWorld();
    await world.run(INIT);
    const rows = Array.from(
      { length: 5_000 },
      (_, i) =>
        `u${String(i).padStart(4, '0')},"User, ${i}",u${i}@example.com,86-1868888${String(i).padStart(4, '0')},用户 ${i}`,
    );
    const list = world.write('users.csv', ['username,display name,email,phone,comments', ...rows].join('\n'));
    const first = await world.run(['import-users', list, '--json']);
    expect(first.json.summary).toEqual({ added: 5_000, changed: 0, unchanged: 0, removed: 0, refused: 0 });
    const listed = (await world.run(['list-users', '--json'])).json.Users.User;
    expect(listed.length).toBe(5_000);
    expect(listed[1234]).toMatchObject({
      UserName: 'u1234',
      DisplayName: 'User, 1234',
      Email: 'u1234@example.com',
      MobilePhone: '86-18688881234',
      Comments: '用户 1234',
    });
    const stored = world.read(STORE);
    for (const output of ['json', 'csv']) {
      const file = world.write(`export.${output}`, (await world.run(['export-users', '-o', output])).stdout);
      const again = await world.run(['import-users', file, '--prune', '--json']);
      expect(again.json.summary).toEqual({ added: 0, changed: 0, unchanged: 5_000, removed: 0, refused: 0 });
      expect(again.json.findings).toEqual([]);
      const other = makeWorld();
      await other.run(INIT);
      await other.run(['import-users', file]);
      expect(other.read(STORE)).toBe(stored);
    }
  });
});

describe('in Chinese', () => {
  it('an import: its plan, its notes and its hints', async () => {
    const world = makeWorld();
    await world.run([...INIT]);
    const path = world.write(
      'users.json',
      JSON.stringify({
        IsTruncated: false,
        Users: {
          User: [
            {
              UserId: '100',
              UserPrincipalName: 'alice@example.onaliyun.com',
              Groups: { Group: [{ GroupName: 'developers' }] },
            },
          ],
        },
      }),
    );
    const planned = await world.run(['import-users', path, '--dry-run', '--lang', 'zh']);
    expect(planned.stdout).toContain('仅预览');
    const { exitCode, stdout, stderr } = await world.run(['import-users', path, '--lang', 'zh']);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^✓ 已导入 .*新增 1/);
    expect(stdout).toMatch(/结果 +用户 +行 +说明/);
    expect(stdout).not.toMatch(/added|OUTCOME/);
    expect(stderr).toMatch(/不带权限策略：developers；/);
    const { json } = await world.run(['get-user', 'alice', '--json']);
    expect(json).toMatchObject({ User: { Groups: { Group: [{ GroupName: 'developers' }] } } });
    const again = await world.run(['import-users', path, '--lang', 'zh']);
    expect([again.stdout.includes('未变 1'), again.stderr.includes('developers')]).toEqual([true, false]);
  });
});
