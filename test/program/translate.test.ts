// The help in Chinese: everything that a command declares has its words, and nothing else has.

import { expect, it } from 'vitest';
import type { Command } from '../../src/command.ts';
import { HELP_ACCOUNT } from '../../src/core/words/zh/help-account.ts';
import { HELP_GROUPS } from '../../src/core/words/zh/help-groups.ts';
import { HELP_PREFLIGHT } from '../../src/core/words/zh/help-preflight.ts';
import { HELP_VERIFY } from '../../src/core/words/zh/help-verify.ts';
import { TOOL_FLAGS } from '../../src/flags/tool.ts';
import { COMMAND_GROUPS, COMMAND_NAMES } from '../../src/program/commands.ts';
import { makeWorld } from '../support/world.ts';

const WORDS: Readonly<Record<string, string>> = { ...HELP_VERIFY, ...HELP_ACCOUNT, ...HELP_GROUPS, ...HELP_PREFLIGHT };

/** Those of the texts that have no translation, or one without Chinese characters. */
const untranslated = (texts: readonly string[]) => texts.filter((text) => !/\p{sc=Han}/u.test(WORDS[text] ?? ''));

/** Every text of the help of one command. */
function textsOf({ description, arguments: args = {}, flags = {} }: Command): string[] {
  const shown = Object.values(flags).filter(({ hidden }) => !hidden);
  return [
    description,
    ...Object.values(args).map(({ help }) => help),
    ...shown.flatMap(({ help, heading }) => (heading === undefined ? [help] : [help, heading])),
  ];
}

it.each(COMMAND_GROUPS.flatMap(({ commands }) => commands))(
  '$name has its help in Chinese',
  async ({ summary, load }) => {
    const { command } = await load();
    expect(untranslated([summary, ...textsOf(command)])).toEqual([]);
  },
);

it('so have headings and the flags of every command', () => {
  const texts = [...COMMAND_GROUPS.map(({ heading }) => heading), ...Object.values(TOOL_FLAGS).map(({ help }) => help)];
  expect(untranslated(texts)).toEqual([]);
});

it('every translation is in Chinese', () => {
  expect(untranslated(Object.keys(WORDS))).toEqual([]);
});

it('no words are left of what is no longer said', async () => {
  const said = new Set<string>(Object.values(TOOL_FLAGS).map(({ help }) => help));
  for (const { heading, commands } of COMMAND_GROUPS) {
    said.add(heading);
    for (const { summary, load } of commands)
      for (const text of [summary, ...textsOf((await load()).command)]) said.add(text);
  }
  const { stdout } = await makeWorld().run(['--help']);
  const { stdout: ofCommand } = await makeWorld().run(['get-user', '--help']);
  const screens = `${stdout}${ofCommand}Commands:`.replaceAll(/\s+/g, ' ');
  expect(Object.keys(WORDS).filter((text) => !said.has(text) && !screens.includes(text))).toEqual([]);
});

it.each(['', ...COMMAND_NAMES])('sso-cli %s --help follows the locale', async (name) => {
  const args = [...(name === '' ? [] : [name]), '--help'];
  const { exitCode, stdout } = await makeWorld().run(args, { env: { LANG: 'zh_CN.UTF-8' } });
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/^用法：/);
  expect(stdout).toContain('示例：');
  expect((await makeWorld().run([...args, '--lang', 'en'], { env: { LANG: 'zh_CN.UTF-8' } })).stdout).toMatch(
    /^Usage:/,
  );
});
