// A list that no product is known by: plain CSV with a header, or JSON rows. Columns are told by their names in English and
// Chinese, then by what is in them; where two could hold the user name, it is asked for (`--column name=HEADER`).

import { USER_NAME } from '../user.ts';
import type { RamColumns, UserFormat } from './format.ts';
import { UserListRefusal } from './refusal.ts';
import { statusBy, statusColumns } from './status-columns.ts';
import { type Cells, columnKey, plainColumn } from './user-list.ts';

const list = (names: string) => names.split(',');

/** By rank: a column of names, of principal names, of addresses, of personnel numbers. As `plainColumn` has them. */
const NAMES: readonly (readonly string[])[] = [
  list('ramuser,ramusername,ram用户名,ram用户'),
  list(
    'username,login,loginname,logonname,accountname,account,user,用户名,用户名称,登录名,登录名称,登录账号,账号,账户,帐号,帐户,账号名,域账号,用户账号,username(登录名)',
  ),
  list('userprincipalname,upn,principalname'),
  list('email,mail,emailaddress,邮箱,企业邮箱,电子邮箱,工作邮箱,邮箱地址,邮件,公司邮箱'),
  list('员工userid,userid,uid,工号,员工工号,employeeid,employeenumber'),
];
const PRINCIPAL = NAMES[2] ?? [];
const EMAIL = NAMES[3] ?? [];
const DISPLAY = list('displayname,显示名,显示名称,姓名,昵称,名称,中文名,员工姓名,name,fullname,nickname');
const GIVEN_AND_FAMILY: readonly (readonly [given: string, family: string])[] = [
  ['firstname', 'lastname'],
  ['givenname', 'surname'],
  ['givenname', 'familyname'],
  ['名', '姓'],
];
const MOBILE = list('mobilephone,mobile,mobilenumber,phone,phonenumber,手机,手机号,手机号码,移动电话,联系电话');
const COMMENTS = list('comments,comment,备注,说明,描述');

/** Enough to know a column by its contents. */
const SAMPLE = 1_000;

const isFullName = (value: string) => /^[^\s@]+\s[^@]*$/.test(value.trim());
const looksLikeAddress = (value: string) => value.length <= 320 && /^[^\s@]+@[^\s@]+$/.test(value);

/**
 * The format of a list by its columns; `chosenName`: that of the user name, where it was chosen.
 *
 * @throws UserListRefusal input-column-ambiguous, input-column-missing
 */
export function formatByHeaders(
  name: 'csv' | 'ndjson',
  columns: ReadonlyMap<string, string>,
  rows: readonly Cells[],
  chosenName: string | null,
): UserFormat {
  const own = isOwnHeader(columns);
  const sample = rows.slice(0, SAMPLE);
  const among = amongColumns(columns);
  const userName = chosenName ?? (own ? 'username' : nameColumn(columns, sample, among));
  return {
    name,
    fits: () => true,
    userName: [userName],
    userPrincipalName: among(PRINCIPAL),
    displayName: among(DISPLAY).filter((each) => each !== userName),
    givenAndFamilyName: GIVEN_AND_FAMILY.flatMap(([given, family]) =>
      among([given]).flatMap((first) => among([family]).map((last) => [first, last] as const)),
    ),
    email: among(EMAIL),
    mobilePhone: among(MOBILE),
    comments: among(COMMENTS),
    nameIds: [...new Set([...among(PRINCIPAL), userName, ...among(EMAIL)])],
    status: statusBy(statusColumns(columns, sample)),
    ...(own ? { ram: OWN_FIELDS } : {}),
  };
}

type Among = (names: readonly string[]) => readonly string[];

/** The columns of a list that have one of these names, in the order of the names. */
function amongColumns(columns: ReadonlyMap<string, string>): Among {
  const known = new Map<string, string[]>();
  for (const column of columns.keys())
    known.set(plainColumn(column), [...(known.get(plainColumn(column)) ?? []), column]);
  return (names) => names.flatMap((name) => known.get(name) ?? []);
}

/** The columns of `export-users -o csv`, in their order. */
export const OWN_COLUMNS = [
  'UserName',
  'UserPrincipalName',
  'UserId',
  'DisplayName',
  'Email',
  'MobilePhone',
  'Comments',
  'Status',
  'CreateDate',
  'UpdateDate',
  'Policies',
  'Groups',
] as const;

/** A spreadsheet may have moved them about; exports had no Groups once. */
export function isOwnHeader(columns: ReadonlyMap<string, string>): boolean {
  const expected = OWN_COLUMNS.filter((each) => each !== 'Groups' || columns.has('groups'));
  return columns.size === expected.length && expected.every((each) => columns.has(columnKey(each)));
}

const OWN_FIELDS: RamColumns = {
  userId: ['userid'],
  createDate: ['createdate'],
  updateDate: ['updatedate'],
  policies: ['policies'],
  groups: ['groups'],
  status: (cells) => {
    const status = cells.get('status');
    return status === 'active' || status === 'freeze' || status === 'recycled' ? status : undefined;
  },
};

function nameColumn(columns: ReadonlyMap<string, string>, rows: readonly Cells[], among: Among): string {
  // JSON without a row has no columns, and nobody to name.
  if (columns.size === 0) return '';
  // Without a header the first person would be taken for it, and be missing.
  if ([...columns.values()].some(looksLikeAddress))
    throw new UserListRefusal({ key: 'list-column-missing', args: { columns: [...columns.values()] } });
  const isFilled = (column: string) => rows.length === 0 || rows.some((cells) => cells.has(column));
  const holdsMostly = (column: string, fits: (value: string) => boolean) => {
    const values = rows.flatMap((cells) => cells.get(column) ?? []);
    return values.length > 0 && values.filter(fits).length > values.length / 2;
  };
  const named = NAMES.map((names) => among(names).filter(isFilled)).filter((each) => each.length > 0);
  // Atlassian's "User name" is "Alice Smith", beside her address.
  const ofAccounts = named.find((each) => !each.every((column) => holdsMostly(column, isFullName)));
  const candidates = ofAccounts ?? named[0];
  if (candidates !== undefined) return requireOne(candidates, columns);
  const most = (fits: (value: string) => boolean) => [...columns.keys()].filter((column) => holdsMostly(column, fits));
  const addresses = most(looksLikeAddress);
  if (addresses.length > 0) return requireOne(addresses, columns);
  const plain = most((value) => USER_NAME.test(value)).filter((column) => DISPLAY.includes(plainColumn(column)));
  if (plain.length > 0) return requireOne(plain, columns);
  throw new UserListRefusal({ key: 'list-column-missing', args: { columns: [...columns.values()] } });
}

function requireOne(candidates: readonly string[], columns: ReadonlyMap<string, string>): string {
  const [only = ''] = candidates;
  if (candidates.length === 1) return only;
  const names = candidates.map((each) => columns.get(each) ?? each);
  throw new UserListRefusal({ key: 'list-column-ambiguous', args: { candidates: names } });
}
