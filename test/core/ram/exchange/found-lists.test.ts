// Lists as they were found in public: in repositories, on vendors' pages, in what people ask about. The shapes are theirs,
// the people are not.

import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readUserList } from '../../../../src/core/ram/exchange/read-user-list.ts';
import type { UserListRefusal } from '../../../../src/core/ram/exchange/refusal.ts';
import type { ColumnChoice } from '../../../../src/core/ram/exchange/user-list.ts';

const read = (text: string | Uint8Array, choice: ColumnChoice = {}) =>
  readUserList(typeof text === 'string' ? Buffer.from(text) : text, choice);
const people = (text: string | Uint8Array, choice?: ColumnChoice) =>
  read(text, choice).records.map(({ name, status }) => `${name} ${status}`);
const json = (value: unknown) => JSON.stringify(value);

function refusal(text: string | Uint8Array): string {
  try {
    return people(text).join();
  } catch (error) {
    return (error as UserListRefusal).code;
  }
}

describe('who may not log on', () => {
  it.each<[source: string, text: string, expected: readonly string[]]>([
    [
      'Microsoft 365 admin center, "Export users"',
      'Block credential,Display name,User principal name\nFalse,A,alice@example.com\nTrue,B,bob@example.com\n',
      ['alice active', 'bob disabled'],
    ],
    [
      'Get-MsolUser | Select-Object … | Export-Csv',
      '"UserPrincipalName","ObjectId","BlockCredential"\n"alice@example.com","1","False"\n"bob@example.com","2","True"\n',
      ['alice active', 'bob disabled'],
    ],
    [
      'FreeIPA',
      'dn: uid=alice,dc=x\nobjectClass: posixAccount\nuid: alice\nnsAccountLock: FALSE\n\ndn: uid=bob,dc=x\nobjectClass: posixAccount\nuid: bob\nnsAccountLock: TRUE\n',
      ['alice active', 'bob disabled'],
    ],
    [
      'OpenLDAP with ppolicy',
      'dn: uid=bob,dc=x\nobjectClass: posixAccount\nuid: bob\npwdAccountLockedTime: 000001010000Z\n',
      ['bob disabled'],
    ],
    [
      'JumpCloud',
      json({
        totalCount: 2,
        results: [
          { username: 'alice', suspended: false },
          { username: 'bob', suspended: true },
        ],
      }),
      ['alice active', 'bob disabled'],
    ],
    [
      'Auth0',
      json([{ email: 'alice@example.com' }, { email: 'bob@example.com', blocked: true }]),
      ['alice unknown', 'bob disabled'],
    ],
    [
      'IIJ ID',
      'ID,email,is_active\n1,alice@example.com,TRUE\n2,bob@example.com,FALSE\n',
      ['alice active', 'bob disabled'],
    ],
    [
      'Feishu',
      json({
        code: 0,
        msg: 'success',
        data: {
          has_more: false,
          items: [
            { email: 'alice@example.com', status: { is_frozen: false, is_resigned: false } },
            { email: 'bob@example.com', status: { is_frozen: false, is_resigned: true } },
          ],
        },
      }),
      ['alice active', 'bob disabled'],
    ],
    [
      'WeCom',
      json({
        errcode: 0,
        errmsg: 'ok',
        userlist: [
          { userid: 'alice', enable: 1, status: 1 },
          { userid: 'bob', enable: 0, status: 2 },
        ],
      }),
      ['alice active', 'bob disabled'],
    ],
    [
      'Atlassian, whose user names are full names',
      'email,User id,User name,User status\nalice@example.com,1,Alice Smith,Active\nbob@example.com,2,Bob Stone,Suspended\n',
      ['alice active', 'bob disabled'],
    ],
    [
      'a script for Active Directory, whose State is a province',
      'UserPrincipalName,Enabled,City,State\nalice@example.com,True,Novara,NO\nbob@example.com,False,Haarlem,Noord-Holland\n',
      ['alice active', 'bob disabled'],
    ],
    [
      'a State that is a province, alone',
      'upn,state\nalice@example.com,NO\nbob@example.com,MI\n',
      ['alice unknown', 'bob unknown'],
    ],
    [
      'a State that is one',
      'upn,state\nalice@example.com,enabled\nbob@example.com,disabled\n',
      ['alice active', 'bob disabled'],
    ],
    [
      'two columns, of which one means nothing',
      'upn,status,account_status\nalice@example.com,7,active\nbob@example.com,7,inactive\n',
      ['alice active', 'bob disabled'],
    ],
  ])('%s', (_, text, expected) => {
    expect(people(text)).toEqual(expected);
  });

  it('by a column of --column that says the contrary', () => {
    const text = 'mail,Blocked\nalice@example.com,no\nbob@example.com,yes\n';
    expect(people(text, { status: 'Blocked' })).toEqual(['alice active', 'bob disabled']);
  });
});

