// npm run bench: prepares everything in a temporary folder, runs every comparison, and writes bench/results.
// --quick: few rounds of small work, writes nothing. --only PART: that part alone, writes nothing.

import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { describeMachine } from './machine.ts';
import { type Part, type PartResult, type Settings, table } from './part.ts';
import { aggregate } from './parts/aggregate.ts';
import { attacks } from './parts/attacks.ts';
import { bulk } from './parts/bulk.ts';
import { concurrent } from './parts/concurrent.ts';
import { growth } from './parts/growth.ts';
import { installed } from './parts/installed.ts';
import { start } from './parts/start.ts';
import { throughput } from './parts/throughput.ts';
import { users } from './parts/users.ts';
import { makeScenario } from './scenario.ts';

const PARTS: Readonly<Record<string, Part>> = {
  start,
  installed,
  throughput,
  bulk,
  users,
  aggregate,
  concurrent,
  growth,
  attacks,
};

const { values } = parseArgs({ options: { quick: { type: 'boolean' }, only: { type: 'string' } } });
const isQuick = values.quick === true;
if (values.only !== undefined && !PARTS[values.only]) {
  console.error(`no part ${values.only}; there are ${Object.keys(PARTS).join(', ')}`);
  process.exit(2);
}

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'sso-cli-bench-')));
try {
  const results = await measureAll();
  const text = render(results);
  if (isQuick || values.only !== undefined) console.log(text);
  else write(text, results);
  const wrong = results.flatMap((each) => each.wrong);
  for (const each of wrong) console.error(`wrong: ${each}`);
  if (wrong.length > 0) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function measureAll(): Promise<PartResult[]> {
  const scenario = makeScenario(folder);
  const results: PartResult[] = [];
  for (const [name, part] of Object.entries(PARTS)) {
    if (values.only !== undefined && values.only !== name) continue;
    const started = Date.now();
    const seconds = () => Math.round((Date.now() - started) / 1_000);
    const log = (text: string) => process.stderr.write(`\r${name}: ${text}, ${seconds()} s   `);
    log('preparing');
    const settings: Settings = {
      stage: { folder, log, isQuick },
      scenario,
      rounds: (full) => (isQuick ? 1 : full),
    };
    results.push(await part(settings));
    process.stderr.write('\n');
  }
  return results;
}

function render(results: readonly PartResult[]): string {
  const targets = results
    .flatMap((each) => each.targets)
    .map((each) => [each.what, each.target, each.stretch, each.measured, each.met === 'no' ? '**no**' : each.met]);
  return [
    '# Speed: targets, and what was measured',
    'Written by `npm run bench`, which builds the command, prepares everything in a temporary folder and runs all of it in one go. Every figure is a ratio between programs that took turns on the same machine; absolute times would mean nothing elsewhere.',
    table(['what', 'target', 'stretch', 'measured', 'met?'], targets),
    ...results.map(({ title, text }) => `## ${title}\n\n${text}`),
    `## The machine\n\n${describeMachine()}`,
    'What each verifier says about a wrong response is measured apart: [diagnosis.md](diagnosis.md).',
  ].join('\n\n');
}

function write(text: string, results: readonly PartResult[]): void {
  mkdirSync('bench/results', { recursive: true });
  writeFileSync('bench/results/README.md', `${text}\n`);
  for (const { plots } of results) {
    for (const [name, svg] of Object.entries(plots)) writeFileSync(join('bench/results', name), svg);
  }
  console.log('wrote bench/results');
}
