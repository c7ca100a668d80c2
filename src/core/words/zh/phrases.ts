// Simplified Chinese: phrases that several findings share.

import type { NearMiss } from '../../checks/near-miss.ts';
import { type TimeUnit, unitsOf } from '../../saml/time.ts';

const UNIT: Record<TimeUnit, string> = { day: '天', hour: '小时', minute: '分', second: '秒' };

/** A distance in time: “43 秒”、“2 小时 5 分”. */
export function distance(milliseconds: number): string {
  return (
    unitsOf(milliseconds)
      .map(([count, unit]) => `${count} ${UNIT[unit]}`)
      .join(' ') || '不到 1 秒'
  );
}

const NEAR_MISS: Record<NearMiss, string> = {
  'white-space': '仅空白不同。',
  slash: '仅末尾的斜杠不同。',
  case: '仅大小写不同。',
  scheme: '仅 http 与 https 不同。',
  percent: '仅百分号编码不同。',
  'other-site': '这是另一站点的地址（signin.aliyun.com 为中国站，signin-intl.aliyun.com 为国际站）。',
  'other-account': '这是另一个阿里云账号的地址。',
  'without-account': '这是不含账号 ID 的旧写法。',
  'with-account': '这是 2022 年以前文档中含账号 ID 的写法；ACS 地址不含账号 ID。',
  'role-sso': '这是角色 SSO 的值。',
  'metadata-url': '这是元数据文档的地址。',
};

/** The near miss as a sentence that follows another; '' when there is none. */
export function nearMiss(miss: NearMiss | null): string {
  return miss ? `${NEAR_MISS[miss]}` : '';
}

/** An offset from UTC as time zones are written: "+8", "-3:30". */
export function zone(offset: number): string {
  const minutes = Math.abs(offset) / 60_000;
  const rest = minutes % 60;
  return `${offset < 0 ? '-' : '+'}${Math.floor(minutes / 60)}${rest === 0 ? '' : `:${String(rest).padStart(2, '0')}`}`;
}
