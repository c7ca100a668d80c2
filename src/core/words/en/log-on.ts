// English: the words of step 7, log on.

import type { CheckWords } from '../words.ts';

export const LOG_ON = {
  'user-without-permissions': {
    title: 'The RAM user has no permissions',
    why: 'Without a policy the logon succeeds, and every page of the console then says that access is denied.',
    mend: 'Attach a policy to the RAM user, or add it to a group that has one.',
    says: (d) => `The RAM user ${d.name} has no policy: the logon works, but every page will deny access.`,
  },
  'sso-disabled': {
    title: 'User-based SSO is not switched on',
    why: 'The settings of the account say SsoEnabled false: people still log on with passwords. That is the right state for rehearsing.',
    mend: 'Switch it on once every user who matters has been accepted here: it ends password logon for all RAM users at once.',
    says: () => 'SSO is not in force yet (SsoEnabled is false).',
  },
} satisfies Partial<CheckWords>;
