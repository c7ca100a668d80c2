// Runs a TypeScript file of this repository: node scripts/run.js bench/diagnosis.ts [arguments]. Node 20 cannot by itself.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { rolldown } from 'rolldown';

const [file, ...args] = process.argv.slice(2);
// Beside node_modules, so that packages are found from there.
const folder = mkdtempSync('.run-');
try {
  const bundle = await rolldown({ input: file, platform: 'node', external: [/^[^./]/] });
  const output = join(folder, 'main.mjs');
  await bundle.write({ file: output, format: 'esm' });
  await bundle.close();
  process.exitCode = spawnSync(process.execPath, [output, ...args], { stdio: 'inherit' }).status ?? 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
