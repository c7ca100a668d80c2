// Measuring on a machine that is never quiet: every round runs each contender once, in an order of its own, and only
// ratios within a round count. What is told of them is the median and the quartiles.

import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Run {
  readonly milliseconds: number;
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Contender {
  readonly name: string;
  readonly command: readonly string[];
  /** Puts things back as they were before the first run; not timed. */
  readonly before?: () => void;
  /** What is wrong with the answer, if anything. */
  readonly judge?: (run: Run) => string | null;
}

export interface Stage {
  /** One round of everything: whether it works, not how fast. */
  readonly isQuick: boolean;
  /** Where everything runs; also home, so that no configuration of this machine is met. */
  readonly folder: string;
  readonly log: (text: string) => void;
}

export interface Spread {
  readonly median: number;
  readonly lower: number;
  readonly upper: number;
}

export const environmentOf = (folder: string): NodeJS.ProcessEnv => ({
  // NODE_EXTRA_CA_CERTS, NODE_OPTIONS and the like would be paid for at each start of Node, and flatter every ratio to it.
  PATH: process.env['PATH'],
  HOME: folder,
  XDG_DATA_HOME: join(folder, 'data'),
  LC_ALL: 'C.UTF-8',
});

/** Runs a command to its end. Output goes to files: reading a pipe would take time from the one measured. */
export function run({ folder }: Stage, command: readonly string[]): Run {
  const [program = '', ...args] = command;
  const [out, err] = [join(folder, '.stdout'), join(folder, '.stderr')];
  const stdio: [string, number, number] = ['ignore', openSync(out, 'w'), openSync(err, 'w')];
  const start = process.hrtime.bigint();
  const { status, error } = spawnSync(program, args, {
    cwd: folder,
    env: environmentOf(folder),
    stdio: stdio as ['ignore', number, number],
  });
  const milliseconds = Number(process.hrtime.bigint() - start) / 1e6;
  closeSync(stdio[1]);
  closeSync(stdio[2]);
  if (error) throw error;
  return { milliseconds, exitCode: status, stdout: readFileSync(out, 'utf8'), stderr: readFileSync(err, 'utf8') };
}

/** Judges a run by its exit code alone. */
export const exits =
  (expected: number) =>
  ({ exitCode, stderr }: Run): string | null =>
    exitCode === expected ? null : `exit ${exitCode}: ${stderr.slice(0, 200)}`;

/** The same command on one core alone, where the system can hold it there. */
export function onOneCore(command: readonly string[]): readonly string[] {
  return existsSync('/usr/bin/taskset') ? ['/usr/bin/taskset', '--cpu-list', '0', ...command] : command;
}

/** Milliseconds of every contender, round by round, and what was wrong with its first answer. */
export interface Timings {
  readonly rounds: readonly ReadonlyMap<string, number>[];
  readonly wrong: ReadonlyMap<string, string>;
}

export function interleave(stage: Stage, contenders: readonly Contender[], rounds: number): Timings {
  const wrong = new Map<string, string>();
  const measured: Map<string, number>[] = [];
  // The first round warms the disk cache, and is thrown away.
  for (let round = stage.isQuick ? 0 : -1; round < rounds; round++) {
    const times = new Map<string, number>();
    for (const { name, command, before, judge } of shuffle(contenders)) {
      before?.();
      const ran = run(stage, command);
      times.set(name, ran.milliseconds);
      const complaint = judge?.(ran);
      if (complaint && !wrong.has(name)) wrong.set(name, complaint);
    }
    if (round >= 0) measured.push(times);
    stage.log(`round ${round + 1} of ${rounds}`);
  }
  return { rounds: measured, wrong };
}

function shuffle<T>(all: readonly T[]): T[] {
  return all
    .map((value) => ({ value, key: Math.random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ value }) => value);
}

/** How one contender stands to another, taken round by round. */
export function ratio({ rounds }: Timings, name: string, reference: string, perUnit = 1): Spread {
  return spread(
    rounds.map((times) => ((times.get(name) ?? Number.NaN) / (times.get(reference) ?? Number.NaN)) * perUnit),
  );
}

export function spread(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) => {
    const place = (sorted.length - 1) * share;
    const [low, high] = [sorted[Math.floor(place)] ?? Number.NaN, sorted[Math.ceil(place)] ?? Number.NaN];
    return low + (high - low) * (place % 1);
  };
  return { median: at(0.5), lower: at(0.25), upper: at(0.75) };
}

/** Peak resident memory in MiB, by GNU time; null where that is not installed. The median of three. */
export function peakMemory(stage: Stage, { command, before }: Contender): number | null {
  if (!existsSync('/usr/bin/time')) return null;
  const file = join(stage.folder, '.peak');
  const peaks = (stage.isQuick ? [1] : [1, 2, 3]).map(() => {
    before?.();
    run(stage, ['/usr/bin/time', '--format', '%M', '--output', file, ...command]);
    return Number(readFileSync(file, 'utf8').trim().split('\n').at(-1)) / 1_024;
  });
  return spread(peaks).median;
}
