// Simplified Chinese: the words of step 2, read.

import { shortStatus } from '../../checks/2-read/status.ts';
import type { CheckWords } from '../words.ts';
import { refusal, refusalAt } from './refusals.ts';

/** What the codes of SAML Core 3.2.2.2 mean at the person's desk. */
const MEANING: ReadonlyMap<string, string> = new Map(
  Object.entries({
    Requester: 'IdP 认为请求有误',
    Responder: 'IdP 自身出错',
    VersionMismatch: 'IdP 不支持该 SAML 版本',
    AuthnFailed: '用户未能通过认证',
    InvalidAttrNameOrValue: '请求中的属性无效',
    InvalidNameIDPolicy: 'IdP 无法提供所请求的 NameID 格式',
    NoAuthnContext: 'IdP 无法满足所请求的认证方式',
    NoAvailableIDP: '没有可用的 IdP',
    NoPassive: '用户需要登录，但请求不允许交互',
    NoSupportedIDP: '没有受支持的 IdP',
    PartialLogout: '登出不完整',
    ProxyCountExceeded: '代理的 IdP 过多',
    RequestDenied: 'IdP 拒绝响应：通常是用户未被分配到该应用',
    RequestUnsupported: 'IdP 不支持该请求',
    RequestVersionDeprecated: '对 IdP 而言 SAML 版本过旧',
    RequestVersionTooHigh: '对 IdP 而言 SAML 版本过新',
    RequestVersionTooLow: '对 IdP 而言 SAML 版本过旧',
    UnknownPrincipal: 'IdP 不认识该用户',
    UnsupportedBinding: 'IdP 不支持该绑定',
  }),
);

function explain({ codes, message }: { codes: readonly string[]; message: string | null }): string {
  const meanings = codes.map((code) => MEANING.get(shortStatus(code))).filter(Boolean);
  const text = meanings.length > 0 ? `：${meanings.join('；')}。` : '。';
  if (!message) return text;
  return `${text}其说明：“${message}”${/[.!?。！？]\s*$/.test(message) ? '' : '。'}`;
}

