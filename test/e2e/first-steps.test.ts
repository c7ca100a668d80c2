// From an empty home to an accepted response, by nothing but what the tool itself prints, word for word. And `init` at a
// real terminal.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cli, makeHome, shell } from '../support/cli.ts';
import { ROOT } from '../support/fixtures.ts';
import { atTerminal, lineAtTerminal } from '../support/terminal.ts';

/** The commands that a screen tells to type next, as they stand there, without what is said about them. */
function toldBy(output: string, words: string): string[] {
  const told = new RegExp(`^(?:hint: )?(?:${words}): (sso-cli .*?)(?: {2,}\\(.*)?$`);
  return output
    .replaceAll('\r', '')
    .split('\n')
    .flatMap((line) => told.exec(line)?.[1] ?? []);
}

describe.runIf(process.platform === 'linux')('first steps', () => {
  it.each([
    ['en', 'next|or', '✓ accepted'],
    ['zh', '下一步|或者', '✓ 通过'],
  ])(
    'in %s: what is printed leads to an accepted response, offline',
    (lang, words, accepted) => {
      const home = makeHome();
      const screen = { env: { LC_ALL: lang === 'zh' ? 'zh_CN.UTF-8' : 'C.UTF-8' } };
      const typed: string[] = [];
      let seen = lineAtTerminal(home, 'sso-cli', [], screen);
      while (!seen.output.includes(accepted) && typed.length < 8) {
        expect([seen.exitCode, seen.failed], seen.output).toEqual([0, null]);
        // What asks questions, and what wants something that an empty home has not, is for people.
        const next = toldBy(seen.output, words).find((each) => !/<.*>/.test(each) && each !== 'sso-cli init');
        if (next === undefined) throw new Error(`nothing to type:\n${seen.output}`);
        typed.push(next);
        seen = lineAtTerminal(home, next, [], screen);
      }
      expect(typed.map((line) => line.split(' ')[1])).toEqual([
        'init',
        'mint-response',
        'import-metadata',
        'create-user',
        'mint-response',
      ]);
      expect([seen.exitCode, seen.output.split('\r\n')[0]]).toEqual([0, expect.stringContaining(accepted)]);
      expect(seen.output).toContain('alice');
    },
    60_000,
  );

  it('the README says the same, and its lines run', async () => {
    const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
    const block = /## First steps[\s\S]*?```sh\n([\s\S]*?)```/.exec(readme)?.[1] ?? '';
    const lines = block.split('\n').filter((line) => line.startsWith('sso-cli'));
    expect(lines.map((line) => line.split(' ')[1])).toEqual([
      'init',
      'mint-response',
      'import-metadata',
      'create-user',
      'mint-response',
      'status',
    ]);
    const home = makeHome();
    lineAtTerminal(home, 'true');
    const { exitCode, stdout, stderr } = await shell(home, `set -e\n${block}`, join(home, 'bin'));
    expect(exitCode, stderr).toBe(0);
    expect(stdout).toContain('alice');
  }, 60_000);
});

describe.runIf(process.platform === 'linux')('init at a terminal', () => {
  it('asks for what it needs, says where to find it, and asks again what is wrong', async () => {
    const home = makeHome();
    const { exitCode, output, restored } = atTerminal(
      home,
      ['init'],
      [
        { wait: 'account ID:' },
        { paste: '51234\n' },
        { wait: 'must have 16 digits' },
        { paste: ' 5123456789012345\n' },
        { wait: 'site (intl or cn):' },
        { paste: 'europe\n' },
        { wait: 'Type intl or cn' },
        { paste: 'CN\n' },
        { wait: '(Enter for 5123456789012345.onaliyun.com)' },
        { paste: 'example.com\n' },
        { wait: 'must end in .onaliyun.com' },
        { paste: '\n' },
        { wait: 'created' },
      ],
    );
    expect([exitCode, restored], output).toEqual([0, true]);
    const { stdout } = await cli(home, ['settings', '--json']);
    expect(JSON.parse(stdout)).toMatchObject({
      AccountId: '5123456789012345',
      site: 'cn',
      DefaultDomainName: '5123456789012345.onaliyun.com',
    });
  }, 60_000);

  it.each([
    ['Ctrl-C', '\x03'],
    ['Ctrl-D', '\x04'],
  ])(
    '%s ends it with 130 and creates nothing',
    async (_, key) => {
      const home = makeHome();
      const seen = atTerminal(home, ['init'], [{ wait: 'account ID:' }, { paste: key }]);
      expect([seen.exitCode, seen.restored]).toEqual([130, true]);
      expect((await cli(home, ['settings'])).exitCode).toBe(4);
    },
    60_000,
  );

  it('asks only for what no flag said', () => {
    const given = ['init', '--account-id', '5123456789012345', '--default-domain', 'example.onaliyun.com'];
    const { exitCode, output } = atTerminal(makeHome(), given, [{ wait: 'site (intl' }, { paste: 'intl\n' }]);
    expect(exitCode).toBe(0);
    expect(output).not.toContain('account ID:');
    expect(output).not.toContain('default domain (');
  }, 60_000);

  it('asks nothing in a pipe, nor in CI', async () => {
    const piped = await cli(makeHome(), ['init'], '5123456789012345\nintl\n\n');
    expect([piped.exitCode, piped.stderr]).toEqual([2, expect.stringContaining('--account-id')]);
    const ci = atTerminal(makeHome(), ['init'], [], { env: { CI: 'true' } });
    expect(ci.exitCode).toBe(2);
  }, 60_000);
});
