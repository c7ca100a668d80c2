// Step 5, time: is the response valid at the instant judged? The tolerance between clocks is used last, and said aloud.

import { describeDistance, formatInstant, parseInstant } from '../saml/time.ts';
import { ASSERTION } from './2-read/assertion.ts';
import { type Details, defineCheck, found, type Judgement, notApplicable, pass } from './define.ts';
import type { Facts } from './facts.ts';
import { ALIBABA_RESPONSE, SAML_SECURITY, samlCore, samlProfiles } from './sources.ts';

const TIMED = [...ASSERTION, 'time-malformed'] as const;
const CONFIRMED = [...TIMED, 'subject-missing', 'confirmation-missing', 'confirmation-multiple'] as const;

interface Distance extends Details {
  /** Milliseconds by which the bound is missed, before any tolerance. */
  readonly distance: number;
}

type Side = 'not-before' | 'not-on-or-after';

interface Miss {
  readonly distance: number;
  readonly tolerated: boolean;
}

/** By how much the instant judged misses a bound; null where there is none, or it holds. */
function missOf({ options: { at, clockSkew } }: Facts, side: Side, bound: string | null | undefined): Miss | null {
  const instant = bound == null ? null : parseInstant(bound);
  if (instant === null) return null;
  const distance = side === 'not-before' ? instant - at : at - instant;
  // NotOnOrAfter is the first instant that is too late; NotBefore the first that is not too early.
  const holds = side === 'not-before' ? distance <= 0 : distance < 0;
  return holds ? null : { distance, tolerated: side === 'not-before' ? distance <= clockSkew : distance < clockSkew };
}

function judgeBound(facts: Facts, side: Side, bound: string | null | undefined): Judgement<Distance> {
  if (bound == null) return notApplicable;
  const miss = missOf(facts, side, bound);
  if (miss === null || miss.tolerated) return pass;
  const expected = `${side === 'not-before' ? '>=' : '<'} ${bound}`;
  return found({ distance: miss.distance, expected, actual: formatInstant(facts.options.at) });
}

const conditions = (facts: Facts) => facts.assertion?.conditions;
const confirmation = (facts: Facts) => facts.assertion?.subject?.confirmations[0];
/** The earliest end of the sessions that the AuthnStatements allow. */
const session = (facts: Facts) =>
  (facts.assertion?.authnStatements ?? [])
    .map((each) => each.sessionNotOnOrAfter)
    .filter((each) => each !== null)
    .sort((a, b) => (parseInstant(a) ?? 0) - (parseInstant(b) ?? 0))[0];

const CLOCK_EN =
  'Log on anew and verify the fresh response, or judge the old one at its own time: --at TIME. If fresh ones fail, set the clock of the IdP (NTP).';
const CLOCK_ZH =
  '请重新登录并验证新的响应，或按其当时的时间判断：--at 时间。如果新的响应也失败，请校准 IdP 的时钟（NTP）。';

export const assertionNotYetValid = defineCheck({
  code: 'assertion-not-yet-valid',
  step: 5,
  severity: 'error',
  where: 'idp',
  sources: [samlCore('2.5.1.2'), ALIBABA_RESPONSE],
  after: TIMED,
  judge: (facts: Facts) => judgeBound(facts, 'not-before', conditions(facts)?.notBefore),
  en: {
    title: 'The Assertion is not valid yet',
    why: 'Conditions NotBefore lies ahead: usually the clock of the IdP is fast.',
    mend: CLOCK_EN,
    says: (d) =>
      `The Assertion becomes valid ${describeDistance(d.distance, 'en')} after the instant judged: the clock of the IdP may be that much ahead.`,
  },
  zh: {
    title: 'Assertion 尚未生效',
    why: 'Conditions NotBefore 在将来：通常是 IdP 的时钟偏快。',
    mend: CLOCK_ZH,
    says: (d) => `Assertion 在判断时刻之后 ${describeDistance(d.distance, 'zh')}才生效：IdP 的时钟可能快了这么多。`,
  },
});

export const assertionExpired = defineCheck({
  code: 'assertion-expired',
  step: 5,
  severity: 'error',
  where: 'idp',
  sources: [samlCore('2.5.1.2'), ALIBABA_RESPONSE],
  after: TIMED,
  judge: (facts: Facts) => judgeBound(facts, 'not-on-or-after', conditions(facts)?.notOnOrAfter),
  en: {
    title: 'The Assertion has expired',
    why: 'Responses live for minutes. One that was captured earlier has expired; so has a fresh one if the clock of the IdP is slow.',
    mend: CLOCK_EN,
    says: (d) => `The Assertion expired ${describeDistance(d.distance, 'en')} before the instant judged.`,
  },
  zh: {
    title: 'Assertion 已过期',
    why: '响应的有效期只有几分钟。较早捕获的已经过期；如果 IdP 的时钟偏慢，新的也会过期。',
    mend: CLOCK_ZH,
    says: (d) => `Assertion 在判断时刻之前 ${describeDistance(d.distance, 'zh')}已过期。`,
  },
});

