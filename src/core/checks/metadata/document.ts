// Metadata: is it the IdP metadata of one IdP, current, and as its publisher signed it?

import { describeDistance, formatInstant } from '../../saml/time.ts';
import { type Details, defineMetadataCheck, found, type Judgement, notApplicable, pass } from '../define.ts';
import { ALIBABA_IDP, ALIBABA_SETTINGS, samlMetadata } from '../sources.ts';
import { type MetadataFacts, metadataOf } from './facts.ts';

interface What extends Details {
  readonly what: string;
}

export const metadataMalformed = defineMetadataCheck({
  code: 'metadata-malformed',
  severity: 'error',
  where: 'input',
  sources: [samlMetadata('2.3'), ALIBABA_IDP],
  judge: ({ reading }: MetadataFacts): Judgement<What> =>
    reading.kind === 'malformed' || reading.kind === 'unreadable'
      ? found({ what: reading.found, actual: reading.found })
      : pass,
  en: {
    title: 'The document is not SAML metadata',
    why: 'Alibaba Cloud takes the certificate and the logon URL of the IdP from its metadata document.',
    mend: 'Download the metadata document of the IdP: an XML file whose root is EntityDescriptor. "sso-cli guide IDP" says where each product has it.',
    says: (d) => `This is not SAML metadata, but ${d.what}.`,
  },
  zh: {
    title: '该文档不是 SAML 元数据',
    why: '阿里云从 IdP 的元数据文档中获取证书与登录地址。',
    mend: '请下载 IdP 的元数据文档：根元素为 EntityDescriptor 的 XML 文件。“sso-cli guide IDP”会说明各产品的下载位置。',
    says: (d) => `这不是 SAML 元数据，而是 ${d.what}。`,
  },
});

const INSTEAD = {
  sp: {
    en: 'It is the metadata of a service provider: perhaps the file downloaded from Alibaba Cloud.',
    zh: '这是服务提供方的元数据：可能是从阿里云下载的文件。',
  },
  'ws-federation': { en: 'It speaks WS-Federation alone.', zh: '它只支持 WS-Federation。' },
  saml1: { en: 'It speaks SAML 1.1 alone.', zh: '它只支持 SAML 1.1。' },
  none: { en: 'It describes no IdP.', zh: '其中没有描述 IdP。' },
} as const;

interface NotIdp extends Details {
  readonly instead: keyof typeof INSTEAD;
}

export const metadataNotIdp = defineMetadataCheck({
  code: 'metadata-not-idp',
  severity: 'error',
  where: 'input',
  sources: [samlMetadata('2.4.3'), ALIBABA_IDP],
  judge: ({ reading }: MetadataFacts): Judgement<NotIdp> =>
    reading.kind === 'not-idp'
      ? found({ instead: reading.found, expected: 'IDPSSODescriptor', actual: reading.found })
      : pass,
  en: {
    title: 'The metadata describes no SAML 2.0 IdP',
    why: 'Without an IDPSSODescriptor for SAML 2.0 there is no certificate to check responses with.',
    mend: 'Download the metadata from the IdP (not from Alibaba Cloud), for SAML 2.0.',
    says: (d) => `The metadata has no IDPSSODescriptor for SAML 2.0. ${INSTEAD[d.instead].en}`,
  },
  zh: {
    title: '元数据没有描述 SAML 2.0 IdP',
    why: '没有 SAML 2.0 的 IDPSSODescriptor 就没有用于验证响应的证书。',
    mend: '请从 IdP（而不是阿里云）下载 SAML 2.0 元数据。',
    says: (d) => `元数据中没有 SAML 2.0 的 IDPSSODescriptor。${INSTEAD[d.instead].zh}`,
  },
});

interface Candidates extends Details {
  readonly candidates: readonly string[];
}

const some = (names: readonly string[]) => names.slice(0, 10).join(', ') + (names.length > 10 ? ', …' : '');

export const metadataMultipleIdps = defineMetadataCheck({
  code: 'metadata-multiple-idps',
  severity: 'error',
  where: 'input',
  sources: [samlMetadata('2.3.1'), ALIBABA_SETTINGS],
  judge: ({ reading }: MetadataFacts): Judgement<Candidates> =>
    reading.kind === 'multiple'
      ? found({ candidates: reading.candidates, expected: '1', actual: some(reading.candidates) })
      : pass,
  en: {
    title: 'The metadata describes several IdPs',
    why: 'An account has one IdP, and Alibaba Cloud documents one IdP descriptor a file.',
    mend: 'Choose one with --entity-id.',
    says: (d) =>
      `The document describes ${d.candidates.length} IdPs; choose one with --entity-id: ${some(d.candidates)}.`,
  },
  zh: {
    title: '元数据描述了多个 IdP',
    why: '一个账号只有一个 IdP，阿里云文档要求每个文件只含一个 IdP 描述。',
    mend: '请用 --entity-id 选择一个。',
    says: (d) => `文档描述了 ${d.candidates.length} 个 IdP；请用 --entity-id 选择：${some(d.candidates)}。`,
  },
});

