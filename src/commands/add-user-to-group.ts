// add-user-to-group: puts a RAM user into a group, whose policies it inherits from then on.

import { changeAccount } from '../adapters/change-store.ts';
import { changedUsers } from '../answers/changed-user.ts';
import { defineCommand } from '../command.ts';
import { addUserToGroup } from '../core/ram/groups.ts';
import { GROUP, USER } from '../flags/user-details.ts';

export const command = defineCommand({
  description: 'Puts a RAM user into a group, whose policies it inherits from then on.',
  arguments: { user: USER, group: GROUP },
  examples: ['sso-cli add-user-to-group bob developers', 'sso-cli add-user-to-group bob developers --json'],
  async run(context, { user, group }) {
    const { account } = await changeAccount(context, (before, now) => addUserToGroup(before, user, group, now));
    return changedUsers(account, [user], 'added');
  },
});
