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

export default defineConfig(({ mode }) => ({
  plugins: mode === 'library' ? [fromLibrary] : [],
  test: {
    include: ['test/**/*.test.ts'],
    // Tests start processes of the built command; a busy machine is slow at that.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    pool: 'forks',
  },
}));
