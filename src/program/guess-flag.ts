// What was probably meant by a flag that there is not.

import { type Command, type CommandGroup, type Flags, flagName } from '../command.ts';
import { nearWords } from '../core/near-words.ts';
import type { FlagGuess } from '../core/words/error-words.ts';
import { TOOL_FLAGS } from '../flags/tool.ts';

/** What people call it elsewhere. */
const MEANT: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    '--format': ['--output'],
    '--out': ['--output'],
    '-v': ['--verbose', '--version'],
    '-V': ['--version'],
    '--debug': ['--verbose'],
    '-d': ['--verbose'],
    '-j': ['--json'],
    '-s': ['--store'],
    '--language': ['--lang'],
    '-l': ['--lang'],
    '--db': ['--store'],
    '--config': ['--store'],
    '--no-colour': ['--no-color'],
    '--colour': ['--color'],
    '--time': ['--at'],
    '--now': ['--at'],
    '--date': ['--at'],
    '--skew': ['--clock-skew'],
    '--leeway': ['--clock-skew'],
    '--certificate': ['--signed-by'],
    '--cert': ['--signed-by'],
    '--idp': ['--metadata', '--idp'],
    '-m': ['--metadata'],
    '-u': ['--user'],
    '--id': ['--account-id', '--entity-id'],
    '--strict': ['--fail-on'],
    '--mask': ['--redact'],
    '--anonymize': ['--redact'],
    '--dry': ['--dry-run'],
    '-n': ['--dry-run'],
    '--limit': ['--max-items'],
    '--filter': ['--match'],
    '--title': ['--display-name'],
    '--mail': ['--email'],
    '--phone': ['--mobile-phone'],
  }),
);

/** Names of a value that is an argument here, and no flag. */
const ARGUMENTS: Readonly<Record<string, readonly string[]>> = {
  file: [
    '-f',
    '-i',
    '--file',
    '--input',
    '--in',
    '--from',
    '--xml',
    '--base64',
    '--b64',
    '--har',
    '--url',
    '--response',
    '--saml',
    '--saml-response',
    '--stdin',
    '--paste',
  ],
  source: ['-f', '-i', '--file', '--url', '--input', '--from', '--xml', '--metadata', '--meta'],
  name: ['-n', '-u', '--name', '--user', '--username', '--user-name', '--id'],
  user: ['-u', '--user', '--username', '--user-name', '--name'],
  userPolicy: ['-p', '--policy', '--user', '--user-name', '--policy-name', '-u'],
  policy: ['-p', '--policy', '--policy-name'],
  idp: ['--idp', '--product', '--name', '--for'],
  code: ['-c', '--code', '--name'],
};

/** `name`: the command that was called, null for none. */
export async function guessFlag(
  wrong: string,
  name: string | null,
  groups: readonly CommandGroup[],
): Promise<FlagGuess> {
  const flag = wrong.split('=')[0] ?? '';
  const entries = groups.flatMap(({ commands }) => commands);
  const called = entries.find((each) => each.name === name);
  const command = called && (await called.load()).command;
  const own = near(flag, [...Object.entries(command?.flags ?? {}), ...Object.entries(TOOL_FLAGS)].map(toName));
  const argument = command && argumentMeant(flag, command);
  if (name !== null && argument !== undefined) return { kind: 'argument', usage: `sso-cli ${name} ${argument}` };
  if (own.length > 0) return { kind: 'flag', flags: own };
  if (name === null && ARGUMENTS.file?.includes(flag))
    return { kind: 'elsewhere', lines: ['sso-cli verify-response <file>', 'sso-cli import-metadata <file>'] };
  const lines: string[] = [];
  for (const entry of entries) {
    const [nearest] = near(flag, Object.entries((await entry.load()).command.flags ?? {}).map(toName));
    if (nearest !== undefined) lines.push(`sso-cli ${entry.name} ${nearest}`);
  }
  return lines.length > 0 ? { kind: 'elsewhere', lines: lines.slice(0, 3) } : { kind: 'none' };
}

const toName = ([name, flag]: [string, Flags[string]]) => flagName(name, flag);

/** What is meant by name, then what begins so, then slips of the finger, then what it is a part of. */
function near(flag: string, names: readonly string[]): string[] {
  const all = [
    ...(MEANT.get(flag) ?? []).filter((each) => names.includes(each)),
    ...(flag.length > 3 ? names.filter((each) => each.startsWith(flag)) : []),
    ...nearWords(flag, names, { slips: flag.length > 6 ? 2 : 1 }),
    ...(flag.length > 5 ? names.filter((each) => each.includes(flag.slice(2))) : []),
  ];
  return [...new Set(all)].slice(0, 3);
}

function argumentMeant(flag: string, command: Command): string | undefined {
  const meant = Object.keys(command.arguments ?? {}).find((name) => ARGUMENTS[name]?.includes(flag));
  return meant === undefined ? undefined : meant === 'userPolicy' ? '<user> <policy>' : `<${meant}>`;
}
