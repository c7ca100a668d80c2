// Step 6, identify: is there exactly one RAM user of that name, may it log on, and is it the one that was expected?

import { mappedUser } from '../../ram/mapping.ts';
import { type NearUser, nearestUsers } from '../../ram/nearest.ts';
import type { CheckCode } from '../codes.ts';
import { type Details, defineCheck, found, type Judgement, notApplicable, pass } from '../define.ts';
import type { Facts } from '../facts.ts';
import { ALIBABA_FAQ, ALIBABA_LIMITS, ALIBABA_RESPONSE, silentOnIt } from '../sources.ts';
import { NAMEID } from './nameid.ts';

/** A name can be looked up even under a wrong suffix, so that one repair does not uncover the next failure. */
const NAMED: readonly CheckCode[] = [...NAMEID, 'nameid-invalid-characters'];

/** What must hold for the NameID to lead to one RAM user. */
export const MAPPED: readonly CheckCode[] = [
  ...NAMED,
  'nameid-domain-missing',
  'nameid-domain-forbidden',
  'nameid-domain-mismatch',
  'nameid-domain-shadowed',
  'user-not-found',
  'user-case-mismatch',
  'user-inactive',
];

export interface Nobody extends Details {
  readonly name: string;
  readonly near: readonly NearUser[];
}

export const userNotFound = defineCheck({
  code: 'user-not-found',
  step: 6,
  severity: 'error',
  where: 'alibaba-cloud',
  sources: [ALIBABA_FAQ, ALIBABA_RESPONSE],
  after: NAMED,
  tells: { expected: 'user', actual: 'user' },
  judge: (facts: Facts): Judgement<Nobody> => {
    const { mapping, account } = facts;
    if (!mapping || mapping.user || mapping.caseTwin) return pass;
    const near = nearestUsers(mapping.prefix, account.users);
    return found({
      name: mapping.prefix,
      near,
      ...(near.length > 0 ? { expected: near.map((each) => each.name).join(', ') } : {}),
      actual: mapping.prefix,
    });
  },
});

export const userCaseMismatch = defineCheck({
  code: 'user-case-mismatch',
  step: 6,
  severity: 'error',
  where: 'idp',
  sources: [silentOnIt(ALIBABA_RESPONSE)],
  after: NAMED,
  tells: { expected: 'user', actual: 'user' },
  judge: ({ mapping }: Facts) => {
    if (!mapping || mapping.user || !mapping.caseTwin) return mapping?.user ? pass : notApplicable;
    return found({ expected: mapping.caseTwin.UserName, actual: mapping.prefix });
  },
});

export interface Inactive extends Details {
  readonly name: string;
  readonly recycled: boolean;
}

export const userInactive = defineCheck({
  code: 'user-inactive',
  step: 6,
  severity: 'error',
  where: 'alibaba-cloud',
  sources: [ALIBABA_LIMITS, ALIBABA_FAQ],
  after: [...NAMED, 'user-not-found', 'user-case-mismatch'],
  judge: ({ mapping }: Facts): Judgement<Inactive> => {
    const user = mapping?.user;
    if (!user) return notApplicable;
    if (user.Status === 'active') return pass;
    return found({
      name: user.UserName,
      recycled: user.Status === 'recycled',
      expected: 'active',
      actual: user.Status,
    });
  },
});

export const userUnexpected = defineCheck({
  code: 'user-unexpected',
  step: 6,
  severity: 'error',
  where: 'idp',
  sources: [silentOnIt(ALIBABA_RESPONSE)],
  after: MAPPED,
  tells: { expected: 'user', actual: 'user' },
  judge: ({ mapping, account, options: { expectUser } }: Facts) => {
    if (expectUser === null) return notApplicable;
    const user = mapping && mappedUser(mapping, account);
    if (user && [user.UserName, user.UserPrincipalName].includes(expectUser)) return pass;
    return found({ expected: expectUser, actual: user?.UserName ?? '(none)' });
  },
});
