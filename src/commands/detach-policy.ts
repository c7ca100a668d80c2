// detach-policy: detaches a policy from a RAM user, or from a group with all its members.

import { changeAccount, changeUser } from '../adapters/change-store.ts';
import { changedUser } from '../answers/changed-user.ts';
import { changedGroup } from '../answers/group.ts';
import { defineCommand } from '../command.ts';
import { detachGroupPolicy } from '../core/ram/groups.ts';
import { parsePolicy } from '../core/ram/policy.ts';
import { detachPolicy } from '../core/ram/users.ts';
import { GROUP_FLAG, OWNER_AND_POLICY, ownerAndPolicy } from '../flags/user-or-group.ts';
import type { CommandResult } from '../result.ts';

export const command = defineCommand({
  description: 'Detaches a policy from a RAM user, or from a group: its members inherit what it has.',
  arguments: OWNER_AND_POLICY,
  flags: GROUP_FLAG,
  examples: [
    'sso-cli detach-policy alice AliyunECSFullAccess',
    'sso-cli detach-policy alice deploy:Custom',
    'sso-cli detach-policy AliyunOSSFullAccess --group developers',
  ],
  async run(context, { user: first, policy: second }, flags): Promise<CommandResult> {
    const { user, group, policy } = ownerAndPolicy(first, second, flags.group);
    const parsed = parsePolicy(policy);
    if (user === undefined) {
      const account = await changeAccount(context, (before, now) => detachGroupPolicy(before, group, parsed, now));
      return changedGroup(account, group, 'detached') as CommandResult;
    }
    const changed = await changeUser(context, user, (account, now) => detachPolicy(account, user, parsed, now));
    return changedUser(changed, 'detached') as CommandResult;
  },
});
