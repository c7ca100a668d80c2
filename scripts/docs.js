// Writes docs/checks.md and the codes of schema/report.schema.json from the catalogue itself; with --check only says whether
// they are up to date. Needs the built library.

import { readFileSync, writeFileSync } from 'node:fs';
import {
  ACCOUNT_CATALOGUE,
  basisOf,
  CATALOGUE,
  METADATA_CATALOGUE,
  STEP_NAMES,
  WORDS,
} from '../dist/lib/core/index.js';

const DOCS = new URL('../docs/checks.md', import.meta.url);
const SCHEMA = new URL('../schema/report.schema.json', import.meta.url);

const section = (title, checks) => [`## ${title}`, '', ...checks.flatMap(page)];

function page(check) {
  const { title, why, mend } = { ...WORDS.en.checks, ...WORDS.en.metadata, ...WORDS.en.account }[check.code];
  const chinese = { ...WORDS.zh.checks, ...WORDS.zh.metadata, ...WORDS.zh.account }[check.code];
  return [
    `### ${check.code}`,
    '',
    `*${check.severity}* · *${basisOf(check.sources)}* · ${title} · ${chinese.title}`,
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
  'Written by `npm run docs` from the objects that judge; `sso-cli explain <code>` prints the same. Codes never change their meaning and are never reused. After the severity stands how sure the verdict is about the real service: `alibaba` (Alibaba Cloud documents it), `saml` (the specification demands it, Alibaba Cloud is silent), `inferred` (neither: a caution).',
  '',
  ...STEP_NAMES.flatMap((name, i) =>
    section(
      `Step ${i + 1}, ${name}`,
      CATALOGUE.filter((check) => check.step === i + 1),
    ),
  ),
  ...section(
    'Metadata',
    METADATA_CATALOGUE.filter(({ code }) => !CATALOGUE.some((check) => check.code === code)),
  ),
  ...section('Lists of users, preflight, receipts', ACCOUNT_CATALOGUE),
]
  .join('\n')
  .trimEnd();

const schema = JSON.parse(readFileSync(SCHEMA, 'utf8'));
schema.$defs.code.enum = CATALOGUE.map((check) => check.code);

for (const [path, written] of [
  [DOCS, `${text}\n`],
  [SCHEMA, `${JSON.stringify(schema, null, 2)}\n`],
]) {
  if (!process.argv.includes('--check')) {
    writeFileSync(path, written);
  } else if (readFileSync(path, 'utf8') !== written) {
    console.error(`${path.pathname.split('/').slice(-2).join('/')} is not what the catalogue says: run "npm run docs"`);
    process.exitCode = 1;
  }
}
