// What the command's own errors say, as names of sentences with their arguments, and what one language has for them.

import type { UserListSentences } from '../ram/exchange/refusal.ts';
import type { RamSentence, RamSentences } from '../ram/ram-error.ts';
import type { None, Sentence, Sentences } from '../sentence.ts';
import type { CallSentences } from './call-sentences.ts';

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

/** What was probably meant by a flag that there is not. */
export type FlagGuess =
  | { readonly kind: 'flag'; readonly flags: readonly string[] }
  | { readonly kind: 'argument'; readonly usage: string }
  /** Of another command, or of any where none was called. */
  | { readonly kind: 'elsewhere'; readonly lines: readonly string[] }
  | { readonly kind: 'none' };

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
interface Line extends Path {
  readonly line: number;
}
/** Who else may change it: the user it belongs to, its group, anybody. */
interface Stranger extends Path {
  readonly stranger: 'owner' | 'group' | 'anybody';
}
interface Url {
  readonly url: string;
}
interface Configured extends Path {
  readonly known: readonly string[];
}

/** Of pulling the account. `reason`: of a system error; `action`: as a RAM policy names it, or the call. */
export interface PullSentences {
  'aliyun-missing': { readonly command: string; readonly reason: string };
  'aliyun-failed': {
    readonly action: string;
    readonly reason: 'unknown' | 'not-json' | 'timeout' | 'too-large' | 'too-many-pages';
    readonly command: string;
  };
  'cloud-denied': { readonly action: string };
  'cloud-throttled': { readonly action: string; readonly tries: number };
  'cloud-refused': { readonly action: string; readonly code: string };
  'cloud-answer': { readonly action: string; readonly field: string };
  'snapshot-line': Path & { readonly line: number };
  'snapshot-incomplete': Path & { readonly action: string; readonly of: string | null };
  'snapshot-too-large': TooLarge;
  'other-account': { readonly stored: string; readonly cloud: string };
  'pull-removes-many': { readonly removed: number; readonly users: number };
  'not-a-word': { readonly flag: string };
}

/** Of the service on this machine, and of what belongs to it. */
export interface ServeSentences {
  'requests-unusable': Failed;
  'requests-too-large': TooLarge;
  'requests-misshapen': Path;
  'port-in-use': { readonly port: number };
  /** `reason`: the code of a system error. */
  'port-unusable': { readonly addresses: readonly string[]; readonly port: number; readonly reason: string };
  'host-remote': { readonly host: string };
  'browser-missing': None;
  'browser-not-there': Path;
  'browser-failed': Path;
  /** `word`: the folder as a shell takes it. */
  'test-idp-missing': { readonly folder: string; readonly word: string };
  'logon-url-missing': None;
  'no-pem-certificate': Path;
  'key-of-another': Path & { readonly certificate: string };
}

/** Of what is fetched. */
export interface FetchSentences {
  'fetch-no-url': Url;
  'fetch-password': Url;
  'fetch-status': Url & { readonly status: number };
  'fetch-redirects': Url & { readonly limit: number };
  'fetch-redirect-nowhere': Url;
  'fetch-redirect-protocol': Url & { readonly protocol: string };
  'fetch-encoded': Url;
  'fetch-timeout': Url & { readonly seconds: number };
  'fetch-network': Url & { readonly reason: string };
}

export interface ErrorSentences
  extends RamSentences,
    UserListSentences,
    PullSentences,
    ServeSentences,
    FetchSentences,
    CallSentences {
  // The account store.
  'store-missing': Path;
  'store-removed': Path;
  'nothing-to-undo': Path;
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
  'store-group-twice': Field & { readonly group: string };
  'store-no-such-group': Field & { readonly group: string };
  'store-principal': Field & { readonly expected: string };
  'store-locked': Path & { readonly owner: { readonly pid: number; readonly host: string } | null };
  'lock-lost': None;
  'lock-no-file': Path;
  // How the command was called. `help`: the command that says more.
  /** `near`: whole commands that may have been meant. */
  'unknown-command': { readonly name: string; readonly near: readonly string[] };
  'unknown-topic': { readonly name: string; readonly near: readonly string[]; readonly topics: readonly string[] };
  'unknown-flag': { readonly flag: string; readonly help: string; readonly guess: FlagGuess };
  'missing-argument': { readonly argument: string; readonly help: string };
  'missing-value': { readonly flag: string; readonly help: string };
  'too-many-arguments': { readonly command: string; readonly help: string };
  /** `said`: by the reader of command lines, in its own English. */
  'wrong-usage': { readonly said: string; readonly help: string };
  // What was asked at the terminal.
  'not-answered': None;
  // Other files.
  /** `word`: the path as a shell takes it. */
  'folder-unsafe': Stranger & { readonly word: string };
  'file-unsafe': Stranger & { readonly word: string };
  'output-exists': Path;
  'output-in-use': Path;
  'output-not-writable': Failed;
  'seen-unusable': Failed;
  'seen-too-large': TooLarge;
  'seen-unsafe': Stranger;
  'seen-cut': Line;
  'seen-line': Line;
  // What is handed in.
  /** `word`: the source as a shell takes it. */
  'not-one-idp': Path & { readonly word: string };
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
  // The configuration file.
  'config-import': Configured;
  'config-syntax': Configured;
  'config-no-file': Configured;
  'config-no-keys': Configured;
  'config-unknown-key': Configured & { readonly key: string; readonly near: string | null };
  'config-in-tree': Configured & { readonly key: string };
  'config-unsafe': Configured & Stranger;
  'config-value': Configured & { readonly key: string };
}

export type ErrorSentence = Sentence<ErrorSentences>;

export type RamErrorWords = Sentences<RamSentences, Said>;

type UsageKey =
  | 'unknown-command'
  | 'unknown-topic'
  | 'unknown-flag'
  | 'missing-argument'
  | 'missing-value'
  | 'too-many-arguments'
  | 'wrong-usage';

/** Those of words/<language>/usage-words.ts. */
export type UsageWords = Pick<Sentences<ErrorSentences, Said>, UsageKey>;

/** Those that words/<language>/error-words.ts has beside the themes that have files of their own. */
export type OwnErrorWords = Omit<
  Sentences<ErrorSentences, Said>,
  | keyof RamSentences
  | keyof UserListSentences
  | keyof PullSentences
  | keyof ServeSentences
  | keyof FetchSentences
  | keyof CallSentences
  | UsageKey
>;

export type UserListErrorWords = Sentences<UserListSentences, Said>;
export type PullErrorWords = Sentences<PullSentences, Said>;
export type ServeErrorWords = Sentences<ServeSentences, Said>;
export type CallErrorWords = Sentences<CallSentences, Said>;
export type FetchErrorWords = Sentences<FetchSentences, Said>;

export type ErrorWords = Sentences<ErrorSentences, Said>;
