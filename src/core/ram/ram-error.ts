// What RAM itself would answer: its own error codes, so that scripts written for `aliyun ram` understand them.
// Codes: Alibaba Cloud, RAM API reference, "Error messages". words/<language>/ram-error-words.ts says them.

import type { Sentence } from '../sentence.ts';
import { spell } from '../spell.ts';

export type RamErrorCode =
  | `InvalidParameter.${string}`
  | `EntityNotExist.${string}`
  | `EntityAlreadyExists.${string}`
  | `LimitExceeded.${string}`
  | `DeleteConflict.${string}`;

interface User {
  readonly user: string;
}
interface Group {
  readonly group: string;
}
/** Whose policies they are. */
export interface PolicyOwner {
  readonly kind: 'User' | 'Group';
  readonly name: string;
}
interface OwnPolicy extends PolicyOwner {
  readonly type: string;
  readonly policy: string;
}
interface TextField {
  readonly field: 'DisplayName' | 'Comments';
}

export interface RamSentences {
  'account-id': { readonly accountId: string };
  'default-domain-suffix': { readonly domain: string };
  'default-domain-form': { readonly domain: string };
  'not-a-domain': { readonly domain: string };
  'user-exists': User;
  'user-name-taken': User;
  'too-many-users': { readonly quota: number };
  'user-has-policies': User;
  'user-has-groups': User & { readonly groups: number };
  /** `near`: users that may have been meant. */
  'no-such-user': User & { readonly near: readonly string[] };
  'group-name-length': { readonly length: number };
  'group-name-characters': Group;
  'group-exists': Group;
  'too-many-groups': { readonly quota: number };
  'group-has-members': Group & { readonly members: number };
  'group-has-policies': Group;
  'no-such-group': Group;
  'user-in-group': User & Group;
  'user-not-in-group': User & Group;
  'too-many-groups-of-user': User & { readonly quota: number };
  'user-name-length': { readonly length: number };
  'user-name-characters': { readonly name: string };
  'not-an-email': { readonly email: string };
  'not-a-phone-number': { readonly phone: string };
  'text-length': TextField & { readonly length: number };
  'text-characters': TextField;
  'policy-attached': OwnPolicy;
  'too-many-policies': PolicyOwner & { readonly type: string; readonly quota: number };
  'policy-not-attached': OwnPolicy;
  'policy-type': { readonly text: string };
  'policy-name': { readonly name: string };
}

export type RamSentence = Sentence<RamSentences>;

export class RamError extends Error {
  override readonly name = 'RamError';
  readonly code: RamErrorCode;
  /** What is wrong and what to do about it, in no language yet. */
  readonly sentence: RamSentence;
  constructor(code: RamErrorCode, sentence: RamSentence) {
    super(`${code}: ${spell(sentence)}`);
    this.code = code;
    this.sentence = sentence;
  }
}
