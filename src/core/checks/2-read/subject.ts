// Step 2, read: exactly one Subject, NameID and bearer confirmation, as Alibaba Cloud asks.

import { BEARER } from '../../xml/names.ts';
import type { CheckCode } from '../codes.ts';
import { defineCheck, found, notApplicable, pass } from '../define.ts';
import type { Facts } from '../facts.ts';
import { ALIBABA_RESPONSE, ALIBABA_SETTINGS, samlCore, samlProfiles } from '../sources.ts';
import { ASSERTION } from './assertion.ts';

const SUBJECT: readonly CheckCode[] = [...ASSERTION, 'subject-missing'];
const CONFIRMATION: readonly CheckCode[] = [...SUBJECT, 'confirmation-missing', 'confirmation-multiple'];

export const subjectMissing = defineCheck({
  code: 'subject-missing',
  step: 2,
  severity: 'error',
  where: 'idp',
  sources: [ALIBABA_RESPONSE, samlCore('2.4.1')],
  after: ASSERTION,
  judge: ({ assertion }: Facts) => (assertion?.subject ? pass : found({})),
});

export const nameIdMissing = defineCheck({
  code: 'nameid-missing',
  step: 2,
  severity: 'error',
  where: 'idp',
  sources: [ALIBABA_RESPONSE, samlCore('2.4.1')],
  after: SUBJECT,
  judge: ({ assertion }: Facts) => {
    if (!assertion?.subject || assertion.subject.encryptedIds > 0) return notApplicable;
    return assertion.subject.nameIds.length === 0 ? found({}) : pass;
  },
});

export const nameIdMultiple = defineCheck({
  code: 'nameid-multiple',
  step: 2,
  severity: 'error',
  where: 'idp',
  sources: [ALIBABA_RESPONSE, samlCore('2.4.1')],
  after: SUBJECT,
  tells: { actual: 'user' },
  judge: ({ assertion }: Facts) => {
    const values = assertion?.subject?.nameIds.map((each) => each.value) ?? [];
    return values.length > 1 ? found({ expected: '1', actual: values.join(', ') }) : pass;
  },
});

export const nameIdEmpty = defineCheck({
  code: 'nameid-empty',
  step: 2,
  severity: 'error',
  where: 'idp',
  sources: [ALIBABA_RESPONSE, samlCore('2.2.3')],
  after: [...SUBJECT, 'nameid-missing', 'nameid-multiple'],
  judge: ({ assertion }: Facts) => {
    const [nameId] = assertion?.subject?.nameIds ?? [];
    if (!nameId) return notApplicable;
    return nameId.value.trim() === '' ? found({}) : pass;
  },
});

export const nameIdEncrypted = defineCheck({
  code: 'nameid-encrypted',
  step: 2,
  severity: 'error',
  where: 'idp',
  sources: [ALIBABA_SETTINGS, samlCore('2.2.4')],
  after: SUBJECT,
  judge: ({ assertion }: Facts) => ((assertion?.subject?.encryptedIds ?? 0) > 0 ? found({}) : pass),
});

export const confirmationMissing = defineCheck({
  code: 'confirmation-missing',
  step: 2,
  severity: 'error',
  where: 'idp',
  sources: [ALIBABA_RESPONSE, samlProfiles('4.1.4.2')],
  after: SUBJECT,
  judge: ({ assertion }: Facts) => (assertion?.subject?.confirmations.length === 0 ? found({}) : pass),
});

export const confirmationMultiple = defineCheck({
  code: 'confirmation-multiple',
  step: 2,
  severity: 'error',
  where: 'idp',
  sources: [ALIBABA_RESPONSE],
  after: SUBJECT,
  judge: ({ assertion }: Facts) => {
    const count = assertion?.subject?.confirmations.length ?? 0;
    return count > 1 ? found({ expected: '1', actual: String(count) }) : pass;
  },
});

export const confirmationNotBearer = defineCheck({
  code: 'confirmation-not-bearer',
  step: 2,
  severity: 'error',
  where: 'idp',
  sources: [ALIBABA_RESPONSE, samlProfiles('4.1.4.2')],
  after: CONFIRMATION,
  judge: ({ assertion }: Facts) => {
    const method = assertion?.subject?.confirmations[0]?.method ?? '';
    return method === BEARER ? pass : found({ expected: BEARER, actual: method });
  },
});

export const confirmationWindowMissing = defineCheck({
  code: 'confirmation-window-missing',
  step: 2,
  severity: 'error',
  where: 'idp',
  sources: [ALIBABA_RESPONSE, samlProfiles('4.1.4.2')],
  after: CONFIRMATION,
  judge: ({ assertion }: Facts) =>
    assertion?.subject?.confirmations[0]?.notOnOrAfter == null ? found({ expected: 'NotOnOrAfter' }) : pass,
});
