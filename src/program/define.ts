// What a command is made of, before it runs.

import type { Command } from 'commander';
import type { CommandResult, Context } from '../context.ts';

/** Makes an action of a command's `run`: settings first, then the command's own code is loaded, then it runs. */
export type Action = <A extends unknown[]>(
  // biome-ignore lint/suspicious/noExplicitAny: each command's result type is its own
  load: () => Promise<{ run(context: Context, ...args: A): Promise<CommandResult<any>> }>,
  // biome-ignore lint/suspicious/noExplicitAny: commander hands its arguments over as any
) => (...args: any[]) => Promise<void>;

export interface CommandDefinition {
  readonly name: string;
  readonly summary: string;
  /** Adds its arguments, flags, examples and action; called only where the command line names it. */
  define(command: Command, action: Action): void;
}

/** Adds examples to the help of a command, as they are typed; test/e2e/help.test.ts runs them. */
export function examples(command: Command, ...lines: readonly string[]): Command {
  return command.addHelpText('after', `\nExamples:\n${lines.map((line) => `  $ ${line}`).join('\n')}`);
}
