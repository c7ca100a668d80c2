// What a fault is: a single thing that is wrong, by the code of the check that must find it. `edit` changes the response
// before it is signed, as a wrong IdP does; `forge` after that, as an attacker does; `damage` and `paste` the text, as
// copying does. `situation` is for faults outside the response: another account, or other options of the call.

import type { CheckCode } from '../../checks/codes.ts';
import type { VerifyOptions } from '../../checks/facts.ts';
import type { Account } from '../../ram/account.ts';
import { type Editable, find } from '../../saml/edit.ts';
import type { IdpMetadata } from '../../saml/idp-metadata.ts';
import type { Instant } from '../../saml/time.ts';

export interface Given {
  readonly account: Account;
  /** The instant at which the response will be judged. */
  readonly at: Instant;
}

export interface Circumstances {
  readonly account: Account;
  readonly options: Partial<VerifyOptions>;
  readonly withoutMetadata?: true;
  /** Changes the metadata that it is judged by. */
  readonly idp?: (idp: IdpMetadata) => IdpMetadata;
}

export interface Fault {
  /** What it makes fire. */
  readonly code: CheckCode;
  /** Changes the response before it is signed. */
  edit?(response: Editable, given: Given): void;
  /** What is signed instead of the Assertion, and by whom. */
  readonly signing?: {
    readonly elements?: readonly ('Assertion' | 'Response')[];
    readonly key?: 'stranger';
    readonly sha1?: true;
    /** Inclusive C14N 1.0 instead of the exclusive one. */
    readonly inclusive?: true;
  };
  /** Changes the response after it was signed. */
  forge?(response: Editable, given: Given): void;
  /** Changes the text after that. */
  damage?(xml: string): string;
  /** Changes what is pasted; without it, the Base64 of the text. */
  paste?(xml: string): string;
  situation?(given: Given): Circumstances;
}

export const nameIdOf = (response: Editable) => find(response, 'NameID');
export const confirmationData = (response: Editable) => find(response, 'SubjectConfirmationData');

export function withUsers(account: Account, change: (user: Account['users'][number]) => object): Account {
  return { ...account, users: account.users.map((user) => ({ ...user, ...change(user) })) };
}
