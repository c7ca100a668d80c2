// What a command that judges anything but a response says of one thing: a shape small enough for every output format. Such a
// command hands these back (result.ts, `assessments`), and render/assessment/ has a file for each format. A new command needs
// nothing there.

import type { Severity } from './checks/define.ts';
import type { Basis } from './checks/sources.ts';

export interface Assessment {
  /** What was judged: a file, a URL, "store". */
  readonly subject: string;
  /** The instant judged at, RFC 3339 UTC. */
  readonly at: string;
  /** Whether the answer is yes: exit code 0, but for --fail-on. */
  readonly isGood: boolean;
  /** The answer in a word or two, in the reader's language: "healthy", "breaks logons". */
  readonly verdict: string;
  /** The same in a sentence. */
  readonly headline: string;
  readonly findings: readonly AssessmentFinding[];
  /** Codes of checks that were judged and found nothing: passed test cases in JUnit. */
  readonly passed: readonly string[];
  readonly sections: readonly Section[];
  /** What to do, in order. */
  readonly steps: readonly string[];
}

export interface AssessmentFinding {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly expected?: string;
  readonly actual?: string;
  readonly docs?: string;
  readonly basis: Basis;
}

/** A table with a heading of its own. */
export interface Section {
  readonly heading: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** "expected: …", "actual: …", where they are known. */
export function evidenceOf({ expected, actual }: Pick<AssessmentFinding, 'expected' | 'actual'>): string[] {
  return [
    ...(expected === undefined ? [] : [`expected: ${expected}`]),
    ...(actual === undefined ? [] : [`actual: ${actual}`]),
  ];
}
