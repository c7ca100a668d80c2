// Writes docs/checks.md from the catalogue itself; with --check only says whether it is up to date. Needs the built library.

import { readFileSync, writeFileSync } from 'node:fs';
import { CATALOGUE, METADATA_CATALOGUE, STEP_NAMES, WORDS } from '../dist/lib/core/index.js';

const PATH = new URL('../docs/checks.md', import.meta.url);

const section = (title, checks) => [`## ${title}`, '', ...checks.flatMap(page)];

function page(check) {
  const { title, why, mend } = { ...WORDS.en.checks, ...WORDS.en.metadata }[check.code];
  const chinese = { ...WORDS.zh.checks, ...WORDS.zh.metadata }[check.code];
  return [
    `### ${check.code}`,
    '',
    `*${check.severity}* · ${title} · ${chinese.title}`,
    '',
    `${why}`,
    '',
    `**What to do:** ${mend}`,
    '',
    `Sources: ${check.sources.map((source) => `[${source.title}](${source.url})`).join(', ')}`,
    '',
  ];
}

const text = [
  '# The catalogue of checks',
  '',
  'Written by `npm run docs` from the objects that judge; `sso-cli explain <code>` prints the same. Codes never change their meaning and are never reused.',
  '',
  ...STEP_NAMES.flatMap((name, i) =>
    section(
      `Step ${i + 1}, ${name}`,
      CATALOGUE.filter((check) => check.step === i + 1),
    ),
  ),
  ...section('Metadata', METADATA_CATALOGUE),
]
  .join('\n')
  .trimEnd();

if (process.argv.includes('--check')) {
  if (readFileSync(PATH, 'utf8') !== `${text}\n`) {
    console.error('docs/checks.md is not what the catalogue says: run "npm run docs"');
    process.exit(1);
  }
} else {
  writeFileSync(PATH, `${text}\n`);
}
