// A third language is a line in the table and a folder: made here in a copy of the source, and left incomplete. The compiler
// must name every place that lacks it, and every sentence that its folder lacks.

import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PRODUCTS } from '../../../src/core/idps/registry.ts';
import { ROOT } from '../../support/fixtures.ts';

const copy = mkdtempSync(join(tmpdir(), 'sso-cli-french-'));
const words = join(copy, 'src/core/words');
/** What the compiler says: "src/core/…: …", one a line; continuations of a message follow indented. */
let complaints: readonly string[] = [];

/** Replaces what stands exactly once in a file of the copy. */
function edit(file: string, from: string | RegExp, to: string): void {
  const path = join(copy, 'src/core', file);
  const text = readFileSync(path, 'utf8');
  const edited = text.replace(from, to);
  if (edited === text) throw new Error(`${file} has no ${from}`);
  writeFileSync(path, edited);
}

beforeAll(() => {
  cpSync(join(ROOT, 'src'), join(copy, 'src'), { recursive: true });
  cpSync(join(ROOT, 'tsconfig.json'), join(copy, 'tsconfig.json'));
  cpSync(join(ROOT, 'package.json'), join(copy, 'package.json'));
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
  edit('languages.ts', "en: 'English',", "en: 'English', fr: 'français',");
  cpSync(join(words, 'en'), join(words, 'fr'), { recursive: true });
  edit('words/fr/index.ts', "lang: 'en'", "lang: 'fr'");
  edit('words/fr/labels.ts', /\n {2}whatToDo: .*/, '');
  edit('words/fr/receive.ts', /\n {2}'input-empty': \{[^}]*\},/, '');
  edit('words/fr/refusals.ts', /\n {2}depth: .*/, '');
  edit('words/fr/guide.ts', /\n {2}anyIdp: .*/, '');
  edit('words/fr/guide.ts', "lang: 'en'", "lang: 'fr'");
  edit('words/fr/advice.ts', /\n {4}'log-on-again': .*/, '');
  edit('words/fr/error-words.ts', /\n {2}'output-exists': [^;]*?\n {2}\}\),/, '');
  edit('words/fr/ram-error-words.ts', /\n {2}'user-name-taken': .*/, '');
  const tsc = [join(ROOT, 'node_modules/typescript/bin/tsc'), '--noEmit', '--pretty', 'false', '-p', copy];
  const { stdout } = spawnSync(process.execPath, tsc, { cwd: copy, encoding: 'utf8' });
  // The type TextDecoder comes with packages of the tests, which the copy leaves out.
  complaints = stdout.split(/\n(?! )/).filter((each) => !each.includes("'TextDecoder'"));
}, 120_000);

afterAll(() => rmSync(copy, { recursive: true, force: true }));

/** What it says of one file. */
const of = (file: string) => complaints.filter((each) => each.startsWith(`src/core/${file}(`)).join('\n');

describe('the compiler names', () => {
  it.each(['words/load.ts', 'say-error.ts', 'verify-response.ts'])('%s', (file) => {
    expect(of(file)).toMatch(/\bfr\b/);
  });

  it.each(PRODUCTS.map(({ id }) => id))('the guide and remedies of %s', (id) => {
    expect(of(`idps/${id}.ts`)).toMatch(/Property 'fr' is missing/);
  });

  it.each([
    ['labels.ts', 'whatToDo'],
    ['index.ts', 'input-empty'],
    ['refusals.ts', 'depth'],
    ['advice.ts', 'log-on-again'],
    ['guide.ts', 'anyIdp'],
    ['error-words.ts', 'output-exists'],
    ['ram-error-words.ts', 'user-name-taken'],
  ])('in %s of the folder: %s', (file, sentence) => {
    expect(of(`words/fr/${file}`)).toMatch(new RegExp(`'"?${sentence}"?'`));
  });

  it('nothing else, and nothing of the languages that are there', () => {
    const files = complaints.map((each) => /^src\/(.*?)\(/.exec(each)?.[1] ?? each).filter(Boolean);
    expect(files.filter((file) => !/^core\/(words\/(load|fr\/)|idps\/|say-error|verify-response)/.test(file))).toEqual(
      [],
    );
    expect(files.filter((file) => /^core\/words\/(en|zh)\//.test(file))).toEqual([]);
  });
});
