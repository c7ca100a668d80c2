// get-user: shows a RAM user and its policies.

import { readStore } from '../adapters/store.ts';
import { type UserAnswer, userAnswer, userRows } from '../answers/user.ts';
import { defineCommand } from '../command.ts';
import { requireUser } from '../core/ram/users.ts';
import { EXIT } from '../exit.ts';
import { USER } from '../flags/user-details.ts';
import type { CommandResult } from '../result.ts';

export const command = defineCommand({
  description: 'Shows a RAM user, its groups and its policies: its own, and apart from them those of its groups.',
  arguments: { name: USER },
  examples: ['sso-cli get-user alice', 'sso-cli get-user alice --json'],
  async run(context, { name }): Promise<CommandResult<UserAnswer>> {
    const { account } = await readStore(context.settings.store);
    return {
      exitCode: EXIT.ok,
      json: userAnswer(requireUser(account, name), account.groups),
      text: (json, style) => userRows(json.User, style),
    };
  },
});
