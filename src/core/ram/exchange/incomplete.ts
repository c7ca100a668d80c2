// Whether a list was cut: by the marks of its pages, or because it has just as many rows as a page has.

import type { Cut, CutMark } from './user-list.ts';

/** What one page says of those that follow. */
export interface PageMarks {
  /** The mark that says that there is more; null where the page says that it is the last, or says nothing. */
  readonly more: CutMark | null;
  readonly hasMark: boolean;
  /** How many users there are in all, where the page says. */
  readonly total: { readonly mark: CutMark; readonly count: number } | null;
}

/** RAM's, IDaaS's and Keycloak's default page, and IMS's; Get-MgUser and others use the same. */
const PAGE_SIZES = [100, 1_000];

export function cutOf(pages: readonly PageMarks[], rows: number): Cut | null {
  const total = pages.find((page) => page.total !== null)?.total ?? null;
  if (total !== null && total.count > rows) return { mark: total.mark, rows, total: total.count };
  const marked = pages.map((page) => page.more);
  // Several pages in one file: one of them is the last.
  const [mark] = marked;
  if (total === null && mark && marked.every((each) => each !== null)) return { mark, rows, total: null };
  const isMarked = pages.some((page) => page.hasMark);
  return !isMarked && PAGE_SIZES.includes(rows) ? { mark: 'count', rows, total: null } : null;
}

const isTrue = (value: unknown) => value === true || value === 'true';
const isFilled = (value: unknown) => typeof value === 'string' && value !== '';

/** Reads the marks that stand beside the rows of a page. */
export function marksOf(page: Readonly<Record<string, unknown>>): PageMarks {
  const key = (name: string) => Object.keys(page).find((each) => each.toLowerCase() === name);
  const at = (name: string) => page[key(name) ?? ''];
  const LINKS: readonly [string, CutMark][] = [
    ['@odata.nextlink', '@odata.nextLink'],
    ['nextpagetoken', 'nextPageToken'],
    ['nexttoken', 'NextToken'],
    ['marker', 'Marker'],
  ];
  const link = LINKS.find(([name]) => isFilled(at(name)))?.[1] ?? null;
  const totals: readonly [string, CutMark][] = [
    ['totalresults', 'totalResults'],
    ['totalcount', 'totalCount'],
  ];
  const total = totals.flatMap(([name, mark]) => {
    const count = Number(at(name));
    return key(name) !== undefined && Number.isInteger(count) ? [{ mark, count }] : [];
  })[0];
  // A page that says outright that it is the last one is believed, whatever else stands there.
  const isLast = key('istruncated') !== undefined && !isTrue(at('istruncated')) && !isFilled(at('nexttoken'));
  return {
    more: isTrue(at('istruncated')) ? 'IsTruncated' : isLast ? null : link,
    hasMark: key('istruncated') !== undefined || link !== null || total !== undefined,
    total: total ?? null,
  };
}
