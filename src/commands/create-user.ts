// create-user: adds a RAM user to the account store, by RAM's own rules.

import { changeUser } from '../adapters/change-store.ts';
import { newUserId } from '../adapters/user-id.ts';
import { changedUser } from '../answers/changed-user.ts';
import { defineCommand } from '../command.ts';
import { parsePolicy } from '../core/ram/policy.ts';
import { createUser } from '../core/ram/users.ts';
import { DETAIL_FLAGS, detailsOf } from '../flags/user-details.ts';

export const command = defineCommand({
  description: 'Adds a RAM user, by RAM’s own rules.',
  arguments: { name: { help: 'user name: 1 to 64 letters, digits, ".", "-", "_"' } },
  flags: {
    ...DETAIL_FLAGS,
    policy: { value: '<name[:System|Custom]>', repeatable: true, help: 'policy to attach; repeatable' },
  },
  examples: [
    'sso-cli create-user alice --policy ReadOnlyAccess',
    'sso-cli create-user bob --display-name "Bob Example" --policy AliyunECSFullAccess --policy deploy:Custom',
  ],
  async run(context, { name }, flags) {
    const user = { UserName: name, ...detailsOf(flags), policies: (flags.policy ?? []).map(parsePolicy) };
    const created = await changeUser(context, name, (account, now) => createUser(account, user, newUserId(), now));
    return changedUser(created, 'created', [
      user.policies.length === 0
        ? `next: sso-cli attach-policy ${name} ReadOnlyAccess`
        : 'next: sso-cli verify-response <file>',
    ]);
  },
});
