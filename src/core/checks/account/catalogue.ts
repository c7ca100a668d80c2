// The catalogue of checks of lists of users, in order; `diagnosis/judge-account.ts` runs them all.

import type { AccountCode } from '../codes.ts';
import * as lists from './lists.ts';

export const ACCOUNT_CATALOGUE = [lists.listIncomplete, lists.userDuplicate] as const;

type AnyAccountCheck = (typeof ACCOUNT_CATALOGUE)[number];

/** The check of a code. Where a code has none, the compiler names it here. */
export type AccountCheckOf<
  C extends AccountCode,
  _None extends never = Exclude<AccountCode, AnyAccountCheck['code']>,
> = Extract<AnyAccountCheck, { readonly code: C }>;
