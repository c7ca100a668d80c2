// npm run new -- check|input|output|command|idp NAME: makes the files of a new one, with every place filled that is asked
// for elsewhere, and says what is left to write. What it makes passes lint, types and the quick tests as it stands
// (test/e2e/new.test.ts). The pieces are in scripts/new/, a file a kind; CONTRIBUTING.md says what each place is for.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { check } from './new/check.js';
import { command } from './new/command.js';
import { idp } from './new/idp.js';
import { input } from './new/input.js';
import { output } from './new/output.js';

const KINDS = { check, input, output, command, idp };

const [kind, name, ...rest] = process.argv.slice(2);
if (!(kind in KINDS) || !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name ?? '')) {
  console.error(`usage: npm run new -- ${Object.keys(KINDS).join('|')} NAME   (NAME: lower case, words joined by "-")`);
  process.exit(2);
}

const { files, places, left } = KINDS[kind](name, rest);
for (const path of Object.keys(files)) if (existsSync(path)) stop(`${path} is there already`);
const texts = new Map();
for (const { path, at, put } of places) {
  const text = texts.get(path) ?? readFileSync(path, 'utf8');
  const found = at.exec(text);
  if (!found) stop(`${path} has no place for it: nothing matches ${at}`);
  texts.set(path, `${text.slice(0, found.index)}${put}${text.slice(found.index)}`);
}
// Only now: a place that is missing leaves everything as it was.
for (const [path, text] of [...Object.entries(files), ...texts]) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
for (const path of Object.keys(files)) console.log(`made     ${path}`);
for (const path of texts.keys()) console.log(`changed  ${path}`);
console.log(`\nLeft to write:\n${left.map((each) => `  - ${each}`).join('\n')}`);
console.log(
  '\nThen: npx biome check --write . && npm run build && npm run docs && npm run types && npm run test:quick',
);

function stop(why) {
  console.error(`new: ${why}`);
  process.exit(1);
}
