// Every format of user lists: its fixtures are read as what they are, and as nothing else.

import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readUserList } from '../../../../src/core/ram/exchange/read-user-list.ts';
import type { UserListRefusal } from '../../../../src/core/ram/exchange/refusal.ts';
import { cellOf } from '../../../../src/core/ram/exchange/user-list.ts';
import { fixture, fixturePath } from '../../../support/fixtures.ts';

type Person = readonly [line: number | null, name: string, displayName: string | null, status: string, nameId: string];

const ALICE = 'alice@example.com';
const BOB = 'bob.li@example.com';
const RAM_ALICE = 'alice@example.onaliyun.com';
const RAM_BOB = 'bob.li@example.onaliyun.com';

/** What a person sees who opens the file; the NameID is what the IdP sends by default. */
const GOOD: Readonly<Record<string, readonly [format: string, encoding: string, people: readonly Person[]]>> = {
  'ims-users.json': [
    'ims-users',
    'utf-8',
    [
      [6, 'alice', 'Alice', 'active', RAM_ALICE],
      [22, 'bob.li', '李雷', 'disabled', RAM_BOB],
    ],
  ],
  'ims-users-cut.json': ['ims-users', 'utf-8', [[7, 'alice', 'Alice', 'active', RAM_ALICE]]],
  'ims-users-two-pages.json': [
    'ims-users',
    'utf-8',
    [
      [6, 'alice', 'Alice', 'active', RAM_ALICE],
      [29, 'bob.li', '李雷', 'active', RAM_BOB],
    ],
  ],
  'ims-users-slurped.json': [
    'ims-users',
    'utf-8',
    [
      [7, 'alice', 'Alice', 'active', RAM_ALICE],
      [30, 'bob.li', '李雷', 'active', RAM_BOB],
    ],
  ],
  'ims-recycle-bin.json': ['ims-users', 'utf-8', [[6, 'gone', 'Gone', 'disabled', 'gone@example.onaliyun.com']]],
  'ims-basic-infos.json': ['ims-users', 'utf-8', [[6, 'alice', 'Alice', 'unknown', RAM_ALICE]]],
  'ram-users.json': [
    'ram-users',
    'utf-8',
    [
      [6, 'alice', 'Alice', 'unknown', 'alice'],
      [16, 'bob.li', '李雷', 'unknown', 'bob.li'],
    ],
  ],
  'credential-report.csv': [
    'credential-report',
    'utf-8',
    [
      [3, 'alice', null, 'unknown', RAM_ALICE],
      [4, 'bob.li', null, 'unknown', RAM_BOB],
    ],
  ],
  'credential-report.json': [
    'credential-report',
    'utf-8',
    [
      [3, 'alice', null, 'unknown', RAM_ALICE],
      [4, 'bob.li', null, 'unknown', RAM_BOB],
    ],
  ],
  'credential-report-two-pages.json': [
    'credential-report',
    'utf-8',
    [
      [3, 'alice', null, 'unknown', RAM_ALICE],
      [4, 'bob.li', null, 'unknown', RAM_BOB],
    ],
  ],
  'credential-report-cut.json': ['credential-report', 'utf-8', [[3, 'alice', null, 'unknown', RAM_ALICE]]],
  'scim-ram.json': ['scim', 'utf-8', [[9, 'alice', 'Alice', 'unknown', 'alice']]],
  'scim.json': [
    'scim',
    'utf-8',
    [
      [9, 'alice', 'Alice Smith', 'active', ALICE],
      [32, 'bob.li', '李雷', 'disabled', BOB],
    ],
  ],
  'scim-cut.json': ['scim', 'utf-8', [[9, 'alice', null, 'unknown', ALICE]]],
  'scim-empty.json': ['scim', 'utf-8', []],
  'entra-portal.csv': [
    'entra',
    'utf-8',
    [
      [2, 'alice', 'Smith, Alice', 'active', ALICE],
      [4, 'bob.li', '李雷', 'disabled', BOB],
      [5, 'carol_contoso.com#EXT#', 'Carol', 'active', 'carol_contoso.com#EXT#@example.onmicrosoft.com'],
    ],
  ],
  'entra-portal-old.csv': [
    'entra',
    'utf-8',
    [
      [2, 'alice', 'Smith, Alice', 'active', ALICE],
      [4, 'bob.li', '李雷', 'disabled', BOB],
      [5, 'carol_contoso.com#EXT#', 'Carol', 'active', 'carol_contoso.com#EXT#@example.onmicrosoft.com'],
    ],
  ],
  'entra-graph.json': [
    'entra',
    'utf-8',
    [
      [4, 'alice', 'Alice', 'active', ALICE],
      [13, 'bob.li', '李雷', 'disabled', BOB],
    ],
  ],
  // accountEnabled is not among the default properties: what is absent is not disabled.
  'entra-graph-cut.json': [
    'entra',
    'utf-8',
    [
      [5, 'alice', 'Alice', 'unknown', ALICE],
      [13, 'bob.li', '李雷', 'unknown', BOB],
    ],
  ],
  'entra-mguser.csv': [
    'entra',
    'utf-8',
    [
      [2, 'alice', 'Alice', 'active', ALICE],
      [3, 'bob.li', '李雷', 'disabled', BOB],
    ],
  ],
  'entra-bulk-template.csv': ['entra', 'utf-8', [[3, 'alice', 'Alice', 'active', ALICE]]],
  'okta-users.json': [
    'okta',
    'utf-8',
    [
      [2, 'alice', 'Alice Smith', 'active', ALICE],
      [34, 'bob.li', '李雷', 'disabled', BOB],
      [66, 'dave', 'Dave Jones', 'active', 'dave@example.com'],
    ],
  ],
  'okta-app-users.json': [
    'okta',
    'utf-8',
    [
      [2, 'alice', null, 'active', RAM_ALICE],
      [15, 'bob.li', null, 'disabled', RAM_BOB],
    ],
  ],
  'okta-password-health.csv': [
    'okta',
    'utf-8',
    [
      [2, 'alice', 'Alice Smith', 'active', ALICE],
      [3, 'bob.li', '李雷', 'disabled', BOB],
    ],
  ],
  'okta-script.csv': ['okta', 'utf-8', [[2, 'alice', 'Alice Smith', 'active', ALICE]]],
  'google-console.csv': [
    'google',
    'utf-8',
    [
      [2, 'alice', 'Alice Smith', 'active', ALICE],
      [3, 'bob.li', '李雷', 'disabled', BOB],
    ],
  ],
  'google-directory.json': [
    'google',
    'utf-8',
    [
      [4, 'alice', 'Alice Smith', 'active', ALICE],
      [31, 'bob.li', '李雷', 'disabled', BOB],
    ],
  ],
  'google-directory-cut.json': ['google', 'utf-8', [[4, 'alice', null, 'active', ALICE]]],
  'google-gam.csv': [
    'google',
    'utf-8',
    [
      [2, 'alice', 'Alice Smith', 'active', ALICE],
      [3, 'bob.li', '李雷', 'disabled', BOB],
    ],
  ],
  'keycloak-users.json': [
    'keycloak',
    'utf-8',
    [
      [2, 'alice', 'Alice Smith', 'active', 'alice'],
      [24, 'bob.li', '李雷', 'disabled', 'bob.li'],
    ],
  ],
  'keycloak-realm.json': [
    'keycloak',
    'utf-8',
    [
      [7, 'alice', 'Alice Smith', 'active', 'alice'],
      [29, 'bob.li', '李雷', 'disabled', 'bob.li'],
    ],
  ],
  'ad-type.csv': [
    'ad',
    'utf-8',
    [
      [3, 'alice', 'Alice Smith', 'active', 'alice@corp.example'],
      [4, 'bob.li', 'Bob', 'disabled', 'bob.li'],
    ],
  ],
  'ad-semicolon.csv': [
    'ad',
    'utf-8',
    [
      [2, 'alice', 'Alice Smith', 'active', 'alice@corp.example'],
      [3, 'bob.li', '李雷', 'disabled', 'bob.li'],
    ],
  ],
  'ad-csvde.csv': [
    'ad',
    'utf-8',
    [
      [2, 'alice', 'Alice Smith', 'active', 'alice@corp.example'],
      [3, 'bob.li', '李雷', 'disabled', 'bob.li@corp.example'],
    ],
  ],
  'openldap.ldif': [
    'ldif',
    'utf-8',
    [
      [8, 'alice', 'Alice Smith', 'unknown', ALICE],
      [18, 'bob.li', '李雷', 'unknown', 'bob.li'],
    ],
  ],
  'ldifde.ldf': [
    'ldif',
    'utf-8',
    [
      [1, 'alice', 'Alice Smith', 'active', 'alice@corp.example'],
      [13, 'bob.li', '李雷', 'disabled', 'bob.li'],
    ],
  ],
  'plain.csv': [
    'csv',
    'utf-8',
    [
      [2, 'alice', 'Smith, Alice', 'active', 'alice'],
      [3, 'bob.li', '李雷', 'disabled', 'bob.li'],
    ],
  ],
  'plain-semicolon.csv': [
    'csv',
    'utf-8',
    [
      [2, 'alice', 'Alice; the first', 'unknown', 'alice'],
      [3, 'bob.li', '李雷', 'unknown', 'bob.li'],
    ],
  ],
  'chinese-gb18030.csv': [
    'csv',
    'gb18030',
    [
      [2, 'zhang.wei', '张伟', 'active', 'zhang.wei@example.com'],
      [3, 'li.lei', '李雷', 'disabled', 'li.lei@example.com'],
    ],
  ],
  'chinese-utf16le.txt': [
    'csv',
    'utf-16le',
    [
      [2, 'zhang.wei', '张伟', 'unknown', 'zhang.wei'],
      [3, 'li.lei', '李雷', 'unknown', 'li.lei'],
    ],
  ],
  'by-content.csv': [
    'csv',
    'utf-8',
    [
      [2, 'zhang.wei', null, 'unknown', 'zhang.wei@example.com'],
      [3, 'li.lei', null, 'unknown', 'li.lei@example.com'],
    ],
  ],
  'users.ndjson': [
    'ndjson',
    'utf-8',
    [
      [1, 'alice', 'Alice', 'unknown', 'alice'],
      [2, 'bob.li', '李雷', 'disabled', 'bob.li'],
    ],
  ],
  'authing.json': [
    'ndjson',
    'utf-8',
    [
      [7, 'alice', 'Alice', 'active', 'alice'],
      [15, 'bob.li', '李雷', 'disabled', 'bob.li'],
    ],
  ],
  'idaas.json': [
    'ndjson',
    'utf-8',
    [
      [6, 'alice', 'Alice', 'active', 'alice'],
      [17, 'bob.li', '李雷', 'disabled', 'bob.li'],
    ],
  ],
  'idaas-cut.json': ['ndjson', 'utf-8', [[5, 'alice', null, 'active', 'alice']]],
};

