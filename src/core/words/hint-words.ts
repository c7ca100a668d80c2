// What hints and notes say after a command has done its work.

import type { Difference } from '../ram/difference.ts';

export interface HintWords {
  /** How to put back what was just changed. */
  readonly undo: string;
  readonly undone: string;
  readonly redo: string;
  /** A line each. */
  readonly differences: (
    of: Difference & { readonly metadata: 'unchanged' | 'added' | 'removed' | 'replaced' },
  ) => string[];
  readonly unknownPolicy: (name: string, near: readonly string[]) => string;
  readonly aboutCode: (code: string) => string;
  /** Of a guide that does not know the account. */
  readonly placeholders: (product: string) => string;
  /** A list that was cut: how many are shown of how many, and how to see the rest. */
  readonly cut: (shown: number, all: number, command: string) => string;
}
