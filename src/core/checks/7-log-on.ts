// Step 7, log on: what the person may do once logged on, and whether SSO is in force at all.

import { mappedUser } from '../ram/mapping.ts';
import { MAPPED } from './6-identify/user.ts';
import { type Details, defineCheck, found, type Judgement, notApplicable, pass } from './define.ts';
import type { Facts } from './facts.ts';
import { ALIBABA_SETTINGS } from './sources.ts';

interface Named extends Details {
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
    return user.Policies.Policy.length > 0 ? pass : found({ name: user.UserName });
  },
  en: {
    title: 'The RAM user may do nothing',
    why: 'Without a policy the logon succeeds, and every page of the console then says that access is denied.',
    mend: 'Attach a policy to the RAM user, or add it to a group that has one.',
    says: (d) => `The RAM user ${d.name} has no policy: the logon works, and nothing else does.`,
  },
  zh: {
    title: 'RAM 用户没有任何权限',
    why: '没有权限策略时登录会成功，但控制台的每个页面都会提示无权访问。',
    mend: '请为该 RAM 用户附加权限策略，或将其加入有权限的用户组。',
    says: (d) => `RAM 用户 ${d.name} 没有权限策略：可以登录，但什么也做不了。`,
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
  en: {
    title: 'User-based SSO is not switched on',
    why: 'The settings of the account say SsoEnabled false: people still log on with passwords. That is the right state for rehearsing.',
    mend: 'Switch it on when every user that matters was accepted here: it ends password logon for all RAM users at once.',
    says: () => 'SSO is not in force yet (SsoEnabled is false).',
  },
  zh: {
    title: '用户 SSO 尚未开启',
    why: '账号设置中 SsoEnabled 为 false：用户仍用密码登录。这正是演练时应有的状态。',
    mend: '当所有重要用户都在此通过后再开启：开启会立即停用所有 RAM 用户的密码登录。',
    says: () => 'SSO 尚未生效（SsoEnabled 为 false）。',
  },
});

export const LOG_ON = [userWithoutPermissions, ssoDisabled] as const;
