// detach-policy: detaches a policy from RAM users, from all of them or from none, or from a group with all its members.

import { changeAccount } from '../adapters/change-store.ts';
import { changedUsers } from '../answers/changed-user.ts';
import { changedGroup } from '../answers/group.ts';
import { defineCommand } from '../command.ts';
import { detachGroupPolicy } from '../core/ram/groups.ts';
import { parsePolicy } from '../core/ram/policy.ts';
import { detachPolicy } from '../core/ram/users.ts';
import { GROUP_FLAG, OWNERS_AND_POLICY, ownersAndPolicy } from '../flags/user-or-group.ts';
import type { CommandResult } from '../result.ts';

export const command = defineCommand({
  description: 'Detaches a policy from RAM users, or from a group: its members inherit what it has.',
  arguments: OWNERS_AND_POLICY,
  flags: GROUP_FLAG,
  examples: [
    'sso-cli detach-policy alice AliyunECSFullAccess',
    'sso-cli detach-policy alice deploy:Custom',
    'sso-cli detach-policy AliyunOSSFullAccess --group developers',
  ],
  async run(context, { userPolicy }, flags): Promise<CommandResult> {
    const { users, group, policy: named } = ownersAndPolicy(userPolicy, flags.group);
    const policy = parsePolicy(named);
    const { account } = await changeAccount(context, (before, now) =>
      group === undefined
        ? users.reduce((each, user) => detachPolicy(each, user, policy, now), before)
        : detachGroupPolicy(before, group, policy, now),
    );
    return (
      group === undefined ? changedUsers(account, users, 'detached') : changedGroup(account, group, 'detached')
    ) as CommandResult;
  },
});
