// Metadata: the signing certificates, and where a logon starts.

import type { PublicKey } from '../../saml/certificate.ts';
import { describeDistance, formatInstant } from '../../saml/time.ts';
import { BINDING_POST, BINDING_REDIRECT } from '../../xml/names.ts';
import { weakKey } from '../3-trust/certificate.ts';
import { type Details, defineMetadataCheck, found, type Judgement, notApplicable, pass } from '../define.ts';
import { ALIBABA_LIMITS, ALIBABA_ROLLOVER, NIST_KEYS, samlMetadata } from '../sources.ts';
import { type MetadataFacts, metadataOf } from './facts.ts';

export const metadataSigningKeyMissing = defineMetadataCheck({
  code: 'metadata-signing-key-missing',
  severity: 'error',
  where: 'idp',
  sources: [samlMetadata('2.4.1.1')],
  judge: (facts: MetadataFacts) => {
    const metadata = metadataOf(facts);
    if (!metadata) return notApplicable;
    return metadata.signingKeys.length === 0 && metadata.malformedCertificates === 0 ? found({}) : pass;
  },
  en: {
    title: 'The metadata holds no signing certificate',
    why: 'Without one no signature can be checked, so nobody can log on.',
    mend: 'At the IdP, create a token-signing certificate, then download the metadata again.',
    says: () => 'The metadata has no KeyDescriptor for signing with a certificate in it.',
  },
  zh: {
    title: '元数据中没有签名证书',
    why: '没有签名证书就无法验证签名，任何人都不能登录。',
    mend: '请在 IdP 中创建令牌签名证书，然后重新下载元数据。',
    says: () => '元数据中没有带证书的签名 KeyDescriptor。',
  },
});

export const metadataCertificateMalformed = defineMetadataCheck({
  code: 'metadata-certificate-malformed',
  severity: 'error',
  where: 'idp',
  sources: [samlMetadata('2.4.1.1')],
  judge: (facts: MetadataFacts): Judgement<Details & { count: number }> => {
    const count = metadataOf(facts)?.malformedCertificates ?? 0;
    return count > 0 ? found({ count, actual: String(count) }) : pass;
  },
  en: {
    title: 'A certificate in the metadata cannot be read',
    why: 'An X509Certificate must be Base64 of one DER certificate, without "-----BEGIN CERTIFICATE-----".',
    mend: 'Download the metadata again without editing it. If a certificate was pasted in by hand, leave its BEGIN and END lines out.',
    says: (d) =>
      `${d.count === 1 ? 'A signing certificate' : `${d.count} signing certificates`} in the metadata cannot be read.`,
  },
  zh: {
    title: '元数据中的证书无法读取',
    why: 'X509Certificate 必须是单个 DER 证书的 Base64，不含“-----BEGIN CERTIFICATE-----”。',
    mend: '请重新下载元数据且不要编辑。如果证书是手工粘贴的，请去掉 BEGIN 和 END 行。',
    says: (d) => `元数据中有 ${d.count} 个签名证书无法读取。`,
  },
});

/** Alibaba Cloud, "Limits": certificates per IdP descriptor. */
const DOCUMENTED_CERTIFICATES = 2;

export const metadataTooManyCertificates = defineMetadataCheck({
  code: 'metadata-too-many-certificates',
  severity: 'warning',
  where: 'idp',
  sources: [ALIBABA_LIMITS],
  judge: (facts: MetadataFacts) => {
    const count = metadataOf(facts)?.signingKeys.length ?? 0;
    return count > DOCUMENTED_CERTIFICATES
      ? found({ expected: `<= ${DOCUMENTED_CERTIFICATES}`, actual: String(count) })
      : pass;
  },
  en: {
    title: 'There are more signing certificates than Alibaba Cloud documents',
    why: 'The documented limit is two: one in use and one to come.',
    mend: 'At the IdP, remove the certificates that are no longer used, then download the metadata again.',
    says: (d) =>
      `The metadata holds ${d.actual} signing certificates; Alibaba Cloud documents ${DOCUMENTED_CERTIFICATES}.`,
  },
  zh: {
    title: '签名证书数量超过阿里云文档所述',
    why: '文档所述上限为两个：一个在用，一个备用。',
    mend: '请在 IdP 中移除不再使用的证书，然后重新下载元数据。',
    says: (d) => `元数据含有 ${d.actual} 个签名证书；阿里云文档的上限为 ${DOCUMENTED_CERTIFICATES} 个。`,
  },
});

interface Aged extends Details {
  readonly distance: number;
  readonly last: boolean;
}

const ended = (key: PublicKey, at: number) => key.certificate !== null && key.certificate.notAfter <= at;

