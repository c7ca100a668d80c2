// The command tree: every command with its flags and help. An action loads its command only when it runs.

import { Command, Option } from 'commander';
import { type CommandResult, type Context, OUTPUT_FORMATS, type World } from '../context.ts';
import { VERSION } from '../core/version.ts';
import { usageError } from '../errors.ts';
import { defineAccountCommands } from './account.ts';
import { defineMetadataCommands } from './metadata.ts';
import { resolveSettings } from './settings.ts';
import { defineUserCommands } from './users.ts';
import { defineVerifyCommands } from './verify.ts';

/** Called with what a command hands back; printing is its business. */
export type Deliver = (result: CommandResult, context: Context) => Promise<void>;

/** Makes an action of a command's `run`: settings first, then the command's own code is loaded, then it runs. */
export type Action = <A extends unknown[]>(
  // biome-ignore lint/suspicious/noExplicitAny: each command's result type is its own
  load: () => Promise<{ run(context: Context, ...args: A): Promise<CommandResult<any>> }>,
  // biome-ignore lint/suspicious/noExplicitAny: commander hands its arguments over as any
) => (...args: any[]) => Promise<void>;

export function makeProgram(world: World, deliver: Deliver): Command {
  const action: Action =
    (load) =>
    async (...args) => {
      // commander's last argument is the command itself; what comes before are the arguments and the options.
      const command = args.pop() as Command;
      const settings = await resolveSettings(command, world);
      // Not a spread: standard input is opened only where it is read.
      const context: Context = Object.create(world, { settings: { value: settings } });
      const { output } = settings;
      if (output !== 'text' && output !== 'json' && command.name() !== 'verify-response') {
        throw usageError(`--output ${output} is for verify-response alone`, 'use --output text or --output json');
      }
      const { run } = await load();
      // Arguments come before the options; both as the command's own types say, which its flags uphold.
      const passed = [...args.slice(0, -1), command.opts()];
      await deliver(await run(context, ...(passed as never)), context);
    };

  const program = new Command('sso-cli')
    .description(
      'Dry run and diagnosis for Alibaba Cloud user-based SSO: which RAM user a SAML response logs on,\nor the smallest change that makes it work. Nothing leaves this machine.',
    )
    .version(VERSION, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .helpCommand('help [command]', 'print help for a command')
    .configureHelp({ showGlobalOptions: true, sortSubcommands: false })
    .exitOverride()
    // Errors are printed by main, in this program's voice.
    .configureOutput({ writeOut: (text) => world.stdout.write(text), writeErr: () => undefined })
    .addOption(new Option('--store <file>', 'the account store').helpGroup('Options of every command:'))
    .addOption(new Option('-o, --output <format>', 'how to print the answer').choices(OUTPUT_FORMATS))
    .addOption(new Option('--json', 'short for --output json'))
    .addOption(new Option('--color', 'use colours even where there is no terminal'))
    .addOption(new Option('--no-color', 'use none'))
    .addOption(new Option('--lang <language>', 'language of findings and remedies').choices(['en', 'zh']));

  program.addHelpText(
    'after',
    '\nExamples:\n  $ sso-cli init --account-id 5123456789012345 --site intl\n  $ sso-cli import-metadata idp-metadata.xml\n  $ sso-cli create-user alice --policy ReadOnlyAccess\n  $ sso-cli verify-response saml.txt',
  );
  program.commandsGroup('Verify a logon:');
  defineVerifyCommands(program, action);
  program.commandsGroup('The IdP:');
  defineMetadataCommands(program, action);
  program.commandsGroup('The account:');
  defineAccountCommands(program, action);
  program.commandsGroup('RAM users:');
  defineUserCommands(program, action);
  return program;
}
