// What was asked for, as a command line of this program: nothing is a short start, help on a command is its --help.

import type { CommandGroup } from '../command.ts';
import { TOPICS } from '../core/words/topic-words.ts';
import { isBare, leadingOptions } from './bare.ts';
import { namesOf } from './commands.ts';

/** `--version --verbose` with options of sso-cli itself: those options; null for anything else. */
export function factsAskedFor(args: readonly string[]): readonly string[] | null {
  const rest = args.filter((arg) => arg !== '--version' && arg !== '-V');
  return rest.length < args.length && rest.includes('--verbose') && isBare(rest) ? rest : null;
}

/** @throws CliError usage, where help is wanted on what there is not */
export async function askedFor(args: readonly string[], groups: readonly CommandGroup[]): Promise<readonly string[]> {
  const names = namesOf(groups);
  if (isBare(args)) return names.includes('status') ? ['status', '--short', ...args] : ['--help', ...args];
  const options = args.slice(0, leadingOptions(args));
  const [first, second, ...rest] = args.slice(options.length);
  const further = [...rest, ...options];
  if ((first === '--help' || first === '-h') && names.includes(second ?? '')) return [second ?? '', first, ...further];
  if (first !== 'help') return args;
  if (second === undefined) return ['--help', ...options];
  if (isBare([second, ...rest])) return ['--help', second, ...further];
  if (second.startsWith('-')) return args;
  if (names.includes(second)) return [second, '--help', ...further];
  const topics = names.includes('help') ? ['topics', ...TOPICS] : [];
  if (topics.includes(second)) return ['help', second, ...further];
  const { unknownCommand } = await import('./usage-error.ts');
  throw unknownCommand(second, groups, topics.slice(1));
}
