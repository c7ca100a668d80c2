// Runs the fuzzer outside the test runner: `node scripts/fuzz.js --count 200000 --seed 1 [--readers 50000]
// [--xmlsec1 2000] [--keep]`.
// Prints what came out how often; exits 1 where a promise was broken. --keep stores those inputs under fixtures/attacks/seeds.
import { createHash } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { rolldown } from 'rolldown';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '200000' },
    seed: { type: 'string', default: '1' },
    readers: { type: 'string', default: '50000' },
    xmlsec1: { type: 'string', default: '0' },
    keep: { type: 'boolean', default: false },
  },
});

// Two folders below the root, as the tests are, so that they find the fixtures.
const folder = `${root}node_modules/.cache`;
const file = `${folder}/sso-cli-fuzz-${process.pid}.mjs`;
mkdirSync(folder, { recursive: true });
const bundle = await rolldown({
  input: `${root}test/fuzz/run.ts`,
  platform: 'node',
  external: ['typescript', 'xml-crypto', '@xmldom/xmldom', 'fast-check', 'vitest'],
  logLevel: 'silent',
});
await bundle.write({ file, format: 'esm', codeSplitting: false });
await bundle.close();

const { fuzz, differ, compareReaders } = await import(pathToFileURL(file).href).finally(() =>
  rmSync(file, { force: true }),
);
const started = Date.now();
const tally = await fuzz({
  count: Number(values.count),
  seed: Number(values.seed),
  progress: (done) => process.stderr.write(`\r${done} of ${values.count}`),
});
process.stderr.write('\n');

const rows = Object.entries(tally.outcomes).map(([outcome, count]) => `${String(count).padStart(8)}  ${outcome}`);
console.log(
  [
    `${tally.mutants} mutants of seed ${values.seed} in ${Math.round((Date.now() - started) / 1000)} s, the slowest ${Math.round(tally.slowest)} ms`,
    ...rows,
  ].join('\n'),
);

const byPromise = new Map();
for (const failure of tally.failures)
  byPromise.set(failure.promise, [...(byPromise.get(failure.promise) ?? []), failure]);
console.log(`${tally.failures.length} broken promises`);
for (const [promise, failures] of byPromise) {
  console.log(
    `${String(failures.length).padStart(8)}  ${promise} (mutant ${failures[0].number} of "${failures[0].seed}")`,
  );
  if (values.keep) keep(failures[0]);
}

const { wrong, ...readings } = compareReaders({ count: Number(values.readers), seed: Number(values.seed) });
console.log(
  `readers: ${readings.canonical} canonical texts; of those damaged, ${readings.stillCanonical} still canonical, ${readings.refused} refused (fast-xml-parser takes ${readings.takenByFastXml}); ${wrong.length} read wrongly`,
);
for (const each of wrong.slice(0, 20)) console.log(`  ${JSON.stringify(each)}`);

let disagreements = wrong.length;
if (Number(values.xmlsec1) > 0) {
  const differences = await differ({ count: Number(values.xmlsec1), seed: Number(values.seed) });
  disagreements += differences.wrong.length;
  console.log(`xmlsec1: ${differences.summary}`);
  for (const each of differences.wrong) console.log(`  ${each}`);
}
process.exitCode = tally.failures.length + disagreements > 0 ? 1 : 0;

/** One input for each promise that was broken is enough to show it again. */
function keep({ input, promise }) {
  const kept = `${root}fixtures/attacks/seeds`;
  mkdirSync(kept, { recursive: true });
  const name = `${promise
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40)}-${createHash('sha256').update(input).digest('hex').slice(0, 8)}`;
  writeFileSync(`${kept}/${name}.xml`, input);
  console.log(`          kept as fixtures/attacks/seeds/${name}.xml`);
}
