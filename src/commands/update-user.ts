// update-user: changes the fields, the name or the status of a RAM user.

import { changeAccount } from '../adapters/change-store.ts';
import { changedUsers } from '../answers/changed-user.ts';
import { defineCommand } from '../command.ts';
import { updateUser } from '../core/ram/users.ts';
import { usageError } from '../errors.ts';
import { DETAIL_FLAGS, detailsOf, USER } from '../flags/user-details.ts';

export const command = defineCommand({
  description: 'Changes a RAM user.',
  arguments: { name: USER },
  flags: {
    newName: { value: '<name>', help: 'rename the user' },
    ...DETAIL_FLAGS,
    status: {
      value: '<status>',
      choices: ['active', 'freeze', 'recycled'],
      help: 'active, freeze (disabled) or recycled (in the recycle bin)',
    },
  },
  examples: ['sso-cli update-user alice --display-name "Alice Example"', 'sso-cli update-user bob --status freeze'],
  async run(context, { name }, flags) {
    const change = {
      ...detailsOf(flags),
      ...(flags.newName === undefined ? {} : { UserName: flags.newName }),
      ...(flags.status === undefined ? {} : { Status: flags.status }),
    };
    if (Object.keys(change).length === 0) throw usageError({ key: 'nothing-to-change', args: {} });
    const { account } = await changeAccount(context, (before, now) => updateUser(before, name, change, now));
    return changedUsers(account, [flags.newName ?? name], 'updated');
  },
});
