// From a NameID to a RAM user: every kind of suffix, exactly one user, and nothing trimmed, folded or guessed.

import { describe, expect, it } from 'vitest';
import { type Account, createAccount } from '../../../src/core/ram/account.ts';
import { acceptedSuffixes, mapNameId, mappedUser, type SuffixKind } from '../../../src/core/ram/mapping.ts';
import { createUser } from '../../../src/core/ram/users.ts';

const ID = '5123456789012345';
const NAMES = ['alice', 'Bob', 'carol.smith'];
const account = (settings: Parameters<typeof createAccount>[2]): Account =>
  NAMES.reduce<Account>(
    (each, UserName) => createUser(each, { UserName, policies: [] }, '2', '2026-01-01T00:00:00Z'),
    createAccount(ID, 'intl', { defaultDomain: 'kite.onaliyun.com', ...settings }),
  );

const PLAIN = account({});
const ALIAS = account({ domainAlias: 'alias.example' });
const AUXILIARY = account({ auxiliaryDomain: 'aux.example' });
const BOTH = account({ domainAlias: 'alias.example', auxiliaryDomain: 'aux.example' });
const BARE = account({ ssoLoginWithDomain: false });
const UNNAMED = account({ defaultDomain: `${ID}.onaliyun.com` });

describe('mapNameId', () => {
  it.each<[string, Account, nameId: string, kind: SuffixKind, user: string | null]>([
    ['the default domain', PLAIN, 'alice@kite.onaliyun.com', 'default', 'alice'],
    ['in another case', PLAIN, 'alice@KITE.OnAliyun.Com', 'default', 'alice'],
    ['the alias', ALIAS, 'alice@alias.example', 'alias', 'alice'],
    ['the default domain beside an alias', ALIAS, 'alice@kite.onaliyun.com', 'default', 'alice'],
    ['the auxiliary domain', AUXILIARY, 'alice@Aux.Example', 'auxiliary', 'alice'],
    ['the auxiliary domain behind an alias', BOTH, 'alice@aux.example', 'shadowed', null],
    ['the former domain', PLAIN, `alice@${ID}.onaliyun.com`, 'former', 'alice'],
    ['the former domain where it is the default', UNNAMED, `alice@${ID}.onaliyun.com`, 'default', 'alice'],
    ['the former domain of another account', PLAIN, 'alice@5123456789012346.onaliyun.com', 'unknown', null],
    ['the form for passwords', PLAIN, 'alice@kite', 'logon-form', null],
    ['another domain', PLAIN, 'alice@corp.example', 'unknown', null],
    ['an alias that is not set', PLAIN, 'alice@alias.example', 'unknown', null],
    ['a domain that ends alike', PLAIN, 'alice@evil-kite.onaliyun.com', 'unknown', null],
    ['a domain that begins alike', PLAIN, 'alice@kite.onaliyun.com.evil.example', 'unknown', null],
    ['a final dot', PLAIN, 'alice@kite.onaliyun.com.', 'unknown', null],
    ['KELVIN SIGN for k', PLAIN, 'alice@\u212aite.onaliyun.com', 'unknown', null],
    ['a dotless i', PLAIN, 'alice@k\u0131te.onaliyun.com', 'unknown', null],
    ['full-width letters', PLAIN, 'alice@\uff4bite.onaliyun.com', 'unknown', null],
    ['an empty suffix', PLAIN, 'alice@', 'unknown', null],
    ['no suffix', PLAIN, 'alice', 'none', null],
    ['no suffix, where none belongs', BARE, 'alice', 'none', 'alice'],
    ['a suffix where none belongs', BARE, 'alice@kite.onaliyun.com', 'default', null],
    ['an empty name', PLAIN, '@kite.onaliyun.com', 'default', null],
    ['nothing', PLAIN, '', 'none', null],
    ['nobody', PLAIN, 'nobody@kite.onaliyun.com', 'default', null],
    ['another case of the name', PLAIN, 'Alice@kite.onaliyun.com', 'default', null],
    ['a name with a dot', PLAIN, 'carol.smith@kite.onaliyun.com', 'default', 'carol.smith'],
  ])('%s', (_, of, nameId, kind, user) => {
    const mapping = mapNameId(nameId, of);
    expect(mapping.suffixKind).toBe(kind);
    expect(mappedUser(mapping, of)?.UserName ?? null).toBe(user);
  });

  it.each<[string, nameId: string, odd: string[]]>([
    ['two @', 'alice@x@kite.onaliyun.com', ['@']],
    ['a blank in front', ' alice@kite.onaliyun.com', [' ']],
    ['a line feed behind', 'alice@kite.onaliyun.com\n', ['\n']],
    ['a line on each side', '\n  alice@kite.onaliyun.com\n', ['\n', ' ']],
    ['a no-break space behind', 'alice@kite.onaliyun.com\u00a0', ['\u00a0']],
    ['a blank before the @', 'alice @kite.onaliyun.com', [' ']],
    ['a blank behind the @', 'alice@ kite.onaliyun.com', [' ']],
    ['a zero-width space', 'ali\u200bce@kite.onaliyun.com', ['\u200b']],
    ['a Cyrillic letter', 'аlice@kite.onaliyun.com', ['а']],
    ['one character twice', 'a+b+c@kite.onaliyun.com', ['+']],
    ['a character beyond the BMP', '\u{1F600}@kite.onaliyun.com', ['\u{1F600}']],
    ['percent-encoding', 'alice%20x@kite.onaliyun.com', ['%']],
    ['a backslash', 'CORP\\alice@kite.onaliyun.com', ['\\']],
  ])('names nobody: %s', (_, nameId, odd) => {
    const mapping = mapNameId(nameId, PLAIN);
    expect(mapping).toMatchObject({ suffixKind: 'default', hasValidName: false });
    expect([...mapping.oddCodePoints].sort()).toEqual([...odd].sort());
    expect(mappedUser(mapping, PLAIN)).toBeNull();
  });

  it('a name of 65 characters is none', () => {
    expect(mapNameId(`${'a'.repeat(64)}@kite.onaliyun.com`, PLAIN).hasValidName).toBe(true);
    expect(mapNameId(`${'a'.repeat(65)}@kite.onaliyun.com`, PLAIN).hasValidName).toBe(false);
  });

  it('the twin in another case is named', () => {
    expect(mapNameId('bob@kite.onaliyun.com', PLAIN)).toMatchObject({ user: null, caseTwin: { UserName: 'Bob' } });
    expect(mapNameId('dave@kite.onaliyun.com', PLAIN)).toMatchObject({ user: null, caseTwin: null });
  });

  it.each(['freeze', 'recycled'] as const)('a user that is %s is found and not logged on', (Status) => {
    const inactive = { ...PLAIN, users: PLAIN.users.map((user) => ({ ...user, Status })) };
    const mapping = mapNameId('alice@kite.onaliyun.com', inactive);
    expect(mapping.user?.UserName).toBe('alice');
    expect(mappedUser(mapping, inactive)).toBeNull();
  });
});

describe('acceptedSuffixes', () => {
  it.each([
    ['neither', PLAIN, ['kite.onaliyun.com']],
    ['an alias', ALIAS, ['kite.onaliyun.com', 'alias.example']],
    ['an auxiliary domain', AUXILIARY, ['kite.onaliyun.com', 'aux.example']],
    ['both', BOTH, ['kite.onaliyun.com', 'alias.example']],
  ])('%s', (_, of, expected) => {
    expect(acceptedSuffixes(of)).toEqual(expected);
  });
});
