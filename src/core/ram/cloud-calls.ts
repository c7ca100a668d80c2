// The calls that an account can be known by: few, and none but those that read. Which call follows from which answer is
// said here; asking is left to adapters/aliyun.ts. Shapes: @alicloud/ims20190815 2.3.2, @alicloud/ram20150501 1.2.1.

import { requireGroup } from './group.ts';
import { RamError } from './ram-error.ts';

export interface CloudCall {
  readonly product: 'sts' | 'ims' | 'ram';
  readonly action: string;
  readonly parameters: Readonly<Record<string, string>>;
}

export interface CloudAnswer extends CloudCall {
  /** As parsed from JSON. */
  readonly response: unknown;
}

/** What an answer lacks, or that a list ends before its end. */
export class CloudAnswerError extends Error {
  override readonly name = 'CloudAnswerError';
  readonly action: string;
  readonly field: string;
  constructor({ action }: Pick<CloudCall, 'action'>, field: string) {
    super(`${action}: ${field}`);
    this.action = action;
    this.field = field;
  }
}

/** Pages as large as each call allows. ListUsers leaves frozen users out unless they are asked for. */
export const FIRST_CALLS: readonly CloudCall[] = [
  { product: 'sts', action: 'GetCallerIdentity', parameters: {} },
  { product: 'ims', action: 'GetDefaultDomain', parameters: {} },
  { product: 'ims', action: 'GetUserSsoSettings', parameters: {} },
  { product: 'ims', action: 'ListUsers', parameters: { MaxItems: '1000', Status: 'active,freeze' } },
  { product: 'ram', action: 'ListGroups', parameters: { MaxItems: '100' } },
  { product: 'ram', action: 'ListPolicies', parameters: { MaxItems: '1000' } },
];

/** One call for each of something that other calls list. */
export const REPEATED_CALLS = [
  {
    product: 'ram',
    action: 'ListUsersForGroup',
    parameters: { GroupName: '<group>', MaxItems: '1000' },
    each: 'group',
  },
  {
    product: 'ram',
    action: 'ListEntitiesForPolicy',
    parameters: { PolicyName: '<policy>', PolicyType: 'System|Custom' },
    each: 'attached policy',
  },
] as const satisfies readonly (CloudCall & { readonly each: string })[];

/** GetCallerIdentity needs no permission: whoever has credentials may ask who they are. */
export const RAM_ACTIONS: readonly string[] = [...FIRST_CALLS, ...REPEATED_CALLS]
  .filter(({ product }) => product !== 'sts')
  .map(ramActionOf)
  .toSorted();

/** The action as a RAM policy names it; the calls of IMS are actions of RAM. */
export function ramActionOf({ product, action }: Pick<CloudCall, 'product' | 'action'>): string {
  return `${product === 'sts' ? 'sts' : 'ram'}:${action}`;
}

/** What is to be asked once this is answered: the next page, the members of groups, who has a policy. */
export function followUps(answer: CloudAnswer): CloudCall[] {
  return [...nextPage(answer), ...details(answer)];
}

/** Where the rows of an answer stand that comes in pages. */
const ROWS: Readonly<Record<string, readonly [outer: string, inner: string]>> = {
  ListUsers: ['Users', 'User'],
  ListGroups: ['Groups', 'Group'],
  ListUsersForGroup: ['Users', 'User'],
  ListPolicies: ['Policies', 'Policy'],
};

/** The pages that are asked for. */
const PAGE_SIZES = [100, 1_000];

function nextPage(answer: CloudAnswer): CloudCall[] {
  const { product, action, parameters } = answer;
  const { IsTruncated, Marker } = recordOf(answer.response);
  if (IsTruncated === undefined && !Marker) {
    // Just a page, and nothing says that it is the last: whoever is not on it would be taken for gone.
    const rows = ROWS[action];
    if (rows && PAGE_SIZES.includes(listOf(answer, ...rows).length)) throw new CloudAnswerError(answer, 'IsTruncated');
    return [];
  }
  if (IsTruncated !== undefined && String(IsTruncated) !== 'true') return [];
  if (typeof Marker !== 'string' || Marker === '' || Marker === parameters.Marker)
    throw new CloudAnswerError(answer, 'Marker');
  return [{ product, action, parameters: { ...parameters, Marker } }];
}

function details(answer: CloudAnswer): CloudCall[] {
  if (answer.action === 'ListGroups')
    return listOf(answer, 'Groups', 'Group').map((group) => ({
      product: 'ram',
      action: 'ListUsersForGroup',
      parameters: { GroupName: groupNameOf(answer, group), MaxItems: '1000' },
    }));
  if (answer.action !== 'ListPolicies') return [];
  return listOf(answer, 'Policies', 'Policy')
    .filter(({ AttachmentCount }) => Number(AttachmentCount ?? 1) !== 0)
    .map((policy) => ({
      product: 'ram',
      action: 'ListEntitiesForPolicy',
      parameters: {
        PolicyName: textOf(answer, policy, 'PolicyName'),
        PolicyType: textOf(answer, policy, 'PolicyType'),
      },
    }));
}

type Fields = Readonly<Record<string, unknown>>;

export function recordOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

/** `Users.User[]` of an answer; nothing where the list is empty, which some answers leave out. @throws CloudAnswerError */
export function listOf(answer: CloudAnswer, outer: string, inner: string): Fields[] {
  const list = recordOf(recordOf(answer.response)[outer])[inner];
  if (list === undefined) {
    const { RequestId, Code, Message } = recordOf(answer.response);
    // Only who has a policy may be left out by kind; an answer that is no list at all, or an error, is of another kind.
    const isList = answer.action === 'ListEntitiesForPolicy' || RequestId !== undefined;
    if (!isList || Code !== undefined || Message !== undefined) throw new CloudAnswerError(answer, outer);
    return [];
  }
  if (!Array.isArray(list)) throw new CloudAnswerError(answer, `${outer}.${inner}`);
  return list.map(recordOf);
}

/** @throws CloudAnswerError */
export function textOf(answer: CloudAnswer, fields: Fields, name: string): string {
  const value = fields[name];
  if (typeof value !== 'string' || value === '') throw new CloudAnswerError(answer, name);
  return value;
}

/** What names something is so by RAM's rules, or the answer is not RAM's. @throws CloudAnswerError */
export function byTheRules(
  answer: CloudAnswer,
  field: string,
  value: string,
  require: (value: string) => unknown,
): string {
  try {
    require(value);
    return value;
  } catch (error) {
    if (error instanceof RamError) throw new CloudAnswerError(answer, field);
    throw error;
  }
}

/** @throws CloudAnswerError */
export function groupNameOf(answer: CloudAnswer, group: Fields): string {
  return byTheRules(answer, 'GroupName', textOf(answer, group, 'GroupName'), (GroupName) =>
    requireGroup({ GroupName }),
  );
}
