// delete-group: removes a RAM group from the account store.

import { changeStore } from '../adapters/change-store.ts';
import { type GroupAnswer, groupAnswer } from '../answers/group.ts';
import { defineCommand } from '../command.ts';
import { deleteGroup } from '../core/ram/groups.ts';
import { EXIT } from '../exit.ts';
import { GROUP } from '../flags/user-details.ts';
import type { CommandResult } from '../result.ts';

export const command = defineCommand({
  description: 'Removes a RAM group. Like RAM, refuses while it has members or policies.',
  arguments: { name: GROUP },
  flags: { force: { help: 'remove it with its policies; its members stay, and inherit them no longer' } },
  examples: ['sso-cli delete-group developers', 'sso-cli delete-group developers --force'],
  async run(context, { name }, { force }): Promise<CommandResult<GroupAnswer>> {
    let deleted: GroupAnswer | undefined;
    await changeStore(context.settings.store, (stored) => {
      deleted = groupAnswer(stored.account, name);
      return { ...stored, account: deleteGroup(stored.account, name, force === true) };
    });
    return {
      exitCode: EXIT.ok,
      json: deleted as GroupAnswer,
      text: (json, style) => `${style.green('✓ deleted')}  ${json.Group.GroupName}\n`,
    };
  },
});
