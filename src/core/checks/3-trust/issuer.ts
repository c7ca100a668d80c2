// Step 3, trust: is there an IdP to trust, and does the response come from it?

import { type Details, defineCheck, found, type Judgement, notApplicable, pass, skipped } from '../define.ts';
import type { Facts } from '../facts.ts';
import { compareUrls, type NearMiss, nearMissWords } from '../near-miss.ts';
import { ALIBABA_IDP, ALIBABA_RESPONSE, samlCore } from '../sources.ts';

export const metadataMissing = defineCheck({
  code: 'metadata-missing',
  step: 3,
  severity: 'error',
  where: 'sso-cli',
  sources: [ALIBABA_IDP],
  judge: ({ idp }: Facts) => (idp ? pass : found({})),
  en: {
    title: 'There is no IdP metadata',
    why: 'The certificate in the IdP metadata is what signatures are checked against. Without it nothing can be trusted.',
    mend: 'Download the metadata from your IdP, then run: sso-cli import-metadata metadata.xml (or give it with --metadata FILE).',
    says: () => 'No IdP metadata was imported, and none was given.',
  },
  zh: {
    title: '没有 IdP 元数据',
    why: '签名以 IdP 元数据中的证书验证。没有元数据就无法信任任何内容。',
    mend: '请从 IdP 下载元数据，然后运行：sso-cli import-metadata metadata.xml（或用 --metadata FILE 指定）。',
    says: () => '尚未导入 IdP 元数据，也没有指定。',
  },
});

export const issuerMissing = defineCheck({
  code: 'issuer-missing',
  step: 3,
  severity: 'error',
  where: 'idp',
  sources: [ALIBABA_RESPONSE, samlCore('2.3.3')],
  judge: ({ assertion, response }: Facts) => {
    const issuer = assertion ? assertion.issuer : response?.issuer;
    if (!assertion && response?.assertions.length) return skipped('assertion-multiple');
    return issuer == null || issuer === '' ? found({}) : pass;
  },
  en: {
    title: 'The Issuer is missing',
    why: 'The Issuer says which IdP speaks. Alibaba Cloud compares it with the entityID of the metadata.',
    mend: 'At the IdP, set the issuer (entity ID) of this application to the entityID of its metadata.',
    says: () => 'The Assertion has no Issuer.',
  },
  zh: {
    title: '缺少 Issuer',
    why: 'Issuer 说明响应来自哪个 IdP。阿里云会将其与元数据的 entityID 比较。',
    mend: '请在 IdP 中把该应用的 Issuer（实体 ID）设为其元数据的 entityID。',
    says: () => 'Assertion 没有 Issuer。',
  },
});

interface Issuer extends Details {
  readonly on: 'Assertion' | 'Response';
  readonly miss: NearMiss | null;
}

export const issuerMismatch = defineCheck({
  code: 'issuer-mismatch',
  step: 3,
  severity: 'error',
  where: 'idp',
  sources: [ALIBABA_RESPONSE, samlCore('2.3.3')],
  after: ['metadata-missing'],
  judge: ({ assertion, response, idp }: Facts): Judgement<Issuer> => {
    const expected = idp?.entityId ?? '';
    const issuers = [
      { on: 'Assertion', actual: assertion?.issuer },
      { on: 'Response', actual: response?.issuer },
    ] as const;
    if (issuers.every(({ actual }) => !actual)) return notApplicable;
    const wrong = issuers.find(({ actual }) => actual && actual !== expected);
    if (!wrong) return pass;
    const actual = wrong.actual ?? '';
    return found({ on: wrong.on, expected, actual, miss: compareUrls(expected, actual) });
  },
  en: {
    title: 'The Issuer is not the imported IdP',
    why: 'Alibaba Cloud compares the Issuer with the entityID of the uploaded metadata, character by character.',
    mend: 'Import the metadata of the IdP that really answers, or correct the issuer (entity ID) at the IdP.',
    says: (d) =>
      `The Issuer of the ${d.on} is not the entityID of the imported metadata.${nearMissWords(d.miss, 'en')}`,
  },
  zh: {
    title: 'Issuer 不是已导入的 IdP',
    why: '阿里云会将 Issuer 与已上传元数据的 entityID 逐字符比较。',
    mend: '请导入实际响应的 IdP 的元数据，或在 IdP 中修正 Issuer（实体 ID）。',
    says: (d) => `${d.on} 的 Issuer 不是已导入元数据的 entityID。${nearMissWords(d.miss, 'zh')}`,
  },
});

export const responseIssuerMissing = defineCheck({
  code: 'response-issuer-missing',
  step: 3,
  severity: 'warning',
  where: 'idp',
  sources: [ALIBABA_RESPONSE, samlCore('3.2.2')],
  after: ['assertion-missing', 'assertion-encrypted', 'issuer-missing'],
  judge: ({ response }: Facts) => (response?.issuer ? pass : found({})),
  en: {
    title: 'The Response has no Issuer of its own',
    why: 'SAML allows that while the Assertion has one; Alibaba Cloud lists it among the required elements.',
    mend: 'At the IdP, let the Response carry its Issuer too.',
    says: () => 'The Response has no Issuer; Alibaba Cloud documents it as required.',
  },
  zh: {
    title: 'Response 自身没有 Issuer',
    why: '只要 Assertion 有 Issuer，SAML 允许 Response 没有；但阿里云文档将其列为必需元素。',
    mend: '请让 IdP 在 Response 中也写入 Issuer。',
    says: () => 'Response 没有 Issuer；阿里云文档将其列为必需。',
  },
});
