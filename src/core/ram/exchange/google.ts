// Google Workspace: "Download users" of the admin console, the Directory API, and GAM's CSV. The NameID is the primary
// e-mail address.

import { hasAny, statusOf, statusUnless, type UserFormat } from './format.ts';
import type { RecordStatus } from './user-list.ts';

export const google: UserFormat = {
  name: 'google',
  fits: ({ columns, marks }) =>
    marks.has('google') ||
    columns.has('primaryemail') ||
    (columns.has('email address') && hasAny(columns, 'org unit path', 'new primary email', 'last sign in')),
  userName: ['primaryemail', 'email address'],
  userPrincipalName: ['primaryemail', 'email address'],
  displayName: ['name.fullname'],
  givenAndFamilyName: [['first name', 'last name']],
  email: ['primaryemail', 'email address'],
  mobilePhone: ['mobile phone'],
  nameIds: ['primaryemail', 'email address'],
  status: (cells): RecordStatus => {
    const both = [statusUnless(cells.get('suspended')), statusUnless(cells.get('archived'))];
    if (both.includes('disabled')) return 'disabled';
    return both.includes('active') ? 'active' : statusOf(cells.get('status'));
  },
};