export const metadataEntityNotFound = defineMetadataCheck({
  code: 'metadata-entity-not-found',
  severity: 'error',
  where: 'input',
  sources: [samlMetadata('2.3.1')],
  judge: ({ reading, wantedEntityId }: MetadataFacts): Judgement<Candidates> =>
    reading.kind === 'not-found'
      ? found({ candidates: reading.candidates, expected: wantedEntityId ?? '', actual: some(reading.candidates) })
      : pass,
  en: {
    title: 'The metadata does not describe the IdP asked for',
    why: 'No entity in the document carries that entityID.',
    mend: 'Check the spelling of --entity-id: it must match character by character.',
    says: (d) => `No entity has the entityID ${d.expected}. There are: ${some(d.candidates) || '(none)'}.`,
  },
  zh: {
    title: '元数据没有描述所要的 IdP',
    why: '文档中没有实体带有该 entityID。',
    mend: '请检查 --entity-id 的拼写：须逐字符一致。',
    says: (d) => `没有实体的 entityID 为 ${d.expected}。现有：${some(d.candidates) || '（无）'}。`,
  },
});

export const metadataExpired = defineMetadataCheck({
  code: 'metadata-expired',
  severity: 'error',
  where: 'idp',
  sources: [samlMetadata('2.3.2')],
  judge: (facts: MetadataFacts): Judgement<Details & { distance: number }> => {
    const validUntil = metadataOf(facts)?.validUntil;
    if (validUntil == null) return notApplicable;
    const distance = facts.at - validUntil;
    return distance >= 0 ? found({ distance, actual: formatInstant(validUntil) }) : pass;
  },
  en: {
    title: 'The metadata has expired',
    why: 'Its publisher says that it must not be used after validUntil: keys in it may have been withdrawn.',
    mend: 'Download the metadata from the IdP again.',
    says: (d) => `The metadata expired ${describeDistance(d.distance, 'en')} ago (validUntil).`,
  },
  zh: {
    title: '元数据已过期',
    why: '发布者声明在 validUntil 之后不得使用：其中的密钥可能已被撤销。',
    mend: '请重新从 IdP 下载元数据。',
    says: (d) => `元数据已过期 ${describeDistance(d.distance, 'zh')}（validUntil）。`,
  },
});

export const metadataSignatureInvalid = defineMetadataCheck({
  code: 'metadata-signature-invalid',
  severity: 'error',
  where: 'input',
  sources: [samlMetadata('3')],
  judge: ({ signature }: MetadataFacts): Judgement<Details & { missing: boolean }> => {
    if (signature === 'unchecked') return notApplicable;
    return signature === 'valid' ? pass : found({ missing: signature === 'missing' });
  },
  en: {
    title: 'The metadata is not signed by the certificate given',
    why: 'You said with --signed-by who must have signed it. What is not signed by them may come from anybody.',
    mend: 'Get the signing certificate from the publisher by another way, and download the document again.',
    says: (d) =>
      d.missing
        ? 'The metadata is not signed.'
        : 'The signature of the metadata does not verify with the certificate of --signed-by.',
  },
  zh: {
    title: '元数据不是由指定证书签名的',
    why: '--signed-by 指明了必须由谁签名。未经其签名的内容可能来自任何人。',
    mend: '请通过其他途径向发布者获取签名证书，并重新下载文档。',
    says: (d) => (d.missing ? '元数据没有签名。' : '用 --signed-by 的证书无法验证元数据的签名。'),
  },
});

export const metadataSignatureUnchecked = defineMetadataCheck({
  code: 'metadata-signature-unchecked',
  severity: 'info',
  where: 'sso-cli',
  sources: [samlMetadata('3')],
  judge: (facts: MetadataFacts) => {
    const metadata = metadataOf(facts);
    return metadata?.isSigned && facts.signature === 'unchecked' ? found({}) : notApplicable;
  },
  en: {
    title: 'The metadata is signed, and the signature was not checked',
    why: 'Metadata is trusted because you import it. A signature helps only when you know the certificate of the signer from elsewhere.',
    mend: 'To check it, give the certificate of the publisher: --signed-by CERT.',
    says: () => 'The metadata is signed; the signature was not checked (--signed-by CERT does).',
  },
  zh: {
    title: '元数据已签名，但未检查签名',
    why: '元数据因您导入而被信任。只有从其他途径获知签名者证书时，签名才有意义。',
    mend: '若要检查，请提供发布者的证书：--signed-by 证书。',
    says: () => '元数据已签名；未检查签名（可用 --signed-by 证书 检查）。',
  },
});

/** Documented for role SSO (ROS ALIYUN::RAM::SAMLProvider, 1 to 102,400 bytes); for user-based SSO nothing is. */
const DOCUMENTED_BYTES = 102_400;

export const metadataTooLarge = defineMetadataCheck({
  code: 'metadata-too-large',
  severity: 'warning',
  where: 'idp',
  sources: [ALIBABA_IDP],
  judge: (facts: MetadataFacts) => {
    if (!metadataOf(facts)) return notApplicable;
    return facts.bytes > DOCUMENTED_BYTES
      ? found({ expected: `<= ${DOCUMENTED_BYTES}`, actual: String(facts.bytes) })
      : pass;
  },
  en: {
    title: 'The metadata is larger than Alibaba Cloud documents',
    why: 'For role-based SSO the limit is 102,400 bytes; for user-based SSO none is documented, and an upload may fail.',
    mend: 'Upload only the EntityDescriptor of this IdP, without other roles, logos and organizations.',
    says: (d) =>
      `The metadata has ${d.actual} bytes; Alibaba Cloud documents ${DOCUMENTED_BYTES} (for role-based SSO).`,
  },
  zh: {
    title: '元数据超过阿里云文档所述大小',
    why: '角色 SSO 的上限为 102,400 字节；用户 SSO 没有说明，上传可能失败。',
    mend: '请只上传该 IdP 的 EntityDescriptor，去掉其他角色、图标和组织信息。',
    says: (d) => `元数据有 ${d.actual} 字节；阿里云文档（角色 SSO）的上限为 ${DOCUMENTED_BYTES}。`,
  },
});