const read = (name: string) => readUserList(fixture(`users/${name}`));

describe('a good file of every format', () => {
  it.each(Object.entries(GOOD))('%s', (name, [format, encoding, people]) => {
    const list = read(name);
    expect([list.format, list.encoding]).toEqual([format, encoding]);
    expect(
      list.records.map((each) => [each.line, each.name, each.displayName, each.status, Object.values(each.nameIds)[0]]),
    ).toEqual(people);
    expect(list.damage).toEqual([]);
  });

  it('every fixture is in one table or the other', () => {
    const files = readdirSync(fixturePath('users')).filter((name) => !name.startsWith('bad-'));
    expect(files.toSorted()).toEqual(Object.keys(GOOD).toSorted());
  });

  it('each of the twelve formats has one', () => {
    expect(new Set(Object.values(GOOD).map(([format]) => format)).size).toBe(12);
  });
});

describe('what a row says beside the name', () => {
  it('Entra ID: mail as the other NameID, guests, telephone numbers in the form of RAM', () => {
    const [alice, bob, carol] = read('entra-portal.csv').records;
    expect(alice?.nameIds).toEqual({ userPrincipalName: ALICE, mail: 'a.smith@example.com' });
    expect(alice?.mobilePhone).toBe('86-18688880000');
    expect([alice?.isGuest, bob?.isGuest, carol?.isGuest]).toEqual([false, false, true]);
    if (!alice) throw new Error('nobody');
    expect(cellOf(alice, 'Job Title')).toBe(null);
    expect(cellOf(alice, 'JobTitle')).toBe('=3+1');
    expect(cellOf(alice, 'streetAddress')).toBe('1 Main St\nBuilding "B"');
  });

  it('Okta: what an application is assigned comes before the login', () => {
    expect(read('okta-app-users.json').records[0]?.nameIds).toEqual({
      'credentials.userName': RAM_ALICE,
      'profile.login': 'alice.smith@example.com',
      'profile.email': ALICE,
    });
  });

  it('RAM: IDs, dates and status', () => {
    const [alice, bob] = read('ims-users.json').records;
    expect(alice?.ram).toEqual({
      userId: '207329002493900001',
      createDate: '2024-10-12T09:12:00Z',
      updateDate: '2025-10-12T09:12:00Z',
      status: 'active',
    });
    expect(bob?.ram.status).toBe('freeze');
    expect(read('ims-recycle-bin.json').records[0]?.ram.status).toBe('recycled');
  });

  it('a telephone number that was masked is not known', () => {
    const user = { UserId: '20732900249392****', UserPrincipalName: 'a@example.com', MobilePhone: '86-1868888****' };
    const [record] = readUserList(Buffer.from(JSON.stringify({ IsTruncated: false, Users: { User: [user] } }))).records;
    expect([record?.mobilePhone, record?.ram]).toEqual([null, {}]);
  });

  it('a telephone number that RAM has no form for is left out, and refuses nobody', () => {
    expect(read('plain.csv').records.map((each) => each.mobilePhone)).toEqual(['86-18688880000', null]);
  });

  it('the primary e-mail address of several', () => {
    expect(read('scim.json').records[0]?.email).toBe(ALICE);
    expect(read('openldap.ldif').records[0]?.email).toBe(ALICE);
  });
});

