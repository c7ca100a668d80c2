// Near misses between two URLs: names the one thing that differs, so that nobody has to compare them by eye.

import { type Account, acsOf, acsUrl, otherSite, spEntityId } from '../ram/account.ts';
import { trimEndOf } from '../text.ts';
import { ROLE_AUDIENCE, ROLE_URL } from './2-read/status.ts';

export type NearMiss =
  | 'white-space'
  | 'slash'
  | 'case'
  | 'scheme'
  | 'percent'
  | 'other-site'
  | 'other-account'
  | 'without-account'
  | 'with-account'
  | 'role-sso'
  | 'metadata-url';

/** How `actual` comes close to `expected`, for any two URLs. */
export function compareUrls(expected: string, actual: string): NearMiss | null {
  const same = (alter: (url: string) => string) => alter(expected) === alter(actual);
  if (same((url) => url.trim())) return 'white-space';
  if (same((url) => trimEndOf(url, '/'))) return 'slash';
  if (same((url) => url.toLowerCase())) return 'case';
  if (same((url) => url.replace(/^https?:/i, ''))) return 'scheme';
  if (same(unpercent)) return 'percent';
  if (same(loosely)) return 'case';
  return null;
}

/** What is left of a URL when everything that is easily got wrong is made alike. */
function loosely(url: string): string {
  const plain = unpercent(url).trim().toLowerCase();
  return trimEndOf(plain.replace(/^https?:/, ''), '/');
}

function unpercent(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}

/** How an Audience comes close to the entity ID of the account. */
export function audienceNearMiss(actual: string, account: Account): NearMiss | null {
  const plain = actual.trim();
  if (ROLE_AUDIENCE.test(plain) || ROLE_URL.test(plain)) return 'role-sso';
  if (plain === acsOf(account) || plain === acsUrl(otherSite(account.site))) {
    return plain === acsOf(account) ? 'without-account' : 'other-site';
  }
  if (plain === spEntityId({ ...account, site: otherSite(account.site) })) return 'other-site';
  if (/SpMetadata\.xml/i.test(plain)) return 'metadata-url';
  const [, accountId] = /^https:\/\/signin(?:-intl)?\.aliyun\.com\/(\d+)\/saml\/SSO$/.exec(plain) ?? [];
  if (accountId && accountId !== account.accountId) return 'other-account';
  return compareUrls(spEntityId(account), actual);
}

/** How a Recipient or Destination comes close to the ACS URL of the site. */
export function acsNearMiss(actual: string, account: Account): NearMiss | null {
  const plain = actual.trim();
  if (ROLE_URL.test(plain)) return 'role-sso';
  if (plain === spEntityId(account)) return 'with-account';
  if (plain === acsUrl(otherSite(account.site))) return 'other-site';
  if (plain === spEntityId({ ...account, site: otherSite(account.site) })) return 'other-site';
  if (/^https:\/\/signin(?:-intl)?\.aliyun\.com\/\d+\/saml\/SSO$/.test(plain)) return 'other-account';
  return compareUrls(acsOf(account), actual);
}
