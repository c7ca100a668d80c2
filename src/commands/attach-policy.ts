// attach-policy: attaches a policy to a RAM user, or to a group with all its members.

import { changeAccount, changeUser } from '../adapters/change-store.ts';
import { changedUser } from '../answers/changed-user.ts';
import { changedGroup } from '../answers/group.ts';
import { defineCommand } from '../command.ts';
import { attachGroupPolicy } from '../core/ram/groups.ts';
import { parsePolicy } from '../core/ram/policy.ts';
import { attachPolicy } from '../core/ram/users.ts';
import { GROUP_FLAG, OWNER_AND_POLICY, ownerAndPolicy } from '../flags/user-or-group.ts';
import type { CommandResult } from '../result.ts';

export const command = defineCommand({
  description: 'Attaches a policy to a RAM user, or to a group: its members inherit what it has.',
  arguments: OWNER_AND_POLICY,
  flags: GROUP_FLAG,
  examples: [
    'sso-cli attach-policy alice AliyunECSFullAccess',
    'sso-cli attach-policy alice deploy:Custom',
    'sso-cli attach-policy AliyunOSSFullAccess --group developers',
  ],
  async run(context, { user: first, policy: second }, flags): Promise<CommandResult> {
    const { user, group, policy } = ownerAndPolicy(first, second, flags.group);
    const parsed = parsePolicy(policy);
    if (user === undefined) {
      const account = await changeAccount(context, (before, now) => attachGroupPolicy(before, group, parsed, now));
      return changedGroup(account, group, 'attached') as CommandResult;
    }
    const changed = await changeUser(context, user, (account, now) => attachPolicy(account, user, parsed, now));
    return changedUser(changed, 'attached') as CommandResult;
  },
});
