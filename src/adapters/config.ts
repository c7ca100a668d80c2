// Configuration files through cosmiconfig: .sso-clirc, .sso-clirc.json, .sso-clirc.yaml, or "sso-cli" in package.json.
// Data only. cosmiconfig runs code for some kinds of file, and for "$import" in the others; every way there throws here.

import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Loader } from 'cosmiconfig';
import type { World } from '../context.ts';
import { nearWords } from '../core/near-words.ts';
import type { ErrorSentence } from '../core/words/error-words.ts';
import { CliError } from '../errors.ts';
import { EXIT } from '../exit.ts';
import { readRegularFile } from './read-file.ts';

/** What a configuration file may say. Nothing in it can loosen a check: that takes a flag. */
export const CONFIGURABLE = ['store', 'output', 'color', 'lang', 'clockSkew', 'failOn'] as const;

export interface Configuration {
  readonly path: string;
  readonly values: Readonly<Record<string, string | boolean>>;
}

const invalid = (sentence: ErrorSentence) => new CliError(EXIT.store, 'config-invalid', sentence);

const FILES = ['.sso-clirc', '.sso-clirc.json', '.sso-clirc.yaml', '.sso-clirc.yml'];
const MAX_CONFIG_BYTES = 64 << 10;
const MAX_MANIFEST_BYTES = 1 << 20;

/** The configuration that is in force in `cwd`; null when there is none. @throws CliError config-invalid */
export async function loadConfiguration({ cwd }: World): Promise<Configuration | null> {
  const path = findFile(cwd);
  if (path === null) return null;
  refuseLarge(path);
  const { cosmiconfig, defaultLoaders } = await import('cosmiconfig');
  const refuse = () => {
    throw new Error('only JSON and YAML are read');
  };
  // Looked for in the parsed data, since YAML can spell a key in many ways; cosmiconfig would act on it only after this.
  const imports = (read: unknown) => typeof read === 'object' && read !== null && '$import' in read;
  const dataOnly = (load: Loader) => async (file: string, content: string) => {
    const read = await load(file, content);
    if (imports(read) || imports(read?.['sso-cli']))
      throw invalid({ key: 'config-import', args: { path, known: CONFIGURABLE } });
    return read;
  };
  const explorer = cosmiconfig('sso-cli', {
    searchPlaces: [],
    searchStrategy: 'none',
    cache: false,
    loaders: {
      noExt: dataOnly(defaultLoaders.noExt),
      '.json': dataOnly(defaultLoaders['.json']),
      '.yaml': dataOnly(defaultLoaders['.yaml']),
      '.yml': dataOnly(defaultLoaders['.yml']),
      '.js': refuse,
      '.cjs': refuse,
      '.mjs': refuse,
      '.ts': refuse,
    },
  });
  let loaded: unknown;
  try {
    loaded = (await explorer.load(path))?.config;
  } catch (error) {
    throw error instanceof CliError ? error : invalid({ key: 'config-syntax', args: { path, known: CONFIGURABLE } });
  }
  const values = validate(loaded ?? {}, path);
  // A path in a file is meant from there, wherever below it the command runs.
  if (typeof values.store === 'string') values.store = resolve(dirname(path), values.store);
  return { path, values };
}

function refuseLarge(path: string): void {
  try {
    if (readRegularFile(path, MAX_CONFIG_BYTES).length <= MAX_CONFIG_BYTES) return;
  } catch {
    // Said below, like a file that is too large.
  }
  throw invalid({ key: 'config-no-file', args: { path, known: CONFIGURABLE } });
}

/** The nearest file, from here up to the root of the project (the first folder with a .git, or the file system's). */
function findFile(cwd: string): string | null {
  for (let folder = cwd; ; folder = dirname(folder)) {
    for (const name of FILES) if (existsSync(join(folder, name))) return join(folder, name);
    const manifest = join(folder, 'package.json');
    if (mayConfigure(manifest)) return manifest;
    if (existsSync(join(folder, '.git')) || dirname(folder) === folder) return null;
  }
}

/** A package.json that cannot be read, or is none, configures nothing: it is not sso-cli's own file. */
function mayConfigure(manifest: string): boolean {
  try {
    return /"sso-cli"\s*:\s*\{/.test(readRegularFile(manifest, MAX_MANIFEST_BYTES).toString('utf8'));
  } catch {
    return false;
  }
}

function validate(loaded: unknown, path: string): Record<string, string | boolean> {
  if (typeof loaded !== 'object' || loaded === null || Array.isArray(loaded))
    throw invalid({ key: 'config-no-keys', args: { path, known: CONFIGURABLE } });
  const values: Record<string, string | boolean> = Object.create(null);
  for (const [key, value] of Object.entries(loaded)) {
    if (!CONFIGURABLE.some((known) => known === key)) {
      const [near = null] = nearWords(key, CONFIGURABLE, { slips: 2 });
      throw invalid({ key: 'config-unknown-key', args: { path, known: CONFIGURABLE, key, near } });
    }
    if (typeof value !== 'string' && typeof value !== 'boolean')
      throw invalid({ key: 'config-value', args: { path, known: CONFIGURABLE, key } });
    values[key] = value;
  }
  return values;
}
