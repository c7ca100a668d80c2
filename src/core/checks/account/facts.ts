// What the checks of lists of users judge: one list, and what it would do to the account; before the switch is flipped also
// who would be logged on, and whether what was shown then is still so.

import type { Account } from '../../ram/account.ts';
import type { Cut, UserListFormat } from '../../ram/exchange/user-list.ts';
import type { Plan } from '../../ram/plan.ts';
import type { Instant } from '../../saml/time.ts';

export interface AccountFacts {
  readonly format: UserListFormat;
  readonly cut: Cut | null;
  /** Whether users who are missing from the list count: then a list that was cut must not be used. */
  readonly missingCount: boolean;
  readonly duplicates: Plan['duplicates'];
  readonly preflight?: PreflightFacts;
  readonly receipt?: ReceiptFacts;
}

export interface PreflightFacts {
  readonly account: Account;
  readonly at: Instant;
  readonly hasList: boolean;
  /** RAM users whom several people reach, with these. */
  readonly ambiguous: readonly { readonly user: string; readonly idpUsers: readonly string[] }[];
  /** Guests of other organisations who are not disabled. */
  readonly guests: readonly string[];
  /** Active RAM users whom nobody reaches. */
  readonly unreached: readonly string[];
  /** Those of them who have a password today; null where no credential report says so. */
  readonly passwordOnly: readonly string[] | null;
  /** MaxIdleDaysForUsers, where somebody said it. */
  readonly maxIdleDays: number | null;
  /** NameIDs of accepted responses that nobody on the list would be sent with; `column` has them, where one does. */
  readonly unlisted: readonly { readonly nameId: string; readonly column: string | null }[];
}

/** A receipt against what is so now. */
export interface ReceiptFacts {
  readonly at: Instant;
  readonly writtenAt: Instant;
  /** Milliseconds. */
  readonly maxAge: number | null;
  readonly isReady: boolean;
  readonly drifted: readonly ('settings' | 'metadata' | 'users' | 'idpUsers')[];
}
