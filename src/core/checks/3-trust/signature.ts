// Step 3, trust: is there a signature, where one belongs, of a shape and with algorithms that are accepted?

import type { SignatureJudgement } from '../../saml/authenticate.ts';
import type { SignatureProblem } from '../../saml/signature.ts';
import { type Details, defineCheck, found, type Judgement, notApplicable, pass } from '../define.ts';
import type { Facts } from '../facts.ts';
import { ALIBABA_RESPONSE, NIST_KEYS, SAML_SECURITY, samlCore, xmlDsig } from '../sources.ts';

/** What must hold for any signature to be judged. */
export const JUDGED = ['metadata-missing', 'xml-id-duplicate'] as const;

export function judgements({ trust }: Facts): SignatureJudgement[] {
  return [trust?.assertion, trust?.response].filter((each) => each != null);
}

export const signatureMissing = defineCheck({
  code: 'signature-missing',
  step: 3,
  severity: 'error',
  where: 'idp',
  sources: [ALIBABA_RESPONSE, samlCore('5.4')],
  after: ['assertion-missing', 'assertion-multiple', 'assertion-encrypted'],
  judge: (facts: Facts) => (judgements(facts).length === 0 ? found({}) : pass),
  en: {
    title: 'Nothing is signed',
    why: 'An unsigned response can be written by anybody. Alibaba Cloud requires the Assertion to be signed.',
    mend: 'At the IdP, turn on signing of the Assertion for this application (RSA-SHA256).',
    says: () => 'Neither the Assertion nor the Response is signed.',
  },
  zh: {
    title: '没有任何签名',
    why: '任何人都可以写出未签名的响应。阿里云要求对 Assertion 签名。',
    mend: '请在 IdP 中为该应用开启断言签名（RSA-SHA256）。',
    says: () => 'Assertion 和 Response 都没有签名。',
  },
});

export const assertionNotSigned = defineCheck({
  code: 'assertion-not-signed',
  step: 3,
  severity: 'error',
  where: 'idp',
  sources: [ALIBABA_RESPONSE],
  after: ['assertion-missing', 'assertion-multiple', 'assertion-encrypted', ...JUDGED, 'signature-missing'],
  judge: ({ trust }: Facts) => {
    if (trust?.assertion) return pass;
    return trust?.response?.verified ? found({ expected: 'Assertion', actual: 'Response' }) : notApplicable;
  },
  en: {
    title: 'Only the Response is signed, not the Assertion',
    why: 'The signature of the Response is intact, and SAML would accept it; Alibaba Cloud asks for one on the Assertion itself.',
    mend: 'At the IdP, sign the Assertion, or both (Okta: Assertion Signature = Signed; Google: clear "Signed response"; Keycloak: Sign assertions = On).',
    says: () => 'The Response is signed and intact, but Alibaba Cloud requires the Assertion itself to be signed.',
  },
  zh: {
    title: '只有 Response 签名，Assertion 未签名',
    why: 'Response 的签名完好，SAML 允许这样；但阿里云要求对 Assertion 本身签名。',
    mend: '请在 IdP 中对断言签名，或两者都签名（Okta：Assertion Signature = Signed；Google：取消“Signed response”；Keycloak：Sign assertions = On）。',
    says: () => 'Response 已签名且完好，但阿里云要求对 Assertion 本身签名。',
  },
});

interface Structure extends Details {
  readonly problem: SignatureProblem;
  readonly on: string;
}

const PROBLEM: Record<SignatureProblem, { en: string; zh: string }> = {
  misplaced: { en: 'a Signature stands where none belongs', zh: 'Signature 出现在不应出现的位置' },
  several: { en: 'it carries more than one Signature', zh: '带有多个 Signature' },
  children: {
    en: 'its parts are not SignedInfo, SignatureValue and KeyInfo',
    zh: '其组成不是 SignedInfo、SignatureValue 和 KeyInfo',
  },
  'signed-info': { en: 'SignedInfo has parts that do not belong there', zh: 'SignedInfo 含有不应有的部分' },
  comment: { en: 'there is a comment inside a signed value', zh: '被签名的值中有注释' },
  canonicalization: { en: 'its canonicalization method is not supported', zh: '不支持其规范化方法' },
  'reference-count': { en: 'it does not have exactly one Reference', zh: 'Reference 不是恰好一个' },
  'reference-empty': { en: 'its Reference names no element by ID', zh: 'Reference 没有通过 ID 指明元素' },
  'reference-target': {
    en: 'its Reference names another element than the one that carries it',
    zh: 'Reference 指向的不是承载该签名的元素',
  },
  transforms: { en: 'its transforms are not those that SAML allows', zh: '其变换不是 SAML 所允许的' },
  base64: { en: 'a digest or signature value is not Base64', zh: '摘要或签名值不是 Base64' },
  'inclusive-namespaces': { en: 'its InclusiveNamespaces are not well used', zh: 'InclusiveNamespaces 的用法不正确' },
};