describe('a list that was cut', () => {
  const USERS = [{ email: 'alice@example.com' }, { email: 'bob@example.com' }];
  it.each<[source: string, value: unknown, mark: string | null, total: number | null]>([
    ['Auth0', { start: 0, limit: 50, length: 2, users: USERS, total: 79 }, 'total', 79],
    ['Auth0, the last page', { start: 0, limit: 50, length: 2, users: USERS, total: 2 }, null, null],
    ['Tencent Meeting', { total_count: 21, total_page: 2, users: USERS }, 'total_count', 21],
    [
      'Django REST framework',
      { count: 3, next: 'https://x.example/?page=2', previous: null, results: USERS },
      'count',
      3,
    ],
    ['a count of the page alone', { count: 2, next: 'https://x.example/?page=2', results: USERS }, 'next', null],
    ['the last page of these', { count: 2, next: null, results: USERS }, null, null],
    ['Feishu', { code: 0, data: { has_more: true, page_token: 'x', items: USERS } }, 'has_more', null],
    ['a total around the object that has the list', { code: 0, total: 9, data: { staff: USERS } }, 'total', 9],
    ['Feishu, the last page', { code: 0, data: { has_more: false, page_token: 'x', items: USERS } }, null, null],
    ['authentik', { pagination: { next: 2, previous: 0, count: 120 }, results: USERS }, 'count', 120],
    ['Spring', { content: USERS, page: { size: 2, number: 0, totalElements: 5 } }, 'totalElements', 5],
    ['HAL', { _links: { self: { href: '/users' }, next: { href: '/users?page=2' } }, items: USERS }, 'next', null],
    ['JSON:API', { data: USERS, links: { next: 'https://x.example/?page[number]=2' } }, 'next', null],
  ])('%s', (_, value, mark, total) => {
    const { cut, records } = read(json(value));
    expect(records.map(({ name }) => name)).toEqual(['alice', 'bob']);
    expect(cut).toEqual(mark === null ? null : { mark, rows: 2, total });
  });

  const entries =
    'dn: uid=alice,dc=x\nobjectClass: person\nuid: alice\n\ndn: uid=bob,dc=x\nobjectClass: person\nuid: bob\n\n';
  const ended = (result: string, count: number) =>
    `# search result\nsearch: 2\nresult: ${result}\n\n# numResponses: ${count + 1}\n# numEntries: ${count}\n`;
  it.each([
    [
      'the limit of the server',
      entries + ended('4 Size limit exceeded', 2),
      { mark: 'result: 4', rows: 2, total: null },
    ],
    ['the limit of time', entries + ended('3 Time limit exceeded', 2), { mark: 'result: 3', rows: 2, total: null }],
    ['half a paste', entries + ended('0 Success', 1_000), { mark: 'numEntries', rows: 2, total: 1_000 }],
    ['a search that ended', entries + ended('0 Success', 2), null],
    ['two searches', entries + ended('0 Success', 2) + entries + ended('0 Success', 2), null],
    [
      'two searches, of which one was cut',
      entries + ended('4 Size limit exceeded', 2) + entries + ended('0 Success', 2),
      { mark: 'result: 4', rows: 4, total: null },
    ],
    ['ldapsearch -LLL', entries, null],
  ])('LDIF: %s', (_, text, cut) => {
    expect(read(text).cut).toEqual(cut);
  });

  it('LDIF of a hundred that says that it ended', () => {
    const hundred = Array.from(
      { length: 100 },
      (_, i) => `dn: uid=u${i},dc=x\nobjectClass: person\nuid: u${i}\n\n`,
    ).join('');
    expect(read(hundred).cut).toEqual({ mark: null, rows: 100, total: null });
    expect(read(hundred + ended('0 Success', 100)).cut).toBeNull();
  });
});

describe('what is nobody', () => {
  it('groups and devices among the members of a group of Entra ID', () => {
    const value = [
      { '@odata.type': '#microsoft.graph.user', id: '1', displayName: 'A', userPrincipalName: 'alice@example.com' },
      { '@odata.type': '#microsoft.graph.group', id: '2', displayName: 'Nested', userPrincipalName: null },
      { '@odata.type': '#microsoft.graph.device', id: '3', displayName: 'PC' },
    ];
    for (const list of [{ value }, { '@odata.context': 'x', value }])
      expect(people(json(list))).toEqual(['alice unknown']);
  });

  it('an answer without a list of objects', () => {
    for (const value of [
      { code: 403, message: 'denied' },
      { error: 'x' },
      { code: 0, data: {} },
      { a: [{ b: 1 }], c: [{ d: 1 }] },
      { data: [1, 2] },
    ])
      expect(refusal(json(value))).toBe('input-not-users');
  });

  it('one person, who has lists of her own', () => {
    const value = { userName: 'alice', emails: [{ value: 'alice@example.com' }], schemas: ['x'] };
    expect(people(json(value))).toEqual(['alice unknown']);
  });
});

