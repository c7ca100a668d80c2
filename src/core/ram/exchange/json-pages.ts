// Where the rows stand in JSON: a page of an API with its marks, several pages, or the bare rows. Each row is flattened to
// cells under dotted paths, so that one description of a format serves CSV and JSON alike.

import { marksOf, type PageMarks } from './incomplete.ts';
import { asRecord } from './json-documents.ts';
import { type Columns, ListRow } from './row.ts';

export interface JsonPage {
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  readonly container: string;
  readonly marks: readonly string[];
  /** Null for bare rows. */
  readonly paging: PageMarks | null;
}

type Container = readonly [name: string, path: readonly string[]];

/** The more telling first. */
const CONTAINERS: readonly Container[] = [
  ['Users.User', ['Users', 'User']],
  ['UserBasicInfos.UserBasicInfo', ['UserBasicInfos', 'UserBasicInfo']],
  ['Resources', ['Resources']],
  ['value', ['value']],
  ['users', ['users']],
  ['Users', ['Users']],
  // Authing: {"data": {"totalCount", "list"}}.
  ['data.list', ['data', 'list']],
];

/** Lists within lists that are opened: of `jq -s`, perhaps of several files. */
const MAX_LISTS = 8;

/** The pages in a document; null where it holds no list of objects. A list of pages (`jq -s`) is opened. */
export function pagesOf(value: unknown, depth = 0): JsonPage[] | null {
  if (Array.isArray(value)) {
    // Pages that are lists themselves.
    if (value.length > 0 && value.every(Array.isArray)) {
      const lists = depth < MAX_LISTS ? value.map((each) => pagesOf(each, depth + 1)) : [null];
      return lists.every((each) => each !== null) ? lists.flat() : null;
    }
    const rows = value.map(asRecord);
    if (!rows.every((each) => each !== null)) return null;
    const pages = rows.map(pageOf);
    if (rows.length > 0 && pages.every((page) => page !== null)) return pages;
    return [{ rows, container: '', marks: [], paging: null }];
  }
  const record = asRecord(value);
  if (!record) return null;
  const page = pageOf(record);
  return page ? [page] : null;
}

function pageOf(record: Readonly<Record<string, unknown>>): JsonPage | null {
  for (const [container, path] of CONTAINERS) {
    const [rows, beside] = listAt(record, path);
    if (!rows) continue;
    return { rows, container, marks: markNames(record), paging: marksOf(beside) };
  }
  // SCIM leaves Resources out where there are none (RFC 7644 3.4.2).
  const schemas: readonly unknown[] = Array.isArray(record.schemas) ? record.schemas : [record.schemas];
  const isEmptyScim = schemas.some((each) => typeof each === 'string' && each.includes(':ListResponse'));
  return isEmptyScim ? { rows: [], container: 'Resources', marks: [], paging: marksOf(record) } : null;
}

/**
 * The page of an answer that has one list of objects, directly or in one object below, whatever both are called: WeCom's
 * "userlist", authentik's "results", Feishu's "data.items". For an object that is nobody's own: a person has lists, too.
 */
export function pageWithin(record: Readonly<Record<string, unknown>>): JsonPage | null {
  const outer = listsIn(record, '');
  const inner = Object.entries(record).flatMap(([key, value]) => {
    const below = outer.length === 0 ? asRecord(value) : null;
    return below ? listsIn(below, `${key}.`) : [];
  });
  const [only, ...others] = [...outer, ...inner];
  if (only === undefined || others.length > 0) return null;
  const { rows, container, beside } = only;
  return { rows, container, marks: [], paging: marksOf({ ...record, ...beside }) };
}

function listsIn(beside: Readonly<Record<string, unknown>>, prefix: string) {
  return Object.entries(beside).flatMap(([key, value]) => {
    const rows = Array.isArray(value) && value.length > 0 ? value.map(asRecord) : [null];
    return rows.every((each) => each !== null) ? [{ rows, container: `${prefix}${key}`, beside }] : [];
  });
}

type Rows = readonly Readonly<Record<string, unknown>>[];

/** The list of objects at a path, and the object that it stands in; SCIM's attribute names have no case. */
function listAt(
  record: Readonly<Record<string, unknown>>,
  path: readonly string[],
): [Rows | null, Readonly<Record<string, unknown>>] {
  let at: unknown = record;
  let beside = record;
  for (const name of path) {
    const here = asRecord(at);
    if (!here) return [null, record];
    const key =
      name in here || name !== 'Resources' ? name : Object.keys(here).find((each) => /^resources$/i.test(each));
    at = here[key ?? name];
    // Alibaba Cloud's marks stand beside "Users", Authing's beside "list".
    if (path[0] === 'data') beside = here;
  }
  if (!Array.isArray(at)) return [null, record];
  const rows = at.map(asRecord);
  return rows.every((each) => each !== null) ? [rows, beside] : [null, record];
}

function markNames(record: Readonly<Record<string, unknown>>): string[] {
  const { kind, realm } = record;
  const context = record['@odata.context'];
  return [
    ...(typeof kind === 'string' && kind.startsWith('admin#directory#') ? ['google'] : []),
    ...(typeof realm === 'string' ? ['realm'] : []),
    ...(typeof context === 'string' ? ['@odata.context'] : []),
  ];
}

const MAX_FLAT_DEPTH = 4;

/** The cells of a JSON row, under dotted paths. */
export function flatten(record: Readonly<Record<string, unknown>>, line: number | null, columns: Columns): ListRow {
  const row = new ListRow(line, columns.places);
  flattenInto(row, record, '', columns, 0);
  return row;
}

function flattenInto(
  row: ListRow,
  record: Readonly<Record<string, unknown>>,
  prefix: string,
  columns: Columns,
  depth: number,
): void {
  for (const key in record) {
    const value = record[key];
    const path = prefix === '' ? key : `${prefix}.${key}`;
    const cell = typeof value === 'string' ? value : cellFor(value);
    if (cell !== null) {
      const place = columns.placeOf(path);
      if (cell !== '') row.fill(place, cell);
    } else if (depth + 1 < MAX_FLAT_DEPTH) flattenInto(row, value as Record<string, unknown>, path, columns, depth + 1);
  }
}

/** Null for an object that is no list: what it holds has cells of its own. RAM writes lists as {"Policy": […]}. */
function cellFor(value: unknown): string | null {
  if (value === null) return '';
  if (typeof value !== 'object') return String(value);
  if (Array.isArray(value)) return listCell(value);
  const { Policy, Group } = value as Readonly<Record<string, unknown>>;
  const list = Policy ?? Group;
  return Array.isArray(list) ? listCell(list) : null;
}

/** A list in one cell: RAM's policies or groups, the primary or first of SCIM's values, or the first of plain values. */
function listCell(list: readonly unknown[]): string {
  const records = list.map(asRecord).filter((each) => each !== null);
  const policies = records.flatMap(({ PolicyName, PolicyType, AttachDate }) =>
    typeof PolicyName === 'string' ? [`${PolicyName}:${PolicyType}${AttachDate ? `@${AttachDate}` : ''}`] : [],
  );
  if (policies.length > 0) return policies.join(' ');
  const groups = records.flatMap(({ GroupName }) => (typeof GroupName === 'string' ? [GroupName] : []));
  if (groups.length > 0) return groups.join(' ');
  const chosen = records.find((each) => each.primary === true) ?? records[0];
  const value = chosen ? (chosen.value ?? chosen.address) : list[0];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
