// Step 3, trust: the certificate of the key that verified. SAML metadata trusts the key, so age alone is a warning.

import { MIN_RSA_BITS } from '../../saml/authenticate.ts';
import type { PublicKey } from '../../saml/certificate.ts';
import { formatInstant } from '../../saml/time.ts';
import { type Details, defineCheck, found, type Judgement, notApplicable, pass } from '../define.ts';
import type { Facts } from '../facts.ts';
import { ALIBABA_ROLLOVER, NIST_KEYS, samlMetadata } from '../sources.ts';

/** A certificate that ends sooner than this deserves a warning. */
export const EXPIRING_SOON = 30 * 86_400_000;

function matchedKey({ trust }: Facts): PublicKey | null {
  const judgement = [trust?.assertion, trust?.response].find((each) => each?.value === 'trusted');
  return judgement?.key ?? null;
}

export interface Validity extends Details {
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
});

export interface Weak extends Details {
  readonly bits: number;
}

/** RSA under MIN_RSA_BITS is not believed; up to 2,047 bits it is disallowed, not yet broken (NIST SP 800-131A). */
export function weakKey(key: PublicKey): Weak | null {
  if (key.type === 'unsupported')
    return { bits: 0, severity: 'error', expected: 'RSA >= 2048, EC >= 256', actual: 'unsupported' };
  if (key.type !== 'rsa' || key.bits >= 2048) return null;
  return {
    bits: key.bits,
    severity: key.bits < MIN_RSA_BITS ? 'error' : 'warning',
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
    const keys = [facts.trust?.assertion, facts.trust?.response].flatMap((each) =>
      each?.value === 'trusted' && each.key ? [each.key] : [],
    );
    if (keys.length === 0) return notApplicable;
    // Both signatures count: a good key on the Assertion does not make up for a weak one on the Response.
    const weak = keys
      .map(weakKey)
      .filter((each) => each !== null)
      .sort((a, b) => a.bits - b.bits);
    return weak[0] ? found(weak[0]) : pass;
  },
});
