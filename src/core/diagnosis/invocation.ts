// How the call was made that a remedy belongs to, as a value: a command that is printed runs as it stands, for the same paste,
// with the same store or the same account of flags.

import { shellWord } from '../shell.ts';

/** true is a switch; several values are a flag that is repeated. */
export type FlagGiven = string | true | readonly string[];

export type FlagsGiven = Readonly<Record<string, FlagGiven>>;

/** null takes a flag away. */
export type FlagChanges = Readonly<Record<string, FlagGiven | null>>;

export interface Invocation {
  /** The paste as it was named: a path, or "-". */
  readonly input: string;
  /** The flags of the call that one like it needs, by their names without dashes. */
  readonly flags: FlagsGiven;
}

/** A command that makes a change, or judges as if it were made. */
export type RemedyCommand =
  /** Judges the same paste again. */
  | { readonly kind: 'verify'; readonly flags: FlagChanges }
  /** Changes the store; where flags alone describe the account, judges with these changed. */
  | {
      readonly kind: 'account';
      readonly name: 'settings' | 'create-user' | 'update-user';
      readonly operands: readonly string[];
      readonly options: FlagChanges;
      readonly stateless: ((flags: FlagsGiven) => FlagChanges) | null;
    }
  /** Takes metadata that was downloaded anew. */
  | { readonly kind: 'import' };

/** The file that a remedy tells people to download metadata to. */
export function metadataFileOf({ flags }: Invocation): string {
  return typeof flags.metadata === 'string' ? flags.metadata : 'metadata.xml';
}

/** The command as it is typed; undefined where this call has none that makes the change. */
export function commandLine(command: RemedyCommand, invocation: Invocation): string | undefined {
  const { flags } = invocation;
  if (command.kind === 'verify') return verifyAgain(invocation, command.flags);
  // Metadata from a flag outranks the store's: what was downloaded to that file is what counts.
  if (command.kind === 'import') {
    return flags.metadata === undefined && flags['account-id'] === undefined
      ? line('import-metadata', ['metadata.xml'], storeOf(flags))
      : verifyAgain(invocation, { metadata: metadataFileOf(invocation) });
  }
  if (flags['account-id'] === undefined)
    return line(command.name, command.operands, { ...command.options, ...storeOf(flags) });
  return command.stateless ? verifyAgain(invocation, command.stateless(flags)) : undefined;
}

const storeOf = ({ store }: FlagsGiven): FlagChanges => (store === undefined ? {} : { store });

function verifyAgain({ input, flags }: Invocation, changes: FlagChanges): string {
  return line('verify-response', [input], { ...flags, ...changes });
}

function line(name: string, operands: readonly string[], flags: FlagChanges): string {
  const options = Object.entries(flags).flatMap(([flag, value]) => optionWords(flag, value));
  const words = operands.map(shellWord);
  // What begins with "-" would be taken for a flag; "-" alone is standard input.
  const isAmbiguous = operands.some((each) => /^-./.test(each));
  return ['sso-cli', name, ...(isAmbiguous ? [...options, '--', ...words] : [...words, ...options])].join(' ');
}

function optionWords(flag: string, value: FlagGiven | null): string[] {
  if (value === null) return [];
  if (value === true) return [`--${flag}`];
  const values = typeof value === 'string' ? [value] : value;
  return values.flatMap((each) =>
    each.startsWith('-') || each === '' ? [`--${flag}=${shellWord(each)}`] : [`--${flag}`, shellWord(each)],
  );
}
