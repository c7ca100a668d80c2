// attach-policy: attaches a policy to RAM users, to all of them or to none.

import { changeAccount } from '../adapters/change-store.ts';
import { changedUsers } from '../answers/changed-user.ts';
import { defineCommand } from '../command.ts';
import { parsePolicy } from '../core/ram/policy.ts';
import { attachPolicy } from '../core/ram/users.ts';
import { loadHints } from '../core/words/load.ts';
import { usageError } from '../errors.ts';
import { policyNotes } from '../flags/user-details.ts';

export const command = defineCommand({
  description: 'Attaches a policy to one RAM user or to several.',
  arguments: {
    userPolicy: { variadic: true, help: 'user names, and last the policy: NAME, NAME:System or NAME:Custom' },
  },
  examples: [
    'sso-cli attach-policy alice AliyunECSFullAccess',
    'sso-cli attach-policy alice bob AliyunOSSReadOnlyAccess',
    'sso-cli attach-policy alice deploy:Custom',
  ],
  async run(context, { userPolicy }) {
    const users = userPolicy.slice(0, -1);
    if (users.length === 0)
      throw usageError('the policy is missing', 'for example: sso-cli attach-policy alice ReadOnlyAccess');
    const policy = parsePolicy(userPolicy.at(-1) ?? '');
    const { account } = await changeAccount(context, (before, now) =>
      users.reduce((each, user) => attachPolicy(each, user, policy, now), before),
    );
    return changedUsers(account, users, 'attached', {
      notes: policyNotes([policy], await loadHints(context.settings.lang)),
    });
  },
});
