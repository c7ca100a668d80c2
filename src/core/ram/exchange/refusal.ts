// Why a file is no list of users that can be read: a code with its arguments. The sentences are in words/<language>.

import type { None, Sentence } from '../../sentence.ts';
import { spell } from '../../spell.ts';

/** What a file is instead. */
export type Instead = 'text' | 'binary' | 'html' | 'xml' | 'pem' | 'pdf' | 'json' | 'error-answer';

interface Place {
  /** Null where JSON does not let it be told. */
  readonly line: number | null;
  readonly column: string;
  readonly value: string;
}

/** Sentences with their arguments; words/<language>/user-list-errors.ts says them. */
export interface UserListSentences {
  'list-empty': None;
  'list-too-large': { readonly limit: number; readonly unit: 'MiB' | 'rows' | 'lines' | 'columns' };
  /** Neither UTF-8 nor GB18030. */
  'list-encoding': None;
  'list-workbook': { readonly kind: 'xlsx' | 'xls' };
  'list-text-table': None;
  'list-characters-lost': Place;
  'list-numbers-rounded': Place;
  'list-malformed': { readonly format: 'JSON' | 'CSV' | 'LDIF'; readonly line: number };
  'list-not-users': { readonly instead: Instead };
  'list-column-ambiguous': { readonly candidates: readonly string[] };
  'list-column-missing': { readonly columns: readonly string[] };
  'list-column-unknown': { readonly header: string; readonly columns: readonly string[] };
  /** Removing more than a fifth of the users was not asked for by its own word. */
  'list-prune-many': { readonly removed: number; readonly users: number };
  /** Frozen users are missing from a list that may have left them out. */
  'list-prune-frozen': { readonly names: readonly string[] };
}
export type UserListSentence = Sentence<UserListSentences>;

/** For scripts: what the error is called. */
const CODES = {
  'list-empty': 'input-empty',
  'list-too-large': 'input-too-large',
  'list-encoding': 'input-encoding',
  'list-workbook': 'input-workbook',
  'list-text-table': 'input-text-table',
  'list-characters-lost': 'input-characters-lost',
  'list-numbers-rounded': 'input-numbers-rounded',
  'list-malformed': 'input-malformed',
  'list-not-users': 'input-not-users',
  'list-column-ambiguous': 'input-column-ambiguous',
  'list-column-missing': 'input-column-missing',
  'list-column-unknown': 'column-unknown',
  'list-prune-many': 'prune-removes-many',
  'list-prune-frozen': 'prune-frozen-missing',
} as const satisfies Record<keyof UserListSentences, string>;

export class UserListRefusal extends Error {
  override readonly name = 'UserListRefusal';
  readonly code: (typeof CODES)[keyof UserListSentences];
  /** What is wrong and what to do about it, in no language yet. */
  readonly sentence: UserListSentence;
  constructor(sentence: UserListSentence) {
    super(spell(sentence));
    this.code = CODES[sentence.key];
    this.sentence = sentence;
  }
}
