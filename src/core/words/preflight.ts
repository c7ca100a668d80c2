// What preflight and receipts say around their findings: verdicts, counts, remedies. Both languages have all of it.

import type { None, Sentences } from '../sentence.ts';
import type { Said } from './rollover.ts';

export interface PreflightAdvice {
  'set-auxiliary-domain': { readonly domain: string };
  /** Whether there is one already is not known. */
  'set-unknown-auxiliary-domain': { readonly domain: string };
  'change-auxiliary-domain': { readonly from: string; readonly to: string };
  'remove-domain-alias': None;
  'log-on-without-domain': None;
  'log-on-with-domain': None;
  'send-column': { readonly column: string };
  'replace-suffix': { readonly domain: string };
  'lower-case': None;
  'send-nameid': { readonly nameId: string };
  'create-user': { readonly user: string };
  'activate-user': { readonly user: string };
}

/** Codes of checks that many logons share: said once, with how many and who. */
export interface Shared {
  readonly count: number;
  /** The first of them. */
  readonly names: readonly string[];
  /** Of the check, in the same language. */
  readonly title: string;
}

export interface PreflightWords {
  readonly ready: Said;
  readonly notReady: Said;
  readonly counts: (counts: {
    readonly logsOn: number;
    readonly lockedOut: number;
    readonly disabled: number;
  }) => string;
  readonly noList: string;
  readonly advice: Sentences<PreflightAdvice>;
  /** Joins the steps that mend one person together. */
  readonly andThen: string;
  readonly lockedOut: (shared: Shared) => string;
  readonly logsOnBut: (shared: Shared) => string;
  readonly rejected: (source: string, message: string) => string;
  readonly mends: (count: number) => string;
  readonly breaks: (count: number) => string;
  readonly collides: (count: number) => string;
  readonly more: (count: number) => string;
  readonly outcomes: Readonly<Record<'logs-on' | 'locked-out' | 'disabled', string>>;
  readonly summary: Readonly<Record<'logsOn' | 'lockedOut' | 'disabled' | 'ambiguous' | 'unmapped', string>>;
  readonly headings: Readonly<
    Record<'counts' | 'lockedOut' | 'ambiguous' | 'logsOn' | 'disabled' | 'unmapped' | 'remedies' | 'responses', string>
  >;
  readonly columns: Readonly<
    Record<
      'what' | 'count' | 'idpUser' | 'nameId' | 'user' | 'cause' | 'remedy' | 'mends' | 'command' | 'source' | 'at',
      string
    >
  >;
  readonly holds: Said;
  readonly drifted: Said;
}
