// delete-user: removes RAM users from the account store, all of them or none.

import { changeStore } from '../adapters/change-store.ts';
import { type UsersAnswer, usersAnswer, usersOf } from '../answers/changed-user.ts';
import { defineCommand } from '../command.ts';
import { deleteUser, requireUser } from '../core/ram/users.ts';
import { loadHints } from '../core/words/load.ts';
import { EXIT } from '../exit.ts';
import { USER } from '../flags/user-details.ts';
import type { CommandResult } from '../result.ts';

export const command = defineCommand({
  description: 'Removes one RAM user or several. Like RAM, refuses while one is in groups or has policies.',
  arguments: { name: { ...USER, variadic: true } },
  flags: {
    force: { help: 'remove it with its policies, out of all groups' },
    noBackup: { negates: 'backup', help: 'keep no way back: undo cannot bring them back' },
  },
  examples: ['sso-cli delete-user bob', 'sso-cli delete-user alice bob --force'],
  async run(context, { name: names }, { force, backup }): Promise<CommandResult<UsersAnswer>> {
    let deleted: UsersAnswer | undefined;
    const remove = { keeps: backup !== false };
    await changeStore(
      context.settings.store,
      ({ account, ...stored }) => {
        deleted = usersAnswer(
          names.map((name) => requireUser(account, name)),
          account.groups,
        );
        return { ...stored, account: names.reduce((each, name) => deleteUser(each, name, force === true), account) };
      },
      remove,
    );
    const { undo } = await loadHints(context.settings.lang);
    return {
      exitCode: EXIT.ok,
      json: deleted as UsersAnswer,
      text: (json, style) =>
        usersOf(json)
          .map(({ UserName }) => `${style.green('✓ deleted')}  ${UserName}\n`)
          .join(''),
      hints: remove.keeps ? [undo] : [],
    };
  },
});
