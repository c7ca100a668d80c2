// commander's complaint in this program's voice, with what was probably meant.

import type { CommanderError } from 'commander';
import type { CommandGroup } from '../command.ts';
import { nearWords } from '../core/near-words.ts';
import type { ErrorSentence } from '../core/words/error-words.ts';
import { CliError } from '../errors.ts';
import { EXIT } from '../exit.ts';
import { namesOf } from './commands.ts';
import { guessCommands } from './guess-command.ts';
import { guessFlag } from './guess-flag.ts';

export async function usageErrorOf(
  error: CommanderError,
  args: readonly string[],
  groups: readonly CommandGroup[],
): Promise<CliError> {
  return new CliError(EXIT.usage, 'usage', await sentenceOf(error, args, groups));
}

async function sentenceOf(
  { code, message }: CommanderError,
  args: readonly string[],
  groups: readonly CommandGroup[],
): Promise<ErrorSentence> {
  const names = namesOf(groups);
  const command = args.find((arg) => names.includes(arg)) ?? null;
  const quoted = /'(.*?)'/s.exec(message)?.[1] ?? '';
  const help = `sso-cli ${command === null ? '' : `${command} `}--help`;
  switch (code) {
    case 'commander.unknownCommand':
      return {
        key: 'unknown-command',
        args: { name: quoted, near: guessCommands(args.slice(args.indexOf(quoted)), names) },
      };
    case 'commander.unknownOption':
      return { key: 'unknown-flag', args: { flag: quoted, help, guess: await guessFlag(quoted, command, groups) } };
    case 'commander.missingArgument':
      return { key: 'missing-argument', args: { argument: quoted, help } };
    case 'commander.optionMissingArgument':
      return { key: 'missing-value', args: { flag: quoted, help } };
    case 'commander.excessArguments':
      return { key: 'too-many-arguments', args: { command: command ?? 'sso-cli', help } };
    default:
      return { key: 'wrong-usage', args: { said: message.replace(/^error: /, '').replace(/\.$/, ''), help } };
  }
}

/** The error of a command that there is not, where no commander met it: `help frobnicate`. */
export function unknownCommand(name: string, groups: readonly CommandGroup[], others: readonly string[]): CliError {
  const begin = others.filter((each) => each.startsWith(name.toLowerCase()));
  const near = [...begin, ...nearWords(name, others, { slips: 2 }), ...guessCommands([name], namesOf(groups))];
  return new CliError(EXIT.usage, 'usage', {
    key: 'unknown-topic',
    args: { name, near: [...new Set(near)].slice(0, 3), topics: others },
  });
}
