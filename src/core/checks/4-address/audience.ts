// Step 4, address: is the response meant for this account (audience) and delivered to its site (recipient, destination)?

import { acsUrl, spEntityId } from '../../ram/account.ts';
import { ASSERTION } from '../2-read/assertion.ts';
import { type Details, defineCheck, found, type Judgement, notApplicable, pass } from '../define.ts';
import type { Facts } from '../facts.ts';
import { acsNearMiss, audienceNearMiss, type NearMiss, nearMissWords } from '../near-miss.ts';
import { ALIBABA_IDP, ALIBABA_RESPONSE, samlBindings, samlCore, samlProfiles } from '../sources.ts';

const CONFIRMED = [...ASSERTION, 'subject-missing', 'confirmation-missing', 'confirmation-multiple'] as const;

interface Missed extends Details {
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
  en: {
    title: 'There is no audience',
    why: 'The audience says for which service the response was made. Without it, one made for any other service would work here.',
    mend: 'At the IdP, set the audience (SP entity ID, identifier) of this application to the entity ID of this account.',
    says: () => 'The Conditions name no Audience.',
  },
  zh: {
    title: '没有受众',
    why: '受众说明响应是为哪个服务生成的。没有它，为其他服务生成的响应也能在此使用。',
    mend: '请在 IdP 中把该应用的受众（SP 实体 ID、标识符）设为本账号的实体 ID。',
    says: () => 'Conditions 中没有 Audience。',
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
    const wrong = restrictions.find((audiences) => !audiences.includes(expected));
    if (!wrong) return pass;
    const miss = wrong.map((actual) => audienceNearMiss(actual, account)).find((each) => each !== null) ?? null;
    return found({ expected, actual: wrong.join(', '), miss });
  },
  en: {
    title: 'The audience is not this account',
    why: 'Alibaba Cloud accepts a response only for the entity ID of the account, with the account ID in it, character by character.',
    mend: 'At the IdP, set the audience (SP entity ID, identifier) of this application to the expected value.',
    says: (d) => `The audience is not the entity ID of this account.${nearMissWords(d.miss, 'en')}`,
  },
  zh: {
    title: '受众不是本账号',
    why: '阿里云只接受受众为账号实体 ID（含账号 ID）的响应，逐字符比较。',
    mend: '请在 IdP 中把该应用的受众（SP 实体 ID、标识符）设为期望值。',
    says: (d) => `受众不是本账号的实体 ID。${nearMissWords(d.miss, 'zh')}`,
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
    assertion?.subject?.confirmations[0]?.recipient == null ? found({ expected: acsUrl(account.site) }) : pass,
  en: {
    title: 'There is no recipient',
    why: 'The Recipient says to which URL the response may be posted. Alibaba Cloud requires it.',
    mend: 'At the IdP, set the ACS URL (reply URL, recipient) of this application.',
    says: () => 'SubjectConfirmationData has no Recipient.',
  },
  zh: {
    title: '没有接收方',
    why: 'Recipient 说明响应可以提交到哪个 URL。阿里云要求提供。',
    mend: '请在 IdP 中设置该应用的 ACS 地址（回复 URL、Recipient）。',
    says: () => 'SubjectConfirmationData 没有 Recipient。',
  },
});

export const recipientMismatch = defineCheck({
  code: 'recipient-mismatch',
  step: 4,
  severity: 'error',
  where: 'idp',
  sources: [ALIBABA_RESPONSE, samlProfiles('4.1.4.2')],
  after: [...CONFIRMED, 'recipient-missing'],
  judge: ({ assertion, account }: Facts): Judgement<Missed> => {
    const expected = acsUrl(account.site);
    const actual = assertion?.subject?.confirmations[0]?.recipient ?? '';
    return actual === expected ? pass : found({ expected, actual, miss: acsNearMiss(actual, account) });
  },
  en: {
    title: 'The recipient is not the ACS URL of the site',
    why: 'A response posted to another URL than it was made for is refused, so that one stolen elsewhere cannot be used here.',
    mend: 'At the IdP, set the ACS URL (reply URL, recipient) of this application to the expected value.',
    says: (d) => `The Recipient is not the ACS URL of this site.${nearMissWords(d.miss, 'en')}`,
  },
  zh: {
    title: '接收方不是该站点的 ACS 地址',
    why: '提交到其他 URL 的响应会被拒绝，以免别处窃取的响应在此使用。',
    mend: '请在 IdP 中把该应用的 ACS 地址（回复 URL、Recipient）设为期望值。',
    says: (d) => `Recipient 不是该站点的 ACS 地址。${nearMissWords(d.miss, 'zh')}`,
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
    const expected = acsUrl(account.site);
    return actual === expected ? pass : found({ expected, actual, miss: acsNearMiss(actual, account) });
  },
  en: {
    title: 'The destination is not the ACS URL of the site',
    why: 'A response that names another Destination was meant for another service and must be discarded.',
    mend: 'At the IdP, set the destination (ACS URL) of this application to the expected value.',
    says: (d) => `The Destination is not the ACS URL of this site.${nearMissWords(d.miss, 'en')}`,
  },
  zh: {
    title: '目标不是该站点的 ACS 地址',
    why: '指明其他 Destination 的响应是发给其他服务的，必须丢弃。',
    mend: '请在 IdP 中把该应用的 Destination（ACS 地址）设为期望值。',
    says: (d) => `Destination 不是该站点的 ACS 地址。${nearMissWords(d.miss, 'zh')}`,
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
    return response?.destination == null ? found({ expected: acsUrl(account.site) }) : pass;
  },
  en: {
    title: 'The signed Response has no destination',
    why: 'A signed message must say where it goes (SAML Bindings 3.5.5.2); receivers differ in whether they insist.',
    mend: 'At the IdP, set the destination (ACS URL) of this application.',
    says: () => 'The Response is signed but has no Destination.',
  },
  zh: {
    title: '已签名的 Response 没有目标',
    why: '已签名的消息必须写明其目标（SAML Bindings 3.5.5.2）；各接收方的要求不一。',
    mend: '请在 IdP 中设置该应用的 Destination（ACS 地址）。',
    says: () => 'Response 已签名，但没有 Destination。',
  },
});

interface Unknown extends Details {
  readonly names: readonly string[];
}

export const conditionNotUnderstood = defineCheck({
  code: 'condition-not-understood',
  step: 4,
  severity: 'error',
  where: 'idp',
  sources: [samlCore('2.5.1.1'), ALIBABA_IDP],
  after: ASSERTION,
  judge: ({ assertion }: Facts): Judgement<Unknown> => {
    const names = assertion?.conditions?.unknown ?? [];
    return names.length > 0 ? found({ names, actual: names.join(', ') }) : pass;
  },
  en: {
    title: 'The Assertion sets a condition that nobody here understands',
    why: 'An assertion is only valid while all its conditions hold; one that is not understood cannot be said to hold.',
    mend: 'At the IdP, send no other conditions than times and audience for this application.',
    says: (d) => `The Conditions hold something that SAML does not define: ${d.names.join(', ')}.`,
  },
  zh: {
    title: 'Assertion 设置了无法理解的条件',
    why: '断言只有在其所有条件成立时才有效；无法理解的条件不能视为成立。',
    mend: '请让 IdP 对该应用只发送时间与受众条件。',
    says: (d) => `Conditions 中含有 SAML 未定义的内容：${d.names.join('，')}。`,
  },
});
