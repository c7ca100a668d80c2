// The command line of one call: the options of sso-cli itself, all commands by name and summary, and of the command that
// is called its flags, help and action. No other command is loaded.

import { Command, Help } from 'commander';
import type { Command as CommandData, CommandGroup } from '../command.ts';
import { type Context, OUTPUT_FORMATS, type ToolSettings, type World } from '../context.ts';
import type { Lang } from '../core/languages.ts';
import { VERSION } from '../core/version.ts';
import { usageError } from '../errors.ts';
import { TOOL_FLAGS } from '../flags/tool.ts';
import type { Answer } from '../result.ts';
import { addExamples, addFlags, declare } from './to-commander.ts';
import { resolveSettings } from './tool-settings.ts';
import { type Translate, translatorFor } from './translate.ts';

/** What main wants to know while a command runs. */
export interface Listener {
  /** Called as soon as the settings are known, before the command does anything. */
  settled(settings: ToolSettings): void;
  /** Called with what the command hands back; printing is not its own business. */
  deliver(answer: Answer, context: Context): Promise<void>;
}

/**
 * The program for one command line: of its commands, those whose names stand in `args` are loaded and have their flags.
 * `alone`: what runs without a command.
 */
export async function makeProgram(
  args: readonly string[],
  world: World,
  listener: Listener,
  groups: readonly CommandGroup[],
  { alone = null, lang = 'en' }: { readonly alone?: CommandData | null; readonly lang?: Lang } = {},
): Promise<Command> {
  const translate = await translatorFor(lang);
  const called = groups.flatMap(({ commands }) => commands.filter(({ name }) => args.includes(name)));
  const loaded = new Map<string, CommandData>();
  for (const { name, load } of called) loaded.set(name, (await load()).command);
  const own = [...loaded.values()].flatMap(({ outputs }) => outputs ?? []);
  const choices = [...new Set([...OUTPUT_FORMATS, ...own])];
  // Formats are offered only where they work.
  const offered = loaded.size === 0 ? null : [...new Set([...loaded.values()].flatMap(formatsOf))];
  const program = bareProgram(world, offered, translate);
  addFlags(program, { ...TOOL_FLAGS, output: { ...TOOL_FLAGS.output, choices } }, translate);
  addExamples(
    program,
    [
      'sso-cli init --account-id 5123456789012345 --site intl',
      'sso-cli import-metadata idp-metadata.xml',
      'sso-cli create-user alice --policy ReadOnlyAccess',
      'sso-cli verify-response saml.txt',
    ],
    translate,
  );
  for (const { heading, commands } of groups) {
    program.commandsGroup(translate(heading));
    for (const { name, summary } of commands) {
      const command = program.command(name).summary(translate(summary));
      const data = loaded.get(name);
      if (!data) continue;
      declare(command, data, translate);
      command.action(() => act(command, data, world, listener, groups));
    }
  }
  if (alone) program.action(() => act(program, alone, world, listener, groups));
  return program;
}

/** `--output` values that a command has. */
function formatsOf({ reports, outputs }: CommandData): string[] {
  return [...new Set<string>(['text', 'json', ...(reports ? OUTPUT_FORMATS : []), ...(outputs ?? [])])];
}

/** `offered`: the formats to name in the help; null for all. */
function bareProgram(world: World, offered: readonly string[] | null, translate: Translate): Command {
  return (
    new Command('sso-cli')
      .description(
        translate(
          'Dry run and diagnosis for Alibaba Cloud user-based SSO: which RAM user a SAML response logs on, or the smallest change that makes it work. Nothing leaves this machine.',
        ),
      )
      .version(VERSION, '-V, --version', translate('print the version'))
      .helpOption('-h, --help', translate('print help'))
      .helpCommand(false)
      .configureHelp({
        showGlobalOptions: true,
        styleTitle: translate,
        sortSubcommands: false,
        subcommandTerm: (command) => command.name(),
        optionDescription(option) {
          const text = Help.prototype.optionDescription.call(this, option);
          return option.attributeName() === 'output' && offered
            ? text.replace(/\(choices: .*?\)/, `(choices: ${offered.map((each) => `"${each}"`).join(', ')})`)
            : text;
        },
      })
      .exitOverride()
      // Errors are printed by main, in this program's voice.
      .configureOutput({
        writeOut: (text) => world.stdout.write(text),
        writeErr: () => undefined,
        // commander asks process.stdout itself, which loads Node's stream and socket classes where that is a pipe.
        getOutHelpWidth: () => (world.stdout.isTTY ? world.stdout.columns : undefined) ?? 80,
        getErrHelpWidth: () => 80,
        // There are none in it, and nothing to strip.
        getOutHasColors: () => true,
        getErrHasColors: () => true,
      })
  );
}

/** Settings first, then the command runs, then main prints. */
async function act(
  command: Command,
  data: CommandData,
  world: World,
  listener: Listener,
  groups: readonly CommandGroup[],
): Promise<void> {
  const settings = await resolveSettings(command, world);
  listener.settled(settings);
  // Not a spread: standard input is opened only where it is read.
  const context: Context = Object.create(world, { settings: { value: settings } });
  const allowed = formatsOf(data);
  if (!allowed.includes(settings.output)) {
    const these = allowed.join(', ');
    throw usageError(
      `--output ${settings.output} is not for ${command.name()}`,
      `it has these: ${these}; see: sso-cli help output`,
    );
  }
  const names = Object.keys(data.arguments ?? {});
  const args = Object.fromEntries(names.map((name, i) => [name, command.processedArgs[i]]));
  await listener.deliver(data.run(context, args, command.opts(), groups), context);
}
