// Simplified Chinese: the words of step 3, trust.

import type { SignatureForm, SignatureProblem } from '../../saml/signature.ts';
import type { CheckWords } from '../words.ts';
import { distance, nearMiss } from './phrases.ts';

export const PROBLEM: Record<SignatureProblem, string> = {
  misplaced: 'Signature 出现在不应出现的位置',
  several: '带有多个 Signature',
  children: '其组成不是 SignedInfo、SignatureValue 和 KeyInfo',
  'signed-info': 'SignedInfo 含有不应有的部分',
  comment: '被签名的值中有注释',
  canonicalization: '不支持其规范化方法',
  'reference-count': 'Reference 不是恰好一个',
  'reference-empty': 'Reference 没有 URI',
  'reference-target': 'Reference 指向的不是承载该签名的元素',
  transforms: '其变换不是 SAML 所允许的',
  base64: '摘要或签名值不是 Base64',
  'inclusive-namespaces': 'InclusiveNamespaces 的用法不正确',
};

/** 是什么、谁会发送、在哪里修改。 */
const FORM: Record<SignatureForm, (uri: string) => string> = {
  'whole-document': () =>
    '其 Reference 为 URI=""，即整个文档。基于 .NET（SignedXml）或 Java（javax.xml.crypto.dsig）签名示例的 IdP 会这样发送：请把 URI 设为“#”加 Assertion 的 ID。',
  xpath: (uri) =>
    `它带有变换 ${uri}，即用 XPath 选择被签名的内容。XML 网关和电子签名工具会这样发送：请在其签名配置中选择 SAML 的 enveloped 签名。`,
  transform: (uri) =>
    `它带有变换 ${uri}。WS-Security 组件或 IdP 自有的签名代码会这样发送：请只保留 enveloped-signature 和 exclusive C14N。`,
  canonicalization: (uri) => `其规范化方法为 ${uri}。设置了较新或私有方法的工具会这样发送：请将其设为 exclusive C14N。`,
};

