// A RAM user as JSON and as text: Alibaba Cloud's field names, in the order of its own answers.

import { policyNames } from '../core/ram/policy.ts';
import type { RamUser } from '../core/ram/user.ts';
import { SCHEMA_VERSION } from '../core/report.ts';
import type { Style } from '../result.ts';

export function userJson(user: RamUser) {
  const {
    UserId,
    UserName,
    UserPrincipalName,
    DisplayName,
    Email,
    MobilePhone,
    Comments,
    Status,
    CreateDate,
    UpdateDate,
    Policies,
  } = user;
  // What is undefined is left out where it becomes JSON.
  return {
    UserId,
    UserName,
    UserPrincipalName,
    DisplayName,
    Email,
    MobilePhone,
    Comments,
    Status,
    CreateDate,
    UpdateDate,
    Policies: {
      Policy: Policies.Policy.map(({ PolicyName, PolicyType, AttachDate }) => ({ PolicyName, PolicyType, AttachDate })),
    },
  };
}

export type UserJson = ReturnType<typeof userJson>;

/** The answer about one user. */
export interface UserAnswer {
  readonly schemaVersion: number;
  readonly User: UserJson;
}

export function userAnswer(user: RamUser): UserAnswer {
  return { schemaVersion: SCHEMA_VERSION, User: userJson(user) };
}

export function userRows(user: UserJson, style: Style): string {
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
    ['policies', policyNames(user.Policies) || 'none: the logon works, and nothing else does'],
  ];
  const lines = rows.flatMap(([name, value]) => (value === undefined ? [] : [`  ${name.padEnd(14)}  ${value}\n`]));
  return `${style.bold(user.UserName)}\n${lines.join('')}`;
}
