// detach-policy: detaches a policy from a RAM user.

import { changeAccount } from '../adapters/change-store.ts';
import { changedUsers } from '../answers/changed-user.ts';
import { defineCommand } from '../command.ts';
import { parsePolicy } from '../core/ram/policy.ts';
import { detachPolicy } from '../core/ram/users.ts';
import { POLICY, USER } from '../flags/user-details.ts';

export const command = defineCommand({
  description: 'Detaches a policy from a RAM user.',
  arguments: { user: USER, policy: POLICY },
  examples: ['sso-cli detach-policy alice AliyunECSFullAccess', 'sso-cli detach-policy alice deploy:Custom'],
  async run(context, { user, policy }) {
    const parsed = parsePolicy(policy);
    const { account } = await changeAccount(context, (before, now) => detachPolicy(before, user, parsed, now));
    return changedUsers(account, [user], 'detached');
  },
});
