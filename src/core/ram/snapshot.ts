// From the raw answers of the cloud to what they say of the account. What an answer leaves out or leaves empty is not there:
// the cloud tells all of a user.

import { createAccount } from './account.ts';
import {
  byTheRules,
  type CloudAnswer,
  CloudAnswerError,
  FIRST_CALLS,
  followUps,
  groupNameOf,
  listOf,
  recordOf,
  textOf,
} from './cloud-calls.ts';
import { readSsoSettings, type SsoSettings } from './exchange/sso-settings.ts';
import type { RamGroup } from './group.ts';
import { sortedGroups } from './groups.ts';
import { comparePolicies, type Policy } from './policy.ts';
import { RamError } from './ram-error.ts';
import { type RamUser, requireDetails, requireUserName, sortedUsers } from './user.ts';

export interface CloudAccount {
  readonly accountId: string;
  readonly defaultDomain: string;
  readonly sso: SsoSettings;
  /** By name, without a principal name. */
  readonly users: readonly CloudUser[];
  /** By name. */
  readonly groups: readonly RamGroup[];
}

export type CloudUser = Omit<RamUser, 'UserPrincipalName'>;

/** The first call that these answers lack; null where they are all there are. @throws CloudAnswerError */
export function missingCall(answers: readonly CloudAnswer[]) {
  const known = new Set(answers.map(identity));
  const needed = [...FIRST_CALLS, ...answers.flatMap(followUps)];
  return needed.find((each) => !known.has(identity(each))) ?? null;
}

/** What makes a call ask for something else. How large a page is, or who answers for groups, does not. */
function identity({
  action,
  parameters: { Marker, GroupName, PolicyName, PolicyType },
}: Omit<CloudAnswer, 'response'>) {
  const of = action === 'ListPolicies' ? [Marker] : [Marker, GroupName, PolicyName, PolicyType];
  return JSON.stringify([action, ...of.map((each) => each ?? null)]);
}

/** @throws CloudAnswerError */
export function readSnapshot(answers: readonly CloudAnswer[]): CloudAccount {
  const of = (action: string) => answers.filter((each) => each.action === action);
  const one = (action: string) => {
    const [answer] = of(action);
    if (!answer) throw new CloudAnswerError({ action }, 'the answer');
    return answer;
  };
  const [identityAnswer, domain, settings] = [
    one('GetCallerIdentity'),
    one('GetDefaultDomain'),
    one('GetUserSsoSettings'),
  ];
  const sso = readSsoSettings(settings.response);
  if ('problem' in sso) throw new CloudAnswerError(settings, sso.problem === 'none' ? 'UserSsoSettings' : sso.problem);
  const accountId = byTheRules(
    identityAnswer,
    'AccountId',
    textOf(identityAnswer, recordOf(identityAnswer.response), 'AccountId'),
    (id) => createAccount(id, 'intl'),
  );
  const attached = attachments(of('ListEntitiesForPolicy'));
  const groupsOf = memberships(of('ListUsersForGroup'));
  const users = new Map<string, CloudUser>();
  // A user may come twice where the list changed between two pages.
  for (const answer of of('ListUsers'))
    for (const fields of listOf(answer, 'Users', 'User')) {
      const user = toUser(answer, fields);
      users.set(user.UserName, {
        ...user,
        ...(groupsOf.has(user.UserName) ? { Groups: { Group: groupsOf.get(user.UserName) ?? [] } } : {}),
        Policies: { Policy: attached.users.get(user.UserName) ?? [] },
      });
    }
  const groups = new Map<string, RamGroup>();
  for (const answer of of('ListGroups'))
    for (const fields of listOf(answer, 'Groups', 'Group')) {
      const group = toGroup(answer, fields);
      groups.set(group.GroupName, { ...group, Policies: { Policy: attached.groups.get(group.GroupName) ?? [] } });
    }
  return {
    accountId,
    defaultDomain: byTheRules(
      domain,
      'DefaultDomainName',
      textOf(domain, recordOf(domain.response), 'DefaultDomainName'),
      (defaultDomain) => createAccount(accountId, 'intl', { defaultDomain }),
    ),
    sso,
    users: sortedUsers(users.values()),
    groups: sortedGroups(groups.values()),
  };
}

