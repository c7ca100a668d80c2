// What a command can declare, on commands made for it: how it reads on the command line, in the help and in `run`.

import { describe, expect, it } from 'vitest';
import { type Command, type CommandGroup, defineCommand } from '../../src/command.ts';
import { ValueError } from '../../src/flags/values.ts';
import type { CommandResult } from '../../src/result.ts';
import { makeWorld, type Surroundings } from '../support/world.ts';

function even(text: string): number {
  if (Number(text) % 2 !== 0) throw new ValueError('Expected an even number.');
  return Number(text);
}

const answer = (json: unknown): CommandResult => ({ exitCode: 0, json, text: () => `${JSON.stringify(json)}\n` });

const groupOf = (name: string, command: Command): CommandGroup => ({
  heading: 'Made for a test:',
  commands: [{ name, summary: 'a summary', load: async () => ({ command }) }],
});

const run = (args: readonly string[], groups: readonly CommandGroup[], more: Surroundings = {}) =>
  makeWorld().run(args, { ...more, groups });

const DECLARED = defineCommand({
  description: 'Shows what it was given.',
  arguments: {
    shellName: { choices: ['bash', 'zsh'], help: 'a choice' },
    second: { optional: true, help: 'may be missing' },
    rest: { optional: true, variadic: true, help: 'any number' },
  },
  flags: {
    plainText: { value: '<text>', help: 'a text' },
    evenNumber: { heading: 'Numbers:', value: '<n>', parse: even, help: 'a number' },
    pair: { value: '<n>', parse: even, repeatable: true, help: 'numbers' },
    tag: { value: '<tag>', choices: ['a', 'b'], repeatable: true, help: 'choices' },
    quick: { short: 'q', help: 'a switch' },
    noPlainText: { negates: 'plainText', help: 'no text' },
    noPager: { negates: 'pager', help: 'negates what is no flag' },
    secret: { hidden: true, help: 'nobody sees this' },
  },
  examples: ['sso-cli shown bash', 'sso-cli shown zsh x'],
  async run(_, args, flags) {
    const shell: 'bash' | 'zsh' = args.shellName;
    const second: string | undefined = args.second;
    const rest: readonly string[] = args.rest;
    const text: string | false | undefined = flags.plainText;
    const pair: readonly number[] | undefined = flags.pair;
    const tag: readonly ('a' | 'b')[] | undefined = flags.tag;
    const pager: false | undefined = flags.pager;
    // @ts-expect-error: a flag that is not declared
    flags.plaintext;
    // @ts-expect-error: an argument that is not declared
    args.third;
    // @ts-expect-error: a number is no text
    flags.evenNumber satisfies string | undefined;
    return answer({
      shell,
      second,
      rest,
      flags: { text, even: flags.evenNumber, pair, tag, quick: flags.quick, pager, secret: flags.secret },
    });
  },
});

defineCommand({
  description: 'Declares nothing.',
  examples: [],
  async run(_, args, flags) {
    // @ts-expect-error: there is no argument
    args.first;
    // @ts-expect-error: there is no flag
    flags.quick;
    return answer(null);
  },
});

const SHOWN = [groupOf('shown', DECLARED)];

describe('arguments', () => {
  it('required, optional, variadic', async () => {
    expect((await run(['shown', 'bash', '--json'], SHOWN)).json).toEqual({ shell: 'bash', rest: [], flags: {} });
    const { json } = await run(['shown', 'zsh', 'x', 'y', 'z', '--json'], SHOWN);
    expect(json).toEqual({ shell: 'zsh', second: 'x', rest: ['y', 'z'], flags: {} });
  });

  it.each<[what: string, args: string[], says: string]>([
    ['a missing one', [], 'missing argument: <shell-name>'],
    ['none of the choices', ['fish'], 'Allowed choices are bash, zsh'],
  ])('%s', async (_, args, says) => {
    const { exitCode, stderr } = await run(['shown', ...args], SHOWN);
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining(says)]);
  });
});

