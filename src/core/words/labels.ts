// The words around a report: headings, marks and the names of the steps. What findings say lives with the checks.

import type { Where } from '../checks/define.ts';
import type { Basis } from '../checks/sources.ts';
import type { Outcome } from '../report.ts';

/** The outcome of a step as people are to see it. */
export type Shown = Outcome | 'unverified';

export interface Labels {
  /** Of the language itself, for HTML (BCP 47). */
  readonly tag: string;
  /** The same with a region, for SARIF. */
  readonly region: string;
  readonly accepted: string;
  readonly rejected: string;
  /** Beside the verdicts: an input that could not be opened. */
  readonly notOpened: string;
  readonly judgedAt: string;
  /** By which account and metadata; each null where there is none. */
  readonly judgedBy: (store: string | null, metadata: string | null) => string;
  readonly steps: readonly [string, string, string, string, string, string, string];
  readonly outcome: Record<Shown, string>;
  readonly because: string;
  /** Between parts of a line. */
  readonly comma: string;
  readonly colon: string;
  readonly standardInput: string;
  readonly whatToDo: string;
  readonly where: Record<Where, string>;
  readonly proven: string;
  readonly expected: string;
  readonly actual: string;
  readonly logsOn: (nameId: string, user: string) => string;
  /** What is wrong now, and in the same breath whom it logs on, or what is wrong, at its own time. */
  readonly atItsOwnTime: {
    readonly logsOn: (said: string, user: string) => string;
    readonly fails: (said: string, why: string) => string;
  };
  readonly signed: Record<'assertion' | 'response' | 'both' | 'none', string>;
  readonly with: (algorithm: string) => string;
  readonly validUntil: (time: string) => string;
  readonly isUser: (nameId: string, user: string) => string;
  readonly noPolicies: string;
  /** A policy that comes by a group. */
  readonly byGroup: (policy: string, group: string) => string;
  /** What a step found that looked at unverified claims only. */
  readonly asClaimed: string;
  readonly seeAbove: string;
  readonly source: string;
  readonly provenTogether: (codes: string) => string;
  readonly redacted: (count: number) => string;
  readonly explains: string;
  /** The last line of several. */
  readonly counted: (accepted: number, all: number) => string;
  readonly basis: Record<Basis, string>;
  /** What became of metadata that was to be imported. */
  readonly imports: Record<'imported' | 'unchanged' | 'dry-run' | 'refused', string>;
}