describe('a list that was cut', () => {
  it.each<[name: string, mark: string, rows: number, total: number | null]>([
    ['ims-users-cut.json', 'IsTruncated', 1, null],
    ['credential-report-cut.json', 'IsTruncated', 1, null],
    ['scim-cut.json', 'totalResults', 1, 250],
    ['entra-graph-cut.json', '@odata.nextLink', 2, null],
    ['google-directory-cut.json', 'nextPageToken', 1, null],
    ['idaas-cut.json', 'TotalCount', 1, 250],
  ])('%s: %s', (name, mark, rows, total) => {
    expect(read(name).cut).toEqual({ mark, rows, total });
  });

  it('no other fixture was', () => {
    const cut = Object.keys(GOOD).filter((name) => read(name).cut !== null);
    expect(cut.filter((name) => !name.includes('-cut'))).toEqual([]);
  });

  it.each([
    [99, null],
    [100, { mark: null, rows: 100, total: null }],
    [101, null],
    [1_000, { mark: null, rows: 1_000, total: null }],
  ])('%i rows without a mark', (count, cut) => {
    const rows = Array.from({ length: count }, (_, i) => ({ UserPrincipalName: `u${i}@example.onaliyun.com` }));
    const pager = JSON.stringify({ Users: { User: rows } });
    expect(readUserList(Buffer.from(pager)).cut).toEqual(cut);
    const whole = JSON.stringify({ IsTruncated: false, Users: { User: rows } });
    expect(readUserList(Buffer.from(whole)).cut).toBe(null);
    const csv = `email\n${rows.map((row) => row.UserPrincipalName).join('\n')}`;
    expect(readUserList(Buffer.from(csv)).cut).toEqual(cut);
  });

  it('a Marker alone, a NextToken alone', () => {
    const User = [{ UserName: 'a', UserId: '1' }];
    expect(readUserList(Buffer.from(JSON.stringify({ Marker: 'x', Users: { User } }))).cut?.mark).toBe('Marker');
    expect(readUserList(Buffer.from(JSON.stringify({ NextToken: 'x', Users: { User } }))).cut?.mark).toBe('NextToken');
  });

  it('two pages that both say that there are more', () => {
    const page = fixture('users/ims-users-cut.json').toString();
    expect(readUserList(Buffer.from(page + page)).cut?.mark).toBe('IsTruncated');
  });
});

