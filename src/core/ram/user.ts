// A RAM user and RAM's own rules for its fields. Field names are Alibaba Cloud's (IMS 2019-08-15, RAM 2015-05-01).

import { type Policy, samePolicy, withOneLess, withOneMore } from './policy.ts';
import { RamError } from './ram-error.ts';

export interface RamUser {
  readonly UserName: string;
  readonly UserPrincipalName: string;
  /** Digits, opaque. Absent for a user that was only named on the command line. */
  readonly UserId?: string;
  readonly DisplayName?: string;
  readonly Email?: string;
  readonly MobilePhone?: string;
  readonly Comments?: string;
  readonly Status: UserStatus;
  /** ISO 8601 UTC. */
  readonly CreateDate?: string;
  readonly UpdateDate?: string;
  /** The groups that it is in, by name. Absent where it is in none. */
  readonly Groups?: { readonly Group: readonly { readonly GroupName: string }[] };
  readonly Policies: { readonly Policy: readonly Policy[] };
}

/** `freeze` is IMS's word for a disabled user; deleted users stay in the recycle bin for a while. */
export type UserStatus = 'active' | 'freeze' | 'recycled';

export type UserDetails = Pick<RamUser, 'DisplayName' | 'Email' | 'MobilePhone' | 'Comments'>;

/** 1 to 64 letters, digits, periods, hyphens and underscores (RAM CreateUser). */
export const USER_NAME = /^[A-Za-z0-9._-]{1,64}$/;

/** @throws RamError InvalidParameter.UserName.Length, InvalidParameter.UserName.InvalidChars */
export function requireUserName(name: string): void {
  if (USER_NAME.test(name)) return;
  if (name.length < 1 || name.length > 64) {
    throw new RamError('InvalidParameter.UserName.Length', { key: 'user-name-length', args: { length: name.length } });
  }
  throw new RamError('InvalidParameter.UserName.InvalidChars', { key: 'user-name-characters', args: { name } });
}

/** A user with its fields in the order of Alibaba Cloud's own answers. What is undefined is left out where it becomes JSON. */
export function answeredUser(user: RamUser) {
  return {
    UserId: user.UserId,
    UserName: user.UserName,
    UserPrincipalName: user.UserPrincipalName,
    DisplayName: user.DisplayName,
    Email: user.Email,
    MobilePhone: user.MobilePhone,
    Comments: user.Comments,
    Status: user.Status,
    CreateDate: user.CreateDate,
    UpdateDate: user.UpdateDate,
    Groups: user.Groups,
    Policies: {
      Policy: user.Policies.Policy.map(({ PolicyName, PolicyType, AttachDate }) => ({
        PolicyName,
        PolicyType,
        AttachDate,
      })),
    },
  };
}

/** In the order in which an account has its users: most of them are in it. */
export function sortedUsers<T extends Pick<RamUser, 'UserName'>>(users: Iterable<T>): T[] {
  const all = [...users];
  let last = '';
  for (const { UserName } of all) {
    if (UserName < last) return all.sort((a, b) => (a.UserName < b.UserName ? -1 : 1));
    last = UserName;
  }
  return all;
}

/** A user of whom only the name is known. */
export function userNamed(name: string, defaultDomain: string): RamUser {
  return { UserName: name, UserPrincipalName: `${name}@${defaultDomain}`, Status: 'active', Policies: { Policy: [] } };
}

/**
 * Checks the optional fields by RAM's rules. DisplayName: RAM allows 128 characters, IMS 24; the wider one is taken.
 *
 * @throws RamError InvalidParameter.<field>.<Length|Format|InvalidChars>
 */
export function requireDetails({ DisplayName, Email, MobilePhone, Comments }: UserDetails): void {
  if (DisplayName !== undefined) requireText('DisplayName', DisplayName);
  if (Comments !== undefined) requireText('Comments', Comments);
  if (Email !== undefined && (!/^[^\s@]{1,64}@[^\s@]{1,255}$/.test(Email) || hasInvisible(Email))) {
    throw new RamError('InvalidParameter.Email.Format', { key: 'not-an-email', args: { email: Email } });
  }
  if (MobilePhone !== undefined && !/^\d{1,4}-\d{4,20}$/.test(MobilePhone)) {
    throw new RamError('InvalidParameter.MobilePhone.Format', {
      key: 'not-a-phone-number',
      args: { phone: MobilePhone },
    });
  }
}

/** Both of them, for one of thousands: what most users look like is seen at once. @throws RamError as they do */
export function requireFields(user: Pick<RamUser, 'UserName'> & UserDetails): void {
  const { UserName, DisplayName, Email, MobilePhone, Comments } = user;
  const isBare = Email === undefined && MobilePhone === undefined && Comments === undefined;
  if (isBare && USER_NAME.test(UserName) && (DisplayName === undefined || PLAIN_TEXT.test(DisplayName))) return;
  requireUserName(UserName);
  requireDetails(user);
}

const PLAIN_TEXT = /^[ -~]{1,128}$/;

const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

/** Most texts are ASCII, which is quickly seen. */
const hasInvisible = (text: string) => !/^[ -~]*$/.test(text) && INVISIBLE.test(text);

function requireText(field: 'DisplayName' | 'Comments', value: string): void {
  // Counted by characters, of which there are no more than code units.
  const length = value.length <= 128 ? value.length : [...value].length;
  if (length < 1 || length > 128) {
    throw new RamError(`InvalidParameter.${field}.Length`, { key: 'text-length', args: { field, length } });
  }
  if (hasInvisible(value)) {
    throw new RamError(`InvalidParameter.${field}.InvalidChars`, { key: 'text-characters', args: { field } });
  }
}

/** @throws RamError EntityAlreadyExists.User.Policy, LimitExceeded.User.Policy */
export function withPolicy(user: RamUser, policy: Policy, now: string): RamUser {
  return { ...user, Policies: { Policy: withOneMore(user.Policies.Policy, policy, ownerOf(user), now) } };
}

/**
 * The user with exactly these policies; those that were attached before keep their date.
 *
 * @throws RamError EntityAlreadyExists.User.Policy, LimitExceeded.User.Policy
 */
export function withPolicies(user: RamUser, policies: readonly Policy[], now: string): RamUser {
  const before = user.Policies.Policy;
  const bare: RamUser = { ...user, Policies: { Policy: [] } };
  return policies.reduce((each, policy) => {
    const date = policy.AttachDate ?? before.find((old) => samePolicy(old, policy))?.AttachDate ?? now;
    return withPolicy(each, policy, date);
  }, bare);
}

/** @throws RamError EntityNotExist.User.Policy */
export function withoutPolicy(user: RamUser, policy: Policy): RamUser {
  return { ...user, Policies: { Policy: withOneLess(user.Policies.Policy, policy, ownerOf(user)) } };
}

const ownerOf = ({ UserName }: RamUser) => ({ kind: 'User', name: UserName }) as const;
