// Where a command line begins with options of sso-cli itself, and whether there is nothing else on it.

import { type Flag, flagName } from '../command.ts';
import { TOOL_FLAGS } from '../flags/tool.ts';

interface Known {
  readonly long: string;
  readonly short: string | null;
  readonly takesValue: boolean;
}

const FLAGS: readonly Known[] = Object.entries(TOOL_FLAGS).map(([name, flag]: [string, Flag]) => ({
  long: flagName(name, flag),
  short: flag.short === undefined ? null : `-${flag.short}`,
  takesValue: flag.value !== undefined,
}));

/** How many words at the beginning are options that every command has, with their values: `--lang en`, `-ojson`. */
export function leadingOptions(args: readonly string[]): number {
  let count = 0;
  while (count < args.length) {
    const arg = args[count] ?? '';
    const [name = ''] = arg.split('=');
    const flag = FLAGS.find(({ long, short }) => name === long || name === short);
    if (flag?.takesValue && !arg.includes('=')) {
      // A value that is missing is an error of its own.
      if (args[count + 1] === undefined) break;
      count += 2;
    } else if (flag || FLAGS.some((each) => hasAttachedValue(arg, each))) count++;
    else break;
  }
  return count;
}

const hasAttachedValue = (arg: string, { short, takesValue }: Known) =>
  takesValue && short !== null && arg.startsWith(short) && arg.length > short.length;

/** Whether nothing is asked for but sso-cli itself: no command, no help, at most options that every command has. */
export function isBare(args: readonly string[]): boolean {
  const rest = args.slice(leadingOptions(args));
  return rest.length === 0 || (rest.length === 1 && rest[0] === '--');
}
