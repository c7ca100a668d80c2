// A stand-in for the aliyun command, on PATH: a shell script that answers from files, page by page, in the shapes of
// @alicloud/ims20190815 2.3.2 and @alicloud/ram20150501 1.2.1 (their typings). It knows the calls that it was given answers
// for and fails on any other; it logs each; it can throttle, deny and dawdle.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface CloudPolicy {
  readonly PolicyName: string;
  readonly PolicyType: 'System' | 'Custom';
}

export interface CloudModel {
  readonly accountId: string;
  readonly domain: string;
  readonly sso: Readonly<Record<string, string | boolean>>;
  readonly users: readonly {
    readonly UserName: string;
    readonly UserId: string;
    readonly DisplayName: string;
    readonly Comments: string;
    readonly Status: 'active' | 'freeze';
    readonly groups: readonly string[];
    readonly policies: readonly CloudPolicy[];
  }[];
  readonly groups: readonly {
    readonly GroupName: string;
    readonly Comments: string;
    readonly policies: readonly CloudPolicy[];
  }[];
  /** Policies that nobody has. */
  readonly idle: number;
}

export interface Cloud {
  /** To go before PATH. */
  readonly path: string;
  /** Every call so far, word for word. */
  calls(): string[];
  forget(): void;
  /** The next `times` calls of this action are throttled. */
  throttle(action: string, times: number, code?: string): void;
  deny(action: string): void;
  allow(action: string): void;
  /** Every call of this action waits so many seconds. */
  slow(action: string, seconds: number): void;
  say(action: string, text: string): void;
  answer(model: CloudModel): void;
}

export const DATE = '2026-01-02T03:04:05Z';

export function makeCloud(folder: string, model: CloudModel): Cloud {
  const path = join(folder, 'bin');
  const log = join(folder, 'calls.log');
  for (const each of ['bin', 'answers', 'throttle', 'deny', 'slow']) mkdirSync(join(folder, each), { recursive: true });
  writeFileSync(join(path, 'aliyun'), script(folder), { mode: 0o755 });
  const cloud: Cloud = {
    path,
    calls: () => (existsSync(log) ? readFileSync(log, 'utf8').trimEnd().split('\n') : []),
    forget: () => writeFileSync(log, ''),
    throttle(action, times, code = 'Throttling.User') {
      writeFileSync(join(folder, 'throttle', action), `${'x'.repeat(times)}`);
      writeFileSync(join(folder, 'throttle', `${action}.code`), code);
    },
    deny: (action) => writeFileSync(join(folder, 'deny', action), 'NoPermission'),
    allow: (action) => writeFileSync(join(folder, 'deny', action), ''),
    slow: (action, seconds) => writeFileSync(join(folder, 'slow', action), String(seconds)),
    say: (key, text) => writeFileSync(join(folder, 'answers', key), text),
    answer(next) {
      for (const [key, response] of answersOf(next))
        writeFileSync(join(folder, 'answers', key), JSON.stringify(response));
    },
  };
  cloud.answer(model);
  return cloud;
}

/** Built-ins alone where it can be: it is started hundreds of times. */
function script(folder: string): string {
  return `#!/bin/sh
printf '%s\\n' "$*" >> '${folder}/calls.log'
product=$1 action=$2 max= status= marker= name= type=
shift 2
while [ $# -gt 0 ]; do
  case $1 in
    --*=*) value=\${1#*=} flag=\${1%%=*}; shift ;;
    *) flag=$1 value=$2; shift 2 ;;
  esac
  case $flag in
    --MaxItems) max=$value ;;
    --Status) status=$value ;;
    --Marker) marker=$value ;;
    --GroupName|--PolicyName) name=$value ;;
    --PolicyType) type=$value ;;
    --endpoint|--profile) ;;
    *) echo "ERROR: unknown flag $flag" >&2; exit 2 ;;
  esac
done
fail() {
  printf 'ERROR: SDK.ServerError\\nErrorCode: %s\\nRecommend: https://api.aliyun.com\\nRequestId: 1\\nMessage: LTAI5tSecretKey %s\\n' "$1" "$action" >&2
  exit 1
}
if [ -s '${folder}'/slow/$action ]; then read -r seconds < '${folder}'/slow/$action || :; sleep "$seconds"; fi
if [ -s '${folder}'/deny/$action ]; then fail NoPermission; fi
if [ -s '${folder}'/throttle/$action ]; then
  read -r left < '${folder}'/throttle/$action || :
  printf %s "\${left#x}" > '${folder}'/throttle/$action
  read -r code < '${folder}'/throttle/$action.code || :
  fail "$code"
fi
file='${folder}'/answers/$product.$action.$max.$status.$name.$type.$marker
if [ ! -f "$file" ]; then fail InvalidParameter; fi
exec cat "$file"
`;
}

