// English: the words of the checks of lists of users, of preflight and of receipts.

import type { UserListFormat } from '../../ram/exchange/user-list.ts';
import { formatInstant } from '../../saml/time.ts';
import type { AccountWords } from '../words.ts';
import { distance } from './phrases.ts';

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
  ldif: 'ldapsearch -E pr=500/noprompt … asks page by page',
};

const PARTS = {
  settings: 'the settings of the account',
  metadata: 'the IdP metadata',
  users: 'the RAM users',
  idpUsers: 'the list of IdP users',
} as const;

const several = (names: readonly string[], one: string, many: string) =>
  `${names.length} ${names.length === 1 ? one : many}: ${first(names)}`;
const first = (names: readonly string[]) =>
  names.slice(0, 5).join(', ') + (names.length > 5 ? ` and ${names.length - 5} more` : '');

export const ACCOUNT = {
  'list-incomplete': {
    title: 'The list of users was cut',
    why: 'Interfaces answer page by page. Whoever is missing from the first page is neither gone nor locked out.',
    mend: 'Get all pages and put them into one file, one after the other: they are read as one list.',
    says: ({ cut, format }) => {
      const page = 'that is just a page, and nothing says that it is the last';
      const sign = cut.mark === null ? page : `${cut.mark} says that there are more`;
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
  'idp-users-missing': {
    title: 'Nobody said who is at the IdP',
    why: 'Enabling user-based SSO ends password logon for every RAM user at once. Who would be locked out only a list of the people at the IdP can tell.',
    mend: 'Export those who may use the application at the IdP, and give the file by --idp-users.',
    says: () => 'Without a list of IdP users nobody knows who would be locked out.',
  },
  'settings-unknown': {
    title: 'Settings of the account are not known',
    why: 'What would happen follows from the settings that are in force, not from those that are supposed.',
    mend: 'Read them: aliyun ims GetUserSsoSettings --endpoint ims.aliyuncs.com | sso-cli settings --import -',
    says: ({ names }) => `Not known: ${names.join(', ')}.`,
  },
  'settings-ineffective': {
    title: 'The auxiliary domain has no effect',
    why: 'Alibaba Cloud ignores the auxiliary domain while a domain alias is set. While SsoLoginWithDomain is false, a NameID must have no suffix at all.',
    mend: 'Decide which suffix the IdP sends, and remove the setting that contradicts it.',
    says: ({ because, domain }) => {
      const reason = {
        alias: 'a domain alias is set',
        bare: 'SsoLoginWithDomain is false',
        default: 'it is the default domain',
      }[because];
      return `The auxiliary domain ${domain} has no effect: ${reason}.`;
    },
  },
  'user-ambiguous': {
    title: 'Several people would be logged on as one RAM user',
    why: 'Alibaba Cloud looks at the NameID alone: whoever sends the same one is the same RAM user, with all its permissions.',
    mend: 'At the IdP, make the NameID from a field in which these people differ, or take one of them out of the application.',
    says: ({ ambiguous }) => {
      const [one] = ambiguous;
      const more = ambiguous.length > 1 ? ` So it is with ${ambiguous.length - 1} more RAM users.` : '';
      return `${first(one?.idpUsers ?? [])} would all be logged on as ${one?.user}.${more}`;
    },
  },
  'user-guest': {
    title: 'There are guests of other organisations on the list',
    why: 'The user principal name of a guest holds “#EXT#”, which no RAM user name may have; and a guest who does reach a RAM user is somebody whom another organisation administers.',
    mend: 'Do not assign guests to the application, or make their NameID by a rule of its own.',
    says: ({ names }) => `Of the people at the IdP, ${several(names, 'is a guest', 'are guests')}.`,
  },
  'nameid-unlisted': {
    title: 'A real response has a NameID that the list does not have',
    why: 'The list is read with the field that the IdP sends by default. A response that says another shows what it really sends.',
    mend: 'Name the column that holds what the IdP sends: --name-id COLUMN, with --replace-suffix DOMAIN for a transformation.',
    says: ({ unlisted }) => {
      const [one] = unlisted;
      const where = one?.column
        ? `the column ${one.column} has it: --name-id ${one.column}`
        : 'no column of the list has it';
      return `The IdP really sent ${one?.nameId}, and nobody on the list would be sent so; ${where}.`;
    },
  },
  'user-password-only': {
    title: 'RAM users would lose their password logon and have nothing in its place',
    why: 'From the moment on that SSO is enabled, RAM users log on to the console by the IdP alone.',
    mend: 'Give them an account at the IdP with the same name, or see that they need no console: keys for the API go on working.',
    says: ({ names }) =>
      `Nobody at the IdP reaches ${several(names, 'RAM user who has', 'RAM users who have')} a password.`,
  },
  'user-unmapped': {
    title: 'RAM users whom nobody at the IdP reaches',
    why: 'From the moment on that SSO is enabled, RAM users log on to the console by the IdP alone. Keys for the API go on working.',
    mend: 'See whether they are programs, or people who have left; --credential-report FILE tells who has a password.',
    says: ({ names }) => `Nobody at the IdP reaches ${several(names, 'RAM user', 'RAM users')}.`,
  },
  'password-idle-rule': {
    title: 'The way back closes with time',
    why: 'Alibaba Cloud disables the console logon of RAM users who did not log on with it for MaxIdleDaysForUsers days; SSO logons do not count. Switching SSO off again then gives nobody a password back.',
    mend: 'Know the number (aliyun ims GetSecurityPreference), and keep a way in that needs no password of a RAM user.',
    says: ({ days, isKnown, from }) =>
      `After ${days} days${isKnown ? '' : ' (the default; not known here: --max-idle-days)'} without a password logon, from ${formatInstant(from).slice(0, 10)} on, switching SSO off gives nobody a password back.`,
  },
  'break-glass': {
    title: 'Keep a way in that SSO does not close',
    why: 'When the IdP fails, no RAM user can log on to the console. The root account and keys for the API do not go through SSO.',
    mend: 'Before the switch: log on once with the root account and its MFA, and have a key at hand that may call ims:SetUserSsoSettings.',
    says: () =>
      'The root account and keys for the API are not touched by SSO: try both before the switch, they are the way back in.',
  },
  'receipt-not-ready': {
    title: 'The receipt says that the switch could not be flipped',
    why: 'A receipt keeps what preflight answered, and it answered no.',
    mend: 'Mend what preflight found, and run it again with --receipt.',
    says: () => 'When this receipt was written, the answer was no.',
  },
  'receipt-expired': {
    title: 'The receipt is too old, or from the future',
    why: 'People come and go, and certificates end: an answer is good for a while.',
    mend: 'Run preflight again with --receipt.',
    says: ({ age, maxAge }) =>
      age < 0
        ? `The receipt was written ${distance(-age)} from now; a clock is wrong.`
        : `The receipt is ${distance(age)} old; ${distance(maxAge)} are allowed.`,
  },
  'receipt-drifted': {
    title: 'What the receipt rests on has changed',
    why: 'The answer of preflight was for exactly these settings, this metadata, these users and this list.',
    mend: 'Run preflight again with --receipt, and see what it says now.',
    says: ({ drifted }) => `Changed, or no longer there: ${drifted.map((part) => PARTS[part]).join(', ')}.`,
  },
} satisfies AccountWords;
