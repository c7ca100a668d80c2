// The shape of the store's file, and its version: what valibot refuses is named by its field.

import * as v from 'valibot';
import type { Account } from '../core/ram/account.ts';

/** An account as it is kept, with the IdP metadata document that was imported for it. */
export interface StoredAccount {
  readonly account: Account;
  /** XML text; null before the first import. */
  readonly metadataDocument: string | null;
}

/** 2 since 2026-11-25: settings may be unknown, and there are groups. Version 1 is read by upgrade-store.ts. */
export const STORE_VERSION = 2;

const DATE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;
const DIGITS = /^\d+$/;
const date = v.pipe(v.string(), v.regex(DATE, 'must be a time like 2026-11-23T10:00:00Z'));

const Policy = v.strictObject({
  PolicyName: v.string(),
  PolicyType: v.picklist(['System', 'Custom']),
  AttachDate: v.optional(date),
});

const Policies = v.strictObject({ Policy: v.array(Policy) });

const Group = v.strictObject({
  GroupName: v.string(),
  Comments: v.optional(v.string()),
  CreateDate: v.optional(date),
  UpdateDate: v.optional(date),
  Policies,
});

const User = v.strictObject({
  UserName: v.string(),
  UserPrincipalName: v.string(),
  UserId: v.optional(v.pipe(v.string(), v.regex(DIGITS, 'must be digits'))),
  DisplayName: v.optional(v.string()),
  Email: v.optional(v.string()),
  MobilePhone: v.optional(v.string()),
  Comments: v.optional(v.string()),
  Status: v.picklist(['active', 'freeze', 'recycled']),
  CreateDate: v.optional(date),
  UpdateDate: v.optional(date),
  Groups: v.optional(v.strictObject({ Group: v.array(v.strictObject({ GroupName: v.string() })) })),
  Policies,
});

/**
 * True of right users only, though not of all: the others are left to `User`, which says what is wrong with them. An
 * account may have 5,000 users, and valibot takes ten times as long.
 */
export function isPlainUser(value: unknown): boolean {
  if (!isObject(value)) return false;
  for (const key in value) {
    const field = value[key];
    switch (key) {
      case 'UserName':
      case 'UserPrincipalName':
      case 'DisplayName':
      case 'Email':
      case 'MobilePhone':
      case 'Comments':
        if (typeof field !== 'string') return false;
        break;
      case 'UserId':
        if (typeof field !== 'string' || !DIGITS.test(field)) return false;
        break;
      case 'Status':
        if (field !== 'active' && field !== 'freeze' && field !== 'recycled') return false;
        break;
      case 'CreateDate':
      case 'UpdateDate':
        if (typeof field !== 'string' || !DATE.test(field)) return false;
        break;
      case 'Policies':
        if (!isObject(field) || Object.keys(field).length !== 1 || !Array.isArray(field.Policy)) return false;
        if (!field.Policy.every(isPlainPolicy)) return false;
        break;
      case 'Groups':
        if (!isObject(field) || Object.keys(field).length !== 1 || !Array.isArray(field.Group)) return false;
        if (!field.Group.every(isPlainMembership)) return false;
        break;
      default:
        return false;
    }
  }
  return 'UserName' in value && 'UserPrincipalName' in value && 'Status' in value && 'Policies' in value;
}

function isPlainPolicy(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { PolicyName, PolicyType, AttachDate } = value;
  if (typeof PolicyName !== 'string' || (PolicyType !== 'System' && PolicyType !== 'Custom')) return false;
  if (AttachDate === undefined) return Object.keys(value).length === 2;
  return typeof AttachDate === 'string' && DATE.test(AttachDate) && Object.keys(value).length === 3;
}

function isPlainMembership(value: unknown): boolean {
  return isObject(value) && typeof value.GroupName === 'string' && Object.keys(value).length === 1;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const isListOfPlainUsers = (value: unknown) => Array.isArray(value) && value.every(isPlainUser);

const Users = v.array(User);
const SeenUsers = v.custom<v.InferOutput<typeof Users>>(() => true);

export const StoreFile = v.strictObject({
  schemaVersion: v.literal(STORE_VERSION),
  AccountId: v.string(),
  site: v.picklist(['intl', 'cn']),
  DefaultDomainName: v.string(),
  DomainAlias: v.optional(v.string()),
  UserSsoSettings: v.strictObject({
    AuthnSignAlgo: v.optional(v.picklist(['rsa-sha1', 'rsa-sha256'])),
    AuxiliaryDomain: v.optional(v.string()),
    MetadataDocument: v.optional(v.pipe(v.string(), v.base64('must be Base64'))),
    SsoEnabled: v.optional(v.boolean()),
    SsoLoginWithDomain: v.optional(v.boolean()),
  }),
  Groups: v.strictObject({ Group: v.array(Group) }),
  Users: v.strictObject({
    User: v.lazy((users): typeof SeenUsers | typeof Users => (isListOfPlainUsers(users) ? SeenUsers : Users)),
  }),
});

/** What the file holds, once it has the right shape. */
export type StoreContent = v.InferOutput<typeof StoreFile>;