export const READ = {
  'xml-doctype-forbidden': {
    title: 'XML 含有 DOCTYPE 或实体声明',
    why: '实体会使同一文本在不同解析器中含义不同，还可能读取本地文件或耗尽内存。正常的 IdP 不会发送。',
    mend: '请查明该响应的来源：正常的 IdP 不会写入 DOCTYPE。不要用它登录。',
    says: (d) => `第 ${d.line} 行有 DOCTYPE 或实体声明。`,
    actual: refusalAt,
  },
  'xml-too-complex': {
    title: 'XML 超出限制',
    why: '嵌套深度、元素、属性、注释的数量以及文本大小都有上限，以免耗尽读取方的资源。',
    mend: '如果 IdP 确实发送了这样的内容，请减少属性或用户组：用户 SSO 不需要任何属性。',
    says: (d) => `XML 超出限制：${refusal(d.reason)}。`,
    actual: refusalAt,
  },
  'xml-encoding-unsupported': {
    title: 'XML 不是 UTF-8 编码',
    why: '对于其他编码，不同的解析器可能读出不同的字符，因此这里只展示内容，从不接受。签名是针对 UTF-8 计算的。',
    mend: '请将 IdP 配置为以 UTF-8 输出消息。如果是某个程序以其他编码保存了文件，请原样粘贴浏览器发送的值。',
    says: (d) => `XML 的编码是 ${d.encoding}，不是 UTF-8。`,
  },
  'xml-id-duplicate': {
    title: '两个元素具有相同的 ID',
    why: '签名通过 ID 指明其覆盖的元素。ID 重复时，不同的解析器可能验证一个元素，却使用另一个。',
    mend: '请查明响应在传输途中被谁改动：IdP 生成的每个 ID 都是唯一的。不要用它登录。',
    says: (d) => `不止一个元素带有 ID ${d.ids.join('、')}。`,
  },
  'xml-id-malformed': {
    title: 'ID 的形式不符合 XML 的要求',
    why: 'xs:ID 必须以字母或“_”开头，且不含冒号和花括号。签名仍按 ID 与 Reference 的比较来判断；会做校验的接收方则会拒绝。',
    mend: '请让 IdP 在生成的 ID 前加“_”，并去掉冒号和花括号。',
    says: (d) => `ID 的形式不符合 XML 的要求（必须以字母或“_”开头）：${d.ids.join('、')}。`,
  },
  'xml-forbidden-construct': {
    title: 'XML 含有不同解析器可能作不同解读的结构',
    why: '当验证方与应用对同样的字节有不同理解时，伪造的响应曾得以通过。凡有多种读法的内容一律拒绝。',
    mend: 'SAML 不需要处理指令，也不需要 UTF-8 以外的编码。如果 IdP 写入了这些内容，请通过配置去掉。',
    says: (d) => `XML 含有被拒绝的结构：${refusal(d.reason)}。`,
    actual: ({ reason, line, column }) =>
      line === undefined || column === undefined ? undefined : refusalAt({ reason, line, column }),
  },
  'response-version-unsupported': {
    title: 'SAML 版本不是 2.0',
    why: '阿里云使用 SAML 2.0。其他版本或未声明版本时，相同的字段可能有不同含义。',
    mend: '请在 IdP 中把该应用设置为 SAML 2.0。',
    says: (d) => (d.actual ? `Version 是 ${d.actual}，不是 2.0。` : '缺少 Version 属性，其值必须为 2.0。'),
  },
  'response-misshapen': {
    title: '元素重复、缺少 ID，或在应为文本处含有元素',
    why: '按 SAML 的 schema，这些元素只能出现一次。出现两次时，不同的解析器可能取第一个或最后一个。',
    mend: 'IdP 或其与浏览器之间的组件写出了不符合 schema 的 SAML，请反馈给其厂商。',
    says: (d) => `schema 不允许这样使用 ${d.names.join('、')}。`,
  },
  'response-status-not-success': {
    title: 'IdP 自身拒绝了登录',
    why: '状态不是 Success 的响应表示没有人通过认证，阿里云只能转达这一拒绝。',
    mend: '请查看 IdP 在该时刻的日志；将用户分配到该应用，或修正状态所指出的问题。',
    says: (d) =>
      d.codes.length > 0 ? `IdP 返回 ${d.actual}${explain(d)}` : '响应没有 Status；阿里云要求其值为 Success。',
  },
  'role-sso-response': {
    title: '该响应是为角色 SSO 生成的',
    why: '角色 SSO 与用户 SSO 在 IdP 中是两个应用，其受众、端点和属性都不同。该应用用于扮演 RAM 角色，不能登录 RAM 用户。',
    mend: '请在 IdP 中使用（或新建）由本账号 SP 元数据创建的用户 SSO 应用。名称含“Role-based SSO”的库应用不适用。',
    says: (d) => `该响应用于角色 SSO：其中含有 ${d.actual}。`,
  },
  'assertion-missing': {
    title: '响应中没有 Assertion',
    why: 'Assertion 说明谁通过了认证。没有它就无法登录任何人。',
    mend: '请查看 Status 与 IdP 日志；没有 Assertion 的响应意味着拒绝。',
    says: () => 'Response 中没有 Assertion。',
  },
  'assertion-multiple': {
    title: '有多个 Assertion',
    why: '有两个时，可能验证一个却使用另一个：这是伪造响应最常见的方式（签名包装攻击）。',
    mend: '请设置 IdP 只发送一个 Assertion。如果确实只发送了一个，则另一个是途中加入的：不要用该响应登录。',
    says: (d) => `文档中有 ${d.actual} 个 Assertion；只允许一个。`,
  },
  'assertion-encrypted': {
    title: 'Assertion 已加密',
    why: '用户 SSO 的元数据不提供加密密钥，阿里云无法解密。',
    mend: '请在 IdP 中为该应用关闭 Assertion 加密。传输途中已有 TLS 保护。',
    says: () => 'Assertion 已加密；阿里云没有为用户 SSO 发布加密密钥。',
  },
  'authn-statement-missing': {
    title: '没有 AuthnStatement',
    why: '它说明用户何时通过了认证。阿里云要求提供。',
    mend: '请让 IdP 发送 AuthnStatement：有些库只有在模板中写明时才会包含它。',
    says: () => 'Assertion 没有 AuthnStatement。',
  },
  'issue-instant-missing': {
    title: '缺少 IssueInstant',
    why: 'SAML 的 schema 要求 Response 和 Assertion 都带有它；会做校验的接收方会拒绝缺少它的报文。',
    mend: '请让 IdP 在 Response 和 Assertion 中都写入 IssueInstant。',
    says: (d) => `缺少 schema 所要求的内容：${d.names.join('、')}。`,
  },
  'authn-statement-incomplete': {
    title: 'AuthnStatement 不完整',
    why: 'SAML 的 schema 要求其中有 AuthnInstant 和 AuthnContext：何时、以何种方式登录。会做校验的接收方会拒绝缺少它们的报文。',
    mend: '请让 IdP 发送 AuthnInstant，以及带有 AuthnContextClassRef 的 AuthnContext。',
    says: (d) => `AuthnStatement 缺少 schema 所要求的内容：${d.names.join('、')}。`,
  },
  'time-malformed': {
    title: '时间格式错误',
    why: '不是 xs:dateTime 或未注明时区的时间，可能被理解为不同的时刻。',
    mend: '请让 IdP 以 UTC 书写时间，并以 Z 结尾。',
    says: (d) => `${d.name} ${d.lacksZone ? '没有时区' : '不是 xs:dateTime'}。`,
  },
  'subject-missing': {
    title: 'Assertion 没有 Subject',
    why: 'Subject 中的 NameID 指明 RAM 用户。',
    mend: '请在 IdP 中为该应用配置 NameID。',
    says: () => 'Assertion 没有 Subject。',
  },
  'nameid-missing': {
    title: 'Subject 没有 NameID',
    why: '阿里云只用 NameID 映射 RAM 用户，不看属性。',
    mend: '请在 IdP 中把用户字段（如 UPN 或邮箱地址）映射为该应用的 NameID。',
    says: () => 'Subject 没有 NameID。',
  },
  'nameid-multiple': {
    title: 'Subject 有多个 NameID',
    why: '阿里云要求恰好一个：有两个时无法确定登录的是谁。',
    mend: '请在 IdP 中为该应用只保留一条 NameID 规则。',
    says: (d) => `Subject 有多个 NameID：${d.actual}。`,
  },
  'nameid-empty': {
    title: 'NameID 为空',
    why: '空的 NameID 不能指明任何人。',
    mend: '请在 IdP 中为该用户填写用于生成 NameID 的字段，或改用必填字段。',
    says: () => 'NameID 为空。',
  },
  'nameid-encrypted': {
    title: 'NameID 已加密',
    why: '阿里云没有为用户 SSO 发布加密密钥，无法读取名称。',
    mend: '请在 IdP 中为该应用关闭 NameID 加密。',
    says: () => 'Subject 中是 EncryptedID，而不是 NameID。',
  },
  'confirmation-missing': {
    title: 'Subject 没有 SubjectConfirmation',
    why: '它说明响应可以提交给谁、有效到何时。阿里云要求有一个。',
    mend: '请在 IdP 中为该应用选择 SAML 2.0 的 Web Browser SSO Profile。',
    says: () => 'Subject 没有 SubjectConfirmation。',
  },
  'confirmation-multiple': {
    title: '有多个 SubjectConfirmation',
    why: 'SAML 允许多个，但阿里云文档要求恰好一个。',
    mend: '请在 IdP 中只保留针对 ACS 地址、方式为 bearer 的 SubjectConfirmation。',
    says: (d) => `Subject 有 ${d.actual} 个 SubjectConfirmation；阿里云要求恰好一个。`,
  },
  'confirmation-not-bearer': {
    title: 'SubjectConfirmation 的方式不是 bearer',
    why: '浏览器只能提交 bearer 响应；其他方式需要浏览器所没有的密钥。',
    mend: '请在 IdP 中把主体确认方式设为 bearer。',
    says: () => 'SubjectConfirmation 的方式不是 bearer。',
  },
  'confirmation-window-missing': {
    title: 'SubjectConfirmation 没有截止时间',
    why: '没有 NotOnOrAfter，被窃取的响应将永久有效。阿里云要求提供该属性。',
    mend: '请在 IdP 中为该应用的响应设置有效期。',
    says: () => 'SubjectConfirmationData 没有 NotOnOrAfter。',
  },
} satisfies Partial<CheckWords>;