export const confirmationExpired = defineCheck({
  code: 'confirmation-expired',
  step: 5,
  severity: 'error',
  where: 'idp',
  sources: [samlProfiles('4.1.4.3'), ALIBABA_RESPONSE],
  after: CONFIRMED,
  judge: (facts: Facts) => judgeBound(facts, 'not-on-or-after', confirmation(facts)?.notOnOrAfter),
  en: {
    title: 'The confirmation has expired',
    why: 'SubjectConfirmationData NotOnOrAfter bounds how long the response may take from the IdP to Alibaba Cloud.',
    mend: CLOCK_EN,
    says: (d) => `The SubjectConfirmation expired ${describeDistance(d.distance, 'en')} before the instant judged.`,
  },
  zh: {
    title: '确认已过期',
    why: 'SubjectConfirmationData NotOnOrAfter 限定响应从 IdP 到阿里云的时间。',
    mend: CLOCK_ZH,
    says: (d) => `SubjectConfirmation 在判断时刻之前 ${describeDistance(d.distance, 'zh')}已过期。`,
  },
});

export const confirmationNotYetValid = defineCheck({
  code: 'confirmation-not-yet-valid',
  step: 5,
  severity: 'error',
  where: 'idp',
  sources: [samlProfiles('4.1.4.2')],
  after: CONFIRMED,
  judge: (facts: Facts) => judgeBound(facts, 'not-before', confirmation(facts)?.notBefore),
  en: {
    title: 'The confirmation is not valid yet',
    why: 'SubjectConfirmationData NotBefore lies ahead; the profile does not allow that attribute in a bearer confirmation at all.',
    mend: 'At the IdP, leave NotBefore out of SubjectConfirmationData; the Conditions have their own.',
    says: (d) =>
      `The SubjectConfirmation becomes valid ${describeDistance(d.distance, 'en')} after the instant judged.`,
  },
  zh: {
    title: '确认尚未生效',
    why: 'SubjectConfirmationData NotBefore 在将来；bearer 确认本不允许使用该属性。',
    mend: '请让 IdP 在 SubjectConfirmationData 中去掉 NotBefore；Conditions 自有其 NotBefore。',
    says: (d) => `SubjectConfirmation 在判断时刻之后 ${describeDistance(d.distance, 'zh')}才生效。`,
  },
});

export const confirmationNotBefore = defineCheck({
  code: 'confirmation-not-before',
  step: 5,
  severity: 'error',
  where: 'idp',
  sources: [samlProfiles('4.1.4.2')],
  after: [...CONFIRMED, 'confirmation-not-yet-valid'],
  judge: (facts: Facts) => {
    const notBefore = confirmation(facts)?.notBefore;
    return notBefore == null ? pass : found({ actual: notBefore });
  },
  en: {
    title: 'The confirmation has a NotBefore',
    why: 'The web browser SSO profile forbids NotBefore in a bearer SubjectConfirmationData, and strict receivers discard such a confirmation.',
    mend: 'At the IdP, leave NotBefore out of SubjectConfirmationData; the Conditions have their own.',
    says: () => 'SubjectConfirmationData has a NotBefore, which a bearer confirmation must not have.',
  },
  zh: {
    title: '确认带有 NotBefore',
    why: 'Web 浏览器 SSO 配置禁止在 bearer 的 SubjectConfirmationData 中使用 NotBefore，严格的接收方会丢弃这样的确认。',
    mend: '请让 IdP 在 SubjectConfirmationData 中去掉 NotBefore；Conditions 自有其 NotBefore。',
    says: () => 'SubjectConfirmationData 带有 NotBefore，而 bearer 确认不得带有它。',
  },
});

export const sessionExpired = defineCheck({
  code: 'session-expired',
  step: 5,
  severity: 'error',
  where: 'idp',
  sources: [samlCore('2.7.2')],
  after: TIMED,
  judge: (facts: Facts) => judgeBound(facts, 'not-on-or-after', session(facts)),
  en: {
    title: 'The session at the IdP has ended',
    why: 'SessionNotOnOrAfter says until when the logon at the IdP may be relied on.',
    mend: CLOCK_EN,
    says: (d) => `The session at the IdP ended ${describeDistance(d.distance, 'en')} before the instant judged.`,
  },
  zh: {
    title: 'IdP 的会话已结束',
    why: 'SessionNotOnOrAfter 说明 IdP 的登录可以依赖到何时。',
    mend: CLOCK_ZH,
    says: (d) => `IdP 的会话在判断时刻之前 ${describeDistance(d.distance, 'zh')}已结束。`,
  },
});

