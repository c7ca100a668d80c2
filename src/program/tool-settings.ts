// Where each setting of sso-cli itself comes from: flag, then SSO_CLI_* variable, then configuration file, then default.

import { type Command, InvalidArgumentError, type Option } from 'commander';
import { CONFIGURABLE, type Configuration, loadConfiguration } from '../adapters/config.ts';
import { defaultStorePath } from '../adapters/places.ts';
import type { Source, Sourced, ToolSettings, World } from '../context.ts';
import { type Lang, localeLanguage } from '../core/languages.ts';
import { CliError, usageError } from '../errors.ts';
import { EXIT } from '../exit.ts';
import { boolean, ValueError } from '../flags/values.ts';

/** The variable of a flag: --clock-skew is SSO_CLI_CLOCK_SKEW, --no-color is SSO_CLI_NO_COLOR. */
function variableOf(option: Option): string {
  return `SSO_CLI_${option.name().replaceAll('-', '_').toUpperCase()}`;
}

/** Fills in what no flag said, for the command that runs and for the options of the program. */
export async function resolveSettings(command: Command, world: World): Promise<ToolSettings> {
  const configuration = await loadConfiguration(world);
  for (let at: Command | null = command; at; at = at.parent) {
    for (const option of at.options) fill(at, option, world, configuration);
  }
  const root = rootOf(command);
  const values = root.opts<{
    store?: string;
    output?: string;
    json?: boolean;
    color?: boolean;
    lang?: Lang;
    verbose?: boolean;
  }>();
  const json = root.getOptionValueSource('json') === 'cli';
  const output = root.getOptionValueSource('output') === 'cli';
  if (json && output && values.output !== 'json') throw usageError({ key: 'json-or-output', args: {} });
  const settings = {
    store: values.store ?? defaultStorePath(world.env),
    output: (saysJson(root) ? 'json' : (values.output ?? 'text')) as ToolSettings['output'],
    color: values.color,
    lang: values.lang ?? localeLanguage(world.env),
    verbose: values.verbose === true,
  };
  return { ...settings, sourced: sourced(root, settings, world, configuration) };
}

/** Whether it is --json that says how the answer looks: a flag outranks a variable, whichever of the two it is. */
function saysJson(root: Command): boolean {
  const isOnLine = (key: string) => root.getOptionValueSource(key) === 'cli';
  return root.opts().json === true && (isOnLine('json') || !isOnLine('output'));
}

function rootOf(command: Command): Command {
  return command.parent ? rootOf(command.parent) : command;
}

/** Every setting that a file may hold, with where its value comes from. One that only some commands read: as written. */
function sourced(root: Command, settings: Omit<ToolSettings, 'sourced'>, { env }: World, file: Configuration) {
  return CONFIGURABLE.map((name): Sourced => {
    if (name in settings) {
      const value = settings[name as keyof typeof settings] ?? null;
      return { name, value, source: sourceOf(root, name) };
    }
    const fromEnv = env[`SSO_CLI_${name.replace(/[A-Z]/g, '_$&').toUpperCase()}`];
    if (fromEnv) return { name, value: fromEnv, source: 'environment' };
    const fromFile = file[name]?.value;
    return { name, value: fromFile ?? null, source: fromFile === undefined ? 'default' : 'configuration' };
  });
}

function sourceOf(root: Command, key: string): Source {
  const source: string | undefined = root.getOptionValueSource(key === 'output' && saysJson(root) ? 'json' : key);
  if (source === 'cli') return 'flag';
  return source === 'environment' || source === 'configuration' ? (source as Source) : 'default';
}

function fill(command: Command, option: Option, { env }: World, configuration: Configuration): void {
  const key = option.attributeName();
  // commander's own, which asks for something and sets nothing: many an environment has a version of its own in a variable.
  if (key === 'version') return;
  const given = command.getOptionValueSource(key);
  // What a file said of --color gives way to the variable of --no-color.
  if (given !== undefined && given !== 'default' && given !== 'configuration') return;
  const variable = variableOf(option);
  const fromEnv = env[variable];
  if (fromEnv !== undefined && fromEnv !== '') {
    set(command, option, fromEnv, 'environment', (reason) =>
      usageError(
        `${variable}: ${lowerCase(reason)}`,
        `unset it, or see: sso-cli ${command.parent ? `${command.name()} ` : ''}--help`,
      ),
    );
    return;
  }
  const fromFile = Object.hasOwn(configuration, key) ? configuration[key] : undefined;
  if (fromFile !== undefined && CONFIGURABLE.some((known) => known === key)) {
    set(
      command,
      option,
      String(fromFile.value),
      'configuration',
      (reason) =>
        new CliError(
          EXIT.store,
          'config-invalid',
          `${fromFile.path}: ${key}: ${lowerCase(reason)}`,
          'mend or remove that line',
        ),
    );
  }
}

function set(
  command: Command,
  option: Option,
  text: string,
  source: Source,
  error: (reason: string) => CliError,
): void {
  try {
    const isFlag = !option.required && !option.optional;
    // A variable of --no-… that says no says nothing.
    if (option.negate && source === 'environment' && !boolean(text)) return;
    const value = isFlag
      ? boolean(text) !== (option.negate && source === 'environment')
      : option.parseArg
        ? option.parseArg(text, undefined)
        : text;
    command.setOptionValueWithSource(option.attributeName(), value, source);
  } catch (thrown) {
    if (thrown instanceof InvalidArgumentError || thrown instanceof ValueError) throw error(thrown.message);
    throw thrown;
  }
}

/** commander's sentences as a part of ours: lower case, no full stop. */
function lowerCase(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1).replace(/\.$/, '');
}
