// Every error says the same in both languages: what it names in one it names in the other, and nothing is left unfilled.

import { describe, expect, it } from 'vitest';
import { say } from '../../../src/core/sentence.ts';
import { ERRORS as ENGLISH } from '../../../src/core/words/en/error-words.ts';
import type { ErrorSentence, ErrorSentences, Said } from '../../../src/core/words/error-words.ts';
import { ERRORS as CHINESE } from '../../../src/core/words/zh/error-words.ts';

const path = '/some/where';
const url = 'https://idp.example/metadata';
const user = 'alice';
const known = ['store', 'output'];
const group = 'developers';
const policy = { kind: 'User', name: user, type: 'Custom', policy: 'deploy' } as const;

/** One example of each; the compiler asks for all. */
const EXAMPLES: { readonly [K in keyof ErrorSentences]: ErrorSentences[K] } = {
  'account-id': { accountId: '123' },
  'default-domain-suffix': { domain: 'example.com' },
  'default-domain-form': { domain: 'a--b.onaliyun.com' },
  'not-a-domain': { domain: '@x' },
  'user-exists': { user },
  'user-name-taken': { user },
  'too-many-users': { quota: 5000 },
  'user-has-policies': { user },
  'no-such-user': { user, near: ['alicia'] },
  'user-name-length': { length: 65 },
  'user-name-characters': { name: 'a b' },
  'not-an-email': { email: 'x' },
  'not-a-phone-number': { phone: 'y' },
  'text-length': { field: 'Comments', length: 129 },
  'text-characters': { field: 'DisplayName' },
  'policy-attached': policy,
  'too-many-policies': { kind: 'Group', name: 'developers', type: 'System', quota: 20 },
  'user-has-groups': { user, groups: 2 },
  'group-name-length': { length: 65 },
  'group-name-characters': { group: 'a b' },
  'group-exists': { group },
  'too-many-groups': { quota: 300 },
  'group-has-members': { group, members: 3 },
  'group-has-policies': { group },
  'no-such-group': { group },
  'user-in-group': { user, group },
  'user-not-in-group': { user, group },
  'too-many-groups-of-user': { user, quota: 10 },
  'policy-not-attached': policy,
  'policy-type': { text: 'x:y' },
  'policy-name': { name: 'x y' },
  'store-missing': { path },
  'store-removed': { path },
  'nothing-to-undo': { path },
  'not-answered': {},
  'unknown-command': { name: 'verfy', near: ['verify-response'] },
  'unknown-topic': { name: 'exits', near: [], topics: ['exit-codes'] },
  'unknown-flag': { flag: '--meta', help: 'sso-cli --help', guess: { kind: 'flag', flags: ['--metadata'] } },
  'missing-argument': { argument: 'name', help: 'sso-cli get-user --help' },
  'missing-value': { flag: '--store', help: 'sso-cli --help' },
  'too-many-arguments': { command: 'undo', help: 'sso-cli undo --help' },
  'wrong-usage': { said: 'that is no number', help: 'sso-cli --help' },
  'store-changed': { path },
  'store-unreadable': { path, reason: 'EACCES' },
  'store-not-writable': { path, reason: 'ENOSPC' },
  'store-too-large': { path, mebibytes: 64 },
  'store-newer': { path, version: 9, known: 1 },
  'store-not-json': { path, line: 3, column: 7 },
  'store-misshapen': { path, field: null, said: 'Invalid key' },
  'store-breaks-rule': {
    path,
    fields: ['DomainAlias', 'AuxiliaryDomain'],
    problem: { key: 'not-a-domain', args: { domain: '@x' } },
  },
  'store-user-twice': { path, field: 'Users.User.1', user },
  'store-group-twice': { path, field: 'Groups.Group.1', group },
  'store-no-such-group': { path, field: 'Users.User.1.Groups', group },
  'store-principal': { path, field: 'Users.User.1.UserPrincipalName', expected: 'alice@example.onaliyun.com' },
  'aliyun-missing': { command: 'aliyun', reason: 'ENOENT' },
  'aliyun-failed': { action: 'ListUsers', reason: 'timeout', command: 'aliyun ims ListUsers' },
  'cloud-denied': { action: 'ram:ListUsers' },
  'cloud-throttled': { action: 'ram:ListUsers', tries: 7 },
  'cloud-refused': { action: 'ram:ListUsers', code: 'InvalidAccessKeyId.NotFound' },
  'cloud-answer': { action: 'ListUsers', field: 'Users.User' },
  'snapshot-line': { path, line: 3 },
  'snapshot-incomplete': { path, action: 'ListUsersForGroup', of: 'developers' },
  'snapshot-too-large': { path, mebibytes: 256 },
  'other-account': { stored: '5123456789012345', cloud: '5123456789012346' },
  'pull-removes-many': { removed: 30, users: 100 },
  'not-a-word': { flag: '--profile' },
  'store-locked': { path, owner: { pid: 4711, host: 'ci-host' } },
  'lock-lost': {},
  'lock-no-file': { path },
  'folder-unsafe': { path, word: "'/some where'", stranger: 'group' },
  'file-unsafe': { path, word: "'/some where'", stranger: 'owner' },
  'seen-unsafe': { path, stranger: 'anybody' },
  'seen-cut': { path, line: 3 },
  'seen-line': { path, line: 3 },
  'output-exists': { path },
  'output-in-use': { path },
  'output-not-writable': { path, reason: 'EROFS' },
  'seen-unusable': { path, reason: 'EISDIR' },
  'seen-too-large': { path, mebibytes: 64 },
  'requests-unusable': { path, reason: 'EACCES' },
  'requests-too-large': { path, mebibytes: 1 },
  'requests-misshapen': { path },
  'port-in-use': { port: 8455 },
  'port-unusable': { addresses: ['127.0.0.1', '::1'], port: 80, reason: 'EACCES' },
  'host-remote': { host: '0.0.0.0' },
  'browser-missing': {},
  'browser-not-there': { path },
  'browser-failed': { path },
  'test-idp-missing': { folder: '/some where', word: "'/some where'" },
  'logon-url-missing': {},
  'no-pem-certificate': { path },
  'key-of-another': { path, certificate: '/some/where/else.pem' },
  'not-one-idp': { path, word: path },
  'input-is-message': {},
  'input-missing': { path },
  'input-unreadable': { path, reason: 'ELOOP' },
  'input-empty': { path },
  'metadata-too-large': { path, mebibytes: 256 },
  'no-certificate': { path },
  'not-credential-report': { path, format: 'csv' },
  'receipt-malformed': { path },
  'receipt-needed': {},
  'receipt-does-not-hold': { path, said: 'changed' },
  'fetch-no-url': { url },
  'fetch-password': { url },
  'fetch-status': { url, status: 404 },
  'fetch-redirects': { url, limit: 5 },
  'fetch-redirect-nowhere': { url },
  'fetch-redirect-protocol': { url, protocol: 'ftp:' },
  'fetch-encoded': { url },
  'fetch-timeout': { url, seconds: 30 },
  'fetch-network': { url, reason: 'ENOTFOUND' },
  'list-empty': {},
  'list-too-large': { limit: 32, unit: 'MiB' },
  'list-encoding': {},
  'list-workbook': { kind: 'xlsx' },
  'list-text-table': {},
  'list-characters-lost': { line: 3, column: 'Name', value: '??' },
  'list-numbers-rounded': { line: null, column: 'Id', value: '5.12346E+15' },
  'list-malformed': { format: 'CSV', line: 7 },
  'list-not-users': { instead: 'html' },
  'list-column-ambiguous': { candidates: ['mail', 'email'] },
  'list-column-missing': { columns: ['dept', 'city'] },
  'list-column-unknown': { header: 'mail', columns: ['dept', 'city'] },
  'list-prune-many': { removed: 3, users: 9 },
  'list-prune-frozen': { names: ['bob', 'carol'] },
  'config-import': { path, known },
  'config-syntax': { path, known },
  'config-no-file': { path, known },
  'config-no-keys': { path, known },
  'config-unknown-key': { path, known, key: 'stroe', near: 'store' },
  'config-in-tree': { path, known, key: 'store' },
  'config-unsafe': { path, known, stranger: 'group' },
  'config-value': { path, known, key: 'store' },
  'account-id-needed': {},
  'site-needed': {},
  'account-flags-alone': {},
  'policy-needed': {},
  'user-or-group': {},
  'nothing-to-change': {},
  'json-or-output': {},
  'cert-and-key': {},
  'url-without-browser': {},
  'url-no-http': {},
  'mint-user-needed': {},
  'name-id-for-one': {},
  'html-for-one': {},
  'save-or-from': {},
  'emit-changes-none': {},
  'unknown-code': { code: 'audiense', near: ['audience-mismatch'] },
  'metadata-missing': { other: 'against' },
};

