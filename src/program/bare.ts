// Whether nothing is asked for but sso-cli itself: no command, no help, at most options that every command has.

import { type Flag, flagName } from '../command.ts';
import { TOOL_FLAGS } from '../flags/tool.ts';

const FLAGS: readonly { readonly names: readonly string[]; readonly takesValue: boolean }[] = Object.entries(
  TOOL_FLAGS,
).map(([name, flag]: [string, Flag]) => ({
  names: [flagName(name, flag), ...(flag.short === undefined ? [] : [`-${flag.short}`])],
  takesValue: flag.value !== undefined,
}));

export function isBare(args: readonly string[]): boolean {
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? '';
    const flag = FLAGS.find(({ names }) => names.includes(arg.split('=')[0] ?? ''));
    if (!flag) return arg === '--' && i === args.length - 1;
    // A value that is missing is an error of its own.
    if (flag.takesValue && !arg.includes('=') && args[++i] === undefined) return false;
  }
  return true;
}
