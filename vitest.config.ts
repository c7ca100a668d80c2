import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig, type Plugin } from 'vitest/config';

const SOURCES = join(import.meta.dirname, 'src/core/');
const LIBRARY = join(import.meta.dirname, 'dist/lib/core/');

/** With `--mode library` the tests get the library as it ships, file by file, instead of its sources. */
const fromLibrary: Plugin = {
  name: 'from-library',
  enforce: 'pre',
  async resolveId(id, importer) {
    const found = await this.resolve(id, importer, { skipSelf: true });
    if (!found?.id.startsWith(SOURCES)) return found;
    const built = found.id.replace(SOURCES, LIBRARY).replace(/\.ts$/, '.js');
    // What only commands use is not in it.
    return existsSync(built) ? built : found;
  },
};

/**
 * With `--mode quick`: the core and the commands in process, in under half a minute on two cores. Left to the whole run is
 * what starts processes, waits, or goes through everything at length.
 */
const QUICK = ['test/*.test.ts', 'test/{core,commands,adapters,render}/**/*.test.ts'];
const AT_LENGTH = [
  'test/adapters/lock.test.ts',
  'test/commands/bad-input.test.ts',
  'test/commands/mint-response.test.ts',
  'test/commands/pull-account.test.ts',
  'test/core/diagnosis/remedies.test.ts',
  'test/core/diagnosis/verify.test.ts',
  'test/core/metadata/rollover.test.ts',
  'test/core/ram/exchange/hostile.test.ts',
  'test/core/receive/cost.test.ts',
  'test/core/receive/search-cost.test.ts',
  'test/core/receive/surroundings.test.ts',
  'test/core/redact.test.ts',
  'test/core/words/third-language.test.ts',
  'test/render/html.test.ts',
  'test/render/sarif.test.ts',
];

/** With `--mode library` not again: it runs the bundled command. */
const OF_THE_COMMAND = ['test/attacks/cost.test.ts'];

/** With `--mode live`: whole logons in a real browser, with real identity providers. */
const LIVE = ['test/live/**/*.test.ts'];

const EXCLUDED: Readonly<Record<string, readonly string[]>> = {
  quick: AT_LENGTH,
  live: [],
  library: [...LIVE, ...OF_THE_COMMAND],
};

export default defineConfig(({ mode }) => ({
  plugins: mode === 'library' ? [fromLibrary] : [],
  test: {
    include: mode === 'quick' ? QUICK : mode === 'live' ? LIVE : ['test/**/*.test.ts'],
    exclude: [...(EXCLUDED[mode] ?? LIVE)],
    // Tests start processes of the built command; a busy machine is slow at that.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    pool: 'forks',
    // Loading the sources anew for every file takes as long as the tests.
    isolate: mode !== 'quick',
    // Vitest leaves one core free by itself, which is half of a small machine.
    ...(mode === 'quick' ? { maxWorkers: '100%' } : {}),
  },
}));