export const issuedInFuture = defineCheck({
  code: 'issued-in-future',
  step: 5,
  severity: 'warning',
  where: 'idp',
  sources: [samlCore('3.2.2')],
  after: TIMED,
  judge: (facts: Facts): Judgement<Distance> => {
    const issued = facts.assertion?.issueInstant ?? facts.response?.issueInstant;
    return judgeBound(facts, 'not-before', issued);
  },
  en: {
    title: 'The response was issued in the future',
    why: 'The clock of the IdP is ahead of this one. It works while the other times still hold, and stops when they do not.',
    mend: 'Set the clock of the IdP, and that of this machine (NTP).',
    says: (d) =>
      `The response says that it was issued ${describeDistance(d.distance, 'en')} after the instant judged: the clock of the IdP is ahead by that much, or this one behind.`,
  },
  zh: {
    title: '响应的签发时间在将来',
    why: 'IdP 的时钟比本机快。只要其他时间仍成立就能登录，否则将失败。',
    mend: '请校准 IdP 与本机的时钟（NTP）。',
    says: (d) =>
      `响应的签发时间比判断时刻晚 ${describeDistance(d.distance, 'zh')}：IdP 的时钟快了这么多，或本机慢了这么多。`,
  },
});

export const clockSkewUsed = defineCheck({
  code: 'clock-skew-used',
  step: 5,
  severity: 'warning',
  where: 'idp',
  sources: [samlCore('1.3.3')],
  after: TIMED,
  judge: (facts: Facts): Judgement<Distance> => {
    const misses = [
      missOf(facts, 'not-before', conditions(facts)?.notBefore),
      missOf(facts, 'not-on-or-after', conditions(facts)?.notOnOrAfter),
      missOf(facts, 'not-on-or-after', confirmation(facts)?.notOnOrAfter),
      missOf(facts, 'not-on-or-after', session(facts)),
    ];
    const tolerated = misses.flatMap((miss) => (miss?.tolerated ? [miss.distance] : []));
    return tolerated.length > 0 ? found({ distance: Math.max(...tolerated) }) : pass;
  },
  en: {
    title: 'Accepted only thanks to the tolerance between clocks',
    why: 'Alibaba Cloud does not document how much difference it tolerates; sso-cli takes 60 s by default.',
    mend: 'Set the clock of the IdP (NTP), or lengthen the lifetime of its responses.',
    says: (d) => `A time holds only thanks to the tolerance: it is missed by ${describeDistance(d.distance, 'en')}.`,
  },
  zh: {
    title: '仅因时钟容差而通过',
    why: '阿里云没有说明容许多大的时钟差；sso-cli 默认为 60 秒。',
    mend: '请校准 IdP 的时钟（NTP），或延长其响应的有效期。',
    says: (d) => `某个时间仅因容差而成立：相差 ${describeDistance(d.distance, 'zh')}。`,
  },
});

export const assertionReplayed = defineCheck({
  code: 'assertion-replayed',
  step: 5,
  severity: 'error',
  where: 'input',
  sources: [samlProfiles('4.1.4.5'), SAML_SECURITY],
  after: ASSERTION,
  judge: ({ options, assertion }: Facts) => {
    if (!options.seen) return notApplicable;
    const id = assertion?.id ?? '';
    return options.seen(id) ? found({ actual: id }) : pass;
  },
  en: {
    title: 'The Assertion was used before',
    why: 'A bearer response may be presented once; whoever presents it again may have stolen it.',
    mend: 'Start a new logon. If you did not present it before, find out who did.',
    says: (d) => `The Assertion ${d.actual} was met before.`,
  },
  zh: {
    title: 'Assertion 已被使用过',
    why: 'bearer 响应只能提交一次；再次提交者可能是窃取了它。',
    mend: '请重新发起登录。如果之前不是您提交的，请查明是谁。',
    says: (d) => `Assertion ${d.actual} 此前已出现过。`,
  },
});

export const TIME = [
  assertionNotYetValid,
  assertionExpired,
  confirmationExpired,
  confirmationNotYetValid,
  confirmationNotBefore,
  sessionExpired,
  issuedInFuture,
  clockSkewUsed,
  assertionReplayed,
] as const;
