// What a command is: its arguments and flags as plain data, its help, and `run`, whose types follow from that data.
// program/ makes a command line of it.

import type { Context, OwnFormat } from './context.ts';
import type { Answer } from './result.ts';

/** `name: { help }` is <name>, with `optional` [name], with `variadic` <name...>. */
export interface Argument {
  readonly help: string;
  readonly optional?: true;
  /** As many as are given; the last argument alone. */
  readonly variadic?: true;
  readonly choices?: readonly string[];
}

/** `clockSkew: …` is --clock-skew, and SSO_CLI_CLOCK_SKEW in the environment. Without `value` it is a switch. */
export interface Flag {
  readonly help: string;
  /** What stands for its value in the help: `<file>`. */
  readonly value?: `<${string}>`;
  /** The value may be left out: it is then true. */
  readonly mayBeBare?: true;
  readonly choices?: readonly string[];
  /** Reads the value. @throws ValueError, which says what was expected (flags/values.ts) */
  readonly parse?: (text: string) => unknown;
  /** May be given several times, or once with commas. */
  readonly repeatable?: true;
  /** A comma is a part of its value, and sets no values apart. */
  readonly keepsCommas?: true;
  /** For `noColor: { negates: 'color' }`, which sets `color` to false. */
  readonly negates?: string;
  /** One letter: -o. */
  readonly short?: string;
  /** Not in the help. */
  readonly hidden?: true;
  /** In the help, this flag and those after it stand under this heading. */
  readonly heading?: string;
}

export type Arguments = Readonly<Record<string, Argument>>;
export type Flags = Readonly<Record<string, Flag>>;

export interface Command<A extends Arguments = Arguments, F extends Flags = Flags> {
  readonly description: string;
  readonly arguments?: A;
  readonly flags?: F;
  /** As they are typed; test/e2e/help.test.ts runs them. */
  readonly examples: readonly string[];
  /** It judges something, and so has the output formats of reports too. */
  readonly reports?: true;
  /** Formats of --output that it has of its own, beside text and json. */
  readonly outputs?: readonly OwnFormat[];
  /** `groups` are for commands about commands. */
  run(context: Context, args: ArgumentValues<A>, flags: FlagValues<F>, groups: readonly CommandGroup[]): Answer;
}

type None = Readonly<Record<never, never>>;

/** Returns the very same; it is here for the types of `run`. */
export function defineCommand<const A extends Arguments = None, const F extends Flags = None>(
  command: Command<A, F>,
): Command<A, F> {
  return command;
}

/** As it is typed: clockSkew is clock-skew. */
export function typed(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

export function flagName(name: string, { negates }: Flag): string {
  return negates === undefined ? `--${typed(name)}` : `--no-${typed(negates)}`;
}

/** What is known of a command before its file is loaded. */
export interface CommandEntry {
  readonly name: string;
  readonly summary: string;
  load(): Promise<{ readonly command: Command }>;
}

export interface CommandGroup {
  readonly heading: string;
  readonly commands: readonly CommandEntry[];
}

type ChoiceOr<Data, Otherwise> = Data extends { readonly choices: readonly (infer Choice)[] } ? Choice : Otherwise;

type ArgumentValue<A extends Argument> = A extends { readonly variadic: true }
  ? readonly ChoiceOr<A, string>[]
  : ChoiceOr<A, string> | (A extends { readonly optional: true } ? undefined : never);

export type ArgumentValues<A extends Arguments> = { readonly [Name in keyof A]: ArgumentValue<A[Name]> };

/** One value: what `parse` returns, one of the choices, a text, or true for a switch. */
type OneValue<F extends Flag> = F extends { readonly parse: (text: string) => infer Parsed }
  ? Parsed
  :
      | ChoiceOr<F, F extends { readonly value: string } ? string : boolean>
      | (F extends { readonly mayBeBare: true } ? true : never);

type FlagValue<F extends Flag> = F extends { readonly negates: string }
  ? false
  : F extends { readonly repeatable: true }
    ? readonly OneValue<F>[]
    : OneValue<F>;

/** What `run` gets of these flags. One that negates another adds false to the values of that other. */
export type FlagValues<F extends Flags> = {
  readonly [Name in keyof F as F[Name] extends { readonly negates: infer Other extends string }
    ? Other
    : Name]?: FlagValue<F[Name]>;
};
