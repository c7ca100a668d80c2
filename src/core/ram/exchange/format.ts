// What a format of user lists is: by which columns it is known, and which of them holds what. JSON rows have dotted paths
// for columns ("profile.login"), so that one description serves the CSV and the JSON of a product. To add one: a file here
// that exports a UserFormat, and a line in formats.ts.

import type { UserStatus } from '../user.ts';
import type { Cells, RecordStatus, UserListFormat } from './user-list.ts';

/** What is seen of a list before its rows are read. */
export interface Look {
  readonly syntax: 'table' | 'json' | 'ldif';
  /** By `columnKey`. */
  readonly columns: ReadonlySet<string>;
  /** Where the rows of JSON were found: "Users.User", "Resources", "value", "users", "" for a bare list. */
  readonly container: string;
  /** Marks beside the rows: "kind", "realm", "@odata.context"… */
  readonly marks: ReadonlySet<string>;
  /** Lines before the header of a table. */
  readonly preamble: string;
}

/** Columns by `columnKey`; of several, the first one that is filled counts. */
type Columns = readonly string[];

export interface UserFormat {
  readonly name: UserListFormat;
  fits(look: Look): boolean;
  /** The RAM user name is in, or before the "@" of, the first of these that is filled. */
  readonly userName: Columns;
  readonly userPrincipalName?: Columns;
  readonly displayName?: Columns;
  /** Joined by a blank where there is no display name. */
  readonly givenAndFamilyName?: readonly (readonly [given: string, family: string])[];
  readonly email?: Columns;
  readonly mobilePhone?: Columns;
  readonly comments?: Columns;
  /** What the IdP may send as NameID, the default first. */
  readonly nameIds: Columns;
  status(cells: Cells): RecordStatus;
  isGuest?(cells: Cells): boolean;
  /** Rows that are no users: groups, computers, the root account. */
  isNoUser?(cells: Cells): boolean;
  /** RAM's own lists say more, and have RAM's own spelling of a phone number. */
  readonly ram?: RamColumns;
}

export interface RamColumns {
  readonly userId?: Columns;
  readonly createDate?: Columns;
  readonly updateDate?: Columns;
  readonly policies?: Columns;
  readonly groups?: Columns;
  status?(cells: Cells): UserStatus | undefined;
}

const ACTIVE = new Set(
  'true,yes,y,1,active,activated,enabled,enable,normal,在职,启用,已启用,已激活,激活,正常,是,有效'.split(','),
);
const DISABLED = new Set(
  'false,no,n,0,inactive,disabled,disable,suspended,archived,resigned,deactivated,deprovisioned,staged,deleted,freeze,frozen,terminated,离职,已离职,停用,已停用,禁用,已禁用,未激活,冻结,已冻结,否,无效'.split(
    ',',
  ),
);

/** Reads what directories write for "may log on" and "may not". */
export function statusOf(value: string | null | undefined): RecordStatus {
  const plain = value?.trim().toLowerCase() ?? '';
  if (ACTIVE.has(plain)) return 'active';
  return DISABLED.has(plain) ? 'disabled' : 'unknown';
}

/** The same of a column that says the contrary: "suspended". */
export function statusUnless(value: string | undefined): RecordStatus {
  const status = statusOf(value);
  if (status === 'unknown') return status;
  return status === 'active' ? 'disabled' : 'active';
}

export const hasAll = (columns: ReadonlySet<string>, ...names: readonly string[]) =>
  names.every((name) => columns.has(name));
export const hasAny = (columns: ReadonlySet<string>, ...names: readonly string[]) =>
  names.some((name) => columns.has(name));
