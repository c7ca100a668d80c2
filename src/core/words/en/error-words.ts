// English: the command's own errors. Apart from the other words: only who meets an error needs them.

import { say } from '../../sentence.ts';
import type { ErrorWords, OwnErrorWords, Said } from '../error-words.ts';
import { CALL_ERRORS } from './call-errors.ts';
import { FETCH_ERRORS } from './fetch-errors.ts';
import { PULL_ERRORS } from './pull-errors.ts';
import { RAM_ERRORS } from './ram-error-words.ts';
import { SERVE_ERRORS } from './serve-errors.ts';
import { SYSTEM, system } from './system-reasons.ts';
import { USAGE } from './usage-words.ts';
import { USER_LIST_ERRORS } from './user-list-errors.ts';

const NOT_REGULAR = ['it is not a regular file', 'pipe it in and write "-" for standard input'] as const;

/** Links are followed to an input, unlike to the store. */
const INPUT: Readonly<Record<string, readonly [reason: string, hint: string]>> = {
  EACCES: [SYSTEM.EACCES, 'check who may read it'],
  EISDIR: [SYSTEM.EISDIR, 'name a file in it'],
  EINVAL: NOT_REGULAR,
  ENXIO: NOT_REGULAR,
  ENOTDIR: [SYSTEM.ENOTDIR, 'check the path'],
  ELOOP: ['its links go round in circles', 'check the path'],
  ENAMETOOLONG: [SYSTEM.ENAMETOOLONG, 'check the path'],
  unknown: [SYSTEM.unknown, 'check the path'],
};

const damaged = (path: string, what: string): Said => ({
  message: `the store ${path} cannot be understood: ${what}`,
  hint: 'it was left as it is; mend it by hand, restore a copy, or choose another with --store',
});

const unusable = (
  path: string,
  reason: string,
  hint = 'name a file that can be read and written; lines of responses that have expired need not be kept',
): Said => ({ message: `${path} cannot be used for --seen: ${reason}`, hint });

const STRANGERS = {
  owner: 'it belongs to another user',
  group: 'its group may write to it',
  anybody: 'anybody may write to it',
};

const misconfigured = (path: string, what: string, known: readonly string[]): Said => ({
  message: `the configuration ${path} cannot be used: ${what}`,
  hint: `known keys: ${known.join(', ')}`,
});

