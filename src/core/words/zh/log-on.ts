// Simplified Chinese: the words of step 7, log on.

import type { CheckWords } from '../words.ts';

export const LOG_ON = {
  'user-without-permissions': {
    title: 'RAM 用户没有任何权限',
    why: '没有权限策略时登录会成功，但控制台的每个页面都会提示无权限。',
    mend: '请为该 RAM 用户授权（添加权限策略），或将其加入有权限的用户组。',
    says: (d) => `RAM 用户 ${d.name} 没有权限策略：可以登录，但访问任何页面都会提示无权限。`,
  },
  'sso-disabled': {
    title: '用户 SSO 尚未开启',
    why: '账号设置中 SsoEnabled 为 false：用户仍用密码登录。这正是演练时应有的状态。',
    mend: '当所有重要用户都在此通过后再开启：开启会立即停用所有 RAM 用户的密码登录。',
    says: () => 'SSO 尚未生效（SsoEnabled 为 false）。',
  },
} satisfies Partial<CheckWords>;
