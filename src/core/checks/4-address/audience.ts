// Step 4, address: is the response meant for this account (audience) and delivered to its site (recipient, destination)?

import { acsOf, spEntityId } from '../../ram/account.ts';
import { ask, contradicts, meets } from '../../saml/provenance.ts';
import { ASSERTION } from '../2-read/assertion.ts';
import type { CheckCode } from '../codes.ts';
import { type Details, defineCheck, found, type Judgement, notApplicable, pass } from '../define.ts';
import type { Facts } from '../facts.ts';
import { acsNearMiss, audienceNearMiss, type NearMiss } from '../near-miss.ts';
import { ALIBABA_IDP, ALIBABA_RESPONSE, samlBindings, samlCore, samlProfiles, silentOnIt } from '../sources.ts';

const CONFIRMED: readonly CheckCode[] = [
  ...ASSERTION,
  'subject-missing',
  'confirmation-missing',
  'confirmation-multiple',
];

export interface Missed extends Details {
  readonly miss: NearMiss | null;
}

export const audienceMissing = defineCheck({
  code: 'audience-missing',
  step: 4,
  severity: 'error',
  where: 'idp',
  sources: [ALIBABA_RESPONSE, samlCore('2.5.1.4')],
  after: ASSERTION,
  judge: ({ assertion, account }: Facts) => {
    const restrictions = assertion?.conditions?.audienceRestrictions ?? [];
    const isMissing = restrictions.length === 0 || restrictions.some((audiences) => audiences.length === 0);
    return isMissing ? found({ expected: spEntityId(account) }) : pass;
  },
});

export const audienceMismatch = defineCheck({
  code: 'audience-mismatch',
  step: 4,
  severity: 'error',
  where: 'idp',
  sources: [ALIBABA_RESPONSE, samlCore('2.5.1.4')],
  after: [...ASSERTION, 'audience-missing'],
  judge: ({ assertion, account }: Facts): Judgement<Missed> => {
    const expected = spEntityId(account);
    const restrictions = assertion?.conditions?.audienceRestrictions ?? [];
    const wrong = restrictions.find((audiences) => !audiences.some((each) => meets(ask(expected), each)));
    if (!wrong) return pass;
    const miss = wrong.map((actual) => audienceNearMiss(actual, account)).find((each) => each !== null) ?? null;
    return found({ expected, actual: wrong.join(', '), miss });
  },
});

export const recipientMissing = defineCheck({
  code: 'recipient-missing',
  step: 4,
  severity: 'error',
  where: 'idp',
  sources: [ALIBABA_RESPONSE, samlProfiles('4.1.4.2')],
  after: CONFIRMED,
  judge: ({ assertion, account }: Facts) =>
    assertion?.subject?.confirmations[0]?.recipient == null ? found({ expected: acsOf(account) }) : pass,
});

export const recipientMismatch = defineCheck({
  code: 'recipient-mismatch',
  step: 4,
  severity: 'error',
  where: 'idp',
  sources: [ALIBABA_RESPONSE, samlProfiles('4.1.4.2')],
  after: [...CONFIRMED, 'recipient-missing'],
  judge: ({ assertion, account }: Facts): Judgement<Missed> => {
    const expected = acsOf(account);
    const recipient = assertion?.subject?.confirmations[0]?.recipient;
    if (meets(ask(expected), recipient)) return pass;
    return found({ expected, actual: recipient ?? '', miss: acsNearMiss(recipient ?? '', account) });
  },
});

export const destinationMismatch = defineCheck({
  code: 'destination-mismatch',
  step: 4,
  severity: 'error',
  where: 'idp',
  sources: [samlBindings('3.5.5.2'), samlCore('3.2.2')],
  judge: ({ response, account }: Facts): Judgement<Missed> => {
    const actual = response?.destination;
    if (actual == null) return notApplicable;
    const expected = acsOf(account);
    return contradicts(ask(expected), actual) ? found({ expected, actual, miss: acsNearMiss(actual, account) }) : pass;
  },
});

export const destinationMissing = defineCheck({
  code: 'destination-missing',
  step: 4,
  severity: 'warning',
  where: 'idp',
  sources: [samlBindings('3.5.5.2')],
  judge: ({ response, trust, account }: Facts) => {
    if (!trust?.response) return notApplicable;
    return response?.destination == null ? found({ expected: acsOf(account) }) : pass;
  },
});

export interface Unknown extends Details {
  readonly names: readonly string[];
}

export const conditionNotUnderstood = defineCheck({
  code: 'condition-not-understood',
  step: 4,
  severity: 'error',
  where: 'idp',
  sources: [samlCore('2.5.1.1'), silentOnIt(ALIBABA_IDP)],
  after: ASSERTION,
  judge: ({ assertion }: Facts): Judgement<Unknown> => {
    const names = assertion?.conditions?.unknown ?? [];
    return names.length > 0 ? found({ names, actual: names.join(', ') }) : pass;
  },
});