export const TRUST = {
  'metadata-missing': {
    title: '没有 IdP 元数据',
    why: '签名要用 IdP 元数据中的证书来验证。没有元数据就无法信任任何内容。',
    mend: '请从 IdP 下载元数据，然后运行：sso-cli import-metadata metadata.xml（或用 --metadata FILE 指定）。',
    says: () => '尚未导入 IdP 元数据，也没有指定。',
  },
  'message-redacted': {
    title: '粘贴的内容中有值被隐藏',
    why: '有人在粘贴前用占位符替换了其中的值。不存在的内容无法验证签名；其余内容按报文所称进行判断。',
    mend: '请粘贴浏览器发送的原始响应。内容不会离开本机；如需分享报告，请改用 --redact。',
    says: (d) => `该报文在粘贴前有值被占位符替换：${d.fields.map((each) => each.name).join('、')}。`,
  },
  'issuer-missing': {
    title: '缺少 Issuer',
    why: 'Issuer 说明响应来自哪个 IdP。阿里云会将其与元数据的 entityID 比较。',
    mend: '请在 IdP 中把该应用的 Issuer（实体 ID）设为其元数据的 entityID。',
    says: () => 'Assertion 没有 Issuer。',
  },
  'issuer-mismatch': {
    title: 'Issuer 不是已导入的 IdP',
    why: '阿里云会将 Issuer 与已上传元数据的 entityID 逐字符比较。',
    mend: '请导入实际响应的 IdP 的元数据，或在 IdP 中修正 Issuer（实体 ID）。',
    says: (d) => `${d.on} 的 Issuer 不是已导入元数据的 entityID。${nearMiss(d.miss)}`,
  },
  'response-issuer-missing': {
    title: 'Response 自身没有 Issuer',
    why: '只要 Assertion 有 Issuer，SAML 允许 Response 没有；但阿里云文档要求必须有。',
    mend: '请让 IdP 在 Response 中也写入 Issuer。',
    says: () => 'Response 没有 Issuer；阿里云文档将其列为必需。',
  },
  'issuer-format-wrong': {
    title: 'Issuer 的 Format 不是 entity',
    why: 'Web Browser SSO Profile 要求 Issuer 不带 Format，或其值为 entity；严格的接收方会拒绝其他值。',
    mend: '请让 IdP 去掉 Issuer 的 Format。',
    says: () => 'Issuer 的 Format 不是实体 ID 的格式。',
  },
  'signature-missing': {
    title: '没有任何签名',
    why: '任何人都可以写出未签名的响应。阿里云要求对 Assertion 签名。',
    mend: '请在 IdP 中为该应用开启 Assertion 签名（RSA-SHA256）。',
    says: (d) =>
      d.namespace === null
        ? 'Assertion 和 Response 都没有签名。'
        : `Assertion 和 Response 都没有签名：其中的 Signature 位于命名空间“${d.namespace}”，而这不是 XML 签名的命名空间。`,
  },
  'assertion-not-signed': {
    title: '只有 Response 有签名，Assertion 没有',
    why: 'Response 的签名完好，SAML 允许这样；但阿里云要求对 Assertion 本身签名。',
    mend: '请在 IdP 中对 Assertion 签名，或两者都签名（Okta：Assertion Signature = Signed；Google：取消“Signed response”；Keycloak：Sign assertions = On）。',
    says: () => 'Response 已签名且完好，但阿里云要求对 Assertion 本身签名。',
  },
  'signature-structure-invalid': {
    title: '签名覆盖的不是将被使用的内容',
    why: 'SAML 只允许一种签名结构：一个 Reference，指向承载签名的元素。其他结构都曾被用于伪造响应。',
    mend: '在查明该响应由谁写出之前，不要用它登录。如果来自您的 IdP，请反馈给其厂商。',
    says: (d) => `${d.on} 的签名结构不是 SAML 所允许的：${PROBLEM[d.problem]}。`,
  },
  'signature-form-unsupported': {
    title: '签名形式不是 SAML 所允许的',
    why: '它是合法的 XML 签名，但 SAML 只允许一种形式：引用被签名元素的 ID、enveloped-signature 变换以及已知的规范化方法。其他形式会被接收方拒绝。',
    mend: '请在 IdP 中按 ID 引用对 Assertion 签名，变换为 enveloped-signature 和 exclusive C14N（http://www.w3.org/2001/10/xml-exc-c14n#）。',
    says: (d) => `${d.on} 的签名形式不是 SAML 所允许的：${FORM[d.form](d.uri)}`,
  },
  'signature-algorithm-forbidden': {
    title: '签名使用了不接受的算法',
    why: 'SHA-1 可被伪造，HMAC 和“none”会把公开值变成密钥，未知算法无法判断。',
    mend: '请在 IdP 中把签名算法设为 RSA-SHA256，摘要算法设为 SHA-256。若暂时需要 SHA-1，可加 --allow-sha1。',
    says: (d) => (d.sha1 ? `签名使用了 SHA-1（${d.name}）。` : `不接受该算法：${d.name || '（无）'}。`),
  },
  'signature-digest-mismatch': {
    title: '内容在签名后被更改',
    why: '签名中的摘要与被签名元素不符，说明其中至少有一个字符不是 IdP 所签。',
    mend: '请原样粘贴浏览器发送的值。如果原始值也失败，则 IdP 与您之间有组件改写了响应。',
    says: (d) =>
      d.isReformatted
        ? `粘贴的内容被重新排版，此外 ${d.on} 在签名后还被更改：还原空白后签名与密钥 ${d.key} 相符，但摘要仍不匹配。`
        : `${d.on} 在签名后被更改：摘要不匹配。`,
  },
  'message-reformatted': {
    title: '粘贴的内容被重新排版；原文完好',
    why: '美化排版、编辑器或聊天工具改变了被签名内容中的空白。还原后签名验证通过，因此问题不在 IdP。',
    mend: '请粘贴 SAMLResponse 的原始值，不要粘贴为便于阅读而排版过的副本。',
    says: () => '被签名的内容在复制后被重新排版；还原排版后签名完好。',
  },
  'signature-key-untrusted': {
    title: '签名所用的密钥不在元数据中',
    why: '签名完好，但只有响应自带的证书与之相符，而任何人都可以放入证书。可能是 IdP 轮换了证书、响应来自另一个 IdP，或是伪造。',
    mend: '请重新从 IdP 下载元数据，与 IdP 控制台核对指纹后导入：sso-cli import-metadata metadata.xml。',
    says: (d) => {
      if (d.inMetadata) return '签名使用了元数据中标记为仅用于加密的密钥。';
      const age = d.newer ? '响应中的证书比元数据中的更新：很可能已轮换。' : '';
      return `签名完好，但所用密钥不在元数据中。${age}`;
    },
  },
  'signature-value-invalid': {
    title: '签名值与现有的任何密钥都不符',
    why: '无论用元数据中的证书还是响应中的证书，都无法验证该签名：IdP 使用了其他密钥，或签名被更改。',
    mend: '请重新从 IdP 下载元数据并导入。如果元数据已是最新，请原样粘贴浏览器发送的值。',
    says: (d) => `${d.on} 的签名值与元数据中的证书以及响应中的证书都不符。`,
  },
  'canonicalization-inclusive': {
    title: '签名使用了 inclusive 规范化',
    why: 'SAML 推荐 exclusive 规范化：使用 inclusive 规范化时，只要响应被放入另一文档，签名就会失效，且并非所有接收方都支持。',
    mend: '请在 IdP 中把签名的规范化方法设为 exclusive C14N（http://www.w3.org/2001/10/xml-exc-c14n#）。',
    says: (d) => `签名使用了 inclusive 规范化（C14N ${d.version}）；SAML 推荐 exclusive 规范化。`,
  },
  'certificate-expired': {
    title: 'IdP 的证书已过期',
    why: '只要仍在发布，SAML 元数据就信任该密钥，阿里云文档也没有其他说明；但应尽快处理。',
    mend: '请在 IdP 中创建新证书而不删除旧证书，导入同时包含两者的元数据，然后切换。',
    says: (d) => `该签名所用的证书已过期 ${distance(d.distance)}。`,
  },
  'certificate-not-yet-valid': {
    title: 'IdP 的证书尚未生效',
    why: 'IdP 使用了尚未到生效时间的证书签名，或某处时钟不准。',
    mend: '请检查时钟；否则请等待，或在此之前使用旧证书签名。',
    says: (d) => `该签名所用的证书将在 ${distance(d.distance)}后生效。`,
  },
  'certificate-expiring': {
    title: 'IdP 的证书即将过期',
    why: '如果 IdP 更换证书而元数据没有同步更新，所有人都将无法登录。',
    mend: '请现在就做好计划：在 IdP 切换之前，导入同时包含新旧证书的元数据。',
    says: (d) => `该签名所用的证书将在 ${distance(d.distance)}后过期。`,
  },
  'certificate-weak-key': {
    title: 'IdP 的密钥过弱',
    why: '短密钥可由公钥推算出来；掌握它的人可以以任何人的身份登录。',
    mend: '请在 IdP 中创建 2048 位或更长的 RSA 证书，并导入其元数据。',
    says: (d) => `该签名所用的密钥${d.bits ? `是仅 ${d.bits} 位的 RSA 密钥` : '类型不被接受'}。`,
  },
} satisfies Partial<CheckWords>;
