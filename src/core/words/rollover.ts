// What is said of metadata over time: verdicts, the order of steps, the stages of a rollover. Both languages have all of it.

import type { DiffStep, DiffVerdict, MetadataChange, SignerPlace } from '../metadata/diff.ts';
import type { Held, Stage } from '../metadata/timeline.ts';

export interface Said {
  /** In a word or two. */
  readonly word: string;
  readonly headline: string;
}

export interface RolloverWords {
  readonly verdicts: Readonly<Record<DiffVerdict, Said>>;
  /** Headlines where the key that signs now is in no document, or in the new one alone. */
  readonly signed: Readonly<Record<'neither' | 'new', string>>;
  readonly healthy: Said;
  readonly unhealthy: Said;
  readonly steps: Readonly<Record<DiffStep, string>>;
  readonly fields: Readonly<Record<MetadataChange['field'], string>>;
  readonly signer: Readonly<Record<SignerPlace, string>>;
  readonly stages: Readonly<Record<Stage['stage'], string>>;
  readonly held: Readonly<Record<Held, string>>;
  readonly outcomes: Readonly<Record<Stage['outcome'], string>>;
  readonly headings: {
    readonly certificates: string;
    readonly changes: string;
    readonly signer: string;
    readonly timeline: string;
    readonly risks: string;
  };
  readonly columns: {
    readonly certificate: string;
    readonly key: string;
    readonly until: string;
    readonly days: string;
    readonly what: string;
    readonly present: string;
    readonly to: string;
    readonly stage: string;
    readonly from: string;
    readonly metadata: string;
    readonly logsOn: string;
  };
  readonly bareKey: string;
}
