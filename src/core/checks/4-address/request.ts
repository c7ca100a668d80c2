// Step 4, address: which logon does the response belong to, and where does the person land?

import { ASSERTION } from '../2-read/assertion.ts';
import { type Details, defineCheck, found, type Judgement, notApplicable, pass } from '../define.ts';
import type { Facts } from '../facts.ts';
import { ALIBABA_IDP, samlProfiles } from '../sources.ts';

/** The requests that the response says it answers: on the Response and in the SubjectConfirmation. */
function answered({ response, assertion }: Facts): string[] {
  const ids = [response?.inResponseTo, assertion?.subject?.confirmations[0]?.inResponseTo];
  return [...new Set(ids.filter((each) => each != null))];
}

export const inResponseToMismatch = defineCheck({
  code: 'in-response-to-mismatch',
  step: 4,
  severity: 'error',
  where: 'idp',
  sources: [samlProfiles('4.1.4.3')],
  after: ASSERTION,
  judge: (facts: Facts): Judgement<Details> => {
    const { requestId } = facts.options;
    const ids = answered(facts);
    if (requestId === null) return ids.length > 1 ? found({ actual: ids.join(', ') }) : notApplicable;
    return ids.length === 1 && ids[0] === requestId
      ? pass
      : found({ expected: requestId, actual: ids.join(', ') || '(none)' });
  },
  en: {
    title: 'The response answers another request',
    why: 'An answer to another request belongs to another logon, perhaps to another person.',
    mend: 'Start a new logon and use the response to that one. If it persists, the IdP does not copy the ID of the request into InResponseTo.',
    says: (d) =>
      d.expected
        ? 'The response does not answer the expected request.'
        : 'Response and SubjectConfirmation answer different requests.',
  },
  zh: {
    title: '响应对应的是另一个请求',
    why: '对另一请求的响应属于另一次登录，也可能属于另一个人。',
    mend: '请重新发起登录并使用对应的响应。如果问题依旧，则 IdP 没有把请求的 ID 写入 InResponseTo。',
    says: (d) => (d.expected ? '响应对应的不是期望的请求。' : 'Response 与 SubjectConfirmation 对应不同的请求。'),
  },
});

export const inResponseToUnknown = defineCheck({
  code: 'in-response-to-unknown',
  step: 4,
  severity: 'warning',
  where: 'sso-cli',
  sources: [samlProfiles('4.1.4.3')],
  after: [...ASSERTION, 'in-response-to-mismatch'],
  judge: (facts: Facts) => {
    const ids = answered(facts);
    if (ids.length === 0 || facts.options.requestId !== null) return notApplicable;
    return found({ actual: ids.join(', ') });
  },
  en: {
    title: 'The response answers a request that is not known here',
    why: 'Alibaba Cloud sent that request and remembers it; sso-cli cannot tell whether it ever did.',
    mend: 'To check it too, give the ID of the AuthnRequest: --request-id ID.',
    says: () => 'The response answers a request that is not known here, so this could not be checked.',
  },
  zh: {
    title: '响应对应的请求在此未知',
    why: '该请求由阿里云发出并记录；sso-cli 无法得知是否确有此请求。',
    mend: '若要一并检查，请提供 AuthnRequest 的 ID：--request-id ID。',
    says: () => '响应对应的请求在此未知，因此无法检查。',
  },
});

export const responseUnsolicited = defineCheck({
  code: 'response-unsolicited',
  step: 4,
  severity: 'info',
  where: 'idp',
  sources: [samlProfiles('4.1.5'), ALIBABA_IDP],
  after: [...ASSERTION, 'in-response-to-mismatch'],
  judge: (facts: Facts) => (answered(facts).length === 0 ? found({}) : notApplicable),
  en: {
    title: 'The logon was started at the IdP',
    why: 'The response answers no request: somebody chose the application in the portal of the IdP. Alibaba Cloud supports that.',
    mend: 'Nothing needs to be done.',
    says: () => 'The logon was started at the IdP (no InResponseTo).',
  },
  zh: {
    title: '登录由 IdP 发起',
    why: '响应不对应任何请求：用户是在 IdP 门户中选择了该应用。阿里云支持这种方式。',
    mend: '无需处理。',
    says: () => '登录由 IdP 发起（没有 InResponseTo）。',
  },
});

const ALLOWED = ['aliyun.com', 'hichina.com', 'yunos.com', 'taobao.com', 'tmall.com', 'alibabacloud.com', 'alipay.com'];

export const relayStateForbidden = defineCheck({
  code: 'relay-state-forbidden',
  step: 4,
  severity: 'warning',
  where: 'idp',
  sources: [ALIBABA_IDP],
  judge: ({ received, options }: Facts) => {
    const relayState = options.relayState ?? (received.kind === 'received' ? received.relayState : null);
    if (!relayState) return notApplicable;
    return isAllowed(relayState)
      ? pass
      : found({ expected: ALLOWED.map((each) => `*.${each}`).join(', '), actual: relayState });
  },
  en: {
    title: 'The relay state is not on a domain of Alibaba',
    why: 'Alibaba Cloud sends people on to its own domains alone; with any other RelayState they land on the console home page.',
    mend: 'At the IdP, set the RelayState (default relay state, start URL) to a page of the console, or leave it empty.',
    says: () => 'The RelayState is not on a domain of Alibaba: the person lands on the console home page.',
  },
  zh: {
    title: 'RelayState 不在阿里巴巴的域名下',
    why: '阿里云只会跳转到自己的域名；其他 RelayState 会让用户落到控制台首页。',
    mend: '请在 IdP 中把 RelayState（默认中继状态、起始 URL）设为控制台页面，或留空。',
    says: () => 'RelayState 不在阿里巴巴的域名下：用户将落到控制台首页。',
  },
});

function isAllowed(relayState: string): boolean {
  if (!URL.canParse(relayState)) return false;
  const { protocol, hostname } = new URL(relayState);
  return /^https?:$/.test(protocol) && ALLOWED.some((each) => hostname === each || hostname.endsWith(`.${each}`));
}
