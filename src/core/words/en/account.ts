// English: the words of the checks of lists of users.

import type { CutMark, UserListFormat } from '../../ram/exchange/user-list.ts';
import type { AccountWords } from '../words.ts';

/** How to get the rest. */
const REST: Partial<Record<UserListFormat, string>> = {
  'ims-users': "aliyun ims ListUsers --Status active,freeze --pager path='Users.User[]' NextToken=Marker",
  'ram-users': "aliyun ram ListUsers --pager path='Users.User[]' NextToken=Marker",
  'credential-report': 'call GetCredentialReport again with --NextToken, and put the answers into one file',
  scim: 'ask again with startIndex=<rows so far + 1>, and put the answers into one file',
  entra: 'follow @odata.nextLink (Get-MgUser -All does), or download the list in the portal',
  okta: 'follow the Link header with rel="next", and put the pages into one file',
  google: 'ask again with pageToken=<nextPageToken>, and put the answers into one file',
  keycloak: 'kcadm.sh get users -r <realm> -q max=-1',
};

const SIGN: Partial<Record<CutMark, string>> = { count: 'that is just a page, and nothing says that it is the last' };

export const ACCOUNT = {
  'list-incomplete': {
    title: 'The list of users was cut',
    why: 'Interfaces answer page by page. Whoever is missing from the first page is neither gone nor locked out.',
    mend: 'Get all pages and put them into one file, one after the other: they are read as one list.',
    says: ({ cut, format }) => {
      const sign = SIGN[cut.mark] ?? `${cut.mark} says that there are more`;
      const count = cut.total === null ? `${cut.rows} users` : `${cut.rows} of ${cut.total} users`;
      return `The list has ${count}: ${sign}. For the rest: ${REST[format] ?? 'export it again without a limit'}.`;
    },
  },
  'user-duplicate': {
    title: 'Two rows lead to one RAM user',
    why: 'RAM knows a user by the name before the "@" alone. Whoever shares a name shares a user, and its permissions.',
    mend: 'Take all but one out of the list, or point --column name=HEADER to a column in which they differ.',
    says: ({ duplicates }) => {
      const [first] = duplicates;
      const lines = first && first.lines.length > 0 ? ` (lines ${first.lines.join(', ')})` : '';
      const more = duplicates.length > 1 ? `, and ${duplicates.length - 1} more names` : '';
      return `Several rows lead to the RAM user ${first?.UserName}${lines}${more}.`;
    },
  },
} satisfies AccountWords;
