// The fuzzer: mutants of every seed, judged as a paste, decoded, or imported as metadata; each promise checked on each.
// Run by `npm run fuzz` (scripts/fuzz.js) for hundreds of thousands, and for some hundreds in the tests.

import { recogniseProduct } from '../../src/core/diagnosis/product.ts';
import { toReport } from '../../src/core/diagnosis/to-report.ts';
import { verifyMessages } from '../../src/core/diagnosis/verify.ts';
import { receive } from '../../src/core/receive/receive.ts';
import type { Report } from '../../src/core/report.ts';
import { verifyResponses, WORDS } from '../../src/core/verify-response.ts';
import { makeStore, runCommand } from '../support/attacks/judging.ts';
import { ACCOUNT } from '../support/idp.ts';
import { processorTime } from '../support/time.ts';
import { mutate } from './mutate.ts';
import { broken, type Outcome, watch } from './promises.ts';
import { type Random, randomOf } from './random.ts';
import { DEAD, genuineFingerprints, LIVE, METADATA_SEEDS, PASTE_SEEDS, type Seed } from './seeds.ts';

export interface Failure {
  /** The number of the mutant: the same seed and number give it again. */
  readonly number: number;
  readonly seed: string;
  readonly promise: string;
  readonly input: string;
}

export interface Tally {
  readonly mutants: number;
  readonly failures: readonly Failure[];
  /** How often each outcome came: "verify accepted", "verify signature-digest-mismatch", "decode 0"… */
  readonly outcomes: Readonly<Record<string, number>>;
  readonly slowest: number;
  readonly milliseconds: number;
}

export interface Fuzzing {
  readonly count: number;
  readonly seed: number;
  /** Called now and then, with how many are done. */
  readonly progress?: (done: number) => void;
}

/** Every so many mutants one goes another way; the rest are verified without remedies, which cost more than all else. */
const WAYS = { remedies: 16, paste: 20, decode: 50, metadata: 50 } as const;

export async function fuzz({ count, seed, progress }: Fuzzing): Promise<Tally> {
  const genuine = genuineFingerprints();
  const store = await makeStore();
  const failures: Failure[] = [];
  const outcomes = new Map<string, number>();
  const start = performance.now();
  let slowest = 0;
  for (let number = 0; number < count; number++) {
    const random = randomOf(seed * 1_000_003 + number);
    const { input, name, way, run } = attempt(number, random, store.path, genuine);
    const { outcome, promise, took } = await run();
    slowest = Math.max(slowest, took);
    outcomes.set(`${way} ${outcome}`, (outcomes.get(`${way} ${outcome}`) ?? 0) + 1);
    if (promise) failures.push({ number, seed: name, promise, input });
    if (number % 1_000 === 999) progress?.(number + 1);
  }
  store.remove();
  const sorted = [...outcomes].sort(([, a], [, b]) => b - a);
  return {
    mutants: count,
    failures,
    outcomes: Object.fromEntries(sorted),
    slowest,
    milliseconds: performance.now() - start,
  };
}

interface Result {
  readonly outcome: string;
  readonly promise: string | null;
  readonly took: number;
}

interface Attempt {
  readonly way: string;
  readonly name: string;
  readonly input: string;
  run(): Promise<Result> | Result;
}

function attempt(number: number, random: Random, store: string, genuine: ReadonlySet<string>): Attempt {
  if (number % WAYS.metadata === 1) {
    const input = mutate(random.pick(METADATA_SEEDS), random, random.pick(METADATA_SEEDS));
    const args = ['import-metadata', '-', '--dry-run', '--json', '--store', store];
    return { way: 'import-metadata', name: 'metadata', input, run: () => command(args, input, [0, 1, 3]) };
  }
  const seed = random.pick(random.oneIn(2) ? LIVE : DEAD);
  if (number % WAYS.paste === 2) {
    const input = mutate(random.pick(PASTE_SEEDS), random, random.pick(PASTE_SEEDS));
    const found = receive(input).flatMap((each) => (each.kind === 'received' ? [each.xml] : []));
    return {
      way: 'paste',
      name: 'paste',
      input,
      run: () => verify(input, LIVE[0] ?? seed, found, genuine, false),
    };
  }
  const xml = mutate(seed.xml, random, random.pick(random.oneIn(2) ? LIVE : DEAD).xml);
  const input = random.oneIn(4) ? xml : Buffer.from(xml).toString('base64');
  if (number % WAYS.decode === 3)
    return { way: 'decode', name: seed.name, input, run: () => command(['decode', '-', '--json'], input, [0, 3]) };
  return {
    way: 'verify',
    name: seed.name,
    input: xml,
    run: () => verify(input, seed, [xml], genuine, number % WAYS.remedies === 0),
  };
}

function verify(
  input: string,
  seed: Seed,
  documents: readonly string[],
  genuine: ReadonlySet<string>,
  remedies: boolean,
): Result {
  const judged = () => (remedies ? withRemedies(input, seed) : withoutRemedies(input, seed));
  const first = watch(judged);
  const promise = broken(first, documents, genuine);
  // A busy machine is slow once; what is slow is slow twice.
  const second: Outcome = promise === 'slow' ? watch(judged) : first;
  const [report] = 'reports' in second ? second.reports : [];
  return {
    outcome: report ? (report.cause ?? report.verdict) : 'throws',
    promise: promise === 'slow' ? broken(second, documents, genuine) : promise,
    took: 'took' in second ? second.took : 0,
  };
}

function withRemedies(input: string, { idp, options }: Seed): Report[] {
  return verifyResponses({ input, account: ACCOUNT, idp, options });
}

function withoutRemedies(input: string, { idp, options }: Seed): Report[] {
  return Array.from(verifyMessages({ input, account: ACCOUNT, idp, options }), (each) =>
    toReport(each, WORDS.en, [], recogniseProduct(each.facts)),
  );
}

async function command(args: readonly string[], input: string, allowed: readonly number[]): Promise<Result> {
  const start = processorTime();
  const { exitCode, stdout } = await runCommand(args, input);
  const took = processorTime() - start;
  const promise = !allowed.includes(exitCode)
    ? `exit code ${exitCode}`
    : !isJson(stdout)
      ? 'no JSON'
      : took > 5_000
        ? 'slow'
        : null;
  return { outcome: String(exitCode), promise, took };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
