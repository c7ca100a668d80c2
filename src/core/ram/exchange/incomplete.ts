// Whether a list was cut: by the marks of its pages, or because it has just as many rows as a page has.

import type { Cut } from './user-list.ts';

/** What one page says of those that follow. */
export interface PageMarks {
  /** The mark that says that there is more; null where the page says that it is the last, or says nothing. */
  readonly more: string | null;
  readonly hasMark: boolean;
  /** How many users there are in all, where the page says. */
  readonly total: { readonly mark: string; readonly count: number } | null;
}

/** RAM's, IDaaS's and Keycloak's default page, and IMS's; Get-MgUser and others use the same. */
const PAGE_SIZES = [100, 1_000];

export function cutOf(pages: readonly PageMarks[], rows: number): Cut | null {
  const total = pages.find((page) => page.total !== null)?.total ?? null;
  if (total !== null && total.count > rows) return { mark: total.mark, rows, total: total.count };
  const marked = pages.map((page) => page.more);
  // Several pages in one file: one of them is the last.
  const [mark] = marked;
  if (mark && marked.every((each) => each !== null)) return { mark, rows, total: null };
  const isMarked = pages.some((page) => page.hasMark);
  return !isMarked && PAGE_SIZES.includes(rows) ? { mark: null, rows, total: null } : null;
}

const isTrue = (value: unknown) => value === true || value === 'true';
const isFilled = (value: unknown) =>
  (typeof value === 'string' && value !== '') || (typeof value === 'number' && value > 0);

type Fields = Readonly<Record<string, unknown>>;

/** What says that more follows: the next page by name or address, by the key as it is compared. */
const LINKS = list(
  '@odata.nextlink,nextpagetoken,nexttoken,marker,next,nexturl,nextlink,nextpage,nextcursor,nextpageurl,cursornext',
);
/** The same, as a yes or no. */
const FLAGS = list('hasmore,hasnext,hasnextpage');
/** How many there are in all; of several, the first. */
const TOTALS = list('totalresults,totalcount,total,totalelements,totalitems,totalrecords,@odata.count,count');
/** Where some interfaces put all that. */
const ASIDE = list('pagination,paging,pageinfo,meta,page,links,_links');

function list(names: string): readonly string[] {
  return names.split(',');
}

/** Reads the marks that stand beside the rows of a page, or in an object beside them. */
export function marksOf(page: Fields): PageMarks {
  const aside = Object.entries(page).flatMap(([key, value]) =>
    ASIDE.includes(key.toLowerCase()) && isObject(value) ? Object.entries(value) : [],
  );
  const all = [...Object.entries(page), ...aside].map(([name, value]) => ({ name, key: markKey(name), value }));
  const at = (key: string) => all.find((each) => each.key === key)?.value;
  const nameOf = (keys: readonly string[], fits: (value: unknown) => boolean) =>
    keys.flatMap((key) => all.find((each) => each.key === key && fits(each.value))?.name ?? [])[0] ?? null;
  // HAL's and JSON:API's link is an object with the address in it.
  const link = nameOf(LINKS, (value) => isFilled(isObject(value) ? value.href : value)) ?? nameOf(FLAGS, isTrue);
  const total = nameOf(TOTALS, isCount);
  const said = (keys: readonly string[]) => all.some(({ key }) => keys.includes(key));
  // A page that says outright that it is the last one is believed, whatever else stands there.
  const isLast =
    (said(['istruncated']) && !isTrue(at('istruncated')) && !isFilled(at('nexttoken'))) ||
    (said(FLAGS) && nameOf(FLAGS, isTrue) === null);
  return {
    more: isTrue(at('istruncated')) ? 'IsTruncated' : isLast ? null : link,
    hasMark: said(['istruncated', ...FLAGS]) || link !== null || total !== null,
    total: total === null ? null : { mark: total, count: Number(at(markKey(total))) },
  };
}

/** Without case, and without what parts words: "total_count" is "totalCount". */
const markKey = (name: string) => name.toLowerCase().replace(/(?<=.)[_-]/g, '');

const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

const isCount = (value: unknown) =>
  (typeof value === 'number' || (typeof value === 'string' && /^\d{1,9}$/.test(value))) &&
  Number.isInteger(Number(value));

/**
 * The marks of a file of LDAP searches: the `result` of each, "4 Size limit exceeded" (RFC 4511, 4.1.9), and how many entries
 * they had in all, where the client wrote either. Each is a list of its own: one that was cut is enough.
 */
export function marksOfSearches(results: readonly string[], count: number | null): PageMarks[] {
  if (results.length === 0 && count === null) return [];
  const code = results.map((result) => Number(/^\d{1,5}/.exec(result)?.[0] ?? 0)).find((each) => each !== 0);
  const total = count === null ? null : { mark: 'numEntries', count };
  return [{ more: code === undefined ? null : `result: ${code}`, hasMark: true, total }];
}
