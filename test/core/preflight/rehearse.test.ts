// The quick mapping and the checks of step 6 never disagree, and an index of users changes no answer.

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { CATALOGUE } from '../../../src/core/checks/catalogue.ts';
import { causeOf } from '../../../src/core/preflight/rehearse.ts';
import type { Account } from '../../../src/core/ram/account.ts';
import { indexUsers, mapNameId, mappedUser, suffixKindOf, userReached } from '../../../src/core/ram/mapping.ts';
import { userNamed } from '../../../src/core/ram/user.ts';
import { ACCOUNT, judge, pasted, response } from '../../support/idp.ts';

const NAMES = ['alice', 'Alice', 'bob', 'frozen', 'gone', 'a b', '', '\u0430lice', 'nobody', 'bob@corp.example'];
const DOMAINS = ['example.onaliyun.com', 'EXAMPLE.onaliyun.com', 'corp.example', 'alias.example', 'example', ' x', ''];
const nameIds = fc
  .tuple(fc.constantFrom(...NAMES), fc.option(fc.constantFrom(...DOMAINS, '5123456789012345.onaliyun.com')))
  .map(([name, domain]) => (domain === null ? name : `${name}@${domain}`));
const accounts = fc
  .record({
    domainAlias: fc.constantFrom(null, 'alias.example'),
    auxiliaryDomain: fc.constantFrom(null, 'corp.example'),
    ssoLoginWithDomain: fc.boolean(),
  })
  .map(
    (settings): Account => ({
      ...ACCOUNT,
      ...settings,
      users: [
        ...ACCOUNT.users,
        { ...userNamed('frozen', ACCOUNT.defaultDomain), Status: 'freeze' },
        { ...userNamed('gone', ACCOUNT.defaultDomain), Status: 'recycled' },
      ],
    }),
  );

it('with an index as without', () => {
  fc.assert(
    fc.property(nameIds, accounts, (nameId, account) => {
      expect(mapNameId(nameId, account, indexUsers(account.users))).toEqual(mapNameId(nameId, account));
    }),
    { numRuns: 500 },
  );
});

it('whom a NameID reaches is whom its mapping would log on, and its suffix of the kind that the mapping sees', () => {
  fc.assert(
    fc.property(nameIds, accounts, (nameId, account) => {
      const mapping = mapNameId(nameId, account);
      expect(userReached(nameId, account, indexUsers(account.users))).toBe(mappedUser(mapping, account));
      expect(suffixKindOf(nameId, account)).toBe(mapping.suffixKind);
    }),
    { numRuns: 1_000 },
  );
});

it('whoever is mapped fails no check of step 6, and a verification names the same cause', () => {
  const identify = CATALOGUE.filter(({ step }) => step === 6).map(({ code }) => code as string);
  fc.assert(
    fc.property(nameIds, accounts, (nameId, account) => {
      const mapping = mapNameId(nameId, account, indexUsers(account.users));
      const report = judge(pasted(null, response({ nameId })), { account });
      const failed = report.checks.find(({ code, outcome }) => outcome === 'fail' && identify.includes(code));
      if (mappedUser(mapping, account)) expect(failed).toBeUndefined();
      // Without a NameID there is none to map: that is a matter of step 2.
      else if (nameId.trim() !== '') expect(causeOf(mapping, account)).toBe(failed?.code);
    }),
    { numRuns: 150 },
  );
});
