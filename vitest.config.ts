import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Tests start processes of the built command; a busy machine is slow at that.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    pool: 'forks',
  },
});
