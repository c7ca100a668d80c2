// From the bytes of a file to a list of users: decoded, its syntax seen, its format told apart by looking at its columns,
// and each row read by that format. The only flag is which column is which, where a file leaves it open.

import { readTable } from './csv.ts';
import { ANYTHING, findDamage, type MayHave, mayHaveInJson, mayHaveInTable, requireHeaders } from './damage.ts';
import { type Decoded, decode, decodeUserList } from './decode.ts';
import type { Look, UserFormat } from './format.ts';
import { USER_FORMATS } from './formats.ts';
import { formatByHeaders, isOwnHeader } from './headers.ts';
import { cutOf, type PageMarks } from './incomplete.ts';
import { asRecord, type JsonDocuments, readJsonDocuments } from './json-documents.ts';
import { flatten, type JsonPage, pagesOf, pageWithin } from './json-pages.ts';
import { looksLikeLdif, readLdif } from './ldif.ts';
import { MAX_ROWS, tooLarge } from './limits.ts';
import { refuseOtherTexts } from './other-texts.ts';
import { layoutOf, RowRecord } from './record.ts';
import { UserListRefusal } from './refusal.ts';
import { Columns, ListRow } from './row.ts';
import { statusBy } from './status-columns.ts';
import { type ColumnChoice, columnKey, type Row, type UserList, type UserListEncoding } from './user-list.ts';

/** What all syntaxes come to: rows under columns, and what was seen around them. */
interface Rows {
  readonly look: Look;
  readonly rows: readonly Row[];
  readonly columns: ReadonlyMap<string, string>;
  /** By `columnKey`, where in a row the cell of a column stands. */
  readonly places: ReadonlyMap<string, number>;
  readonly pages: readonly PageMarks[];
  /** What a spreadsheet or a shell may have done to it, as far as the text can tell. */
  readonly mayHave: MayHave;
}

/** @throws UserListRefusal input-*, column-unknown */
export function readUserList(bytes: Uint8Array, choice: ColumnChoice = {}): UserList {
  const decoded = decodeUserList(bytes);
  return readText(decoded, choice);
}

function readText({ text, encoding, isMarked }: Decoded, choice: ColumnChoice): UserList {
  refuseOtherTexts(text);
  const start = text.trimStart().charAt(0);
  if (start === '{' || start === '[') {
    const documents = readJsonDocuments(text);
    const report = reportInside(documents.values);
    return report ? readReport(report, encoding, choice) : toList(rowsOfJson(documents, text), encoding, choice);
  }
  return toList(looksLikeLdif(text) ? rowsOfLdif(text) : rowsOfTable(text, isMarked), encoding, choice);
}

function toList(
  { look, rows, columns, places, pages, mayHave }: Rows,
  encoding: UserListEncoding,
  choice: ColumnChoice,
): UserList {
  const chosen = chosenColumns(choice, columns);
  // The header of our own export is a plain table, whatever product it may resemble.
  const known =
    isOwnHeader(columns) && look.syntax === 'table' ? undefined : USER_FORMATS.find((each) => each.fits(look));
  const generic = look.syntax === 'json' ? 'ndjson' : 'csv';
  const format = chosenFormat(
    known ?? formatByHeaders(generic, columns, rows, chosen.name ?? chosen.nameid ?? null),
    chosen,
  );
  const nameId = format.nameIds.find((each) => columns.has(each));
  const { isNoUser } = format;
  const users = isNoUser ? rows.filter((each) => !isNoUser(each)) : rows;
  const layout = layoutOf(format, columns, places);
  return {
    format: format.name,
    encoding,
    columns,
    records: users.map((each) => new RowRecord(each, layout)),
    nameIdColumn: nameId === undefined ? null : (columns.get(nameId) ?? nameId),
    // A page is counted with what is no user in it; a report has no pages of rows, and one row for the account itself.
    cut: cutOf(pages, format.name === 'credential-report' ? users.length : rows.length),
    damage: findDamage(users, { names: format.userName, read: columnsRead(format, chosen) }, columns, mayHave),
  };
}

