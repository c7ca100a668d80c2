// Removing many users, at a real terminal: asked first, and "no" unless somebody says yes.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cli, makeHome } from '../support/cli.ts';
import { makeCloud } from '../support/cloud.ts';
import { atTerminal, type Deed } from '../support/terminal.ts';

const NAMES = ['alice', 'bob', 'carol', 'dave'];
const INIT = ['init', '--account-id', '5123456789012345', '--site', 'intl', '--default-domain', 'example.onaliyun.com'];
const QUESTION: Deed = { wait: 'would remove 3 of 4 users' };

interface Asked {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/** A list, and a cloud, that have alice alone. */
const COMMANDS: readonly [string, (home: string) => Asked][] = [
  [
    'import-users',
    (home) => {
      const path = join(home, 'users.csv');
      writeFileSync(path, 'username\nalice\n');
      return { args: ['import-users', path, '--prune'], env: {} };
    },
  ],
  [
    'pull-account',
    (home) => {
      const user = { UserName: 'alice', UserId: '1', DisplayName: 'alice', Comments: '', Status: 'active' as const };
      const { path } = makeCloud(join(home, 'cloud'), {
        accountId: '5123456789012345',
        domain: 'example.onaliyun.com',
        sso: {
          AuxiliaryDomain: '',
          MetadataDocument: '',
          SsoEnabled: false,
          SsoLoginWithDomain: true,
          AuthnSignAlgo: 'rsa-sha256',
        },
        users: [{ ...user, groups: [], policies: [] }],
        groups: [],
        idle: 0,
      });
      return { args: ['pull-account', '--prune'], env: { PATH: `${path}:${process.env.PATH}` } };
    },
  ],
];

async function homeWithUsers(): Promise<string> {
  const home = makeHome();
  await cli(home, INIT);
  for (const name of NAMES) await cli(home, ['create-user', name]);
  return home;
}

async function namesIn(home: string): Promise<string[]> {
  const { stdout } = await cli(home, ['list-users', '--json']);
  return JSON.parse(stdout).Users.User.map(({ UserName }: { UserName: string }) => UserName);
}

describe.each(COMMANDS)('%s --prune of more than a fifth', (_, prepare) => {
  it('asks; Enter, a no and the end of input change nothing; a yes does it', async () => {
    const home = await homeWithUsers();
    const { args, env } = prepare(home);
    for (const answer of ['\n', 'n\n', 'yesterday\n', '\x04']) {
      const seen = atTerminal(home, args, [QUESTION, { wait: '[y/N]' }, { paste: answer }], { env });
      expect([answer, seen.exitCode, seen.restored], seen.output).toEqual([answer, 1, true]);
      expect(seen.output).toContain('--yes');
    }
    expect(await namesIn(home)).toEqual(NAMES);
    const seen = atTerminal(home, args, [QUESTION, { wait: '[y/N]' }, { paste: 'y\n' }], { env });
    expect([seen.exitCode, seen.restored], seen.output).toEqual([0, true]);
    expect(await namesIn(home)).toEqual(['alice']);
  }, 120_000);

  it('asks nothing with --yes, with --dry-run, for JSON, and in CI; in Chinese where that is spoken', async () => {
    const home = await homeWithUsers();
    const { args, env } = prepare(home);
    const silent: readonly [string[], Record<string, string>, number][] = [
      [['--dry-run'], {}, 0],
      [['--json'], {}, 1],
      [[], { CI: 'true' }, 1],
    ];
    for (const [flags, more, exitCode] of silent) {
      const seen = atTerminal(home, [...args, ...flags], [], { env: { ...env, ...more } });
      expect([flags, seen.exitCode], seen.output).toEqual([flags, exitCode]);
      expect(seen.output).not.toContain('[y/N]');
    }
    const chinese = atTerminal(home, [...args, '--lang', 'zh'], [{ wait: '4 个用户中的 3 个' }, { paste: '\n' }], {
      env,
    });
    expect(chinese.exitCode, chinese.output).toBe(1);
    expect(await namesIn(home)).toEqual(NAMES);
    const sure = atTerminal(home, [...args, '--yes'], [], { env });
    expect(sure.exitCode, sure.output).toBe(0);
    expect(sure.output).not.toContain('[y/N]');
    expect(await namesIn(home)).toEqual(['alice']);
  }, 120_000);
});
