// attach-policy: attaches a policy to a RAM user.

import { changeUser } from '../adapters/change-store.ts';
import { changedUser } from '../answers/changed-user.ts';
import { defineCommand } from '../command.ts';
import { parsePolicy } from '../core/ram/policy.ts';
import { attachPolicy } from '../core/ram/users.ts';
import { POLICY, USER } from '../flags/user-details.ts';

export const command = defineCommand({
  description: 'Attaches a policy to a RAM user.',
  arguments: { user: USER, policy: POLICY },
  examples: ['sso-cli attach-policy alice AliyunECSFullAccess', 'sso-cli attach-policy alice deploy:Custom'],
  async run(context, { user, policy }) {
    const parsed = parsePolicy(policy);
    const changed = await changeUser(context, user, (account, now) => attachPolicy(account, user, parsed, now));
    return changedUser(changed, 'attached');
  },
});
