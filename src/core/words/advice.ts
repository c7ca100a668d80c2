// What repairs advise (diagnosis/repairs), as names of sentences with their arguments, and what one language has for it.

import type { Site } from '../ram/account.ts';
import type { None, Sentence, Sentences } from '../sentence.ts';

interface User {
  readonly user: string;
}
interface Expected {
  readonly expected: string;
}

export interface AdviceSentences {
  // Step 2, read.
  'saml-version': None;
  'use-user-sso-application': { readonly entityId: string; readonly acsUrl: string };
  'send-elements-once': None;
  'send-one-nameid': { readonly nameId: string };
  'send-one-confirmation': None;
  'send-confirmation': None;
  'set-bearer': None;
  'set-confirmation-lifetime': None;
  'send-authn-statement': None;
  'write-times-in-utc': None;
  // Step 3, trust.
  'set-issuer': { readonly entityId: string };
  'set-issuer-entity-id': { readonly entityId: string };
  'set-response-issuer': { readonly entityId: string };
  'import-metadata-of': { readonly entityId: string };
  'sign-assertion': None;
  'sign-assertion-too': None;
  'use-sha256': None;
  'accept-sha1': None;
  'paste-original': None;
  'import-new-certificate': { readonly fingerprint: string };
  'make-stronger-certificate': None;
  // Step 4, address.
  'set-site': { readonly site: Site };
  'set-audience': Expected;
  'set-recipient': Expected;
  'set-destination': Expected;
  'set-recipient-and-destination': Expected;
  'send-known-conditions': None;
  'give-request-id': { readonly requestId: string };
  'omit-request-id': None;
  'copy-request-id': None;
  'judge-again': None;
  // Step 5, time.
  'judge-at-own-time': None;
  'set-clock-back': { readonly ahead: number };
  'set-clock-forward': { readonly behind: number };
  'set-lifetime': None;
  'convert-times-to-utc': { readonly offset: number };
  'leave-not-before-out': None;
  'log-on-again': None;
  // Step 6, identify.
  'send-nameid': { readonly nameId: string };
  'send-attribute': { readonly attribute: string; readonly nameId: string };
  'send-attribute-as': { readonly attribute: string; readonly nameId: string };
  'send-user-name': { readonly example: string };
  'log-on-without-domain': None;
  'log-on-with-domain': None;
  'set-auxiliary-domain': { readonly domain: string };
  /** Whether there is one already is not known. */
  'set-unknown-auxiliary-domain': { readonly domain: string };
  'change-auxiliary-domain': { readonly from: string; readonly to: string };
  'remove-domain-alias': { readonly alias: string };
  'create-user': User;
  'rename-user': { readonly from: string; readonly to: string };
  'activate-user': User;
  'expect-user': User;
}

export type Advice = Sentence<AdviceSentences>;

export interface AdviceWords {
  readonly sentences: Sentences<AdviceSentences>;
  /** Where the metadata that is to be downloaded belongs, so that the command beside it finds it there. */
  readonly downloadedTo: (advice: string, file: string) => string;
  /** What exactly to set, then where that product has it; in brackets, since a URL may stand right before. */
  readonly atProduct: (advice: string, words: string) => string;
}