export const signatureStructureInvalid = defineCheck({
  code: 'signature-structure-invalid',
  step: 3,
  severity: 'error',
  where: 'idp',
  sources: [samlCore('5.4'), SAML_SECURITY],
  judge: (facts: Facts): Judgement<Structure> => {
    const bad = judgements(facts).find((each) => each.problem !== null);
    if (bad?.problem) return found({ problem: bad.problem, on: bad.on });
    // A signature that stands alone where none belongs was never looked at as one.
    const { response, trust } = facts;
    if (trust && response && response.signatures.length > judgements(facts).length && response.assertions.length <= 1) {
      return found({ problem: 'misplaced', on: 'Response' });
    }
    return judgements(facts).length === 0 ? notApplicable : pass;
  },
  en: {
    title: 'The signature does not cover what would be used',
    why: 'SAML allows one shape of signature: one reference, to the element that carries it. Every other shape has been used to forge responses.',
    mend: 'Do not log on with this response before you know who wrote it. If it is your IdP, report this to its maker.',
    says: (d) => `The signature of the ${d.on} is not of the shape that SAML allows: ${PROBLEM[d.problem].en}.`,
  },
  zh: {
    title: '签名覆盖的不是将被使用的内容',
    why: 'SAML 只允许一种签名结构：一个引用，指向承载签名的元素。其他结构都曾被用于伪造响应。',
    mend: '在查明该响应由谁写出之前，不要用它登录。如果来自您的 IdP，请反馈给其厂商。',
    says: (d) => `${d.on} 的签名结构不是 SAML 所允许的：${PROBLEM[d.problem].zh}。`,
  },
});

interface Algorithm extends Details {
  readonly name: string;
  readonly sha1: boolean;
}

export const signatureAlgorithmForbidden = defineCheck({
  code: 'signature-algorithm-forbidden',
  step: 3,
  severity: 'error',
  where: 'idp',
  sources: [NIST_KEYS, xmlDsig('6')],
  judge: (facts: Facts): Judgement<Algorithm> => {
    const all = judgements(facts);
    const forbidden = all.find((each) => each.forbidden !== null);
    if (forbidden?.forbidden) {
      const { forbidden: name, usesSha1 } = forbidden;
      return found({ name, sha1: usesSha1, expected: 'rsa-sha256, sha256', actual: name });
    }
    const sha1 = all.find((each) => each.usesSha1);
    if (sha1) {
      const name = sha1.algorithm?.includes('sha1') ? sha1.algorithm : (sha1.digestAlgorithm ?? 'sha1');
      return found({ name, sha1: true, severity: 'warning', expected: 'rsa-sha256, sha256', actual: name });
    }
    return all.length === 0 ? notApplicable : pass;
  },
  en: {
    title: 'The signature uses an algorithm that is not accepted',
    why: 'SHA-1 can be forged, HMAC and "none" turn public values into keys, and unknown algorithms cannot be judged.',
    mend: 'At the IdP, set the signature algorithm to RSA-SHA256 and the digest to SHA-256. To go on with SHA-1 for now, add --allow-sha1.',
    says: (d) =>
      d.sha1 ? `The signature uses SHA-1 (${d.name}).` : `The algorithm is not accepted: ${d.name || '(none)'}.`,
  },
  zh: {
    title: '签名使用了不接受的算法',
    why: 'SHA-1 可被伪造，HMAC 和“none”会把公开值变成密钥，未知算法无法判断。',
    mend: '请在 IdP 中把签名算法设为 RSA-SHA256，摘要算法设为 SHA-256。若暂时需要 SHA-1，可加 --allow-sha1。',
    says: (d) => (d.sha1 ? `签名使用了 SHA-1（${d.name}）。` : `不接受该算法：${d.name || '（无）'}。`),
  },
});
