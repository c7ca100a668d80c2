// What pull-account and import-users say of a plan, beside it, and before they carry it out.

import type { Outcome } from '../ram/plan.ts';

export interface ExchangeWords {
  readonly outcomes: Readonly<Record<Outcome, string>>;
  /** Each that is not 0: "3 added, 1 changed"; '' for none. */
  readonly counts: (counts: Readonly<Partial<Record<Outcome, number>>>) => string;
  readonly columns: Readonly<Record<'outcome' | 'user' | 'line' | 'what', string>>;
  readonly imported: string;
  readonly pulled: string;
  readonly dryRun: string;
  readonly refused: string;
  readonly noUsers: string;
  readonly none: string;
  /** Where it was read, and by how many calls. */
  readonly source: (source: string, calls: number) => string;
  readonly users: (counts: string) => string;
  readonly groups: (counts: string) => string;
  /** Of rows that are not shown. */
  readonly more: (rows: number) => string;
  readonly reading: (source: string) => string;
  readonly asking: string;
  readonly answered: (answered: number, known: number) => string;
  /** Before --prune removes many. */
  readonly askPrune: (removed: number, users: number) => string;
  readonly groupsMade: (names: readonly string[]) => string;
  readonly metadataKept: string;
  /** Each with its name at Alibaba Cloud; null: not known before. */
  readonly settingsChange: (
    changes: readonly { readonly name: string; readonly from: string | null; readonly to: string }[],
  ) => string;
  readonly metadataReplaced: string;
  readonly withoutPrincipal: (names: readonly string[]) => string;
  readonly metadataUnreadable: string;
  readonly next: string;
  readonly mendRows: string;
  readonly nothingWritten: string;
}
