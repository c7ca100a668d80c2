// Simplified Chinese: the words of the checks of metadata.

import { DOCUMENTED_BYTES, firstTen, type What } from '../../checks/metadata/document.ts';
import { DOCUMENTED_CERTIFICATES, NAMED_AT_MOST } from '../../checks/metadata/keys.ts';
import type { CertificateFault } from '../../saml/malformed-certificate.ts';
import type { SignatureObstacle } from '../../saml/metadata-signature.ts';
import type { MetadataWords } from '../words.ts';
import { distance } from './phrases.ts';
import { FOUND } from './receive.ts';
import { refusal } from './refusals.ts';
import { PROBLEM } from './trust.ts';

const UNREADABLE = { nothing: '空文档', binary: '二进制数据', 'no-xml': '非 XML 文本' } as const;

const PASTED = { ...FOUND, html: 'HTML 页面', json: 'JSON' };

function whatItIs({ what }: What): string {
  if (typeof what === 'string') return what;
  const { found } = what;
  if (typeof found === 'string') return UNREADABLE[found];
  if (!('kind' in found)) return `在第 ${found.line} 行第 ${found.column} 列被拒绝的 XML：${refusal(found.reason)}`;
  if (found.kind === 'other-encoding') return `编码为 ${found.encoding} 而不是 UTF-8 的 XML`;
  return `${PASTED[found.found]}${found.title ? `：“${found.title}”` : ''}`;
}

const INSTEAD = {
  sp: '这是服务提供方的元数据：可能是从阿里云下载的文件。',
  'ws-federation': '它只支持 WS-Federation。',
  saml1: '它只支持 SAML 1.1。',
  none: '其中没有描述 IdP。',
} as const;

const FAULT: Record<CertificateFault, string> = {
  empty: '为空',
  pem: '仍带有 PEM 行（-----BEGIN CERTIFICATE-----）',
  'pem-base64': '是 PEM 文件的 Base64，而 PEM 本身已是 Base64：被编码了两次',
  masked: '被遮盖：原有字符被占位符替换',
  cut: '在结尾之前被截断',
  several: '结尾之后还有内容，可能是第二个证书',
  'public-key': '只是公钥，不是证书',
  'not-base64': '含有非 Base64 字符',
  'not-certificate': '是其他内容的 Base64，不是证书',
};

function obstacle(each: SignatureObstacle): string {
  switch (each.kind) {
    case 'algorithm':
      return each.isSha1
        ? `使用了可被伪造的 SHA-1（${each.name}）；--allow-sha1 可照样接受`
        : `不支持其算法 ${each.name}`;
    case 'form':
      return `其形式不是 SAML 所允许的：${PROBLEM[each.problem]}`;
    case 'content':
      return '文档在签名之后被修改过';
    default:
      return '签名所用的密钥不是 --signed-by 的密钥';
  }
}

