// What every page of `serve` works with: the account and the IdP as they are at that moment, the memory of this run, and what
// was asked for on the command line.

import type { TestIdpSigner } from '../adapters/test-idp.ts';
import type { Account } from '../core/ram/account.ts';
import type { Report } from '../core/report.ts';
import type { IdpMetadata } from '../core/saml/idp-metadata.ts';
import type { AdviceWords } from '../core/words/advice.ts';
import type { Words } from '../core/words/words.ts';
import type { Frame } from '../render/pages/frame.ts';
import type { Memory } from './memory.ts';

/** Read anew for every answer: the administrator mends things in another window meanwhile. */
export interface Situation {
  readonly account: Account;
  readonly idp: IdpMetadata | null;
}

export interface Service {
  readonly situation: () => Promise<Situation>;
  readonly memory: Memory;
  readonly now: () => number;
  readonly words: Words;
  readonly advice: AdviceWords;
  readonly frame: Frame;
  /** Where this service is, like http://localhost:8455. */
  readonly url: string;
  /** Whether responses are judged by the real names of the account, or by those of this service. */
  readonly names: 'own' | 'account';
  readonly testIdp: TestIdpSigner | null;
  /** Where the browser of a dry run goes first; null: to the IdP, with a request. */
  readonly beginning: string | null;
  /** True where the service ends with the first response. */
  readonly isOnce: boolean;
  /** A command as it is to be typed: with the store that was named to this one. */
  readonly typed: (command: string) => string;
  /** Told of each message that was judged, before it is answered. */
  readonly judged: (report: Report, address: string) => void;
}