function toUser(answer: CloudAnswer, fields: Readonly<Record<string, unknown>>): CloudUser {
  const name = byTheRules(answer, 'UserName', nameOf(answer, fields), requireUserName);
  const { UserId, Status, CreateDate, UpdateDate } = fields;
  return {
    UserName: name,
    ...(typeof UserId === 'string' && /^\d+$/.test(UserId) ? { UserId } : {}),
    ...detail('DisplayName', fields),
    ...detail('Email', fields),
    ...detail('MobilePhone', fields),
    ...detail('Comments', fields),
    Status: Status === undefined || Status === '' || Status === 'active' ? 'active' : 'freeze',
    ...date('CreateDate', CreateDate),
    ...date('UpdateDate', UpdateDate),
    Policies: { Policy: [] },
  };
}

function toGroup(answer: CloudAnswer, fields: Readonly<Record<string, unknown>>): RamGroup {
  return {
    GroupName: groupNameOf(answer, fields),
    ...detail('Comments', fields),
    ...date('CreateDate', fields.CreateDate),
    ...date('UpdateDate', fields.UpdateDate),
    Policies: { Policy: [] },
  };
}

/** IMS tells the principal name alone. */
function nameOf(answer: CloudAnswer, fields: Readonly<Record<string, unknown>>): string {
  if (typeof fields.UserName === 'string' && fields.UserName !== '') return fields.UserName;
  const principal = textOf(answer, fields, 'UserPrincipalName');
  const at = principal.lastIndexOf('@');
  return at < 0 ? principal : principal.slice(0, at);
}

/** A field that the store could not hold is left out: the cloud has it, and no logon depends on it. */
function detail(name: 'DisplayName' | 'Email' | 'MobilePhone' | 'Comments', fields: Readonly<Record<string, unknown>>) {
  const value = fields[name];
  if (typeof value !== 'string' || value === '') return {};
  try {
    requireDetails({ [name]: value });
    return { [name]: value };
  } catch (error) {
    if (error instanceof RamError) return {};
    throw error;
  }
}

function date(name: 'CreateDate' | 'UpdateDate' | 'AttachDate', value: unknown) {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(value) ? { [name]: value } : {};
}

/** Who has which policy, from the side of the policies. */
function attachments(answers: readonly CloudAnswer[]) {
  const users = new Map<string, Policy[]>();
  const groups = new Map<string, Policy[]>();
  for (const answer of answers) {
    const { PolicyName = '', PolicyType } = answer.parameters;
    if (PolicyName === '' || (PolicyType !== 'System' && PolicyType !== 'Custom'))
      throw new CloudAnswerError(answer, 'PolicyType');
    const add = (to: Map<string, Policy[]>, name: string, attachDate: unknown) =>
      to.set(name, [...(to.get(name) ?? []), { PolicyName, PolicyType, ...date('AttachDate', attachDate) }]);
    for (const fields of listOf(answer, 'Users', 'User')) add(users, nameOf(answer, fields), fields.AttachDate);
    for (const fields of listOf(answer, 'Groups', 'Group'))
      add(groups, textOf(answer, fields, 'GroupName'), fields.AttachDate);
  }
  for (const policies of [...users.values(), ...groups.values()]) policies.sort(comparePolicies);
  return { users, groups };
}

/** The groups of each user that is in one, sorted. */
function memberships(answers: readonly CloudAnswer[]): Map<string, { readonly GroupName: string }[]> {
  const of = new Map<string, Set<string>>();
  for (const answer of answers) {
    const GroupName = textOf(answer, answer.parameters, 'GroupName');
    for (const fields of listOf(answer, 'Users', 'User')) {
      const name = nameOf(answer, fields);
      of.set(name, (of.get(name) ?? new Set()).add(GroupName));
    }
  }
  return new Map([...of].map(([name, groups]) => [name, [...groups].sort().map((GroupName) => ({ GroupName }))]));
}
