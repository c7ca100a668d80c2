// delete-user: removes a RAM user from the account store.

import { changeStore } from '../adapters/change-store.ts';
import { type UserAnswer, userAnswer } from '../answers/user.ts';
import { defineCommand } from '../command.ts';
import { deleteUser, requireUser } from '../core/ram/users.ts';
import { EXIT } from '../exit.ts';
import { USER } from '../flags/user-details.ts';
import type { CommandResult } from '../result.ts';

export const command = defineCommand({
  description: 'Removes a RAM user. Like RAM, refuses while it is in groups or has policies.',
  arguments: { name: USER },
  flags: { force: { help: 'remove it with its policies, out of all groups' } },
  examples: ['sso-cli delete-user bob', 'sso-cli delete-user bob --force'],
  async run(context, { name }, { force }): Promise<CommandResult<UserAnswer>> {
    let deleted: UserAnswer | undefined;
    await changeStore(context.settings.store, (stored) => {
      deleted = userAnswer(requireUser(stored.account, name), stored.account.groups);
      return { ...stored, account: deleteUser(stored.account, name, force === true) };
    });
    return {
      exitCode: EXIT.ok,
      json: deleted as UserAnswer,
      text: (json, style) => `${style.green('✓ deleted')}  ${json.User.UserName}\n`,
    };
  },
});
