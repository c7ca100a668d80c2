// create-user: adds a RAM user to the account store, by RAM's own rules.

import { changeAccount } from '../adapters/change-store.ts';
import { hintOf, hintsAfter } from '../adapters/next-hints.ts';
import { newUserId } from '../adapters/user-id.ts';
import { changedUsers } from '../answers/changed-user.ts';
import { defineCommand } from '../command.ts';
import { parsePolicy } from '../core/ram/policy.ts';
import { createUser } from '../core/ram/users.ts';
import { loadHints } from '../core/words/load.ts';
import { DETAIL_FLAGS, detailsOf, POLICY_FLAG, policyNotes } from '../flags/user-details.ts';

export const command = defineCommand({
  description: 'Adds a RAM user, or several alike, by RAM’s own rules.',
  arguments: { name: { variadic: true, help: 'user names: 1 to 64 letters, digits, ".", "-", "_"' } },
  flags: {
    ...DETAIL_FLAGS,
    policy: POLICY_FLAG,
  },
  examples: [
    'sso-cli create-user alice --policy ReadOnlyAccess',
    'sso-cli create-user bob --display-name "Bob Example" --policy AliyunECSFullAccess --policy deploy:Custom',
    'sso-cli create-user carol dave --policy ReadOnlyAccess',
  ],
  async run(context, { name: names }, flags) {
    const details = { ...detailsOf(flags), policies: (flags.policy ?? []).map(parsePolicy) };
    const stored = await changeAccount(context, (before, now) =>
      names.reduce((each, UserName) => createUser(each, { UserName, ...details }, newUserId(), now), before),
    );
    return changedUsers(stored.account, names, 'created', {
      notes: policyNotes(details.policies, await loadHints(context.settings.lang)),
      hints:
        details.policies.length === 0
          ? hintOf(({ attachPolicy }) => attachPolicy(names.join(' ')), context)
          : hintsAfter(stored, context),
    });
  },
});