describe('columns', () => {
  it('in snake case, and a name in two', () => {
    const [alice] = read(
      'user_id,first_name,last_name,phone_number,e_mail\n7,Alice,Smith,+86 18688880000,alice@example.com\n',
    ).records;
    expect(alice).toMatchObject({ name: 'alice', displayName: 'Alice Smith', mobilePhone: '86-18688880000' });
    expect(read('user_name,display_name\nalice,A. S.\n').records[0]).toMatchObject({
      name: 'alice',
      displayName: 'A. S.',
    });
  });

  it.each([
    ['123-555-6641', null],
    ['425-555-1212', null],
    ['030-1234567', null],
    ['86-18688880000', '86-18688880000'],
    ['+86-186 8888 0000', '86-18688880000'],
    ['+1-425-555-0100', '1-4255550100'],
    ['+49 30 1234567', '49-301234567'],
    ['18688880000', '86-18688880000'],
  ])('the phone number %s', (phone, expected) => {
    expect(read(`username,phone\nalice,${phone}\n`).records[0]?.mobilePhone).toBe(expected);
  });

  it('of AWS are not RAM’s', () => {
    const user = {
      Path: '/',
      UserName: 'Adele',
      UserId: 'AIDA',
      Arn: 'arn:aws:iam::1:user/Adele',
      CreateDate: '2013-03-07T05:14:48Z',
    };
    expect(read(json({ Users: [user] })).format).toBe('ndjson');
  });
});

describe('what cannot be got back', () => {
  it.each([
    ['the header', '??,????\n??,zs@example.com\n'],
    ['a header beside one that is not', 'UserName,??\nzs,??\n'],
  ])('Chinese that a shell wrote as question marks: %s', (_, text) => {
    expect(refusal(text)).toBe('input-characters-lost');
  });

  it('the same of a name', () => {
    expect(read('UserName,DisplayName\nzs,??\n').damage).toMatchObject([{ kind: 'characters-lost', line: 2 }]);
  });

  it('what has a byte order mark was not written in ASCII', () => {
    expect(people('\ufeffUserName,DisplayName\nzs,??\n')).toEqual(['zs unknown']);
  });

  it('a number that a spreadsheet rounded, where a number is read', () => {
    expect(read('UserName,DisplayName,工号\nzs,1E+5,7\n').damage).toEqual([]);
    expect(read('UserName,工号\nzs,5.12346E+15\n').damage).toMatchObject([{ kind: 'numbers-rounded', column: '工号' }]);
  });
});

describe('texts', () => {
  const bytes = (...parts: (string | number[])[]) =>
    Buffer.concat(parts.map((each) => (typeof each === 'string' ? Buffer.from(each, 'latin1') : Buffer.from(each))));
  it.each<[what: string, text: Uint8Array | string, expected: string]>([
    ['Windows-1252', bytes('username,name\nalice,J\xf6rg S\xfc\xdfmann\nbob,Gr\xfcn\n'), 'input-encoding'],
    ['Windows-1252, French', bytes('username,name\nalice,Zo\xe9 No\xebl\nbob,Ren\xe9e\n'), 'input-encoding'],
    [
      'Shift JIS',
      bytes('username,name\nalice,', [0x8e, 0x52, 0x93, 0x63, 0x91, 0xbe, 0x98, 0x59], '\n'),
      'input-encoding',
    ],
    [
      'Big5',
      bytes('username,name\nalice,', [0xb3, 0xaf, 0xa4, 0x6a, 0xa4, 0xe5, 0xa7, 0x40, 0xa4, 0x40], '\n'),
      'input-encoding',
    ],
    ['GB 18030', bytes('username,name\nalice,', [0xc0, 0xee, 0xc0, 0xd7], '\n'), 'alice unknown'],
    ['GB 18030, a rare character', bytes('username,name\nalice,', [0xc0, 0xee, 0x86, 0xb4], '\n'), 'alice unknown'],
    [
      'PowerShell, Format-Table',
      'Name  UserPrincipalName\n----  -----------------\nAlice alice@example.com\n',
      'input-text-table',
    ],
    ['PowerShell, one column', 'UserPrincipalName\n-----------------\nalice@example.com\n', 'input-text-table'],
    [
      'PowerShell, Format-List',
      'Name              : Alice\nUserPrincipalName : alice@example.com\n',
      'input-text-table',
    ],
    [
      'LDIF, whose first entry lost its name',
      'objectClass: top\ncn: x\n\ndn: uid=alice,dc=x\nobjectClass: person\nuid: alice\n',
      'alice unknown',
    ],
    ['something compressed', deflateSync('username\nalice\n'), 'input-encoding'],
  ])('%s', (_, text, expected) => {
    expect(refusal(text)).toBe(expected);
  });
});
