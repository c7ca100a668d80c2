// attach-policy: attaches a policy to RAM users, to all of them or to none, or to a group with all its members.

import { changeAccount } from '../adapters/change-store.ts';
import { changedUsers } from '../answers/changed-user.ts';
import { changedGroup } from '../answers/group.ts';
import { defineCommand } from '../command.ts';
import { attachGroupPolicy } from '../core/ram/groups.ts';
import { parsePolicy } from '../core/ram/policy.ts';
import { attachPolicy } from '../core/ram/users.ts';
import { loadHints } from '../core/words/load.ts';
import { policyNotes } from '../flags/user-details.ts';
import { GROUP_FLAG, OWNERS_AND_POLICY, ownersAndPolicy } from '../flags/user-or-group.ts';
import type { CommandResult } from '../result.ts';

export const command = defineCommand({
  description: 'Attaches a policy to RAM users, or to a group: its members inherit what it has.',
  arguments: OWNERS_AND_POLICY,
  flags: GROUP_FLAG,
  examples: [
    'sso-cli attach-policy alice AliyunECSFullAccess',
    'sso-cli attach-policy alice bob deploy:Custom',
    'sso-cli attach-policy AliyunOSSFullAccess --group developers',
  ],
  async run(context, { userPolicy }, flags): Promise<CommandResult> {
    const { users, group, policy: named } = ownersAndPolicy(userPolicy, flags.group);
    const policy = parsePolicy(named);
    const notes = policyNotes([policy], await loadHints(context.settings.lang));
    const { account } = await changeAccount(context, (before, now) =>
      group === undefined
        ? users.reduce((each, user) => attachPolicy(each, user, policy, now), before)
        : attachGroupPolicy(before, group, policy, now),
    );
    return (
      group === undefined
        ? changedUsers(account, users, 'attached', { notes })
        : { ...changedGroup(account, group, 'attached'), notes }
    ) as CommandResult;
  },
});
