// English: why a file is no list of users, and what to do.

import type { Instead } from '../../ram/exchange/refusal.ts';
import type { UserListErrorWords } from '../error-words.ts';

const INSTEAD: Readonly<Record<Instead, string>> = {
  text: 'text without a header',
  binary: 'a compressed or binary file',
  html: 'a web page: perhaps the logon page that came in place of the export',
  xml: 'XML: IdP metadata goes to import-metadata',
  pem: 'a certificate or key',
  pdf: 'a PDF document',
  json: 'JSON without a list of users',
  'error-answer': 'an error that an interface answered in place of a list',
};

const place = ({ line, column }: { readonly line: number | null; readonly column: string }) =>
  `${line === null ? '' : `line ${line}, `}column ${column}`;

const some = (names: readonly string[]) => names.slice(0, 20).join(', ') + (names.length > 20 ? ', …' : '');

export const USER_LIST_ERRORS: UserListErrorWords = {
  'list-empty': () => ({ message: 'the list of users is empty', hint: 'export it again' }),
  'list-too-large': ({ limit, unit }) => ({
    message: `the list of users has more than ${limit.toLocaleString('en')} ${unit}`,
    hint: 'RAM has at most 5,000 users: leave out columns that are not needed, or other accounts',
  }),
  'list-encoding': () => ({
    message: 'the list of users is neither UTF-8 nor GB18030',
    hint: 'save it as "CSV UTF-8"; UTF-16 needs its byte order mark',
  }),
  'list-workbook': ({ kind }) => ({
    message: `this is an Excel workbook (${kind}), which is not read`,
    hint: 'in Excel: File, Save As, "CSV UTF-8 (Comma delimited)"; with the ID columns formatted as text',
  }),
  'list-text-table': () => ({
    message:
      'this is a text made to be looked at ("aliyun --output", Format-Table, Format-List), which leaves fields out',
    hint: 'run the command again without --output: the JSON is read; in PowerShell: … | Export-Csv FILE -Encoding UTF8',
  }),
  'list-characters-lost': (d) => ({
    message: `characters were lost to "?" before the file was written: ${place(d)} is "${d.value}"`,
    hint: 'they cannot be got back: export again with -Encoding UTF8 (Export-Csv), or as "CSV UTF-8" (Excel)',
  }),
  'list-numbers-rounded': (d) => ({
    message: `a spreadsheet rounded a number: ${place(d)} is ${d.value}`,
    hint: 'its digits cannot be got back: export again and open it with that column as text, or delete the column',
  }),
  'list-malformed': ({ format, line }) => ({
    message: `line ${line} is not ${format}`,
    hint:
      format === 'CSV'
        ? 'a quotation mark within a quoted cell is written twice; export the list again'
        : 'the file may have been cut off or edited: export the list again',
  }),
  'list-not-users': ({ instead }) => ({
    message: `this is not a list of users but ${INSTEAD[instead]}`,
    hint: 'JSON of "aliyun ims ListUsers", RAM\'s credential report, SCIM, LDIF, an export of the IdP, or CSV with a header',
  }),
  'list-column-ambiguous': ({ candidates }) => ({
    message: `more than one column could hold the user name: ${some(candidates)}`,
    hint: `choose one: --column name=${candidates[0]}`,
  }),
  'list-column-missing': ({ columns }) => ({
    message: `no column holds user names or e-mail addresses; there are: ${some(columns)}`,
    hint: 'choose one: --column name=HEADER; the first line must be the header',
  }),
  'list-prune-many': ({ removed, users }) => ({
    message: `--prune would remove ${removed} of ${users} users; nothing was changed`,
    hint: 'look first: add --dry-run; if it is meant, add --yes',
  }),
  'list-prune-frozen': ({ names }) => ({
    message: `frozen users are missing from the list, which may have left them out: ${some(names)}; nothing was changed`,
    hint: "get the whole list: aliyun ims ListUsers --Status active,freeze --pager path='Users.User[]' NextToken=Marker",
  }),
  'list-column-unknown': ({ header, columns }) => ({
    message: `the list has no column ${header}`,
    hint: `its columns: ${some(columns)}`,
  }),
};