export const metadataCertificateExpired = defineMetadataCheck({
  code: 'metadata-certificate-expired',
  severity: 'warning',
  where: 'idp',
  sources: [ALIBABA_ROLLOVER],
  judge: (facts: MetadataFacts): Judgement<Aged> => {
    const keys = metadataOf(facts)?.signingKeys ?? [];
    const expired = keys.find((key) => ended(key, facts.at));
    if (!expired?.certificate) return keys.length === 0 ? notApplicable : pass;
    const last = keys.every((key) => ended(key, facts.at));
    const { notAfter } = expired.certificate;
    return found({
      distance: facts.at - notAfter,
      last,
      ...(last ? { severity: 'error' as const } : {}),
      actual: `${expired.fingerprint256} (${formatInstant(notAfter)})`,
    });
  },
  en: {
    title: 'A signing certificate has expired',
    why: 'An expired certificate beside a valid one is litter; an expired one alone means that the IdP is about to change it, or that the metadata is old.',
    mend: 'At the IdP, make a new certificate, then import metadata that holds it before the IdP signs with it.',
    says: (d) =>
      `${d.last ? 'The last signing certificate' : 'A signing certificate'} expired ${describeDistance(d.distance, 'en')} ago.`,
  },
  zh: {
    title: '签名证书已过期',
    why: '与有效证书并存的过期证书只是冗余；若只有过期证书，则 IdP 即将更换证书，或元数据已陈旧。',
    mend: '请在 IdP 中创建新证书，并在 IdP 用它签名之前导入包含它的元数据。',
    says: (d) => `${d.last ? '最后一个签名证书' : '有一个签名证书'}已过期 ${describeDistance(d.distance, 'zh')}。`,
  },
});

export const metadataCertificateExpiring = defineMetadataCheck({
  code: 'metadata-certificate-expiring',
  severity: 'warning',
  where: 'idp',
  sources: [ALIBABA_ROLLOVER],
  judge: (facts: MetadataFacts): Judgement<Aged> => {
    const keys = metadataOf(facts)?.signingKeys ?? [];
    const soon = keys.find((key) => !ended(key, facts.at) && ended(key, facts.at + facts.expiresWithin));
    if (!soon?.certificate) return keys.length === 0 ? notApplicable : pass;
    const { notAfter } = soon.certificate;
    return found({
      distance: notAfter - facts.at,
      last: keys.every((key) => ended(key, facts.at + facts.expiresWithin)),
      actual: `${soon.fingerprint256} (${formatInstant(notAfter)})`,
    });
  },
  en: {
    title: 'A signing certificate expires soon',
    why: 'When the IdP changes its certificate and the metadata is not changed with it, nobody can log on.',
    mend: 'Plan the change: new certificate at the IdP, metadata with both to Alibaba Cloud, then switch the IdP over.',
    says: (d) =>
      `${d.last ? 'The last signing certificate' : 'A signing certificate'} expires in ${describeDistance(d.distance, 'en')}.`,
  },
  zh: {
    title: '签名证书即将过期',
    why: '如果 IdP 更换证书而元数据没有同步更新，所有人都将无法登录。',
    mend: '请做好计划：在 IdP 创建新证书，把同时包含新旧证书的元数据上传到阿里云，然后切换 IdP。',
    says: (d) => `${d.last ? '最后一个签名证书' : '有一个签名证书'}将在 ${describeDistance(d.distance, 'zh')}后过期。`,
  },
});

export const metadataCertificateWeakKey = defineMetadataCheck({
  code: 'metadata-certificate-weak-key',
  severity: 'warning',
  where: 'idp',
  sources: [NIST_KEYS],
  judge: (facts: MetadataFacts) => {
    const keys = metadataOf(facts)?.signingKeys ?? [];
    const weak = keys.map(weakKey).find((each) => each !== null);
    if (!weak) return keys.length === 0 ? notApplicable : pass;
    return found({ ...weak, severity: 'warning' as const });
  },
  en: {
    title: 'A signing key is too weak',
    why: 'A short key can be computed from its public half; whoever has it can log on as anybody.',
    mend: 'At the IdP, make a new certificate with RSA of 2,048 bits or more.',
    says: (d) => `A signing key is too weak: ${d.actual}.`,
  },
  zh: {
    title: '签名密钥过弱',
    why: '短密钥可由公钥推算出来；掌握它的人可以以任何人的身份登录。',
    mend: '请在 IdP 中创建 2048 位或更长的 RSA 证书。',
    says: (d) => `有一个签名密钥过弱：${d.actual}。`,
  },
});

function logonEndpoints(facts: MetadataFacts) {
  return (metadataOf(facts)?.singleSignOnServices ?? []).filter(({ binding }) =>
    [BINDING_POST, BINDING_REDIRECT].includes(binding),
  );
}

