// A RAM group as JSON and as text, with its members by name.

import type { Account } from '../core/ram/account.ts';
import { membersOf, requireExistingGroup } from '../core/ram/groups.ts';
import { policyNames } from '../core/ram/policy.ts';
import { SCHEMA_VERSION } from '../core/report.ts';
import { EXIT } from '../exit.ts';
import type { CommandResult, Style } from '../result.ts';

/** Field names of `aliyun ram GetGroup`, `ListUsersForGroup` and `ListPoliciesForGroup`. */
export function groupJson(account: Account, name: string) {
  const { GroupName, Comments, CreateDate, UpdateDate, Policies } = requireExistingGroup(account, name);
  return {
    GroupName,
    Comments,
    CreateDate,
    UpdateDate,
    Policies: {
      Policy: Policies.Policy.map(({ PolicyName, PolicyType, AttachDate }) => ({ PolicyName, PolicyType, AttachDate })),
    },
    Users: { User: membersOf(account, name).map(({ UserName }) => ({ UserName })) },
  };
}

export type GroupJson = ReturnType<typeof groupJson>;

export interface GroupAnswer {
  readonly schemaVersion: number;
  readonly Group: GroupJson;
}

export function groupAnswer(account: Account, name: string): GroupAnswer {
  return { schemaVersion: SCHEMA_VERSION, Group: groupJson(account, name) };
}

/** What every command that changes one group answers: the group as it is then. */
export function changedGroup(
  account: Account,
  name: string,
  done: string,
  hints: readonly string[] = [],
): CommandResult<GroupAnswer> {
  return {
    exitCode: EXIT.ok,
    json: groupAnswer(account, name),
    text: (json, style) => `${style.green(`✓ ${done}`)}  ${groupRows(json.Group, style)}`,
    hints,
  };
}

function groupRows(group: GroupJson, style: Style): string {
  const rows: [string, string | undefined][] = [
    ['comments', group.Comments],
    ['members', group.Users.User.map(({ UserName }) => UserName).join(', ') || 'none'],
    ['policies', policyNames(group.Policies) || 'none'],
  ];
  const lines = rows.flatMap(([name, value]) => (value === undefined ? [] : [`  ${name.padEnd(14)}  ${value}\n`]));
  return `${style.bold(group.GroupName)}\n${lines.join('')}`;
}
