// What the checks of lists of users judge: one list, and what it would do to the account.

import type { Cut, UserListFormat } from '../../ram/exchange/user-list.ts';
import type { Plan } from '../../ram/plan.ts';

export interface AccountFacts {
  readonly format: UserListFormat;
  readonly cut: Cut | null;
  /** Whether users who are missing from the list count: then a list that was cut must not be used. */
  readonly missingCount: boolean;
  readonly duplicates: Plan['duplicates'];
}
