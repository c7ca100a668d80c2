// Step 2, read: did the IdP itself refuse, and was the response made for this kind of SSO at all?

import { acsUrl, spEntityId } from '../../ram/account.ts';
import { STATUS_SUCCESS } from '../../xml/names.ts';
import { type Details, defineCheck, found, type Judgement, notApplicable, pass } from '../define.ts';
import type { Facts } from '../facts.ts';
import { ALIBABA_IDP, ALIBABA_RESPONSE, samlCore } from '../sources.ts';

interface Status extends Details {
  readonly codes: readonly string[];
  readonly message: string | null;
}

const short = (code: string) => code.replace('urn:oasis:names:tc:SAML:2.0:status:', '');

/** What the codes of SAML Core 3.2.2.2 mean at the person's desk. */
const MEANING: Readonly<Record<string, { en: string; zh: string }>> = {
  Requester: { en: 'the IdP found fault with the request', zh: 'IdP 认为请求有误' },
  Responder: { en: 'the IdP failed on its own side', zh: 'IdP 自身出错' },
  VersionMismatch: { en: 'the IdP does not speak this SAML version', zh: 'IdP 不支持该 SAML 版本' },
  AuthnFailed: { en: 'the person could not be authenticated', zh: '用户未能通过认证' },
  InvalidAttrNameOrValue: { en: 'an attribute in the request is invalid', zh: '请求中的属性无效' },
  InvalidNameIDPolicy: {
    en: 'the IdP cannot provide the NameID format asked for',
    zh: 'IdP 无法提供所请求的 NameID 格式',
  },
  NoAuthnContext: { en: 'the IdP cannot meet the authentication method asked for', zh: 'IdP 无法满足所请求的认证方式' },
  NoAvailableIDP: { en: 'no IdP is available', zh: '没有可用的 IdP' },
  NoPassive: {
    en: 'the person must log on, and the request did not allow asking',
    zh: '用户需要登录，但请求不允许交互',
  },
  NoSupportedIDP: { en: 'no suitable IdP is supported', zh: '没有受支持的 IdP' },
  PartialLogout: { en: 'the logout was partial', zh: '登出不完整' },
  ProxyCountExceeded: { en: 'too many IdPs stand in a row', zh: '代理的 IdP 过多' },
  RequestDenied: {
    en: 'the IdP does not want to answer: often the person is not assigned to the application',
    zh: 'IdP 拒绝响应：通常是用户未被分配到该应用',
  },
  RequestUnsupported: { en: 'the IdP does not support the request', zh: 'IdP 不支持该请求' },
  RequestVersionDeprecated: { en: 'the SAML version is too old for the IdP', zh: '对 IdP 而言 SAML 版本过旧' },
  RequestVersionTooHigh: { en: 'the SAML version is too new for the IdP', zh: '对 IdP 而言 SAML 版本过新' },
  RequestVersionTooLow: { en: 'the SAML version is too old for the IdP', zh: '对 IdP 而言 SAML 版本过旧' },
  UnknownPrincipal: { en: 'the IdP does not know the person', zh: 'IdP 不认识该用户' },
  UnsupportedBinding: { en: 'the IdP does not support the binding', zh: 'IdP 不支持该绑定' },
};

function explain({ codes, message }: Status, lang: 'en' | 'zh'): string {
  const meanings = codes.map((code) => MEANING[short(code)]?.[lang]).filter(Boolean);
  const text = meanings.length > 0 ? (lang === 'en' ? `: ${meanings.join('; ')}` : `：${meanings.join('；')}`) : '';
  if (!message) return text;
  return lang === 'en' ? `${text}. It says: “${message}”` : `${text}。其说明：“${message}”`;
}