/** The name of an answer's file, with what it says. */
function answersOf({ accountId, domain, sso, users, groups, idle }: CloudModel): [string, object][] {
  const RequestId = '0F1A2B3C-0000';
  const all = new Map<string, CloudPolicy & { users: string[]; groups: string[] }>();
  const policyOf = (policy: CloudPolicy) => {
    const key = `${policy.PolicyType}:${policy.PolicyName}`;
    const known = all.get(key) ?? { ...policy, users: [], groups: [] };
    all.set(key, known);
    return known;
  };
  const members = new Map(groups.map(({ GroupName }) => [GroupName, [] as string[]]));
  for (const user of users) {
    for (const policy of user.policies) policyOf(policy).users.push(user.UserName);
    for (const group of user.groups) members.get(group)?.push(user.UserName);
  }
  for (const group of groups) for (const policy of group.policies) policyOf(policy).groups.push(group.GroupName);
  for (let i = 0; i < idle; i++) policyOf({ PolicyName: `AliyunIdle${i}`, PolicyType: 'System' });
  const pages = (key: string, size: number, outer: string, inner: string, rows: readonly object[]) =>
    Array.from({ length: Math.max(1, Math.ceil(rows.length / size)) }, (_, i): [string, object] => {
      const IsTruncated = (i + 1) * size < rows.length;
      return [
        `${key}.${i === 0 ? '' : `-page${i}`}`,
        {
          RequestId,
          IsTruncated,
          ...(IsTruncated ? { Marker: `-page${i + 1}` } : {}),
          [outer]: { [inner]: rows.slice(i * size, (i + 1) * size) },
        },
      ];
    });
  const userRow = ({ groups: _, policies: __, UserName, ...user }: CloudModel['users'][number]) => ({
    ...user,
    UserPrincipalName: `${UserName}@${domain}`,
    Email: '',
    MobilePhone: '',
    CreateDate: DATE,
    UpdateDate: DATE,
    LastLoginDate: '',
    ProvisionType: 'Manual',
    Tags: { Tag: [] },
  });
  return [
    ['sts.GetCallerIdentity.....', { AccountId: accountId, Arn: `acs:ram::${accountId}:user/audit`, RequestId }],
    ['ims.GetDefaultDomain.....', { DefaultDomainName: domain, RequestId }],
    ['ims.GetUserSsoSettings.....', { RequestId, UserSsoSettings: sso }],
    ...pages('ims.ListUsers.1000.active,freeze..', 1000, 'Users', 'User', users.map(userRow)),
    ...pages(
      'ram.ListGroups.100...',
      100,
      'Groups',
      'Group',
      groups.map(({ policies: _, ...group }) => ({ GroupId: 'g-1', ...group, CreateDate: DATE, UpdateDate: DATE })),
    ),
    ...[...members].flatMap(([name, names]) =>
      pages(
        `ram.ListUsersForGroup.1000..${name}.`,
        1000,
        'Users',
        'User',
        names.map((UserName) => ({ UserName, DisplayName: UserName, JoinDate: DATE })),
      ),
    ),
    ...pages(
      'ram.ListPolicies.1000...',
      1000,
      'Policies',
      'Policy',
      [...all.values()].map(({ users: by, groups: of, ...policy }) => ({
        ...policy,
        AttachmentCount: by.length + of.length,
        DefaultVersion: 'v1',
        CreateDate: DATE,
      })),
    ),
    ...[...all.values()].map(({ PolicyName, PolicyType, users: by, groups: of }): [string, object] => [
      `ram.ListEntitiesForPolicy...${PolicyName}.${PolicyType}.`,
      {
        RequestId,
        Users: { User: by.map((UserName) => ({ UserName, UserId: '1', AttachDate: DATE })) },
        Groups: { Group: of.map((GroupName) => ({ GroupName, Comments: '', AttachDate: DATE })) },
        Roles: { Role: [] },
      },
    ]),
  ];
}
