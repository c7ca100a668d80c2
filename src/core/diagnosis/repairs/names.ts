// Which names a NameID may stand for, and which NameIDs stand for nobody: repairs propose the first and nothing of the second.

import { editDistance } from '../../near-words.ts';
import { type Account, takesDomain } from '../../ram/account.ts';
import { acceptedSuffixes, type Mapping } from '../../ram/mapping.ts';
import { skeleton } from '../../ram/nearest.ts';
import { USER_NAME } from '../../ram/user.ts';
import { isPlaceholder } from '../../saml/placeholder.ts';

/**
 * Names of RAM users that the value may be meant for, the likeliest first: as it is, without a Windows domain (CORP\alice),
 * the part of a mail name before its "@", and without what no name may hold.
 */
export function candidateNames({ nameId, prefix }: Mapping): string[] {
  const plain = skeleton(prefix);
  const bare = [prefix, plain].flatMap((each) => [each, each.split(/[\\/]/).at(-1) ?? '']);
  const local = [nameId, ...bare].map((each) => skeleton(each).split(/[\\/]/).at(-1)?.split('@')[0] ?? '');
  const cleaned = local.map((each) => each.replace(/[^A-Za-z0-9._-]/g, ''));
  const names = [...bare, ...local, ...cleaned];
  return names.filter((name, i) => USER_NAME.test(name) && names.indexOf(name) === i);
}

/** The NameIDs that this account takes for a user of this name, that of the default domain first. */
export function nameIdsFor(name: string, account: Account): string[] {
  return takesDomain(account) ? acceptedSuffixes(account).map((suffix) => `${name}@${suffix}`) : [name];
}

/** A value that a machine made, or that was hidden: whoever it stands for, it is no name. */
export function isOpaque({ nameId, prefix }: Mapping): boolean {
  const value = prefix.trim();
  if (isPlaceholder(nameId) || isPlaceholder(prefix)) return true;
  if (/[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}/i.test(value)) return true;
  if (/^_?[0-9a-f]{16,}$/i.test(value) || /^_[\w.+/=-]{15,}$/.test(value) || /^\d{15,}$/.test(value)) return true;
  // Directory paths, and Base64 of bytes.
  if (/^(?:cn|uid|dc|ou)=/i.test(value) || /^[A-Za-z0-9+/]{16,}={1,2}$/.test(value)) return true;
  const turns = value.match(/[A-Za-z](?=\d)|\d(?=[A-Za-z])|[a-z](?=[A-Z])/g)?.length ?? 0;
  return /^[A-Za-z0-9_-]{16,}$/.test(value) && turns >= 4;
}

/** Alibaba Cloud's own: nobody else can have a name below them verified. */
const RESERVED = ['onaliyun.com', 'aliyun.com', 'alibabacloud.com'];

/** A domain that only looks like one of this account's, or cannot be anybody's own. */
export function isLookAlike(domain: string, account: Account): boolean {
  const lower = domain.toLowerCase();
  // In an international name the letters are encoded: what it looks like is not to be told here.
  if (/(^|\.)xn--/.test(lower)) return true;
  const shown = skeleton(lower).toLowerCase();
  if (RESERVED.some((each) => shown === each || shown.endsWith(`.${each}`))) return true;
  const own = [account.defaultDomain, account.domainAlias || null, account.auxiliaryDomain || null];
  return [...own, ...RESERVED].some((each) => {
    if (each === null) return false;
    const known = each.toLowerCase();
    if (shown === known) return lower !== known;
    const isClose = known.length > 5 && editDistance(unfold(shown), unfold(known), 2) <= 2;
    return isClose || `.${shown}`.includes(`.${known}.`);
  });
}

/** Digits and letters that are read for each other. */
const unfold = (text: string) =>
  text.replace(/[01357]/g, (digit) => ({ 0: 'o', 1: 'l', 3: 'e', 5: 's', 7: 't' })[digit] ?? digit).replace(/rn/g, 'm');
