// Step 3, trust: the signatures, told apart by what exactly is wrong with them.

import type { SignatureJudgement } from '../../saml/authenticate.ts';
import type { SignatureProblem } from '../../saml/signature.ts';
import { type Details, defineCheck, found, type Judgement, notApplicable, pass, skipped } from '../define.ts';
import type { Facts } from '../facts.ts';
import {
  ALIBABA_FAQ,
  ALIBABA_RESPONSE,
  ALIBABA_ROLLOVER,
  NIST_KEYS,
  SAML_SECURITY,
  samlCore,
  xmlDsig,
} from '../sources.ts';

/** What must hold for any signature to be judged. */
const JUDGED = ['metadata-missing', 'xml-id-duplicate'] as const;

function judgements({ trust }: Facts): SignatureJudgement[] {
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

interface On extends Details {
  readonly on: string;
}

export const signatureDigestMismatch = defineCheck({
  code: 'signature-digest-mismatch',
  step: 3,
  severity: 'error',
  where: 'input',
  sources: [xmlDsig('3.2.1'), ALIBABA_FAQ],
  after: ['xml-id-duplicate'],
  judge: (facts: Facts): Judgement<On> => {
    const changed = judgements(facts).find((each) => each.digest === 'mismatch');
    if (changed) return found({ on: changed.on });
    return judgements(facts).some((each) => each.digest === 'match') ? pass : notApplicable;
  },
  en: {
    title: 'The content was changed after it was signed',
    why: 'The digest in the signature does not fit the signed element, so at least one character in it is not what the IdP signed.',
    mend: 'Paste the value exactly as the browser sent it. If the original fails too, something between the IdP and you rewrites responses.',
    says: (d) => `The ${d.on} was changed after it was signed: its digest does not match.`,
  },
  zh: {
    title: '内容在签名后被更改',
    why: '签名中的摘要与被签名元素不符，说明其中至少有一个字符不是 IdP 所签。',
    mend: '请原样粘贴浏览器发送的值。如果原始值也失败，则 IdP 与您之间有组件改写了响应。',
    says: (d) => `${d.on} 在签名后被更改：摘要不匹配。`,
  },
});

export const messageReformatted = defineCheck({
  code: 'message-reformatted',
  step: 3,
  severity: 'error',
  where: 'input',
  sources: [xmlDsig('8.1'), ALIBABA_FAQ],
  after: JUDGED,
  judge: (facts: Facts): Judgement<Details & { kind: string }> =>
    facts.reformatting
      ? found({ kind: facts.reformatting.kind })
      : judgements(facts).length === 0
        ? notApplicable
        : pass,
  en: {
    title: 'The paste was re-formatted; the original is intact',
    why: 'Pretty-printing, an editor or a chat changed white space inside the signed content. With that undone the signature verifies, so the IdP is not at fault.',
    mend: 'Paste the original value of SAMLResponse, not a copy that was formatted to be read.',
    says: () =>
      'The signed content was re-formatted after it was copied; with the formatting undone the signature verifies.',
  },
  zh: {
    title: '粘贴的内容被重新排版；原文完好',
    why: '美化排版、编辑器或聊天工具改变了被签名内容中的空白。还原后签名验证通过，因此问题不在 IdP。',
    mend: '请粘贴 SAMLResponse 的原始值，不要粘贴为便于阅读而排版过的副本。',
    says: () => '被签名的内容在复制后被重新排版；还原排版后签名验证通过。',
  },
});

interface Untrusted extends Details {
  readonly inMetadata: boolean;
  readonly newer: boolean;
}

export const signatureKeyUntrusted = defineCheck({
  code: 'signature-key-untrusted',
  step: 3,
  severity: 'error',
  where: 'alibaba-cloud',
  sources: [ALIBABA_ROLLOVER, ALIBABA_FAQ],
  after: JUDGED,
  judge: (facts: Facts): Judgement<Untrusted> => {
    const stranger = judgements(facts).find((each) => each.value === 'untrusted');
    if (!stranger?.key) return judgements(facts).some((each) => each.value === 'trusted') ? pass : notApplicable;
    const trusted = facts.idp?.signingKeys ?? [];
    const inMetadata = facts.idp?.otherKeys.some((key) => key.fingerprint256 === stranger.key?.fingerprint256) ?? false;
    const since = stranger.key.certificate?.notBefore ?? 0;
    const newer = trusted.length > 0 && trusted.every((key) => since > (key.certificate?.notBefore ?? 0));
    return found({
      inMetadata,
      newer,
      expected: trusted.map((key) => key.fingerprint256).join(', ') || '(none)',
      actual: stranger.key.fingerprint256,
    });
  },
  en: {
    title: 'The signature was made with a key that the metadata does not hold',
    why: 'It is intact, but only the certificate inside the response fits it, and anybody can put one there. The IdP rotated its certificate, another IdP answered, or it is a forgery.',
    mend: 'Download the metadata from the IdP again, compare the fingerprint with the IdP console, and import it: sso-cli import-metadata metadata.xml.',
    says: (d) => {
      if (d.inMetadata) return 'The signature was made with a key that the metadata marks for encryption only.';
      const age = d.newer
        ? ' The certificate in the response is newer than those in the metadata: it was probably rotated.'
        : '';
      return `The signature is intact, but made with a key that the metadata does not hold.${age}`;
    },
  },
  zh: {
    title: '签名所用的密钥不在元数据中',
    why: '签名完好，但只有响应自带的证书与之相符，而任何人都可以放入证书。可能是 IdP 轮换了证书、响应来自另一个 IdP，或是伪造。',
    mend: '请重新从 IdP 下载元数据，与 IdP 控制台核对指纹后导入：sso-cli import-metadata metadata.xml。',
    says: (d) => {
      if (d.inMetadata) return '签名使用了元数据中标记为仅用于加密的密钥。';
      const age = d.newer ? '响应中的证书比元数据中的更新：很可能已轮换。' : '';
      return `签名完好，但所用密钥不在元数据中。${age}`;
    },
  },
});

export const signatureValueInvalid = defineCheck({
  code: 'signature-value-invalid',
  step: 3,
  severity: 'error',
  where: 'idp',
  sources: [xmlDsig('3.2.2'), ALIBABA_FAQ],
  after: JUDGED,
  judge: (facts: Facts): Judgement<On> => {
    const bad = judgements(facts).find((each) => each.value === 'invalid');
    if (bad) {
      const tried = facts.idp?.signingKeys.map((key) => key.fingerprint256).join(', ');
      return found({ on: bad.on, expected: tried || '(none)' });
    }
    if (judgements(facts).some((each) => each.value === 'unjudged')) return skipped('signature-structure-invalid');
    return judgements(facts).length === 0 ? notApplicable : pass;
  },
  en: {
    title: 'The signature value fits no key at hand',
    why: 'Neither a certificate of the metadata nor one in the response made this signature over this SignedInfo: the IdP signs with another key, or the signature was changed.',
    mend: 'Download the metadata from the IdP again and import it. If it is current, paste the value exactly as the browser sent it.',
    says: (d) =>
      `The signature value of the ${d.on} fits none of the certificates in the metadata, nor one in the response.`,
  },
  zh: {
    title: '签名值与现有的任何密钥都不符',
    why: '元数据中的证书和响应中的证书都未对该 SignedInfo 做出此签名：IdP 使用了其他密钥，或签名被更改。',
    mend: '请重新从 IdP 下载元数据并导入。如果元数据已是最新，请原样粘贴浏览器发送的值。',
    says: (d) => `${d.on} 的签名值与元数据中的证书以及响应中的证书都不符。`,
  },
});
