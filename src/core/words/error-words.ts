// What the command's own errors say, as names of sentences with their arguments, and what one language has for them.

import type { UserListSentences } from '../ram/exchange/refusal.ts';
import type { RamSentence, RamSentences } from '../ram/ram-error.ts';
import type { None, Sentence, Sentences } from '../sentence.ts';

/** What is wrong, in lower case and without a full stop, and the next step. */
export interface Said {
  readonly message: string;
  readonly hint: string;
}

/** Codes of system errors (errno) that have words of their own; any other is said as it is. */
export type SystemCode =
  | 'EACCES'
  | 'EPERM'
  | 'EISDIR'
  | 'EINVAL'
  | 'ELOOP'
  | 'ENOTDIR'
  | 'ENOSPC'
  | 'EDQUOT'
  | 'EROFS'
  | 'ENAMETOOLONG'
  | 'EMFILE'
  | 'unknown';

/** Codes of network errors that have words of their own. */
export type NetworkCode =
  | 'ENOTFOUND'
  | 'EAI_AGAIN'
  | 'ECONNREFUSED'
  | 'ECONNRESET'
  | 'EHOSTUNREACH'
  | 'ENETUNREACH'
  | 'ETIMEDOUT'
  | 'UND_ERR_CONNECT_TIMEOUT'
  | 'CERT_HAS_EXPIRED'
  | 'DEPTH_ZERO_SELF_SIGNED_CERT'
  | 'SELF_SIGNED_CERT_IN_CHAIN'
  | 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'
  | 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY'
  | 'ERR_TLS_CERT_ALTNAME_INVALID';

interface Path {
  readonly path: string;
}
/** `reason`: the code of a system error, or 'unknown'. */
interface Failed extends Path {
  readonly reason: string;
}
interface TooLarge extends Path {
  readonly mebibytes: number;
}
interface Field extends Path {
  readonly field: string;
}
interface Url {
  readonly url: string;
}
interface Configured extends Path {
  readonly known: readonly string[];
}

export interface ErrorSentences extends RamSentences, UserListSentences {
  // The account store.
  'store-missing': Path;
  'store-removed': Path;
  'store-changed': Path;
  'store-unreadable': Failed;
  'store-not-writable': Failed;
  'store-too-large': TooLarge;
  'store-newer': Path & { readonly version: number; readonly known: number };
  'store-not-json': Path & { readonly line: number; readonly column: number };
  /** `said`: by the schema, in its own English. `field`: null where it is the whole file. */
  'store-misshapen': Path & { readonly field: string | null; readonly said: string };
  'store-breaks-rule': Path & { readonly fields: readonly string[]; readonly problem: RamSentence };
  'store-user-twice': Field & { readonly user: string };
  'store-principal': Field & { readonly expected: string };
  'store-locked': Path & { readonly owner: { readonly pid: number; readonly host: string } | null };
  'lock-lost': None;
  // Other files.
  /** `word`: the folder as a shell takes it. */
  'folder-unsafe': { readonly folder: string; readonly word: string };
  'output-exists': Path;
  'output-not-writable': Failed;
  'seen-unusable': Failed;
  'seen-too-large': TooLarge;
  // What is handed in.
  'input-is-message': None;
  'input-missing': Path;
  'input-unreadable': Failed;
  'input-empty': Path;
  'metadata-too-large': TooLarge;
  'no-certificate': Path;
  'not-credential-report': Path & { readonly format: string };
  // Receipts of preflight.
  'receipt-malformed': Path;
  'receipt-needed': None;
  /** `said`: what the checks found, in the same language. */
  'receipt-does-not-hold': Path & { readonly said: string };
  // What is fetched.
  'fetch-no-url': Url;
  'fetch-password': Url;
  'fetch-status': Url & { readonly status: number };
  'fetch-redirects': Url & { readonly limit: number };
  'fetch-redirect-nowhere': Url;
  'fetch-redirect-protocol': Url & { readonly protocol: string };
  'fetch-timeout': Url & { readonly seconds: number };
  'fetch-network': Url & { readonly reason: string };
  // The configuration file.
  'config-import': Configured;
  'config-syntax': Configured;
  'config-no-file': Configured;
  'config-no-keys': Configured;
  'config-unknown-key': Configured & { readonly key: string; readonly near: string | null };
  'config-value': Configured & { readonly key: string };
}

export type ErrorSentence = Sentence<ErrorSentences>;

export type RamErrorWords = Sentences<RamSentences, Said>;

export type UserListErrorWords = Sentences<UserListSentences, Said>;

/** Those that words/<language>/error-words.ts has beside RAM's. */
export type OwnErrorWords = Omit<Sentences<ErrorSentences, Said>, keyof RamSentences | keyof UserListSentences>;

export type ErrorWords = Sentences<ErrorSentences, Said>;