export const responseStatusNotSuccess = defineCheck({
  code: 'response-status-not-success',
  step: 2,
  severity: 'error',
  where: 'idp',
  sources: [samlCore('3.2.2.2'), ALIBABA_RESPONSE],
  judge: ({ response }: Facts): Judgement<Status> => {
    const codes = response?.status?.codes ?? [];
    if (codes.length > 0 && codes.every((code) => code === STATUS_SUCCESS)) return pass;
    const message = response?.status?.message || null;
    return found({ codes, message, expected: 'Success', actual: codes.map(short).join(' / ') || '(none)' });
  },
  en: {
    title: 'The IdP itself refused the logon',
    why: 'A response whose status is not Success says that nobody was authenticated. Alibaba Cloud can only pass the refusal on.',
    mend: 'Look into the log of the IdP at this instant; assign the person to the application, or mend what the status names.',
    says: (d) =>
      d.codes.length > 0
        ? `The IdP answered ${d.actual}${explain(d, 'en')}.`
        : 'The response has no Status; Alibaba Cloud requires one that says Success.',
  },
  zh: {
    title: 'IdP 自身拒绝了登录',
    why: '状态不是 Success 的响应表示没有人通过认证，阿里云只能转达这一拒绝。',
    mend: '请查看 IdP 在该时刻的日志；将用户分配到该应用，或修正状态所指出的问题。',
    says: (d) =>
      d.codes.length > 0 ? `IdP 返回 ${d.actual}${explain(d, 'zh')}。` : '响应没有 Status；阿里云要求其值为 Success。',
  },
});

interface RoleSso extends Details {
  readonly signs: readonly string[];
}

const ROLE_ATTRIBUTE = /^https:\/\/www\.aliyun\.com\/SAML-Role\/Attributes\//i;
export const ROLE_AUDIENCE = /^urn:alibaba:cloudcomputing(:international)?$/i;
export const ROLE_URL = /^https:\/\/signin(-intl)?\.(aliyun|alibabacloud)\.com\/saml-role\//i;

export const roleSsoResponse = defineCheck({
  code: 'role-sso-response',
  step: 2,
  severity: 'error',
  where: 'idp',
  sources: [ALIBABA_IDP, ALIBABA_RESPONSE],
  judge: ({ assertion, response, account }: Facts): Judgement<RoleSso> => {
    if (!assertion) return notApplicable;
    const audiences = assertion.conditions?.audienceRestrictions.flat() ?? [];
    const recipients = assertion.subject?.confirmations.flatMap((each) => each.recipient ?? []) ?? [];
    const signs = [
      ...audiences.filter((each) => ROLE_AUDIENCE.test(each)),
      ...[...recipients, response?.destination ?? ''].filter((each) => ROLE_URL.test(each)),
      ...assertion.attributes.map((each) => each.name).filter((name) => ROLE_ATTRIBUTE.test(name)),
    ];
    // Attributes alone prove nothing where the address is right: Alibaba Cloud ignores them in user-based SSO.
    const meantForUsers = audiences.includes(spEntityId(account)) && recipients.includes(acsUrl(account.site));
    const onlyAttributes = signs.every((sign) => ROLE_ATTRIBUTE.test(sign));
    if (signs.length === 0 || (onlyAttributes && meantForUsers)) return pass;
    return found({ signs, expected: spEntityId(account), actual: [...new Set(signs)].join(', ') });
  },
  en: {
    title: 'The response was made for role-based SSO',
    why: 'Role-based and user-based SSO are two applications at the IdP, with different audiences, endpoints and attributes. This one lets people assume RAM roles; it cannot log on a RAM user.',
    mend: 'At the IdP, use (or create) the application for user-based SSO, from the SP metadata of this account. Gallery apps named "Role-based SSO" are the wrong ones.',
    says: (d) => `This response is for role-based SSO: it carries ${d.actual}.`,
  },
  zh: {
    title: '该响应是为角色 SSO 生成的',
    why: '角色 SSO 与用户 SSO 在 IdP 中是两个应用，其受众、端点和属性都不同。该应用用于扮演 RAM 角色，不能登录 RAM 用户。',
    mend: '请在 IdP 中使用（或新建）由本账号 SP 元数据创建的用户 SSO 应用。名称含“Role-based SSO”的库应用不适用。',
    says: (d) => `该响应用于角色 SSO：其中含有 ${d.actual}。`,
  },
});