export const metadataSsoEndpointMissing = defineMetadataCheck({
  code: 'metadata-sso-endpoint-missing',
  severity: 'error',
  where: 'idp',
  sources: [samlMetadata('2.4.3')],
  judge: (facts: MetadataFacts) => {
    if (!metadataOf(facts)) return notApplicable;
    return logonEndpoints(facts).length === 0 ? found({ expected: 'HTTP-Redirect, HTTP-POST' }) : pass;
  },
  en: {
    title: 'The metadata names no logon URL',
    why: 'Alibaba Cloud sends people to the SingleSignOnService of the IdP; it needs one for HTTP-Redirect or HTTP-POST.',
    mend: 'At the IdP, turn on the web browser SSO endpoint, then download the metadata again.',
    says: () => 'There is no SingleSignOnService with HTTP-Redirect or HTTP-POST.',
  },
  zh: {
    title: '元数据没有登录地址',
    why: '阿里云把用户引导到 IdP 的 SingleSignOnService；需要支持 HTTP-Redirect 或 HTTP-POST。',
    mend: '请在 IdP 中启用 Web 浏览器 SSO 端点，然后重新下载元数据。',
    says: () => '没有支持 HTTP-Redirect 或 HTTP-POST 的 SingleSignOnService。',
  },
});

export const metadataSsoEndpointInsecure = defineMetadataCheck({
  code: 'metadata-sso-endpoint-insecure',
  severity: 'warning',
  where: 'idp',
  sources: [samlMetadata('2.4.3')],
  judge: (facts: MetadataFacts) => {
    const insecure = logonEndpoints(facts).find(({ location }) => !/^https:/i.test(location));
    if (!insecure) return logonEndpoints(facts).length === 0 ? notApplicable : pass;
    return found({ expected: 'https:', actual: insecure.location });
  },
  en: {
    title: 'A logon URL of the IdP is not https',
    why: 'People type their passwords behind it.',
    mend: 'At the IdP, publish https endpoints, then download the metadata again.',
    says: (d) => `A SingleSignOnService is not https: ${d.actual}.`,
  },
  zh: {
    title: 'IdP 的登录地址不是 https',
    why: '用户会在该地址后输入密码。',
    mend: '请在 IdP 中发布 https 端点，然后重新下载元数据。',
    says: (d) => `有一个 SingleSignOnService 不是 https：${d.actual}。`,
  },
});

export const metadataReplacesAllKeys = defineMetadataCheck({
  code: 'metadata-replaces-all-keys',
  severity: 'warning',
  where: 'alibaba-cloud',
  sources: [ALIBABA_ROLLOVER],
  judge: (facts: MetadataFacts) => {
    const metadata = metadataOf(facts);
    if (!metadata || !facts.previous) return notApplicable;
    const known = new Set(facts.previous.signingKeys.map((key) => key.fingerprint256));
    return metadata.signingKeys.some((key) => known.has(key.fingerprint256)) ? pass : found({});
  },
  en: {
    title: 'The new metadata has no key in common with the present one',
    why: 'From the moment of the upload until the IdP signs with a new key, every logon fails.',
    mend: 'Upload metadata that holds the old and the new certificate first; remove the old one after the IdP has switched.',
    says: () =>
      'No signing key is in both the present and the new metadata: every logon fails until the IdP switches at the same moment.',
  },
  zh: {
    title: '新元数据与当前元数据没有共同的密钥',
    why: '从上传的那一刻起，直到 IdP 改用新密钥签名之前，所有登录都会失败。',
    mend: '请先上传同时包含新旧证书的元数据；在 IdP 切换之后再移除旧证书。',
    says: () => '当前与新的元数据没有共同的签名密钥：除非 IdP 同时切换，否则所有登录都会失败。',
  },
});

export const metadataIssuerChanged = defineMetadataCheck({
  code: 'metadata-issuer-changed',
  severity: 'warning',
  where: 'alibaba-cloud',
  sources: [samlMetadata('2.3.2')],
  judge: (facts: MetadataFacts) => {
    const metadata = metadataOf(facts);
    if (!metadata || !facts.previous) return notApplicable;
    return metadata.entityId === facts.previous.entityId
      ? pass
      : found({ expected: facts.previous.entityId, actual: metadata.entityId });
  },
  en: {
    title: 'The new metadata is for another IdP',
    why: 'Its entityID differs, so responses of the present IdP will be refused for their Issuer.',
    mend: 'Make sure that this is the IdP that people are to log on with.',
    says: (d) => `The entityID changes from ${d.expected} to ${d.actual}.`,
  },
  zh: {
    title: '新元数据属于另一个 IdP',
    why: 'entityID 不同，当前 IdP 的响应将因 Issuer 被拒绝。',
    mend: '请确认这就是用户要使用的 IdP。',
    says: (d) => `entityID 从 ${d.expected} 变为 ${d.actual}。`,
  },
});
