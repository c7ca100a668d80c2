// Step 3, trust: the certificate of the key that verified. SAML metadata trusts the key, so age alone is a warning.

import type { PublicKey } from '../../saml/certificate.ts';
import { describeDistance, formatInstant } from '../../saml/time.ts';
import { type Details, defineCheck, found, type Judgement, notApplicable, pass } from '../define.ts';
import type { Facts } from '../facts.ts';
import { ALIBABA_ROLLOVER, NIST_KEYS, samlMetadata } from '../sources.ts';

/** A certificate that ends sooner than this deserves a warning. */
export const EXPIRING_SOON = 30 * 86_400_000;

function matchedKey({ trust }: Facts): PublicKey | null {
  const judgement = [trust?.assertion, trust?.response].find((each) => each?.value === 'trusted');
  return judgement?.key ?? null;
}

interface Validity extends Details {
  readonly distance: number;
}

export const certificateExpired = defineCheck({
  code: 'certificate-expired',
  step: 3,
  severity: 'warning',
  where: 'idp',
  sources: [ALIBABA_ROLLOVER, samlMetadata('2.4.1.1')],
  judge: (facts: Facts): Judgement<Validity> => {
    const certificate = matchedKey(facts)?.certificate;
    if (!certificate) return notApplicable;
    const distance = facts.options.at - certificate.notAfter;
    return distance >= 0 ? found({ distance, actual: formatInstant(certificate.notAfter) }) : pass;
  },
  en: {
    title: 'The certificate of the IdP has expired',
    why: 'SAML metadata trusts the key for as long as it is published, and Alibaba Cloud documents nothing else; but IdPs and auditors do not like it.',
    mend: 'Make a new certificate at the IdP without deleting the old one, import metadata that holds both, then switch over.',
    says: (d) => `The certificate that made this signature expired ${describeDistance(d.distance, 'en')} ago.`,
  },
  zh: {
    title: 'IdP 的证书已过期',
    why: '只要仍在发布，SAML 元数据就信任该密钥，阿里云文档也没有其他说明；但应尽快处理。',
    mend: '请在 IdP 中创建新证书而不删除旧证书，导入同时包含两者的元数据，然后切换。',
    says: (d) => `做出该签名的证书已过期 ${describeDistance(d.distance, 'zh')}。`,
  },
});

export const certificateNotYetValid = defineCheck({
  code: 'certificate-not-yet-valid',
  step: 3,
  severity: 'warning',
  where: 'idp',
  sources: [ALIBABA_ROLLOVER],
  judge: (facts: Facts): Judgement<Validity> => {
    const certificate = matchedKey(facts)?.certificate;
    if (!certificate) return notApplicable;
    const distance = certificate.notBefore - facts.options.at;
    return distance > 0 ? found({ distance, actual: formatInstant(certificate.notBefore) }) : pass;
  },
  en: {
    title: 'The certificate of the IdP is not valid yet',
    why: 'The IdP signs with a certificate whose time has not come, or a clock is wrong.',
    mend: 'Check the clocks; otherwise wait, or sign with the previous certificate until then.',
    says: (d) => `The certificate that made this signature becomes valid in ${describeDistance(d.distance, 'en')}.`,
  },
  zh: {
    title: 'IdP 的证书尚未生效',
    why: 'IdP 使用了尚未到生效时间的证书签名，或某处时钟不准。',
    mend: '请检查时钟；否则请等待，或在此之前使用旧证书签名。',
    says: (d) => `做出该签名的证书将在 ${describeDistance(d.distance, 'zh')}后生效。`,
  },
});

export const certificateExpiring = defineCheck({
  code: 'certificate-expiring',
  step: 3,
  severity: 'warning',
  where: 'idp',
  sources: [ALIBABA_ROLLOVER],
  judge: (facts: Facts): Judgement<Validity> => {
    const certificate = matchedKey(facts)?.certificate;
    if (!certificate) return notApplicable;
    const distance = certificate.notAfter - facts.options.at;
    return distance > 0 && distance < EXPIRING_SOON
      ? found({ distance, actual: formatInstant(certificate.notAfter) })
      : pass;
  },
  en: {
    title: 'The certificate of the IdP expires soon',
    why: 'When the IdP changes its certificate and the metadata is not changed with it, nobody can log on.',
    mend: 'Plan the change now: import metadata that holds the old and the new certificate before the IdP switches over.',
    says: (d) => `The certificate that made this signature expires in ${describeDistance(d.distance, 'en')}.`,
  },
  zh: {
    title: 'IdP 的证书即将过期',
    why: '如果 IdP 更换证书而元数据没有同步更新，所有人都将无法登录。',
    mend: '请现在就做好计划：在 IdP 切换之前，导入同时包含新旧证书的元数据。',
    says: (d) => `做出该签名的证书将在 ${describeDistance(d.distance, 'zh')}后过期。`,
  },
});

interface Weak extends Details {
  readonly bits: number;
}

/** RSA under 1,024 bits can be factored by one person; up to 2,047 it is disallowed, not yet broken (NIST SP 800-131A). */
export function weakKey(key: PublicKey): Weak | null {
  if (key.type === 'unsupported')
    return { bits: 0, severity: 'error', expected: 'RSA >= 2048, EC >= 256', actual: 'unsupported' };
  if (key.type !== 'rsa' || key.bits >= 2048) return null;
  return {
    bits: key.bits,
    severity: key.bits < 1024 ? 'error' : 'warning',
    expected: 'RSA >= 2048',
    actual: `RSA ${key.bits}`,
  };
}

export const certificateWeakKey = defineCheck({
  code: 'certificate-weak-key',
  step: 3,
  severity: 'error',
  where: 'idp',
  sources: [NIST_KEYS],
  judge: (facts: Facts): Judgement<Weak> => {
    const key = matchedKey(facts);
    if (!key) return notApplicable;
    const weak = weakKey(key);
    return weak ? found(weak) : pass;
  },
  en: {
    title: 'The key of the IdP is too weak',
    why: 'A short key can be computed from its public half; whoever has it can log on as anybody.',
    mend: 'Make a new certificate at the IdP with RSA of 2,048 bits or more, and import its metadata.',
    says: (d) =>
      `The key that made this signature is ${d.bits ? `RSA of only ${d.bits} bits` : 'of a kind that is not accepted'}.`,
  },
  zh: {
    title: 'IdP 的密钥过弱',
    why: '短密钥可由公钥推算出来；掌握它的人可以以任何人的身份登录。',
    mend: '请在 IdP 中创建 2048 位或更长的 RSA 证书，并导入其元数据。',
    says: (d) => `做出该签名的密钥${d.bits ? `只有 RSA ${d.bits} 位` : '类型不被接受'}。`,
  },
});
