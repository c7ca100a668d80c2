// Faults of step 7, log on: the person may do nothing, or SSO is not in force.

import { type Fault, withUsers } from './fault.ts';

export const LOG_ON: readonly Fault[] = [
  {
    code: 'user-without-permissions',
    situation: ({ account }) => ({ account: withUsers(account, () => ({ Policies: { Policy: [] } })), options: {} }),
  },
  { code: 'sso-disabled', situation: ({ account }) => ({ account: { ...account, ssoEnabled: false }, options: {} }) },
];
