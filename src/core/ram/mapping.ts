// From a NameID to a RAM user, by Alibaba Cloud's rules and no others: no trimming, no case folding of names, no Unicode
// normalisation. Sources: "SAML response for user-based SSO" (2026-03-23), SetUserSsoSettings (2025-09-25).

import { type Account, formerDomain, ownSuffix, takesDomain } from './account.ts';
import { type RamUser, USER_NAME } from './user.ts';
import { indexOf } from './user-index.ts';

export interface Mapping {
  readonly nameId: string;
  /** What stands before the last "@"; the whole NameID where there is none. */
  readonly prefix: string;
  /** What stands behind it; null where there is no "@". */
  readonly suffix: string | null;
  readonly suffixKind: SuffixKind;
  /** Code points that no RAM user name may have, white space at either end included; each once, in order. */
  readonly oddCodePoints: readonly string[];
  readonly hasValidName: boolean;
  /** The RAM user of exactly the name in `prefix`, whether or not the suffix is accepted. */
  readonly user: RamUser | null;
  /** Where nobody has exactly that name, a RAM user whose name differs in case alone. */
  readonly caseTwin: RamUser | null;
}

/**
 * default, alias, auxiliary: accepted. former: accepted, undocumented. shadowed: the auxiliary domain behind an alias.
 * logon-form: <alias> without .onaliyun.com, which works for passwords only. none: no "@". unknown: anything else.
 */
export type SuffixKind = 'default' | 'alias' | 'auxiliary' | 'former' | 'shadowed' | 'logon-form' | 'none' | 'unknown';

/** The NameID that this account takes for a user of this name. */
export function nameIdFor(userName: string, account: Account): string {
  return takesDomain(account) ? `${userName}@${account.defaultDomain}` : userName;
}

/** The users of an account by name; whoever supposes one user more need not copy the list. */
export interface NamedUsers {
  named(name: string): RamUser | undefined;
  /** The first of those whose name differs in case alone, if at all. */
  namedInLowerCase(name: string): RamUser | undefined;
}

export function indexUsers(users: readonly RamUser[]): NamedUsers {
  const index = indexOf(users);
  return { named: (name) => index.byName.get(name), namedInLowerCase: (name) => index.byLowerName.get(name) };
}

/** `index`: of the users of `account`, where there is one. */
export function mapNameId(nameId: string, account: Account, index: NamedUsers | null = null): Mapping {
  const at = nameId.lastIndexOf('@');
  const prefix = at < 0 ? nameId : nameId.slice(0, at);
  const suffix = at < 0 ? null : nameId.slice(at + 1);
  const { named, namedInLowerCase } = index ?? indexUsers(account.users);
  const user = named(prefix) ?? null;
  const hasName = USER_NAME.test(prefix);
  const odd = hasName ? [] : [...prefix].filter((c) => !/[A-Za-z0-9._-]/.test(c));
  const domain = suffix?.trim() ?? null;
  const padding = suffix === null || domain === null || suffix === domain ? '' : suffix.replace(domain, '');
  return {
    nameId,
    prefix,
    suffix,
    suffixKind: domain === null ? 'none' : kindOf(domain, account),
    oddCodePoints: hasName && padding === '' ? odd : [...new Set([...odd, ...padding])],
    hasValidName: hasName && padding === '',
    user,
    caseTwin: user ? null : (namedInLowerCase(prefix.toLowerCase()) ?? null),
  };
}

/** The suffixes that this account accepts today, in Alibaba Cloud's order of precedence. */
export function acceptedSuffixes(account: Account): string[] {
  const own = ownSuffix(account);
  return [account.defaultDomain, ...(own ? [own] : [])];
}

/** Suffixes that lead to a user: the accepted ones, and the former. */
const TAKEN: ReadonlySet<SuffixKind> = new Set(['default', 'alias', 'auxiliary', 'former']);

/** The user that a NameID logs on, if Alibaba Cloud's rules lead to exactly one; an accepted suffix is required. */
export function mappedUser(mapping: Mapping, account: Account): RamUser | null {
  if (!mapping.hasValidName || mapping.user?.Status !== 'active') return null;
  const fits = takesDomain(account) ? TAKEN.has(mapping.suffixKind) : mapping.suffixKind === 'none';
  return fits ? mapping.user : null;
}

/** The kind of suffix that `mapNameId` would see. */
export function suffixKindOf(nameId: string, account: Account): SuffixKind {
  const at = nameId.lastIndexOf('@');
  return at < 0 ? 'none' : kindOf(nameId.slice(at + 1).trim(), account);
}

/** The user whom `mappedUser` would find in the mapping, which is not made: for thousands that takes several times as long. */
export function userReached(nameId: string, account: Account, index: NamedUsers): RamUser | null {
  const at = nameId.lastIndexOf('@');
  const name = at < 0 ? nameId : nameId.slice(0, at);
  const user = index.named(name);
  if (user?.Status !== 'active' || !USER_NAME.test(name)) return null;
  if (at < 0 || !takesDomain(account)) return at < 0 && !takesDomain(account) ? user : null;
  const suffix = nameId.slice(at + 1);
  return suffix === suffix.trim() && TAKEN.has(kindOf(suffix, account)) ? user : null;
}

function kindOf(suffix: string, account: Account): SuffixKind {
  if (sameDomain(suffix, account.defaultDomain)) return 'default';
  if (account.domainAlias && sameDomain(suffix, account.domainAlias)) return 'alias';
  if (account.auxiliaryDomain && sameDomain(suffix, account.auxiliaryDomain))
    return account.domainAlias ? 'shadowed' : 'auxiliary';
  if (sameDomain(suffix, formerDomain(account.accountId))) return 'former';
  if (sameDomain(suffix, account.defaultDomain.replace(/\.onaliyun\.com$/, ''))) return 'logon-form';
  return 'unknown';
}

/** Domain names compare without regard to case, in ASCII alone (RFC 4343): "K" (KELVIN SIGN) is no "k". */
function sameDomain(a: string, b: string): boolean {
  if (a === b || a.length !== b.length) return a === b;
  const lower = (text: string) => text.replace(/[A-Z]/g, (c) => c.toLowerCase());
  return lower(a) === lower(b);
}