const OWN: OwnErrorWords = {
  'store-missing': ({ path }) => ({
    message: `there is no account store at ${path}`,
    hint: 'create it: sso-cli init --account-id <16 digits> --site intl|cn',
  }),
  'store-changed': ({ path }) => ({
    message: `the metadata in the store ${path} was replaced meanwhile`,
    hint: 'nothing was changed; run the command again',
  }),
  'store-removed': ({ path }) => ({
    message: `the store ${path} was removed meanwhile`,
    hint: 'create it again: sso-cli init',
  }),
  'nothing-to-undo': ({ path }) => ({
    message: `there is no change to ${path} to undo`,
    hint: 'see what is set up: sso-cli status',
  }),
  'store-unreadable': ({ path, reason }) => ({
    message: `the store ${path} cannot be read: ${system(reason)}`,
    hint:
      reason === 'ELOOP'
        ? 'give the real path with --store'
        : 'check the path and its permissions, or choose another with --store',
  }),
  'store-not-writable': ({ path, reason }) => ({
    message: `the store ${path} cannot be written: ${system(reason)}`,
    hint: 'nothing was changed; check space and permissions, or choose another with --store',
  }),
  'store-too-large': ({ path, mebibytes }) => ({
    message: `the store ${path} is over ${mebibytes} MiB`,
    hint: 'this is no store of sso-cli; choose another with --store',
  }),
  'store-newer': ({ path, version, known }) => ({
    message: `the store ${path} was written by a newer sso-cli (version ${version}, this one reads ${known})`,
    hint: 'update sso-cli, or choose another store with --store',
  }),
  'store-not-json': ({ path, line, column }) => damaged(path, `line ${line}, column ${column} is not JSON`),
  'store-misshapen': ({ path, field, said }) => damaged(path, `${field ?? 'the whole file'}: ${said}`),
  'store-breaks-rule': ({ path, fields, problem }) => {
    const last = fields.at(-1) ?? '';
    const named = fields.length > 1 ? `${fields.slice(0, -1).join(', ')} or ${last}` : last;
    return damaged(path, `${named}: ${say(RAM_ERRORS, problem).message}`);
  },
  'store-user-twice': ({ path, field, user }) => damaged(path, `${field}: there are two users named ${user}`),
  'store-group-twice': ({ path, field, group }) => damaged(path, `${field}: the group ${group} stands there twice`),
  'store-no-such-group': ({ path, field, group }) => damaged(path, `${field}: there is no group ${group}`),
  'store-principal': ({ path, field, expected }) => damaged(path, `${field}: must be ${expected}`),
  'store-locked': ({ path, owner }) => ({
    message: `the store is locked by ${owner ? `process ${owner.pid} on ${owner.host}` : 'another process'}`,
    hint: `wait for it to end; if it is gone, remove ${path}`,
  }),
  'lock-lost': () => ({ message: 'the lock on the store was taken away', hint: 'run the command again' }),
  'not-answered': () => ({
    message: 'the questions were not answered',
    hint: 'nothing was changed; the same without questions: sso-cli init --help',
  }),
  'lock-no-file': ({ path }) => ({
    message: `${path} stands where the lock would be, and is none`,
    hint: 'see what it is, and move it away',
  }),
  'folder-unsafe': ({ path, word, stranger }) => ({
    message: `others may change what is in the folder ${path}: ${STRANGERS[stranger]}`,
    hint:
      stranger === 'owner'
        ? 'choose a folder of your own, or become its owner'
        : `chmod go-w ${word}, or choose another place`,
  }),
  'file-unsafe': ({ path, word, stranger }) => ({
    message: `others may change the store ${path}, and so who is trusted: ${STRANGERS[stranger]}`,
    hint:
      stranger === 'owner'
        ? 'read it, and use a copy of your own with --store'
        : `read it, then chmod go-w ${word}, or choose another with --store`,
  }),
  'output-exists': ({ path }) => ({
    message: `${path} exists already`,
    hint: 'remove it first, or choose another folder',
  }),
  'output-in-use': ({ path }) => ({
    message: `${path} is the store, or what is read here: nothing was written over it`,
    hint: 'choose another name for the output',
  }),
  'output-not-writable': ({ path, reason }) => ({
    message: `${path} cannot be written: ${system(reason)}`,
    hint: 'check the folder and its permissions',
  }),
  'seen-unusable': ({ path, reason }) => unusable(path, system(reason)),
  'seen-too-large': ({ path, mebibytes }) => unusable(path, `it is over ${mebibytes} MiB`),
  'not-one-idp': ({ path, word }) => ({
    message: `${path} is not the metadata of one IdP`,
    hint: `see what it is: sso-cli import-metadata ${word} --dry-run`,
  }),
  'seen-unsafe': ({ path, stranger }) =>
    unusable(path, `others may change it: ${STRANGERS[stranger]}`, 'name a file that only you can write'),
  'seen-cut': ({ path, line }) =>
    unusable(
      path,
      `line ${line}, the last, has no end: it may have been cut`,
      'if its ID is whole, add a line end; else remove that line',
    ),
  'seen-line': ({ path, line }) =>
    unusable(
      path,
      `line ${line} is not a time, a blank and an ID`,
      'mend or remove that line; an ID that cannot be read would be accepted again',
    ),
  'input-is-message': () => ({
    message: 'the argument is a message, not the name of a file',
    hint: 'a response is a secret: save it to a file, or pipe it in and write "-"',
  }),
  'input-missing': ({ path }) => ({
    message: `there is no file ${path}`,
    hint: 'check the path, or write "-" to read standard input',
  }),
  'input-unreadable': ({ path, reason }) => {
    const [why, hint] = INPUT[reason] ?? [reason, 'check the path'];
    return { message: `${path} cannot be read: ${why}`, hint };
  },
  'input-empty': ({ path }) => ({ message: `${path} is empty`, hint: 'download the metadata from the IdP again' }),
  'metadata-too-large': ({ path, mebibytes }) => ({
    message: `${path} is over ${mebibytes} MiB`,
    hint: 'metadata of one IdP has some kilobytes, of a federation some 100 MB: check what this is',
  }),
  'no-certificate': ({ path }) => ({
    message: `${path} is no certificate`,
    hint: 'give one X.509 certificate, PEM or DER',
  }),
  'not-credential-report': ({ path, format }) => ({
    message: `${path} is no credential report, but a list of the kind ${format}`,
    hint: 'get it with: aliyun ims GenerateCredentialReport, then: aliyun ims GetCredentialReport',
  }),
  'receipt-malformed': ({ path }) => ({
    message: `${path} is no receipt of preflight`,
    hint: 'write one: sso-cli preflight --idp-users FILE --receipt FILE',
  }),
  'receipt-needed': () => ({
    message: '--enable goes with --emit aliyun and --receipt',
    hint: 'write: sso-cli settings --emit aliyun --enable --receipt FILE, with a receipt of: sso-cli preflight --receipt FILE',
  }),
  'receipt-does-not-hold': ({ path, said }) => ({
    message: `the receipt ${path} does not hold: ${said}`,
    hint: 'run preflight again with --receipt, and see what it says now',
  }),
  'config-import': ({ path, known }) =>
    misconfigured(path, '"$import" is not allowed: nothing in a configuration is ever executed', known),
  'config-syntax': ({ path, known }) => misconfigured(path, 'it is neither JSON nor YAML', known),
  'config-no-file': ({ path, known }) => misconfigured(path, 'it is not a small regular file that can be read', known),
  'config-no-keys': ({ path, known }) => misconfigured(path, 'it is not a set of keys and values', known),
  'config-unknown-key': ({ path, known, key, near }) => {
    const said = misconfigured(path, `unknown key "${key}"`, known);
    return near === null ? said : { ...said, hint: `did you mean "${near}"?` };
  },
  'config-in-tree': ({ path, known, key }) => ({
    ...misconfigured(path, `"${key}" decides what is trusted or tolerated, which no file of a working tree may`, known),
    hint: 'give it by flag or variable, or in .sso-clirc in your home folder',
  }),
  'config-unsafe': ({ path, known, stranger }) => ({
    ...misconfigured(path, `others may change it: ${STRANGERS[stranger]}`, known),
    hint: 'read it, then take the right to write to it from everybody else',
  }),
  'config-value': ({ path, known, key }) => misconfigured(path, `"${key}" must be a text or true or false`, known),
};

export const ERRORS: ErrorWords = {
  ...RAM_ERRORS,
  ...USER_LIST_ERRORS,
  ...PULL_ERRORS,
  ...SERVE_ERRORS,
  ...FETCH_ERRORS,
  ...CALL_ERRORS,
  ...USAGE,
  ...OWN,
};
