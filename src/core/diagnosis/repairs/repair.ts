// What a repair is: where it lies, what to change in words, and the change itself, to be tried.

import type { CheckCode } from '../../checks/codes.ts';
import type { Where } from '../../checks/define.ts';
import type { Facts } from '../../checks/facts.ts';
import type { Advice } from '../../words/advice.ts';
import type { Change } from '../counterfactual.ts';
import type { RemedyCommand } from '../invocation.ts';

export interface Repair {
  readonly where: Where;
  readonly advice: Advice;
  readonly command?: RemedyCommand;
  /** It changes the account, so it is proposed from signed content alone. */
  readonly changesAccount?: true;
  /** Left out where the change cannot be tried from here. */
  readonly apply?: Change;
}

/** The repairs of one failure, the likeliest first. */
export type RepairsOf = (facts: Facts) => readonly Repair[];

/** The repairs of some failures, by the code of each. */
export type RepairTable = Readonly<Partial<Record<CheckCode, RepairsOf>>>;
