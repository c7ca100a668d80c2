// What a list of users is, wherever it came from: one record a person, in the order of the file. Nothing that the list
// does not say is made up: a field that is absent is not known.

import type { UserStatus } from '../user.ts';

export type UserListFormat =
  | 'ims-users'
  | 'ram-users'
  | 'credential-report'
  | 'scim'
  | 'entra'
  | 'okta'
  | 'google'
  | 'keycloak'
  | 'ad'
  | 'ldif'
  | 'csv'
  | 'ndjson';

export type UserListEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

/** `disabled` at the IdP, or frozen in RAM; `unknown` where the list does not say. */
export type RecordStatus = 'active' | 'disabled' | 'unknown';

/** The cells of a row that are not empty, by column; columns are compared by `columnKey`. */
export type Cells = Pick<ReadonlyMap<string, string>, 'get' | 'has' | 'entries'>;

export interface Row extends Cells {
  /** Of the file, from 1; null where JSON does not let it be told. */
  readonly line: number | null;
  /** The same as `get`, by where the column stands. */
  at(place: number): string | undefined;
}

export interface UserRecord {
  /** Of the file, from 1; null where JSON does not let it be told. */
  readonly line: number | null;
  /** The RAM user name that the row asks for, not yet judged by RAM's rules; null where it has none. */
  readonly name: string | null;
  readonly userPrincipalName: string | null;
  readonly displayName: string | null;
  readonly email: string | null;
  readonly mobilePhone: string | null;
  readonly comments: string | null;
  readonly status: RecordStatus;
  /** What the IdP may send as NameID, by the name of its column; what it sends by default comes first. */
  readonly nameIds: Readonly<Record<string, string>>;
  /** A guest of another organisation (Entra ID). */
  readonly isGuest: boolean;
  readonly columns: Cells;
  /** What only RAM's own lists know. */
  readonly ram: RamFields;
}

export interface RamFields {
  readonly userId?: string | undefined;
  readonly createDate?: string | undefined;
  readonly updateDate?: string | undefined;
  readonly status?: UserStatus | undefined;
  /** As in policy-cell.ts, not yet judged. */
  readonly policies?: string | undefined;
  /** Names with blanks between, not yet judged. */
  readonly groups?: string | undefined;
}

export interface Cut {
  /** The mark that says so, as the list has it; null for exactly 100 or 1,000 rows, and no mark at all. */
  readonly mark: string | null;
  readonly rows: number;
  /** How many there are, where the list says. */
  readonly total: number | null;
}

/** What a spreadsheet or a shell did to a file that cannot be undone. */
export interface Damage {
  readonly kind: 'characters-lost' | 'numbers-rounded';
  readonly line: number | null;
  readonly column: string;
  readonly value: string;
}

export interface UserList {
  readonly format: UserListFormat;
  readonly encoding: UserListEncoding;
  readonly records: readonly UserRecord[];
  /** The names of the columns as the file has them, by `columnKey`. */
  readonly columns: ReadonlyMap<string, string>;
  /** The column that the IdP makes the NameID from: as chosen, else by default; null where the list has none. */
  readonly nameIdColumn: string | null;
  readonly cut: Cut | null;
  readonly damage: readonly Damage[];
}

/** The fields that `--column FIELD=HEADER` can point to. */
export const COLUMN_FIELDS = ['name', 'nameid', 'displayName', 'email', 'mobilePhone', 'comments', 'status'] as const;
export type ColumnField = (typeof COLUMN_FIELDS)[number];
export type ColumnChoice = Readonly<Partial<Record<ColumnField, string>>>;

/** What `--name-id COLUMN` finds in a row; null for an empty cell. */
export function cellOf(record: UserRecord, column: string): string | null {
  return record.columns.get(columnKey(column)) ?? null;
}

/**
 * By what columns are compared: case and blanks at the ends do not matter. Google tells what a column is for in brackets
 * ("Status [READ ONLY]"), Entra's bulk template what it is ("User name [userPrincipalName] Required").
 */
export function columnKey(header: string): string {
  const plain = header.replaceAll('\u00a0', ' ').trim();
  // The template's own column says the contrary of the property in its brackets.
  if (/^block sign in/i.test(plain)) return 'block sign in';
  const open = plain.indexOf('[');
  const close = plain.indexOf(']', open);
  if (open <= 0 || close < 0) return plain.toLowerCase();
  const inside = plain.slice(open + 1, close);
  return (/^[a-z][A-Za-z]*$/.test(inside) ? inside : plain.slice(0, open).trim()).toLowerCase();
}

/** A column's key as it is compared where no product is known: "user_name", "User Name" and "username" are one. */
export const plainColumn = (key: string) => key.replace(/[ _-]/g, '');

/** What stands before the last "@", as in the mapping of a NameID. */
export function beforeAt(text: string): string {
  const at = text.lastIndexOf('@');
  return at < 0 ? text : text.slice(0, at);
}