describe('what is no list, or none that can be read', () => {
  const refusal = (bytes: Uint8Array, choice = {}) => {
    try {
      const list = readUserList(bytes, choice);
      return list.damage[0] ?? 'read';
    } catch (error) {
      const { code, sentence } = error as UserListRefusal;
      return { code, ...sentence.args };
    }
  };

  it.each<[name: string, what: object]>([
    ['bad-question-marks.csv', { kind: 'characters-lost', line: 3, column: 'Name', value: '??' }],
    ['bad-rounded.csv', { kind: 'numbers-rounded', line: 2, column: 'User ID', value: '2.07329E+17' }],
    ['bad-text-table.txt', { code: 'input-text-table' }],
    ['bad-ambiguous.csv', { code: 'input-column-ambiguous', candidates: ['邮箱', '企业邮箱'] }],
    ['bad-no-name.csv', { code: 'input-column-missing', columns: ['部门', '城市'] }],
    ['bad-quote.csv', { code: 'input-malformed', format: 'CSV', line: 3 }],
    ['bad-cut-off.json', { code: 'input-malformed', format: 'JSON', line: 2 }],
    ['bad-error-answer.json', { code: 'input-not-users', instead: 'error-answer' }],
    ['bad-page.html', { code: 'input-not-users', instead: 'html' }],
  ])('%s', (name, what) => {
    expect(refusal(fixture(`users/${name}`))).toEqual(what);
  });

  it('every bad fixture is in the table', () => {
    expect(readdirSync(fixturePath('users')).filter((name) => name.startsWith('bad-')).length).toBe(9);
  });

  it.each<[what: string, bytes: Uint8Array, code: string]>([
    ['nothing', Buffer.from(''), 'input-empty'],
    ['blanks', Buffer.from(' \r\n'), 'input-empty'],
    ['a workbook', Buffer.from('PK\u0003\u0004\u0014\u0000'), 'input-workbook'],
    ['an old workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), 'input-workbook'],
    ['neither UTF-8 nor GB18030', Buffer.from([0x61, 0xff, 0x0a]), 'input-encoding'],
    ['Windows-1252', Buffer.from('username,name\njerome,J\u00e9r\u00f4me\n', 'latin1'), 'input-encoding'],
    ['half of UTF-16', Buffer.from([0xff, 0xfe, 0x61]), 'input-encoding'],
    ['a PDF', Buffer.from('%PDF-1.7'), 'input-not-users'],
    ['XML', Buffer.from('<?xml version="1.0"?><EntityDescriptor/>'), 'input-not-users'],
    ['a key', Buffer.from('-----BEGIN CERTIFICATE-----\n'), 'input-not-users'],
    ['addresses without a header', Buffer.from('alice@example.com\nbob@example.com\n'), 'input-column-missing'],
    ['JSON of something else', Buffer.from('{"a": 1}'), 'input-not-users'],
    ['a list of numbers', Buffer.from('[1, 2]'), 'input-not-users'],
    ['brackets without an end', Buffer.from('['.repeat(100_000)), 'input-malformed'],
    ['LDIF with a line that is none', Buffer.from('dn: uid=a\nuid a\n'), 'input-malformed'],
  ])('%s', (_, bytes, code) => {
    expect(refusal(bytes)).toMatchObject({ code });
  });

  it('--column settles what is open, and names what is not there', () => {
    const bytes = fixture('users/bad-ambiguous.csv');
    expect(readUserList(bytes, { name: '企业邮箱' }).records[0]).toMatchObject({
      name: 'zhang.wei',
      nameIds: { 企业邮箱: 'zhang.wei@example.com' },
    });
    expect(refusal(bytes, { name: 'mail' })).toEqual({
      code: 'column-unknown',
      header: 'mail',
      columns: ['姓名', '邮箱', '企业邮箱'],
    });
  });

  it('--column outranks what a format knows', () => {
    const list = readUserList(fixture('users/entra-portal.csv'), { name: 'mail', displayName: 'department' });
    expect([list.format, list.records[0]?.name, list.records[1]?.name]).toEqual(['entra', 'a.smith', null]);
    expect(list.records[0]?.displayName).not.toBe('Smith, Alice');
  });
});

describe('lists within lists, and lists of nobody', () => {
  it.each<[text: string, format: string, names: string[]]>([
    ['[]', 'ndjson', []],
    ['{"users":[]}', 'ndjson', []],
    ['{"value":[]}', 'entra', []],
    ['{"Users":{"User":[]},"IsTruncated":false}', 'ims-users', []],
    ['[[{"username":"a","createdTimestamp":1}],[{"username":"b","createdTimestamp":1}]]', 'keycloak', ['a', 'b']],
    ['[{"username":"a","notBefore":0}]\n[{"username":"b","notBefore":0}]', 'keycloak', ['a', 'b']],
    ['{"UserId":"1","UserPrincipalName":"a@x"}\n{"UserId":"2","UserPrincipalName":"b@x"}', 'ims-users', ['a', 'b']],
    ['[{"id":"1","userPrincipalName":"a@x","mail":null}]', 'entra', ['a']],
    ['username,email\n', 'csv', []],
  ])('%s', (text, format, names) => {
    const list = readUserList(Buffer.from(text));
    expect([list.format, list.records.map((each) => each.name)]).toEqual([format, names]);
  });
});

describe('encodings and delimiters', () => {
  const text = '用户名,显示名\nzhang.wei,张伟\n';
  const swapped = Buffer.from(`\ufeff${text}`, 'utf16le').swap16();
  it.each<[encoding: string, bytes: Buffer]>([
    ['utf-8', Buffer.from(text)],
    ['utf-8', Buffer.from(`\ufeff${text}`)],
    ['utf-16le', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['utf-16be', swapped],
    ['utf-16le', Buffer.from('user,x\na,b\n', 'utf16le')],
  ])('%s', (encoding, bytes) => {
    const list = readUserList(bytes);
    expect(list.encoding).toBe(encoding);
    expect(list.records.length).toBe(1);
  });

  it.each([',', ';', '\t'])('%j', (delimiter) => {
    const rows = [
      ['Username', 'Display Name'],
      ['alice', '"a,b;c\td"'],
    ];
    const list = readUserList(Buffer.from(rows.map((row) => row.join(delimiter)).join('\r\n')));
    expect(list.records[0]).toMatchObject({ name: 'alice', displayName: 'a,b;c\td' });
  });

  it('line ends of Windows, Unix and old Macs, mixed', () => {
    const list = readUserList(Buffer.from('username\r\na\nb\rc\r\n\r\n"d\r\n"\ne'));
    expect(list.records.map((each) => [each.line, each.name])).toEqual([
      [2, 'a'],
      [3, 'b'],
      [4, 'c'],
      [6, 'd'],
      [8, 'e'],
    ]);
  });
});
