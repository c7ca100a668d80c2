// What a real bash completes with our script, and that the other two name every command and flag.

import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { COMMAND_NAMES } from '../../src/program/commands.ts';
import { cli, makeHome } from '../support/cli.ts';
import { makeWorld } from '../support/world.ts';

const hasBash = spawnSync('bash', ['-c', 'true']).status === 0;

/** What bash offers behind `line`, of which the last word is being typed. */
async function completed(line: string): Promise<string[]> {
  const { stdout } = await makeWorld().run(['completion', 'bash']);
  const words = line.split(' ');
  const array = words.map((word) => `'${word}'`).join(' ');
  const asked = `${stdout}\nCOMP_WORDS=(${array})\nCOMP_CWORD=${words.length - 1}\n_sso_cli\nprintf '%s\\n' "\${COMPREPLY[@]}"`;
  const { status, stdout: out, stderr } = spawnSync('bash', ['--norc', '-c', asked], { encoding: 'utf8' });
  expect([status, stderr]).toEqual([0, '']);
  return out.split('\n').filter(Boolean);
}

it.runIf(hasBash).each<[line: string, offered: string[]]>([
  ['sso-cli ver', ['verify-response']],
  ['sso-cli import-m', ['import-metadata']],
  ['sso-cli verify-response --exp', ['--expect-user']],
  ['sso-cli verify-response --fail-on ', ['error', 'warning', 'info']],
  ['sso-cli --lang z', ['zh']],
  ['sso-cli --output json list-', ['list-groups', 'list-users']],
  ['sso-cli list-users -o j', ['json', 'junit']],
  ['sso-cli settings --emit t', ['terraform']],
  ['sso-cli mint-response --fault audience-mism', ['audience-mismatch']],
  ['sso-cli explain audience-mi', ['audience-missing', 'audience-mismatch']],
  ['sso-cli explain receipt-d', ['receipt-drifted']],
  ['sso-cli explain list-inc', ['list-incomplete']],
  ['sso-cli guide ent', ['entra']],
  ['sso-cli help exit', ['exit-codes']],
  ['sso-cli help get', ['get-user']],
  ['sso-cli completion f', ['fish']],
  // Left to bash: names of files.
  ['sso-cli verify-response sam', []],
  ['sso-cli --store x', []],
])('%s', async (line, offered) => {
  expect((await completed(line)).toSorted()).toEqual(offered.toSorted());
});

it.runIf(hasBash)('nothing typed: every command', async () => {
  expect((await completed('sso-cli ')).toSorted()).toEqual([...COMMAND_NAMES].toSorted());
});

it.runIf(hasBash)('the built command writes a script that bash takes as it is', async () => {
  const { stdout } = await cli(makeHome(), ['completion', 'bash']);
  const { status, stderr } = spawnSync('bash', ['-n'], { input: stdout, encoding: 'utf8' });
  expect([status, stderr]).toEqual([0, '']);
});

it.each(['zsh', 'fish'])('%s names every command, and flags with their help', async (shell) => {
  const { exitCode, stdout } = await makeWorld().run(['completion', shell]);
  expect(exitCode).toBe(0);
  for (const name of COMMAND_NAMES) expect(stdout).toContain(name);
  for (const flag of ['expect-user', 'clock-skew', 'store']) expect(stdout).toContain(flag);
  const has = spawnSync(shell, ['-c', 'true']).status === 0;
  if (has) expect(spawnSync(shell, ['-n'], { input: stdout }).status).toBe(0);
});
