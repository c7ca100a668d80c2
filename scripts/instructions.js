// Counts the instructions of whole commands with callgrind, against bench/instructions.json: node scripts/instructions.js.
// Without a JIT and on one thread Node does the same work at every start, so that a few per mille are already a change,
// on the noisiest machine. --write takes what was counted as the new baseline. Without valgrind it says so and exits 0.

import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const BASELINE = 'bench/instructions.json';
const TOLERANCE = 0.03;
const SAME_EACH_TIME = ['--jitless', '--predictable', '--single-threaded', '--hash-seed=1', '--random-seed=1'];
const DEMO = ['--store', 'fixtures/demo/account.json'];
const COMMANDS = {
  '--version': ['--version'],
  '--help': ['--help'],
  'list-users': ['list-users', ...DEMO],
  'verify-response': ['verify-response', 'fixtures/demo/response.b64', ...DEMO, '--at', '2026-11-23T10:38:11Z'],
};

if (spawnSync('valgrind', ['--version']).status !== 0) {
  console.log('no valgrind here: nothing was counted');
  process.exit();
}

/** Instructions of one start of Node, in the same environment wherever it is. */
function count(args) {
  const callgrind = [
    '--tool=callgrind',
    '--callgrind-out-file=/dev/null',
    process.execPath,
    ...SAME_EACH_TIME,
    ...args,
  ];
  const { stderr } = spawnSync('valgrind', callgrind, {
    encoding: 'utf8',
    env: { PATH: process.env.PATH, HOME: '/nonexistent', LC_ALL: 'C.UTF-8' },
  });
  const collected = Number(/Collected : (\d+)/.exec(stderr)?.[1]);
  if (!collected) throw new Error(`callgrind counted nothing:\n${stderr}`);
  return collected;
}

// In multiples of starting Node, which evens out most of what another build of Node changes.
const floor = count(['-e', '0']);
const counted = Object.fromEntries(
  Object.entries(COMMANDS).map(([name, args]) => [
    name,
    Number((count(['bin/sso-cli.js', ...args]) / floor).toFixed(3)),
  ]),
);
const [major] = process.versions.node.split('.');

if (process.argv.includes('--write')) {
  writeFileSync(BASELINE, `${JSON.stringify({ node: major, timesStartingNode: counted }, null, 2)}\n`);
} else {
  const baseline = JSON.parse(readFileSync(BASELINE, 'utf8'));
  for (const [name, value] of Object.entries(counted)) {
    const change = value / baseline.timesStartingNode[name] - 1;
    const isWorse = baseline.node === major && change > TOLERANCE;
    const percent = `${change < 0 ? '' : '+'}${(100 * change).toFixed(1)} %`;
    console.log(`${isWorse ? 'worse' : 'ok   '}  ${name}: ${value} × starting Node, ${percent}`);
    if (isWorse) process.exitCode = 1;
  }
  if (baseline.node !== major) console.log(`counted on Node ${major}, the baseline on ${baseline.node}: not judged`);
  if (process.exitCode) console.log(`if it is worth it: node scripts/instructions.js --write`);
}