/** @throws UserListRefusal column-unknown */
function chosenColumns(choice: ColumnChoice, columns: ReadonlyMap<string, string>): ColumnChoice {
  return Object.fromEntries(
    Object.entries(choice).map(([field, header]) => {
      const key = columnKey(header);
      if (!columns.has(key))
        throw new UserListRefusal({ key: 'list-column-unknown', args: { header, columns: [...columns.values()] } });
      return [field, key];
    }),
  );
}

/** The format that a list was seen to have, with the columns that were chosen in the place of its own. */
function chosenFormat(format: UserFormat, chosen: ColumnChoice): UserFormat {
  const { name, nameid, displayName, email, mobilePhone, comments, status } = chosen;
  return {
    ...format,
    userName: [...(name === undefined ? format.userName : [name]), ...(nameid === undefined ? [] : [nameid])],
    nameIds: nameid === undefined ? format.nameIds : [nameid, ...format.nameIds],
    ...(displayName === undefined ? {} : { displayName: [displayName] }),
    ...(email === undefined ? {} : { email: [email] }),
    ...(mobilePhone === undefined ? {} : { mobilePhone: [mobilePhone] }),
    ...(comments === undefined ? {} : { comments: [comments] }),
    ...(status === undefined ? {} : { status: statusBy([status]) }),
  };
}

function columnsRead(format: UserFormat, chosen: ColumnChoice): Set<string> {
  return new Set([
    ...format.userName,
    ...(format.displayName ?? []),
    ...(format.givenAndFamilyName ?? []).flat(),
    ...Object.values(chosen),
  ]);
}

function rowsOfTable(text: string, isMarked: boolean): Rows {
  const { headers, rows, lines, preamble } = readTable(text);
  const mayHave = mayHaveInTable(text, isMarked);
  requireHeaders(headers, mayHave);
  const keys = headers.map(columnKey);
  const places = new Map(keys.flatMap((key, i) => (key === '' ? [] : [[key, i] as const])));
  const columns = new Map([...places].map(([key, i]) => [key, headers[i] ?? '']));
  if (columns.size === 0) throw new UserListRefusal({ key: 'list-not-users', args: { instead: 'text' } });
  const plain = isOwnHeader(columns) ? withoutApostrophe : (cell: string) => fromHex(cell.trim());
  rows.forEach((cells) => {
    for (let i = 0; i < cells.length; i++) cells[i] = plain(cells[i] ?? '');
  });
  const look: Look = { syntax: 'table', columns: new Set(columns.keys()), container: '', marks: new Set(), preamble };
  return {
    look,
    rows: rows.map((cells, i) => new ListRow(lines[i] ?? 0, places, cells)),
    columns,
    places,
    pages: [],
    mayHave,
  };
}