export const METADATA = {
  'metadata-malformed': {
    title: '该文档不是 SAML 元数据',
    why: '阿里云从 IdP 的元数据文档中获取证书与登录地址。',
    mend: '请下载 IdP 的元数据文档：根元素为 EntityDescriptor 的 XML 文件。“sso-cli guide IDP”会说明各产品的下载位置。',
    says: (d) => `这不是 SAML 元数据，而是${typeof d.what === 'string' ? ' ' : ''}${whatItIs(d)}。`,
    actual: whatItIs,
  },
  'metadata-not-idp': {
    title: '元数据没有描述 SAML 2.0 IdP',
    why: '没有 SAML 2.0 的 IDPSSODescriptor 就没有用于验证响应的证书。',
    mend: '请从 IdP（而不是阿里云）下载 SAML 2.0 元数据。',
    says: (d) => `元数据中没有 SAML 2.0 的 IDPSSODescriptor。${INSTEAD[d.instead]}`,
  },
  'metadata-multiple-idps': {
    title: '元数据描述了多个 IdP',
    why: '一个账号只有一个 IdP，阿里云文档要求每个文件只含一个 IdP 描述。',
    mend: '请用 --entity-id 选择一个。',
    says: (d) => `文档描述了 ${d.candidates.length} 个 IdP；请用 --entity-id 选择：${firstTen(d.candidates)}。`,
  },
  'metadata-entity-not-found': {
    title: '元数据没有描述所要的 IdP',
    why: '文档中没有 entityID 与之相同的实体。',
    mend: '请检查 --entity-id 的拼写：须逐字符一致。',
    says: (d) => `找不到 entityID 为 ${d.expected} 的实体。现有：${firstTen(d.candidates) || '（无）'}。`,
  },
  'metadata-expired': {
    title: '元数据已过期',
    why: '发布者声明在 validUntil 之后不得使用：其中的密钥可能已被撤销。',
    mend: '请重新从 IdP 下载元数据。',
    says: (d) => `元数据已过期 ${distance(d.distance)}（validUntil）。`,
  },
  'metadata-expiring': {
    title: '元数据过早失效',
    why: '其发布者声明在 validUntil 之后不得使用。您要求它保持更长的有效期。',
    mend: '请从 IdP 重新下载元数据并导入；若 IdP 经常更新，请将其自动化。',
    says: (d) => `元数据将在 ${distance(d.distance)}后失效（validUntil）。`,
  },
  'metadata-valid-until-malformed': {
    title: '元数据的 validUntil 无法读取',
    why: '无法判断元数据的有效期，因此视为不可用。',
    mend: '请在 IdP 中把 validUntil 写成 UTC 的 xs:dateTime，例如 2027-01-31T00:00:00Z，或将其去掉。',
    says: (d) => `元数据的 validUntil 不是带时区的时间：${d.actual}。`,
  },
  'metadata-signature-invalid': {
    title: '元数据不是由指定证书签名的',
    why: '--signed-by 指明了必须由谁签名。未经其签名的内容可能来自任何人。',
    mend: '请通过其他途径向发布者获取签名证书，并重新下载文档。',
    says: (d) => (d.obstacle === null ? '元数据没有签名。' : `元数据的签名不成立：${obstacle(d.obstacle)}。`),
  },
  'metadata-signature-unchecked': {
    title: '元数据已签名，但未检查签名',
    why: '元数据因您导入而被信任。只有从其他途径获知签名者证书时，签名才有意义。',
    mend: '若要检查，请提供发布者的证书：--signed-by CERT。',
    says: () => '元数据已签名；未检查签名（可用 --signed-by CERT 检查）。',
  },
  'metadata-too-large': {
    title: '元数据超过阿里云文档所述大小',
    why: '角色 SSO 的上限为 102,400 字节；用户 SSO 没有说明，上传可能失败。',
    mend: '请只上传该 IdP 的 EntityDescriptor，去掉其他角色、图标和组织信息。',
    says: (d) => `元数据有 ${d.actual} 字节；阿里云文档（角色 SSO）的上限为 ${DOCUMENTED_BYTES}。`,
  },
  'metadata-signing-key-missing': {
    title: '元数据中没有签名证书',
    why: '没有签名证书就无法验证签名，任何人都不能登录。',
    mend: '请在 IdP 中创建令牌签名证书，然后重新下载元数据。',
    says: () => '元数据中没有带证书的签名 KeyDescriptor。',
  },
  'metadata-certificate-malformed': {
    title: '元数据中的证书无法读取',
    why: 'X509Certificate 必须是单个 DER 证书的 Base64，不含“-----BEGIN CERTIFICATE-----”。',
    mend: '请重新下载元数据且不要编辑。如果证书是手工粘贴的，请去掉 BEGIN 和 END 行。',
    says: (d) => {
      const named = d.certificates.slice(0, NAMED_AT_MOST).map(({ place, fault }) => `第 ${place} 个${FAULT[fault]}`);
      const rest = d.certificates.length - named.length;
      return `元数据中有 ${d.certificates.length} 个签名证书无法读取：${named.join('；')}${rest > 0 ? `；另有 ${rest} 个` : ''}。`;
    },
  },
  'metadata-too-many-certificates': {
    title: '签名证书数量超过阿里云文档所述',
    why: '文档所述上限为两个：一个在用，一个备用。',
    mend: '请在 IdP 中移除不再使用的证书，然后重新下载元数据。',
    says: (d) => `元数据含有 ${d.actual} 个签名证书；阿里云文档的上限为 ${DOCUMENTED_CERTIFICATES} 个。`,
  },
  'metadata-certificate-expired': {
    title: '签名证书已过期',
    why: '与有效证书并存的过期证书只是冗余；若只有过期证书，则 IdP 即将更换证书，或元数据已陈旧。',
    mend: '请在 IdP 中创建新证书，并在 IdP 用它签名之前导入包含它的元数据。',
    says: (d) => `${d.last ? '最后一个签名证书' : '有一个签名证书'}已过期 ${distance(d.distance)}。`,
  },
  'metadata-certificate-expiring': {
    title: '签名证书即将过期',
    why: '如果 IdP 更换证书而元数据没有同步更新，所有人都将无法登录。',
    mend: '请做好计划：在 IdP 创建新证书，把同时包含新旧证书的元数据上传到阿里云，然后切换 IdP。',
    says: (d) =>
      d.begins
        ? `届时没有有效的签名证书：最早的一个在 ${distance(d.distance)}后才生效。`
        : `${d.last ? '最后一个签名证书' : '有一个签名证书'}将在 ${distance(d.distance)}后过期。`,
  },
  'metadata-certificate-weak-key': {
    title: '签名密钥过弱',
    why: '短密钥可由公钥推算出来；掌握它的人可以以任何人的身份登录。',
    mend: '请在 IdP 中创建 2048 位或更长的 RSA 证书。',
    says: (d) => `有一个签名密钥过弱：${d.actual}。`,
  },
  'metadata-sso-endpoint-missing': {
    title: '元数据没有登录地址',
    why: '阿里云把用户引导到 IdP 的 SingleSignOnService；需要支持 HTTP-Redirect 或 HTTP-POST。',
    mend: '请在 IdP 中启用 Web 浏览器 SSO 端点，然后重新下载元数据。',
    says: () => '没有支持 HTTP-Redirect 或 HTTP-POST 的 SingleSignOnService。',
  },
  'metadata-sso-endpoint-insecure': {
    title: 'IdP 的登录地址不是 https',
    why: '用户会在该地址的页面中输入密码。',
    mend: '请在 IdP 中发布 https 端点，然后重新下载元数据。',
    says: (d) => `有一个 SingleSignOnService 不是 https：${d.actual}。`,
  },
  'metadata-replaces-all-keys': {
    title: '新元数据与当前元数据没有共同的密钥',
    why: '从上传的那一刻起，直到 IdP 改用新密钥签名之前，所有登录都会失败。',
    mend: '请先上传同时包含新旧证书的元数据；在 IdP 切换之后再移除旧证书。',
    says: () => '当前与新的元数据没有共同的签名密钥：除非 IdP 同时切换，否则所有登录都会失败。',
  },
  'metadata-issuer-changed': {
    title: '新元数据属于另一个 IdP',
    why: 'entityID 不同，当前 IdP 的响应将因 Issuer 被拒绝。',
    mend: '请确认这就是用户要使用的 IdP。',
    says: (d) => `entityID 从 ${d.expected} 变为 ${d.actual}。`,
  },
  'metadata-breaks-logons': {
    title: '替换元数据会导致无法登录',
    why: '启用用户 SSO 之后，任何人都不能用密码登录：被新元数据挡住的人在修复之前一直无法登录。',
    mend: '请先查看应如何处理：sso-cli diff-metadata FILE（--merge 会写出同时包含新旧密钥的文档）。仍要导入：--yes。',
    says: (d) =>
      d.why === 'entity-id'
        ? '新元数据属于另一个 IdP：当前 IdP 的所有响应都会被拒绝。'
        : '新元数据不含当前的任何签名密钥：在 IdP 改用新密钥签名之前，所有登录都会失败。',
  },
} satisfies MetadataWords;
