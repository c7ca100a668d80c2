// Builds dist/: the library unbundled (tsc: dist/lib) and the command as one CommonJS bundle (rolldown: dist/sso-cli.cjs).
// CommonJS because it starts sooner than ES modules; bundled because resolving some hundred files costs more than reading one.
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const root = fileURLToPath(new URL('..', import.meta.url));
process.chdir(root);

rmSync('dist', { recursive: true, force: true });
execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'], { stdio: 'inherit' });

const bundle = await rolldown({
  input: { 'sso-cli': 'src/cli.ts' },
  platform: 'node',
  // cosmiconfig can load configuration written in TypeScript; sso-cli never lets it (adapters/config.ts).
  external: ['typescript'],
});
await bundle.write({
  dir: 'dist',
  format: 'cjs',
  entryFileNames: '[name].cjs',
  chunkFileNames: 'chunks/[name].cjs',
  sourcemap: true,
  minify: { compress: true, mangle: false, codegen: true },
});
await bundle.close();
