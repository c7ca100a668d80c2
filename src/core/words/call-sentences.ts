// What is wrong with a call whose parts are each right: names of sentences, with their arguments.

import type { None } from '../sentence.ts';

/** Of flags and arguments that do not go together, or that a command cannot do without. */
export interface CallSentences {
  'account-id-needed': None;
  'site-needed': None;
  'account-flags-alone': None;
  'policy-needed': None;
  'user-or-group': None;
  'nothing-to-change': None;
  'json-or-output': None;
  'cert-and-key': None;
  'url-without-browser': None;
  'url-no-http': None;
  'mint-user-needed': None;
  'name-id-for-one': None;
  'html-for-one': None;
  'save-or-from': None;
  'emit-changes-none': None;
  /** `other`: what may be done instead of importing. */
  'metadata-missing': { readonly other: 'against' | 'metadata' | 'source' | null };
  'unknown-code': { readonly code: string; readonly near: readonly string[] };
}
