// Step 2, read: exactly one Subject, NameID and bearer confirmation, as Alibaba Cloud asks.

import { BEARER } from '../../xml/names.ts';
import { defineCheck, found, notApplicable, pass } from '../define.ts';
import type { Facts } from '../facts.ts';
import { ALIBABA_RESPONSE, ALIBABA_SETTINGS, samlCore, samlProfiles } from '../sources.ts';

import { ASSERTION } from './assertion.ts';

const SUBJECT = [...ASSERTION, 'subject-missing'] as const;
const CONFIRMATION = [...SUBJECT, 'confirmation-missing', 'confirmation-multiple'] as const;

export const subjectMissing = defineCheck({
  code: 'subject-missing',
  step: 2,
  severity: 'error',
  where: 'idp',
  sources: [ALIBABA_RESPONSE, samlCore('2.4.1')],
  after: ASSERTION,
  judge: ({ assertion }: Facts) => (assertion?.subject ? pass : found({})),
  en: {
    title: 'The Assertion has no Subject',
    why: 'The Subject holds the NameID that names the RAM user.',
    mend: 'At the IdP, configure a NameID for this application.',
    says: () => 'The Assertion has no Subject.',
  },
  zh: {
    title: 'Assertion 没有 Subject',
    why: 'Subject 中的 NameID 指明 RAM 用户。',
    mend: '请在 IdP 中为该应用配置 NameID。',
    says: () => 'Assertion 没有 Subject。',
  },
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
  en: {
    title: 'The Subject has no NameID',
    why: 'The NameID is the only thing that Alibaba Cloud maps to a RAM user; attributes are not looked at.',
    mend: 'At the IdP, map a user field (user principal name or e-mail address) to the NameID of this application.',
    says: () => 'The Subject has no NameID.',
  },
  zh: {
    title: 'Subject 没有 NameID',
    why: '阿里云只用 NameID 映射 RAM 用户，不看属性。',
    mend: '请在 IdP 中把用户字段（用户主体名称或邮箱地址）映射为该应用的 NameID。',
    says: () => 'Subject 没有 NameID。',
  },
});

export const nameIdMultiple = defineCheck({
  code: 'nameid-multiple',
  step: 2,
  severity: 'error',
  where: 'idp',
  sources: [ALIBABA_RESPONSE, samlCore('2.4.1')],
  after: SUBJECT,
  judge: ({ assertion }: Facts) => {
    const values = assertion?.subject?.nameIds.map((each) => each.value) ?? [];
    return values.length > 1 ? found({ expected: '1', actual: values.join(', ') }) : pass;
  },
  en: {
    title: 'The Subject has several NameIDs',
    why: 'Alibaba Cloud asks for exactly one: with two, it would be open who is logged on.',
    mend: 'At the IdP, leave one NameID rule for this application.',
    says: (d) => `The Subject has several NameIDs: ${d.actual}.`,
  },
  zh: {
    title: 'Subject 有多个 NameID',
    why: '阿里云要求恰好一个：有两个时无法确定登录的是谁。',
    mend: '请在 IdP 中为该应用只保留一条 NameID 规则。',
    says: (d) => `Subject 有多个 NameID：${d.actual}。`,
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
  en: {
    title: 'The NameID is empty',
    why: 'An empty NameID names nobody.',
    mend: 'At the IdP, fill the user field that the NameID is made from for this person, or choose a field that is always filled.',
    says: () => 'The NameID is empty.',
  },
  zh: {
    title: 'NameID 为空',
    why: '空的 NameID 不能指明任何人。',
    mend: '请在 IdP 中为该用户填写用于生成 NameID 的字段，或改用必填字段。',
    says: () => 'NameID 为空。',
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
  en: {
    title: 'The NameID is encrypted',
    why: 'Alibaba Cloud publishes no encryption key for user-based SSO, so it cannot read the name.',
    mend: 'At the IdP, turn NameID encryption off for this application.',
    says: () => 'The Subject holds an EncryptedID instead of a NameID.',
  },
  zh: {
    title: 'NameID 已加密',
    why: '阿里云没有为用户 SSO 发布加密密钥，无法读取名称。',
    mend: '请在 IdP 中为该应用关闭 NameID 加密。',
    says: () => 'Subject 中是 EncryptedID，而不是 NameID。',
  },
});

export const confirmationMissing = defineCheck({
  code: 'confirmation-missing',
  step: 2,
  severity: 'error',
  where: 'idp',
  sources: [ALIBABA_RESPONSE, samlProfiles('4.1.4.2')],
  after: SUBJECT,
  judge: ({ assertion }: Facts) => (assertion?.subject?.confirmations.length === 0 ? found({}) : pass),
  en: {
    title: 'The Subject has no SubjectConfirmation',
    why: 'It says to whom, and until when, the response may be presented. Alibaba Cloud requires one.',
    mend: 'Choose the SAML 2.0 web browser SSO profile for this application at the IdP.',
    says: () => 'The Subject has no SubjectConfirmation.',
  },
  zh: {
    title: 'Subject 没有 SubjectConfirmation',
    why: '它说明响应可以提交给谁、有效到何时。阿里云要求有一个。',
    mend: '请在 IdP 中为该应用选择 SAML 2.0 Web 浏览器 SSO 配置。',
    says: () => 'Subject 没有 SubjectConfirmation。',
  },
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
  en: {
    title: 'There are several SubjectConfirmations',
    why: 'SAML allows several, Alibaba Cloud documents exactly one.',
    mend: 'At the IdP, leave the bearer confirmation for the ACS URL alone.',
    says: (d) => `The Subject has ${d.actual} SubjectConfirmations; Alibaba Cloud requires exactly one.`,
  },
  zh: {
    title: '有多个 SubjectConfirmation',
    why: 'SAML 允许多个，但阿里云文档要求恰好一个。',
    mend: '请在 IdP 中只保留针对 ACS 地址的 bearer 确认。',
    says: (d) => `Subject 有 ${d.actual} 个 SubjectConfirmation；阿里云要求恰好一个。`,
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
  en: {
    title: 'The confirmation method is not bearer',
    why: 'A browser can only present a bearer response; the other methods need keys that it does not have.',
    mend: 'At the IdP, set the subject confirmation method to bearer.',
    says: () => 'The SubjectConfirmation is not of the method bearer.',
  },
  zh: {
    title: '确认方式不是 bearer',
    why: '浏览器只能提交 bearer 响应；其他方式需要浏览器所没有的密钥。',
    mend: '请在 IdP 中把主体确认方式设为 bearer。',
    says: () => 'SubjectConfirmation 的方式不是 bearer。',
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
  en: {
    title: 'The confirmation has no end',
    why: 'Without NotOnOrAfter a stolen response would work for ever. Alibaba Cloud requires it.',
    mend: 'At the IdP, set a lifetime for the response of this application.',
    says: () => 'SubjectConfirmationData has no NotOnOrAfter.',
  },
  zh: {
    title: '确认没有截止时间',
    why: '没有 NotOnOrAfter，被窃取的响应将永久有效。阿里云要求提供该属性。',
    mend: '请在 IdP 中为该应用的响应设置有效期。',
    says: () => 'SubjectConfirmationData 没有 NotOnOrAfter。',
  },
});