/** `export-users -o csv` puts one apostrophe before what a spreadsheet would take for a formula. */
export const withoutApostrophe = (value: string) => (/^'+[=+\-@\t]/.test(value) ? value.slice(1) : value);

/** csvde writes what is not ASCII as X'…', hexadecimal UTF-8. */
function fromHex(value: string): string {
  if (!value.startsWith("X'") || !/^X'(?:[0-9a-f]{2})+'$/i.test(value)) return value;
  return decode(Buffer.from(value.slice(2, -1), 'hex'), 'utf-8') ?? value;
}

function rowsOfLdif(text: string): Rows {
  const columns = new Columns();
  const { entries, pages } = readLdif(text);
  const rows = entries.map(({ line, values }) => {
    const row = new ListRow(line, columns.places);
    for (const [attribute, value] of values) {
      const place = columns.placeOf(attribute);
      const before = row.at(place);
      if (before === undefined) {
        if (value !== '') row.set(place, value);
      } else if (columnKey(attribute) === 'objectclass') row.set(place, `${before};${value}`);
    }
    return row;
  });
  const look: Look = {
    syntax: 'ldif',
    columns: new Set(columns.names.keys()),
    container: '',
    marks: new Set(),
    preamble: '',
  };
  const { names, places } = columns;
  return { look, rows, columns: names, places, pages, mayHave: ANYTHING };
}

function rowsOfJson(documents: JsonDocuments, text: string): Rows {
  const pages = documents.values.map((value) => pagesOf(value));
  // Documents that are no pages are rows themselves: NDJSON.
  const asRows = documents.values.map(asRecord).filter((each) => each !== null);
  const bare: JsonPage = { rows: asRows, container: '', marks: [], paging: null };
  const isPaged = pages.every((each) => each !== null);
  if (!isPaged && asRows.length !== documents.values.length) throw notUsers(documents.values);
  const [only] = asRows;
  const isAnswer = !isPaged && only !== undefined && asRows.length === 1 && !looksLikeUser(only);
  const within = isAnswer ? pageWithin(only) : null;
  if (isAnswer && !within) throw notUsers(documents.values);
  const all = isPaged ? pages.flat() : [within ?? bare];
  const objects = all.flatMap((page) => page.rows);
  if (objects.length > MAX_ROWS) throw tooLarge(MAX_ROWS, 'rows');
  const columns = new Columns();
  const lines = documents.linesOf(objects);
  const rows = objects.map((object, i) => flatten(object, lines[i] ?? null, columns));
  const look: Look = {
    syntax: 'json',
    columns: new Set(columns.names.keys()),
    container: all[0]?.container ?? '',
    marks: new Set(all.flatMap((page) => page.marks)),
    preamble: '',
  };
  const paging = all.flatMap((page) => (page.paging ? [page.paging] : []));
  const { names, places } = columns;
  return { look, rows, columns: names, places, pages: paging, mayHave: mayHaveInJson(text) };
}

/** One object may be one user of NDJSON, or anything. A list in it is not what a person is called by. */
function looksLikeUser(object: Readonly<Record<string, unknown>>): boolean {
  const own = (value: Readonly<Record<string, unknown>>) =>
    Object.entries(value).filter(([, each]) => !Array.isArray(each));
  const names = own(object).flatMap(([key, value]) => [key, ...own(asRecord(value) ?? {}).map(([inner]) => inner)]);
  return names.some((name) => /user|login|mail|upn|账号|用户|邮箱/i.test(name)) && !('message' in object);
}

function notUsers(values: readonly unknown[]): UserListRefusal {
  const keys = Object.keys(asRecord(values[0]) ?? {}).map((each) => each.toLowerCase());
  const isError = keys.includes('error') || (keys.includes('code') && keys.includes('message'));
  return new UserListRefusal({ key: 'list-not-users', args: { instead: isError ? 'error-answer' : 'json' } });
}

interface Report {
  readonly texts: readonly string[];
  readonly pages: readonly PageMarks[];
}

/** GetCredentialReport: CSV in Base64, in pages; `IsTruncated` is a string there. */
function reportInside(values: readonly unknown[]): Report | null {
  const answers = values.flatMap((each) => (Array.isArray(each) ? each : [each])).map(asRecord);
  const texts = answers.map((each) =>
    typeof each?.Content === 'string' ? decode(Buffer.from(each.Content, 'base64'), 'utf-8') : null,
  );
  if (texts.length === 0 || !texts.every((each) => each !== null)) return null;
  return {
    texts,
    pages: answers.map((each) => ({
      more: String(each?.IsTruncated) === 'true' ? 'IsTruncated' : each?.NextToken ? 'NextToken' : null,
      hasMark: each?.IsTruncated !== undefined,
      total: null,
    })),
  };
}

function readReport({ texts, pages }: Report, encoding: UserListEncoding, choice: ColumnChoice): UserList {
  const header = texts[0]?.split('\n', 1)[0]?.trim() ?? '';
  const body = texts.map((text, i) => {
    const ended = text.endsWith('\n') ? text : `${text}\n`;
    return i > 0 && ended.startsWith(header) ? ended.slice(ended.indexOf('\n') + 1) : ended;
  });
  // Alibaba Cloud wrote it, and no spreadsheet since.
  const rows = rowsOfTable(body.join('').replace(/^\ufeff/, ''), true);
  // The lines are those of the report inside, which is what people see when they open it.
  return toList({ ...rows, pages }, encoding, choice);
}
