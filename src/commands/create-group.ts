// create-group: adds a RAM group, whose policies its members inherit.

import { changeAccount } from '../adapters/change-store.ts';
import { changedGroup, type GroupAnswer } from '../answers/group.ts';
import { defineCommand } from '../command.ts';
import { createGroup } from '../core/ram/groups.ts';
import { parsePolicy } from '../core/ram/policy.ts';
import { loadHints } from '../core/words/load.ts';
import { POLICY_FLAG, policyNotes } from '../flags/user-details.ts';
import type { CommandResult } from '../result.ts';

export const command = defineCommand({
  description: 'Adds a RAM group, by RAM’s own rules. Its members inherit its policies.',
  arguments: { name: { help: 'group name: 1 to 64 letters, digits, ".", "-", "_"' } },
  flags: {
    comments: { value: '<text>', help: 'remarks, 1 to 128 characters' },
    policy: POLICY_FLAG,
  },
  examples: ['sso-cli create-group testers', 'sso-cli create-group auditors --policy ReadOnlyAccess'],
  async run(context, { name }, { comments, policy }): Promise<CommandResult<GroupAnswer>> {
    const group = {
      GroupName: name,
      ...(comments === undefined ? {} : { Comments: comments }),
      policies: (policy ?? []).map(parsePolicy),
    };
    const { account } = await changeAccount(context, (before, now) => createGroup(before, group, now));
    return {
      ...changedGroup(account, name, 'created', [`next: sso-cli add-user-to-group <user> ${name}`]),
      notes: policyNotes(group.policies, await loadHints(context.settings.lang)),
    };
  },
});
