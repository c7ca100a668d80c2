// The options of sso-cli itself, which every command has.

import type { Flags } from '../command.ts';
import { OUTPUT_FORMATS } from '../context.ts';
import { LANGUAGES } from '../core/languages.ts';

export const TOOL_FLAGS = {
  store: { value: '<file>', help: 'the account store' },
  output: { short: 'o', value: '<format>', choices: OUTPUT_FORMATS, help: 'how to print the answer' },
  json: { help: 'short for --output json' },
  color: { help: 'use colours even where there is no terminal' },
  noColor: { negates: 'color', help: 'use none' },
  lang: { value: '<language>', choices: Object.keys(LANGUAGES), help: 'language of what is printed' },
  verbose: { help: 'show every step, also those that passed; with --version, facts for a bug report' },
} as const satisfies Flags;
