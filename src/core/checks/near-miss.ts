// Near misses between two URLs: names the one thing that differs, so that nobody has to compare them by eye.

import { type Account, acsUrl, otherSite, spEntityId } from '../ram/account.ts';
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
  | 'acs-url'
  | 'entity-id'
  | 'role-sso'
  | 'metadata-url';

const WORDS: Record<NearMiss, { en: string; zh: string }> = {
  'white-space': { en: 'Only white space differs.', zh: '仅空白不同。' },
  slash: { en: 'Only the slash at the end differs.', zh: '仅末尾的斜杠不同。' },
  case: { en: 'Only upper and lower case differ.', zh: '仅大小写不同。' },
  scheme: { en: 'Only http and https differ.', zh: '仅 http 与 https 不同。' },
  percent: { en: 'Only the percent-encoding differs.', zh: '仅百分号编码不同。' },
  'other-site': {
    en: 'It is the address of the other site (signin.aliyun.com is China, signin-intl.aliyun.com is international).',
    zh: '这是另一站点的地址（signin.aliyun.com 为中国站，signin-intl.aliyun.com 为国际站）。',
  },
  'other-account': { en: 'It is the address of another Alibaba Cloud account.', zh: '这是另一个阿里云账号的地址。' },
  'without-account': {
    en: 'It is the old form without the account ID.',
    zh: '这是不含账号 ID 的旧写法。',
  },
  'with-account': {
    en: 'It is the form with the account ID, from documentation before 2022; the ACS URL has none.',
    zh: '这是 2022 年以前文档中含账号 ID 的写法；ACS 地址不含账号 ID。',
  },
  'acs-url': {
    en: 'It is the ACS URL; the audience is the entity ID, with the account ID in it.',
    zh: '这是 ACS 地址；受众应为实体 ID，其中含账号 ID。',
  },
  'entity-id': {
    en: 'It is the entity ID; here the ACS URL belongs, without the account ID.',
    zh: '这是实体 ID；此处应为不含账号 ID 的 ACS 地址。',
  },
  'role-sso': { en: 'It is the value for role-based SSO.', zh: '这是角色 SSO 的值。' },
  'metadata-url': { en: 'It is the address of the metadata document.', zh: '这是元数据文档的地址。' },
};

/** The near miss in words, led by a blank; '' when there is none. */
export function nearMissWords(miss: NearMiss | null, lang: 'en' | 'zh'): string {
  if (!miss) return '';
  return lang === 'en' ? ` ${WORDS[miss].en}` : WORDS[miss].zh;
}

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
  if (plain === acsUrl(account.site) || plain === acsUrl(otherSite(account.site))) {
    return plain === acsUrl(account.site) ? 'without-account' : 'other-site';
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
  return compareUrls(acsUrl(account.site), actual);
}