describe('flags', () => {
  it.each<[flags: string[], expected: object]>([
    [['--plain-text', 'x'], { text: 'x' }],
    [['--no-plain-text'], { text: false }],
    [['--even-number', '4'], { even: 4 }],
    [['--pair', '2', '--pair', '4,6'], { pair: [2, 4, 6] }],
    [['--tag', 'a,b', '--tag', 'b'], { tag: ['a', 'b', 'b'] }],
    [['-q'], { quick: true }],
    [['--quick'], { quick: true }],
    [['--no-pager'], { pager: false }],
    [['--secret'], { secret: true }],
  ])('%j', async (flags, expected) => {
    expect((await run(['shown', 'bash', ...flags, '--json'], SHOWN)).json.flags).toEqual(expected);
  });

  it.each<[env: Record<string, string>, expected: object]>([
    [{ SSO_CLI_PLAIN_TEXT: 'x' }, { text: 'x' }],
    [{ SSO_CLI_EVEN_NUMBER: '4' }, { even: 4 }],
    [{ SSO_CLI_PAIR: '2,4' }, { pair: [2, 4] }],
    [{ SSO_CLI_NO_PAGER: 'yes' }, { pager: false }],
    [{ SSO_CLI_QUICK: 'no' }, { quick: false }],
  ])('in the environment: %j', async (env, expected) => {
    expect((await run(['shown', 'bash', '--json'], SHOWN, { env })).json.flags).toEqual(expected);
  });

  it.each<[flags: string[], says: string]>([
    [['--even-number', '3'], 'Expected an even number'],
    [['--pair', '2,3'], 'Expected an even number'],
    [['--tag', 'a,c'], 'Allowed choices are a, b'],
    [['--plain-text'], 'needs a value'],
    [['--plaintext', 'x'], "there is no flag '--plaintext'"],
  ])('%j is called wrongly', async (flags, says) => {
    const { exitCode, stderr } = await run(['shown', 'bash', ...flags], SHOWN);
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining(says)]);
  });
});

it('the help shows all but what is hidden, under its headings', async () => {
  const { stdout } = await run(['shown', '--help'], SHOWN);
  expect(stdout).toContain('Usage: sso-cli shown [options] <shell-name> [second] [rest...]');
  expect(stdout).toMatch(
    /\nOptions:\n +--plain-text <text> [\s\S]*\nNumbers:\n +--even-number <n> [\s\S]*-q, --quick /,
  );
  expect(stdout).toContain('--no-pager');
  expect(stdout).toMatch(/\nExamples:\n {2}\$ sso-cli shown bash\n {2}\$ sso-cli shown zsh x\n$/);
  expect(stdout).not.toContain('secret');
});

it('a command is loaded when it is called, and no other is', async () => {
  const loaded: string[] = [];
  const commands = ['one', 'two'].map((name) => ({
    name,
    summary: `number ${name}`,
    async load() {
      loaded.push(name);
      return { command: defineCommand({ description: name, examples: [], run: async () => answer(name) }) };
    },
  }));
  const groups = [{ heading: 'Numbers:', commands }];
  const help = await run(['--help'], groups);
  expect([help.stdout, loaded]).toEqual([expect.stringMatching(/Numbers:\n +one +number one\n +two +number two/), []]);
  expect([(await run(['two'], groups)).stdout, loaded]).toEqual(['"two"\n', ['two']]);
});

it('the formats of reports are for commands that report', async () => {
  const bare = { description: '', examples: [], run: async () => ({ ...answer(null), reports: [] }) };
  const reporting = await run(['it', '-o', 'junit'], [groupOf('it', defineCommand({ ...bare, reports: true }))]);
  expect([reporting.exitCode, reporting.stdout]).toEqual([0, expect.stringContaining('<testsuites')]);
  const other = await run(['it', '-o', 'junit'], [groupOf('it', defineCommand(bare))]);
  expect([other.exitCode, other.stderr]).toEqual([2, expect.stringContaining('--output junit')]);
});

it('several results are printed as they come, and the gravest gives the exit code', async () => {
  const seen: string[] = [];
  const stream = defineCommand({
    description: '',
    examples: [],
    async *run({ stdout }) {
      const write = stdout.write.bind(stdout);
      Object.assign(stdout, { write: (text: string) => [seen.push(`prints ${text.trim()}`), write(text)] });
      for (const exitCode of [0, 3, 1] as const) {
        seen.push(`makes ${exitCode}`);
        yield { ...answer(`\u001b${exitCode}`), exitCode, text: (json: unknown) => `${json}\n` };
      }
    },
  });
  const { exitCode, stdout } = await run(['it'], [groupOf('it', stream)]);
  expect(seen.map((each) => each.replace('\\u{1b}', ''))).toEqual(
    [0, 3, 1].flatMap((code) => [`makes ${code}`, `prints ${code}`]),
  );
  // What came from outside is made harmless here as anywhere.
  expect(stdout).toBe('\\u{1b}0\n\\u{1b}3\n\\u{1b}1\n');
  expect(exitCode).toBe(3);
});
