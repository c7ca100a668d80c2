// What a check is: one object with its code, its place and a function of the facts. Its words are in words/, in both
// languages; the compiler refuses a check without them.

import type { Kind } from '../masker.ts';
import type { AccountFacts } from './account/facts.ts';
import type { AccountCode, CheckCode, MetadataCode } from './codes.ts';
import type { Facts } from './facts.ts';
import type { MetadataFacts } from './metadata/facts.ts';
import type { Source } from './sources.ts';

export type { Lang } from '../languages.ts';

export type Severity = 'error' | 'warning' | 'info';
export type Step = 1 | 2 | 3 | 4 | 5 | 6 | 7;
export const STEP_NAMES = ['receive', 'read', 'trust', 'address', 'time', 'identify', 'log on'] as const;

/** Where the remedy lies. */
export type Where = 'idp' | 'alibaba-cloud' | 'input' | 'sso-cli';

/** What a finding says about this very response. `expected` and `actual` are shown side by side. */
export interface Details {
  readonly expected?: string;
  readonly actual?: string;
  /** Overrides the check's own severity. */
  readonly severity?: Severity;
}

export interface Wording<D extends Details = Details> {
  readonly title: string;
  readonly why: string;
  readonly mend: string;
  // A method, so that words for particular details are still words.
  /** The finding in a sentence or two. */
  says(details: D): string;
  /** `actual` of the finding, where it is a sentence too. */
  actual?(details: D): string | undefined;
}

export type Judgement<D extends Details = Details> =
  | { readonly kind: 'pass' }
  | { readonly kind: 'found'; readonly details: D }
  | { readonly kind: 'skipped'; readonly because: CheckCode }
  | { readonly kind: 'not-applicable' };

/** What checks of a response and of metadata have in common. */
interface AnyCheck<C extends string, D extends Details, F> {
  readonly code: C;
  readonly severity: Severity;
  readonly where: Where;
  readonly sources: readonly [Source, ...Source[]];
  // A method, so that a check of particular details is still a Check.
  judge(facts: F): Judgement<D>;
}

/** A check of a verification; it belongs to one of the seven steps. */
export interface Check<C extends CheckCode = CheckCode, D extends Details = Details> extends AnyCheck<C, D, Facts> {
  readonly step: Step;
  /** Checks that must not have failed for this one to be judged. */
  readonly after?: readonly CheckCode[];
  /** Set where a failure leaves nothing that could be judged later. */
  readonly endsReading?: true;
  /** Set where it is judged even after such a failure. */
  readonly always?: true;
  /** What its findings tell of a person or a session, value by value: --redact masks it. Several are joined by commas. */
  readonly tells?: { readonly expected?: Kind; readonly actual?: Kind };
}

/** A check of IdP metadata. */
export interface MetadataCheck<C extends MetadataCode = MetadataCode, D extends Details = Details>
  extends AnyCheck<C, D, MetadataFacts> {
  readonly step?: undefined;
}

/** A check of a list of users. */
export interface AccountCheck<C extends AccountCode = AccountCode, D extends Details = Details>
  extends AnyCheck<C, D, AccountFacts> {
  readonly step?: undefined;
}

/** Keeps the code a literal type, and what `judge` finds, which words/ must put into sentences. */
export function defineCheck<const C extends CheckCode, D extends Details>(check: Check<C, D>): Check<C, D> {
  return check;
}

export function defineMetadataCheck<const C extends MetadataCode, D extends Details>(
  check: MetadataCheck<C, D>,
): MetadataCheck<C, D> {
  return check;
}

export function defineAccountCheck<const C extends AccountCode, D extends Details>(
  check: AccountCheck<C, D>,
): AccountCheck<C, D> {
  return check;
}

export const pass = { kind: 'pass' } as const;
export const notApplicable = { kind: 'not-applicable' } as const;
export const skipped = (because: CheckCode) => ({ kind: 'skipped', because }) as const;
export const found = <D>(details: D) => ({ kind: 'found', details }) as const;
