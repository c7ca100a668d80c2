// completion: a script that completes commands, flags and their values in a shell, made of what the commands declare.

import { COMPLETIONS, type CompletedFlag, type CompletionTree } from '../answers/completion.ts';
import { type CommandGroup, defineCommand, type Flag, type Flags, flagName } from '../command.ts';
import { EVERY_CHECK } from '../core/checks/every-check.ts';
import { PRODUCTS } from '../core/idps/registry.ts';
import { FAULTS, isMintable } from '../core/mint/faults.ts';
import { SCHEMA_VERSION } from '../core/report.ts';
import { TOPICS } from '../core/words/topic-words.ts';
import { EXIT } from '../exit.ts';
import { TOOL_FLAGS } from '../flags/tool.ts';
import type { CommandResult } from '../result.ts';

const INSTALL = {
  bash: 'in ~/.bashrc: source <(sso-cli completion bash)',
  zsh: 'once, into a folder of $fpath: sso-cli completion zsh > ~/.zsh/completions/_sso-cli',
  fish: 'once: sso-cli completion fish > ~/.config/fish/completions/sso-cli.fish',
} as const;

export const command = defineCommand({
  description: 'Writes a script that completes commands, flags and their values.',
  arguments: { shell: { choices: ['bash', 'zsh', 'fish'], help: 'bash, zsh or fish' } },
  examples: ['sso-cli completion bash', 'sso-cli completion zsh', 'sso-cli completion fish'],
  async run(_, { shell }, __, groups): Promise<CommandResult> {
    const script = COMPLETIONS[shell](await treeOf(groups));
    return {
      exitCode: EXIT.ok,
      json: { schemaVersion: SCHEMA_VERSION, shell, script },
      // Our own text, of our own names: nothing in it came from outside.
      text: () => script,
      hints: [INSTALL[shell]],
    };
  },
});

async function treeOf(groups: readonly CommandGroup[]): Promise<CompletionTree> {
  const entries = groups.flatMap(({ commands }) => commands);
  const commands = entries.map(async ({ name, summary, load }) => {
    const { arguments: args = {}, flags = {} } = (await load()).command;
    const values = [...Object.values(args).flatMap(({ choices = [] }) => choices), ...(VALUES[name] ?? [])];
    return { name, summary, flags: flagsOf(flags), values };
  });
  const all = await Promise.all(commands);
  return {
    commands: all.map((each) =>
      each.name === 'help' ? { ...each, values: [...each.values, ...all.map(({ name }) => name)] } : each,
    ),
    flags: flagsOf(TOOL_FLAGS),
  };
}

/** Values of arguments that the commands look up themselves. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  explain: EVERY_CHECK.map(({ code }) => code),
  guide: PRODUCTS.map(({ id }) => id),
  help: TOPICS,
};

function flagsOf(flags: Flags): CompletedFlag[] {
  return Object.entries(flags)
    .filter(([, flag]) => !flag.hidden)
    .map(([name, flag]) => ({
      long: flagName(name, flag),
      short: flag.short ?? null,
      help: flag.help,
      takesValue: flag.value !== undefined,
      isFile: flag.value === '<file>' || flag.value === '<folder>' || flag.value === '<certificate>',
      values: valuesOf(name, flag),
    }));
}

function valuesOf(name: string, { choices = [] }: Flag): readonly string[] {
  return name === 'fault' ? FAULTS.filter(isMintable).map(({ code }) => code) : choices;
}
