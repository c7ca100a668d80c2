// What `status`, the start and the hints after a command say of what is set up.

import type { Instant } from '../saml/time.ts';

/** How a command is told to be typed, and what it is good for where that is not plain. */
export interface Advice {
  readonly command: string;
  readonly why?: string;
}

export interface StatusWords {
  readonly labels: {
    readonly account: string;
    readonly idp: string;
    readonly users: string;
    readonly sso: string;
    readonly expires: string;
    readonly store: string;
  };
  readonly notSetUp: string;
  readonly noMetadata: string;
  readonly unreadableMetadata: string;
  readonly noUsers: string;
  readonly userCount: (all: number, active: number) => string;
  readonly certificates: (count: number) => string;
  readonly sso: (isEnabled: boolean | null) => string;
  readonly nothingExpires: string;
  readonly expires: (what: 'certificate' | 'metadata', at: Instant, days: number) => string;
  readonly changed: (days: number) => string;
  readonly shortcomings: {
    readonly 'store-missing': string;
    readonly 'metadata-missing': string;
    readonly 'users-missing': string;
    readonly 'users-inactive': string;
    readonly 'users-without-permissions': (names: readonly string[]) => string;
  };
  readonly ready: string;
  readonly notReady: string;
  /** Before the next command to type. */
  readonly next: string;
  readonly alsoTry: string;
  readonly steps: {
    readonly init: Advice;
    /** Where there is nothing yet: a store of its own, to try with. */
    readonly tryIt: Advice;
    readonly importMetadata: Advice;
    readonly importFile: (path: string) => Advice;
    readonly testIdp: Advice;
    readonly createUser: Advice;
    readonly attachPolicy: (user: string) => Advice;
    readonly activate: (user: string) => Advice;
    readonly rehearse: (user: string) => Advice;
    readonly verify: Advice;
  };
  /** What bare sso-cli says before all else. */
  readonly start: string;
  readonly moreHelp: string;
}
