// Builds dist/: the library unbundled (tsc: dist/lib) and the command as CommonJS bundles (rolldown: dist/sso-cli.cjs).
// CommonJS because it starts sooner than ES modules; bundled because resolving some hundred files costs more than reading
// one. Built beside and moved into place, so that a build that fails leaves the one before.

import { execFileSync } from 'node:child_process';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const building = `dist.${process.pid}`;

try {
  const tsc = ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json', '--outDir', `${building}/lib`];
  execFileSync(process.execPath, tsc, { stdio: 'inherit' });
  const bundle = await rolldown({
    input: { 'sso-cli': 'src/cli.ts' },
    platform: 'node',
    // cosmiconfig can load configuration written in TypeScript; sso-cli never lets it (adapters/config.ts).
    external: ['typescript'],
  });
  await bundle.write({
    dir: building,
    format: 'cjs',
    entryFileNames: '[name].cjs',
    chunkFileNames: 'chunks/[name].cjs',
    sourcemap: true,
    minify: { compress: true, mangle: false, codegen: true },
  });
  await bundle.close();
  if (existsSync('dist')) renameSync('dist', `${building}.old`);
  renameSync(building, 'dist');
} finally {
  rmSync(building, { recursive: true, force: true });
  rmSync(`${building}.old`, { recursive: true, force: true });
}
