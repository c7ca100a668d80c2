// Makes commander's commands and options of what commands declare (command.ts).

import { Argument, type Command, InvalidArgumentError, Option } from 'commander';
import {
  type Argument as ArgumentData,
  type Command as CommandData,
  type Flag,
  type Flags,
  flagName,
  typed,
} from '../command.ts';
import { ValueError } from '../flags/values.ts';
import type { Translate } from './translate.ts';

/** Adds to `command` what `data` declares, but no action. */
export function declare(command: Command, data: CommandData, translate: Translate): void {
  command.description(translate(data.description));
  for (const [name, argument] of Object.entries(data.arguments ?? {}))
    command.addArgument(toArgument(name, { ...argument, help: translate(argument.help) }));
  addFlags(command, data.flags ?? {}, translate);
  addExamples(command, data.examples, translate);
}

export function addFlags(command: Command, flags: Flags, translate: Translate): void {
  for (const [name, flag] of Object.entries(flags)) {
    if (flag.heading !== undefined) command.optionsGroup(translate(flag.heading));
    command.addOption(toOption(name, { ...flag, help: translate(flag.help) }));
    // Alone, a flag that negates would make commander set what it negates.
    if (flag.negates !== undefined && !(flag.negates in flags)) command.setOptionValue(flag.negates, undefined);
  }
}

export function addExamples(command: Command, lines: readonly string[], translate: Translate): void {
  command.addHelpText('after', `\n${translate('Examples:')}\n${lines.map((line) => `  $ ${line}`).join('\n')}`);
}

function toArgument(name: string, { help, optional, variadic, choices }: ArgumentData): Argument {
  const shown = `${typed(name)}${variadic ? '...' : ''}`;
  const argument = new Argument(optional ? `[${shown}]` : `<${shown}>`, help);
  return choices ? argument.choices(choices) : argument;
}

function toOption(name: string, flag: Flag): Option {
  const short = flag.short === undefined ? '' : `-${flag.short}, `;
  const shown = flag.mayBeBare ? flag.value?.replace(/<(.*)>/, '[$1]') : flag.value;
  const value = shown === undefined ? '' : ` ${shown}`;
  const option = new Option(`${short}${flagName(name, flag)}${value}`, flag.help).hideHelp(flag.hidden === true);
  if (flag.choices) option.choices(flag.choices);
  if (flag.parse || flag.repeatable) option.argParser(parserOf(flag, option.parseArg));
  return option;
}

/** The parser of one value, and for a flag that may be repeated, of many. */
function parserOf(flag: Flag, choose: Option['parseArg']): (text: string, before: unknown) => unknown {
  const one = (text: string) => {
    try {
      return flag.parse ? flag.parse(text) : choose ? choose(text, undefined) : text;
    } catch (error) {
      throw error instanceof ValueError ? new InvalidArgumentError(error.message) : error;
    }
  };
  if (!flag.repeatable) return one;
  const valuesOf = (text: string) => (flag.keepsCommas || text === '' ? [text] : text.split(',').filter(Boolean));
  return (text, before) => [...((before as unknown[] | undefined) ?? []), ...valuesOf(text).map(one)];
}
