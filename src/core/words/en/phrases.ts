// English: phrases that several findings share.

import type { NearMiss } from '../../checks/near-miss.ts';
import { type TimeUnit, unitsOf } from '../../saml/time.ts';

const UNIT: Record<TimeUnit, string> = { day: 'd', hour: 'h', minute: 'min', second: 's' };

/** A distance in time: "43 s", "2 h 5 min", "3 d". */
export function distance(milliseconds: number): string {
  return (
    unitsOf(milliseconds)
      .map(([count, unit]) => `${count} ${UNIT[unit]}`)
      .join(' ') || 'under 1 s'
  );
}

const NEAR_MISS: Record<NearMiss, string> = {
  'white-space': 'Only white space differs.',
  slash: 'Only the slash at the end differs.',
  case: 'Only upper and lower case differ.',
  scheme: 'Only http and https differ.',
  percent: 'Only the percent-encoding differs.',
  'other-site':
    'It is the address of the other site (signin.aliyun.com is China, signin-intl.aliyun.com is international).',
  'other-account': 'It is the address of another Alibaba Cloud account.',
  'without-account': 'It is the old form without the account ID.',
  'with-account': 'It is the form with the account ID, from documentation before 2022; the ACS URL has none.',
  'role-sso': 'It is the value for role-based SSO.',
  'metadata-url': 'It is the address of the metadata document.',
};

/** The near miss as a sentence that follows another; '' when there is none. */
export function nearMiss(miss: NearMiss | null): string {
  return miss ? ` ${NEAR_MISS[miss]}` : '';
}

/** An offset from UTC as time zones are written: "+8", "-3:30". */
export function zone(offset: number): string {
  const minutes = Math.abs(offset) / 60_000;
  const rest = minutes % 60;
  return `${offset < 0 ? '-' : '+'}${Math.floor(minutes / 60)}${rest === 0 ? '' : `:${String(rest).padStart(2, '0')}`}`;
}
