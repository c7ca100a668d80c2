// remove-user-from-group: takes a RAM user out of a group, whose policies it inherits no longer.

import { changeAccount } from '../adapters/change-store.ts';
import { changedUsers } from '../answers/changed-user.ts';
import { defineCommand } from '../command.ts';
import { removeUserFromGroup } from '../core/ram/groups.ts';
import { GROUP, USER } from '../flags/user-details.ts';

export const command = defineCommand({
  description: 'Takes a RAM user out of a group, whose policies it inherits no longer.',
  arguments: { user: USER, group: GROUP },
  examples: [
    'sso-cli remove-user-from-group alice developers',
    'sso-cli remove-user-from-group alice developers --json',
  ],
  async run(context, { user, group }) {
    const { account } = await changeAccount(context, (before, now) => removeUserFromGroup(before, user, group, now));
    return changedUsers(account, [user], 'removed');
  },
});
