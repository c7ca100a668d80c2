// English: how the command was called wrongly, and what was probably meant.

import type { UsageWords } from '../error-words.ts';

const meant = (lines: readonly string[]) => `did you mean ${lines.join(', or ')}?`;
const see = (help: string) => `see: ${help}`;

export const USAGE: UsageWords = {
  'unknown-command': ({ name, near }) => ({
    message: `there is no command "${name}"`,
    hint: near.length > 0 ? meant(near.map((line) => `sso-cli ${line}`)) : 'all commands: sso-cli --help',
  }),
  'unknown-topic': ({ name, near, topics }) => ({
    message: `there is neither a command nor a help topic "${name}"`,
    hint:
      near.length > 0
        ? meant(near.map((line) => (line.startsWith('--') ? `sso-cli ${line}` : `sso-cli help ${line}`)))
        : `topics: ${topics.map((each) => `sso-cli help ${each}`).join(', ')}; all commands: sso-cli --help`,
  }),
  'unknown-flag': ({ flag, help, guess }) => ({
    message: `there is no flag '${flag}'`,
    hint:
      guess.kind === 'flag'
        ? `did you mean ${guess.flags.join(' or ')}? See: ${help}`
        : guess.kind === 'argument'
          ? `it takes no flag: ${guess.usage}`
          : guess.kind === 'elsewhere'
            ? meant(guess.lines)
            : see(help),
  }),
  'missing-argument': ({ argument, help }) => ({ message: `missing argument: <${argument}>`, hint: see(help) }),
  'missing-value': ({ flag, help }) => ({ message: `${flag} needs a value`, hint: see(help) }),
  'too-many-arguments': ({ command, help }) => ({
    message: `too many arguments for ${command}`,
    hint: `a value with blanks goes in quotes; see: ${help}`,
  }),
  'wrong-usage': ({ said, help }) => ({ message: said, hint: see(help) }),
};
