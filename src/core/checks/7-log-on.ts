// Step 7, log on: what the person may do once logged on, and whether SSO is in force at all.

import { mayDoNothing } from '../ram/group.ts';
import { mappedUser } from '../ram/mapping.ts';
import { MAPPED } from './6-identify/user.ts';
import { type Details, defineCheck, found, type Judgement, notApplicable, pass } from './define.ts';
import type { Facts } from './facts.ts';
import { ALIBABA_SETTINGS } from './sources.ts';

export interface Named extends Details {
  readonly name: string;
}

export const userWithoutPermissions = defineCheck({
  code: 'user-without-permissions',
  step: 7,
  severity: 'warning',
  where: 'alibaba-cloud',
  sources: [ALIBABA_SETTINGS],
  after: MAPPED,
  judge: ({ mapping, account }: Facts): Judgement<Named> => {
    const user = mapping && mappedUser(mapping, account);
    if (!user || !account.knowsPolicies) return notApplicable;
    return mayDoNothing(user, account.groups) ? found({ name: user.UserName }) : pass;
  },
});

export const ssoDisabled = defineCheck({
  code: 'sso-disabled',
  step: 7,
  severity: 'info',
  where: 'alibaba-cloud',
  sources: [ALIBABA_SETTINGS],
  always: true,
  judge: ({ account }: Facts) => (account.ssoEnabled === null ? notApplicable : account.ssoEnabled ? pass : found({})),
});

export const LOG_ON = [userWithoutPermissions, ssoDisabled] as const;
