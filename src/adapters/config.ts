// Configuration files through cosmiconfig: .sso-clirc, .sso-clirc.json, .sso-clirc.yaml, or "sso-cli" in package.json.
// Data only. cosmiconfig runs code for some kinds of file, and for "$import" in the others; every way there throws here.
// What is trusted and tolerated only the user's own file in the home folder may say: a working tree comes from anybody.

import { existsSync, realpathSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { Loader } from 'cosmiconfig';
import type { World } from '../context.ts';
import { nearWords } from '../core/near-words.ts';
import type { ErrorSentence } from '../core/words/error-words.ts';
import { CliError } from '../errors.ts';
import { EXIT } from '../exit.ts';
import { type Owned, strangerTo } from './ownership.ts';
import { readRegularFile } from './read-file.ts';

/** What the user's own configuration file may say. Nothing in it can switch a check off: that takes a flag. */
export const CONFIGURABLE = ['store', 'output', 'color', 'lang', 'clockSkew', 'failOn'] as const;

/** What a file of the working tree may say: how an answer looks, never what it is. */
const IN_A_TREE: readonly string[] = ['output', 'color', 'lang'];

/** What is in force, each value with the file that says so. */
export type Configuration = Readonly<Record<string, { readonly value: string | boolean; readonly path: string }>>;

const invalid = (sentence: ErrorSentence) => new CliError(EXIT.store, 'config-invalid', sentence);

const FILES = ['.sso-clirc', '.sso-clirc.json', '.sso-clirc.yaml', '.sso-clirc.yml'];
const MAX_CONFIG_BYTES = 64 << 10;
const MAX_MANIFEST_BYTES = 1 << 20;

/**
 * The configuration that is in force in `cwd`: the nearest file of the working tree over the user's own.
 * @throws CliError config-invalid
 */
export async function loadConfiguration({ cwd, env }: World): Promise<Configuration> {
  const home = realOf(env.HOME || env.USERPROFILE || homedir());
  const own = fileIn(home);
  const near = findFile(cwd, home);
  return {
    ...(own === null ? {} : await loadFile(own, CONFIGURABLE)),
    ...(near === null || near === own ? {} : await loadFile(near, IN_A_TREE)),
  };
}

function realOf(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    return folder;
  }
}

async function loadFile(path: string, allowed: readonly string[]): Promise<Configuration> {
  refuseUnfit(path, allowed);
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
  const values = validate(loaded ?? {}, path, allowed);
  // A path in a file is meant from there, wherever below it the command runs.
  if (typeof values.store === 'string') values.store = resolve(dirname(path), values.store);
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, { value, path }]));
}

function refuseUnfit(path: string, allowed: readonly string[]): void {
  const inspect = (file: Owned) => {
    const stranger = strangerTo(file);
    // How an answer looks, whoever shares a folder may say.
    if (stranger !== null && allowed.includes('store'))
      throw invalid({ key: 'config-unsafe', args: { path, known: CONFIGURABLE, stranger } });
  };
  try {
    if (readRegularFile(path, MAX_CONFIG_BYTES, { inspect }).length <= MAX_CONFIG_BYTES) return;
  } catch (error) {
    if (error instanceof CliError) throw error;
    // Said below, like a file that is too large.
  }
  throw invalid({ key: 'config-no-file', args: { path, known: CONFIGURABLE } });
}

/** The nearest file, from here up to the root of the project (the first folder with a .git, or the file system's). */
function findFile(cwd: string, home: string): string | null {
  for (let folder = realOf(cwd); ; folder = dirname(folder)) {
    const found = fileIn(folder);
    if (found !== null || folder === home) return found;
    if (existsSync(join(folder, '.git')) || dirname(folder) === folder) return null;
  }
}

function fileIn(folder: string): string | null {
  for (const name of FILES) if (concernsUs(join(folder, name))) return join(folder, name);
  const manifest = join(folder, 'package.json');
  return concernsUs(manifest) && mayConfigure(manifest) ? manifest : null;
}

/** What belongs to another user is passed over: in a folder above that others share, anybody can put one. */
function concernsUs(path: string): boolean {
  if (!existsSync(path)) return false;
  try {
    return strangerTo(statSync(path)) !== 'owner';
  } catch {
    return false;
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

function validate(loaded: unknown, path: string, allowed: readonly string[]): Record<string, string | boolean> {
  if (typeof loaded !== 'object' || loaded === null || Array.isArray(loaded))
    throw invalid({ key: 'config-no-keys', args: { path, known: CONFIGURABLE } });
  const values: Record<string, string | boolean> = Object.create(null);
  for (const [key, value] of Object.entries(loaded)) {
    if (!CONFIGURABLE.some((known) => known === key)) {
      const [near = null] = nearWords(key, CONFIGURABLE, { slips: 2 });
      throw invalid({ key: 'config-unknown-key', args: { path, known: CONFIGURABLE, key, near } });
    }
    if (!allowed.includes(key)) throw invalid({ key: 'config-in-tree', args: { path, known: allowed, key } });
    if (typeof value !== 'string' && typeof value !== 'boolean')
      throw invalid({ key: 'config-value', args: { path, known: CONFIGURABLE, key } });
    values[key] = value;
  }
  return values;
}
