// A RAM user as JSON and as text: Alibaba Cloud's field names, in the order of its own answers.

import { groupNamesOf, inheritedPolicies, type RamGroup } from '../core/ram/group.ts';
import { inheritedNames, policyNames } from '../core/ram/policy.ts';
import { answeredUser, type RamUser } from '../core/ram/user.ts';
import { SCHEMA_VERSION } from '../core/report.ts';
import type { Style } from '../result.ts';

/** With what its groups give it, apart from its own policies. */
export function userJson(user: RamUser, groups: readonly RamGroup[]) {
  return {
    ...answeredUser(user),
    Groups: { Group: groupNamesOf(user).map((GroupName) => ({ GroupName })) },
    inheritedPolicies: inheritedPolicies(user, groups),
  };
}

export type UserJson = ReturnType<typeof userJson>;

/** The answer about one user. */
export interface UserAnswer {
  readonly schemaVersion: number;
  readonly User: UserJson;
}

export function userAnswer(user: RamUser, groups: readonly RamGroup[]): UserAnswer {
  return { schemaVersion: SCHEMA_VERSION, User: userJson(user, groups) };
}

const NO_POLICIES = 'none: the logon works, and nothing else does';

export function userRows(user: UserJson, style: Style): string {
  const inherited = inheritedNames(user.inheritedPolicies);
  const rows: [string, string | undefined][] = [
    ['principal name', user.UserPrincipalName],
    ['user ID', user.UserId],
    ['display name', user.DisplayName],
    ['e-mail', user.Email],
    ['mobile phone', user.MobilePhone],
    ['comments', user.Comments],
    ['status', user.Status],
    ['created', user.CreateDate],
    ['updated', user.UpdateDate],
    ['groups', user.Groups.Group.map(({ GroupName }) => GroupName).join(', ') || undefined],
    ['policies', policyNames(user.Policies) || (inherited ? 'none of its own' : NO_POLICIES)],
    ['inherited', inherited || undefined],
  ];
  const lines = rows.flatMap(([name, value]) => (value === undefined ? [] : [`  ${name.padEnd(14)}  ${value}\n`]));
  return `${style.bold(user.UserName)}\n${lines.join('')}`;
}
