// list-groups: lists the RAM groups with their members and policies.

import { readStore } from '../adapters/store.ts';
import { type GroupJson, groupJson } from '../answers/group.ts';
import { defineCommand } from '../command.ts';
import { policyNames } from '../core/ram/policy.ts';
import { SCHEMA_VERSION } from '../core/report.ts';
import { EXIT } from '../exit.ts';
import { renderTable } from '../render/table.ts';
import type { CommandResult } from '../result.ts';

interface ListAnswer {
  readonly schemaVersion: number;
  readonly Groups: { readonly Group: readonly GroupJson[] };
  readonly IsTruncated: false;
}

export const command = defineCommand({
  description: 'Lists the RAM groups, sorted by name, with their members and policies.',
  examples: ['sso-cli list-groups', 'sso-cli list-groups --json'],
  async run(context): Promise<CommandResult<ListAnswer>> {
    const { account } = await readStore(context.settings.store);
    const groups = account.groups.map(({ GroupName }) => groupJson(account, GroupName));
    return {
      exitCode: EXIT.ok,
      json: { schemaVersion: SCHEMA_VERSION, Groups: { Group: groups }, IsTruncated: false },
      text: ({ Groups: { Group } }) =>
        renderTable(
          ['GROUP', 'MEMBERS', 'POLICIES'],
          Group.map((group) => [group.GroupName, membersOf(group), policyNames(group.Policies) || '-']),
        ),
      hints: groups.length === 0 ? ['next: sso-cli create-group <name> --policy ReadOnlyAccess'] : [],
    };
  },
});

/** Names that a line has room for; `--output json` has all. */
const MAX_SHOWN = 5;

function membersOf({ Users: { User } }: GroupJson): string {
  const names = User.slice(0, MAX_SHOWN).map(({ UserName }) => UserName);
  return [...names, ...(User.length > MAX_SHOWN ? [`… ${User.length} in all`] : [])].join(', ') || '-';
}
