// The catalogue of checks of lists of users, of preflight and of receipts, in order; `diagnosis/judge-account.ts` runs them all.

import type { AccountCode } from '../codes.ts';
import * as lists from './lists.ts';
import * as preflight from './preflight.ts';
import * as receipt from './receipt.ts';

export const ACCOUNT_CATALOGUE = [
  lists.listIncomplete,
  lists.userDuplicate,
  preflight.idpUsersMissing,
  preflight.settingsUnknown,
  preflight.settingsIneffective,
  preflight.userAmbiguous,
  preflight.userGuest,
  preflight.nameIdUnlisted,
  preflight.userPasswordOnly,
  preflight.userUnmapped,
  preflight.passwordIdleRule,
  preflight.breakGlass,
  receipt.receiptNotReady,
  receipt.receiptExpired,
  receipt.receiptDrifted,
] as const;

type AnyAccountCheck = (typeof ACCOUNT_CATALOGUE)[number];

/** The check of a code. Where a code has none, the compiler names it here. */
export type AccountCheckOf<
  C extends AccountCode,
  _None extends never = Exclude<AccountCode, AnyAccountCheck['code']>,
> = Extract<AnyAccountCheck, { readonly code: C }>;
