// Step 3, trust: signatures of the right shape that do not hold: the content, the key or the value.

import { type Details, defineCheck, found, type Judgement, notApplicable, pass, skipped } from '../define.ts';
import type { Facts } from '../facts.ts';
import { ALIBABA_FAQ, ALIBABA_ROLLOVER, xmlDsig } from '../sources.ts';

import { JUDGED, judgements } from './signature.ts';

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
