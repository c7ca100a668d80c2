// Step 2, read: exactly one Assertion, readable, with a statement of the logon and times that can be read.

import { lacksZone, parseInstant } from '../../saml/time.ts';
import { type Details, defineCheck, found, type Judgement, notApplicable, pass } from '../define.ts';
import type { Facts } from '../facts.ts';
import { ALIBABA_RESPONSE, ALIBABA_SETTINGS, samlCore, samlProfiles } from '../sources.ts';

/** What must hold for anything inside the Assertion to be judged. */
export const ASSERTION = ['assertion-missing', 'assertion-multiple', 'assertion-encrypted'] as const;

export const assertionMissing = defineCheck({
  code: 'assertion-missing',
  step: 2,
  severity: 'error',
  where: 'idp',
  sources: [ALIBABA_RESPONSE, samlProfiles('4.1.4.2')],
  judge: ({ response }: Facts) => {
    if (!response || response.encryptedAssertions > 0) return notApplicable;
    return response.ownAssertions.length === 0
      ? found({ expected: '1', actual: `${response.assertions.length === 0 ? '0' : '0 in the Response, 1 elsewhere'}` })
      : pass;
  },
  en: {
    title: 'The response carries no Assertion',
    why: 'The Assertion says who was authenticated. Without it there is nobody to log on.',
    mend: 'See what the IdP says in Status and in its log; a response without an Assertion is a refusal.',
    says: () => 'There is no Assertion in the Response.',
  },
  zh: {
    title: '响应中没有 Assertion',
    why: 'Assertion 说明谁通过了认证。没有它就无法登录任何人。',
    mend: '请查看 Status 与 IdP 日志；没有 Assertion 的响应意味着拒绝。',
    says: () => 'Response 中没有 Assertion。',
  },
});

export const assertionMultiple = defineCheck({
  code: 'assertion-multiple',
  step: 2,
  severity: 'error',
  where: 'idp',
  sources: [ALIBABA_RESPONSE, samlProfiles('4.1.4.2')],
  judge: ({ response }: Facts) => {
    const count = (response?.assertions.length ?? 0) + (response?.encryptedAssertions ?? 0);
    return count > 1 ? found({ expected: '1', actual: String(count) }) : pass;
  },
  en: {
    title: 'There is more than one Assertion',
    why: 'With two of them, one could be verified and the other used: the commonest way to forge a response (signature wrapping).',
    mend: 'Set the IdP to send one Assertion. If it does, something put another in on the way: do not log on with this response.',
    says: (d) => `There are ${d.actual} Assertions in the document; exactly one is allowed.`,
  },
  zh: {
    title: '有多个 Assertion',
    why: '有两个时，可能验证一个却使用另一个：这是伪造响应最常见的方式（签名包装攻击）。',
    mend: '请设置 IdP 只发送一个 Assertion。如果确实只发送了一个，则另一个是途中加入的：不要用该响应登录。',
    says: (d) => `文档中有 ${d.actual} 个 Assertion；只允许一个。`,
  },
});

export const assertionEncrypted = defineCheck({
  code: 'assertion-encrypted',
  step: 2,
  severity: 'error',
  where: 'idp',
  sources: [ALIBABA_SETTINGS, samlCore('2.3.4')],
  judge: ({ response }: Facts) => (response && response.encryptedAssertions > 0 ? found({}) : pass),
  en: {
    title: 'The Assertion is encrypted',
    why: 'The metadata of user-based SSO offers no encryption key, so Alibaba Cloud has nothing to decrypt it with.',
    mend: 'At the IdP, turn assertion encryption off for this application. TLS already protects the response on its way.',
    says: () => 'The Assertion is encrypted; Alibaba Cloud publishes no encryption key for user-based SSO.',
  },
  zh: {
    title: 'Assertion 已加密',
    why: '用户 SSO 的元数据不提供加密密钥，阿里云无法解密。',
    mend: '请在 IdP 中为该应用关闭断言加密。传输途中已有 TLS 保护。',
    says: () => 'Assertion 已加密；阿里云没有为用户 SSO 发布加密密钥。',
  },
});

export const authnStatementMissing = defineCheck({
  code: 'authn-statement-missing',
  step: 2,
  severity: 'error',
  where: 'idp',
  sources: [ALIBABA_RESPONSE, samlProfiles('4.1.4.2')],
  after: ASSERTION,
  judge: ({ assertion }: Facts) => (assertion?.authnStatements.length === 0 ? found({}) : pass),
  en: {
    title: 'There is no AuthnStatement',
    why: 'It says that the person was authenticated, and when. Alibaba Cloud requires it.',
    mend: 'At the IdP, send an AuthnStatement: some libraries leave it out unless their template has one.',
    says: () => 'The Assertion has no AuthnStatement.',
  },
  zh: {
    title: '没有 AuthnStatement',
    why: '它说明用户何时通过了认证。阿里云要求提供。',
    mend: '请让 IdP 发送 AuthnStatement：有些库只有在模板中写明时才会包含它。',
    says: () => 'Assertion 没有 AuthnStatement。',
  },
});

interface Times extends Details {
  readonly name: string;
  readonly lacksZone: boolean;
}

export const timeMalformed = defineCheck({
  code: 'time-malformed',
  step: 2,
  severity: 'error',
  where: 'idp',
  sources: [samlCore('1.3.3')],
  after: ASSERTION,
  judge: ({ response, assertion }: Facts): Judgement<Times> => {
    const [confirmation] = assertion?.subject?.confirmations ?? [];
    const times: [string, string | null | undefined][] = [
      ['Response IssueInstant', response?.issueInstant],
      ['Assertion IssueInstant', assertion?.issueInstant],
      ['Conditions NotBefore', assertion?.conditions?.notBefore],
      ['Conditions NotOnOrAfter', assertion?.conditions?.notOnOrAfter],
      ['SubjectConfirmationData NotBefore', confirmation?.notBefore],
      ['SubjectConfirmationData NotOnOrAfter', confirmation?.notOnOrAfter],
      ...(assertion?.authnStatements ?? []).flatMap((statement): [string, string | null][] => [
        ['AuthnInstant', statement.authnInstant],
        ['SessionNotOnOrAfter', statement.sessionNotOnOrAfter],
      ]),
    ];
    for (const [name, value] of times) {
      if (value != null && parseInstant(value) === null) {
        return found({ name, lacksZone: lacksZone(value), expected: '2026-11-23T10:00:00Z', actual: value });
      }
    }
    return pass;
  },
  en: {
    title: 'A time is malformed',
    why: 'A time that is no xs:dateTime, or names no time zone, can be read as different instants.',
    mend: 'At the IdP, write times in UTC with a trailing Z.',
    says: (d) => `${d.name} is ${d.lacksZone ? 'a time without a time zone' : 'not an xs:dateTime'}.`,
  },
  zh: {
    title: '时间格式错误',
    why: '不是 xs:dateTime 或未注明时区的时间，可能被理解为不同的时刻。',
    mend: '请让 IdP 以 UTC 书写时间，并以 Z 结尾。',
    says: (d) => `${d.name} ${d.lacksZone ? '没有时区' : '不是 xs:dateTime'}。`,
  },
});
