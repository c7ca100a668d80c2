// Near misses: each kind that has a sentence is found somewhere, and a value that is merely different is none.

import { describe, expect, it } from 'vitest';
import { acsNearMiss, audienceNearMiss, compareUrls, type NearMiss } from '../../../src/core/checks/near-miss.ts';
import { createAccount } from '../../../src/core/ram/account.ts';

const ACCOUNT = createAccount('5123456789012345', 'intl');
const AUDIENCE = 'https://signin-intl.aliyun.com/5123456789012345/saml/SSO';
const ACS = 'https://signin-intl.aliyun.com/saml/SSO';

/** The compiler asks for every kind. */
const EXAMPLES: Record<NearMiss, readonly ['audience' | 'acs', actual: string]> = {
  'white-space': ['audience', `${AUDIENCE}\n`],
  slash: ['acs', `${ACS}/`],
  case: ['acs', 'https://signin-intl.aliyun.com/SAML/sso'],
  scheme: ['audience', AUDIENCE.replace('https', 'http')],
  percent: ['acs', 'https://signin-intl.aliyun.com/saml%2FSSO'],
  'other-site': ['audience', 'https://signin.aliyun.com/5123456789012345/saml/SSO'],
  'other-account': ['audience', 'https://signin-intl.aliyun.com/5999999999999999/saml/SSO'],
  'without-account': ['audience', ACS],
  'with-account': ['acs', AUDIENCE],
  'role-sso': ['audience', 'urn:alibaba:cloudcomputing:international'],
  'metadata-url': ['audience', 'https://signin-intl.aliyun.com/saml/SpMetadata.xml?tenantID=5123456789012345'],
};

describe('a near miss', () => {
  it.each(Object.entries(EXAMPLES))('%s', (kind, [of, actual]) => {
    expect((of === 'acs' ? acsNearMiss : audienceNearMiss)(actual, ACCOUNT)).toBe(kind);
  });

  it.each(['https://sp.example/saml', 'signin', ''])('none: %j', (actual) => {
    expect([acsNearMiss(actual, ACCOUNT), audienceNearMiss(actual, ACCOUNT), compareUrls(ACS, actual)]).toEqual([
      null,
      null,
      null,
    ]);
  });
});
