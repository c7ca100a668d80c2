// The command tree. Every command has its name and summary here; flags, help and code are loaded for the one that runs.

import { Command, Option } from 'commander';
import { type CommandResult, type Context, OUTPUT_FORMATS, type Settings, type World } from '../context.ts';
import { VERSION } from '../core/version.ts';
import { usageError } from '../errors.ts';
import { ACCOUNT_COMMANDS } from './account.ts';
import { type Action, type CommandDefinition, examples } from './define.ts';
import { IDP_COMMANDS } from './idp.ts';
import { MESSAGE_COMMANDS } from './messages.ts';
import { resolveSettings } from './settings.ts';
import { USER_COMMANDS } from './users.ts';

/** What main wants to know while a command runs. */
export interface Listener {
  /** Called as soon as the settings are known, before the command does anything. */
  settled(settings: Settings): void;
  /** Called with what the command hands back; printing is not its own business. */
  deliver(result: CommandResult, context: Context): Promise<void>;
}

const GROUPS: readonly (readonly [heading: string, commands: readonly CommandDefinition[]])[] = [
  ['Verify a logon:', MESSAGE_COMMANDS],
  ['The IdP:', IDP_COMMANDS],
  ['The account:', ACCOUNT_COMMANDS],
  ['RAM users:', USER_COMMANDS],
];

export const COMMAND_NAMES: readonly string[] = GROUPS.flatMap(([, commands]) => commands.map(({ name }) => name));

/** The program for one command line: of its commands, those whose names stand in `args` are defined in full. */
export function makeProgram(args: readonly string[], world: World, listener: Listener): Command {
  const action: Action =
    (load) =>
    async (...given) => {
      // commander's last argument is the command itself; what comes before are the arguments and the options.
      const command = given.pop() as Command;
      const settings = await resolveSettings(command, world);
      listener.settled(settings);
      // Not a spread: standard input is opened only where it is read.
      const context: Context = Object.create(world, { settings: { value: settings } });
      const { output } = settings;
      if (output !== 'text' && output !== 'json' && command.name() !== 'verify-response') {
        throw usageError(`--output ${output} is for verify-response alone`, 'use --output text or --output json');
      }
      const { run } = await load();
      // Arguments come before the options; both as the command's own types say, which its flags uphold.
      const passed = [...given.slice(0, -1), command.opts()];
      await listener.deliver(await run(context, ...(passed as never)), context);
    };

  const program = new Command('sso-cli')
    .description(
      'Dry run and diagnosis for Alibaba Cloud user-based SSO: which RAM user a SAML response logs on, or the smallest change that makes it work. Nothing leaves this machine.',
    )
    .version(VERSION, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .helpCommand('help [command]', 'print help for a command')
    .configureHelp({ showGlobalOptions: true, sortSubcommands: false, subcommandTerm: (command) => command.name() })
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
    .addOption(new Option('--store <file>', 'the account store'))
    .addOption(new Option('-o, --output <format>', 'how to print the answer').choices(OUTPUT_FORMATS))
    .addOption(new Option('--json', 'short for --output json'))
    .addOption(new Option('--color', 'use colours even where there is no terminal'))
    .addOption(new Option('--no-color', 'use none'))
    .addOption(new Option('--lang <language>', 'language of findings and remedies').choices(['en', 'zh']));
  examples(
    program,
    'sso-cli init --account-id 5123456789012345 --site intl',
    'sso-cli import-metadata idp-metadata.xml',
    'sso-cli create-user alice --policy ReadOnlyAccess',
    'sso-cli verify-response saml.txt',
  );
  for (const [heading, commands] of GROUPS) {
    program.commandsGroup(heading);
    for (const { name, summary, define } of commands) {
      const command = program.command(name).summary(summary);
      if (args.includes(name)) define(command, action);
    }
  }
  return program;
}
