// Okta: the users API, the users assigned to an application (whose credentials.userName is the NameID, and who alone may
// log on), and CSV reports.

import { hasAny, statusOf, type UserFormat } from './format.ts';
import type { RecordStatus } from './user-list.ts';

/** Whoever has an account that is set up logs on, if only after a new password; STAGED has none yet. */
const ABLE = new Set(['PROVISIONED', 'RECOVERY', 'PASSWORD_EXPIRED', 'PASSWORD EXPIRED', 'LOCKED_OUT', 'LOCKED OUT']);

function oktaStatus(value: string | undefined): RecordStatus {
  return ABLE.has(value?.trim().toUpperCase() ?? '') ? 'active' : statusOf(value);
}

export const okta: UserFormat = {
  name: 'okta',
  fits: ({ columns }) =>
    hasAny(columns, 'profile.login', 'credentials.username') ||
    (columns.has('login') &&
      hasAny(columns, 'firstname', 'last password change', 'activation date', 'authentication source', 'secondemail')),
  userName: ['credentials.username', 'profile.login', 'login', 'profile.email'],
  userPrincipalName: ['credentials.username', 'profile.login', 'login'],
  displayName: ['profile.displayname', 'displayname', 'user'],
  givenAndFamilyName: [
    ['profile.firstname', 'profile.lastname'],
    ['firstname', 'lastname'],
  ],
  email: ['profile.email', 'email'],
  mobilePhone: ['profile.mobilephone', 'mobilephone'],
  nameIds: ['credentials.username', 'profile.login', 'login', 'profile.email', 'email'],
  status: (cells) => oktaStatus(cells.get('status')),
};
