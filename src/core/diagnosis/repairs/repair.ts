// What a repair is: where it lies, what to change in words, and the change itself, to be tried.

import type { CheckCode } from '../../checks/codes.ts';
import type { Where } from '../../checks/define.ts';
import type { Facts } from '../../checks/facts.ts';
import type { Advice } from '../../words/advice.ts';
import type { Change } from '../counterfactual.ts';

export interface Repair {
  readonly where: Where;
  readonly advice: Advice;
  /** A command that makes the change, or judges as if it were made. */
  readonly command?: string;
  /** Left out where the change cannot be tried from here. */
  readonly apply?: Change;
}

/** The repairs of one failure, the likeliest first. */
export type RepairsOf = (facts: Facts) => readonly Repair[];

/** The repairs of some failures, by the code of each. */
export type RepairTable = Readonly<Partial<Record<CheckCode, RepairsOf>>>;