const HAN = /\p{Script=Han}/u;
/** Commands to type, flags, paths, numbers, names with a capital inside: what no language translates. */
const names = ({ message, hint }: Said) =>
  `${message} ${hint}`.match(/sso-cli [a-z]+-?[a-z]*|--[a-z-]+|\/[\w/]+|\d+|[A-Z][a-z]+[A-Z]\w+/g)?.toSorted();

describe('an error', () => {
  it.each(Object.entries(EXAMPLES).map(([key, args]) => ({ key, args }) as ErrorSentence))('$key', (sentence) => {
    const english = say(ENGLISH, sentence);
    const chinese = say(CHINESE, sentence);
    for (const text of [english.message, english.hint]) {
      expect(text).toMatch(/^\S.*[^.\s]$/);
      expect(text).not.toMatch(/undefined|null|\[object|NaN|\p{Script=Han}/u);
    }
    for (const text of [chinese.message, chinese.hint]) {
      expect(text).toMatch(HAN);
      expect(text).not.toMatch(/undefined|null|\[object|NaN|。$/);
    }
    expect(names(chinese)).toEqual(names(english));
  });

  it('of the system that nobody foresaw is said as it is', () => {
    for (const words of [ENGLISH, CHINESE]) {
      expect(words['store-unreadable']({ path, reason: 'EODD' }).message).toContain('EODD');
      expect(words['input-unreadable']({ path, reason: 'EODD' }).message).toContain('EODD');
      expect(words['fetch-network']({ url, reason: 'EODD' }).message).toContain('EODD');
    }
  });
});
