// Simplified Chinese: the words of step 5, time.

import type { CheckWords } from '../words.ts';
import { distance, zone } from './phrases.ts';

const CLOCK =
  '请重新登录并验证新的响应，或按其当时的时间验证：--at 时间。如果新的响应也失败，请校准 IdP 的时钟（NTP）。';

export const TIME = {
  'assertion-not-yet-valid': {
    title: 'Assertion 尚未生效',
    why: 'Conditions NotBefore 在将来：通常是 IdP 的时钟偏快。',
    mend: CLOCK,
    says: (d) => `Assertion 在判定时间之后 ${distance(d.distance)}才生效：IdP 的时钟可能快了这么多。`,
  },
  'assertion-expired': {
    title: 'Assertion 已过期',
    why: '响应的有效期只有几分钟。较早捕获的已经过期；如果 IdP 的时钟偏慢，新的也会过期。',
    mend: CLOCK,
    says: (d) => `Assertion 在判定时间之前 ${distance(d.distance)}已过期。`,
  },
  'confirmation-expired': {
    title: 'SubjectConfirmation 已过期',
    why: 'SubjectConfirmationData NotOnOrAfter 限定响应从 IdP 到阿里云的时间。',
    mend: CLOCK,
    says: (d) => `SubjectConfirmation 在判定时间之前 ${distance(d.distance)}已过期。`,
  },
  'confirmation-not-yet-valid': {
    title: 'SubjectConfirmation 尚未生效',
    why: 'SubjectConfirmationData NotBefore 在将来；bearer 方式本不允许使用该属性。',
    mend: '请让 IdP 在 SubjectConfirmationData 中去掉 NotBefore；Conditions 自有其 NotBefore。',
    says: (d) => `SubjectConfirmation 在判定时间之后 ${distance(d.distance)}才生效。`,
  },
  'confirmation-not-before': {
    title: 'SubjectConfirmation 带有 NotBefore',
    why: 'Web Browser SSO Profile 禁止在 bearer 方式的 SubjectConfirmationData 中使用 NotBefore，严格的接收方会因此拒绝响应。',
    mend: '请让 IdP 在 SubjectConfirmationData 中去掉 NotBefore；Conditions 自有其 NotBefore。',
    says: () => 'SubjectConfirmationData 带有 NotBefore，而 bearer 方式不允许带有它。',
  },
  'session-expired': {
    title: 'IdP 的会话已结束',
    why: 'SessionNotOnOrAfter 说明 IdP 的登录可以依赖到何时。',
    mend: CLOCK,
    says: (d) => `IdP 的会话在判定时间之前 ${distance(d.distance)}已结束。`,
  },
  'issued-in-future': {
    title: '响应的签发时间在将来',
    why: 'IdP 的时钟比本机快。只要其他时间限制仍成立就能登录，否则将失败。',
    mend: '请校准 IdP 与本机的时钟（NTP）。',
    says: (d) => `响应的签发时间比判定时间晚 ${distance(d.distance)}：IdP 的时钟快了这么多，或本机慢了这么多。`,
  },
  'authn-instant-in-future': {
    title: '在 IdP 登录的时间在将来',
    why: 'AuthnInstant 说明此人何时在 IdP 登录。时间在将来说明时钟不准；严格的接收方会拒绝。',
    mend: '请校准 IdP 与本机的时钟（NTP）。',
    says: (d) => `AuthnInstant 比判定时间晚 ${distance(d.distance)}。`,
  },
  'time-zone-suspected': {
    title: '所有时间似乎都是被写成 UTC 的本地时间',
    why: 'SAML 要求所有时间为 UTC。如果它们都恰好相差一个时区，说明 IdP 写的是本地时间却加上了 Z；北京时间会因此快 8 小时。',
    mend: '请让 IdP 以 UTC 书写时间：应先换算，而不是在本地时间后加 Z。其时钟本身是准的。',
    says: (d) =>
      `所有时间都${d.offset > 0 ? '快' : '慢'}了 ${distance(d.offset)}，与把 UTC${zone(d.offset)} 的本地时间写成 UTC 的情况相符。`,
  },
  'clock-skew-used': {
    title: '某个时间仅因时钟容差而成立',
    why: '阿里云没有说明容许多大的时钟差；sso-cli 默认为 60 秒。',
    mend: '请校准 IdP 的时钟（NTP），或延长其响应的有效期。',
    says: (d) => `某个时间仅因时钟容差（--clock-skew）而成立：超出 ${distance(d.distance)}。`,
  },
  'assertion-replayed': {
    title: 'Assertion 此前已出现过',
    why: 'bearer 响应只能提交一次；再次提交者可能是窃取了它。',
    mend: '请重新发起登录。如果之前不是您提交的，请查明是谁。',
    says: (d) => `Assertion ${d.actual} 此前已出现过。`,
  },
} satisfies Partial<CheckWords>;
