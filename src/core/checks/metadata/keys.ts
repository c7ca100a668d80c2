// Metadata: the signing certificates, and where a logon starts.

import { compareKeys } from '../../metadata/keys.ts';
import type { PublicKey } from '../../saml/certificate.ts';
import type { MalformedCertificate } from '../../saml/malformed-certificate.ts';
import { formatInstant } from '../../saml/time.ts';
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
    return metadata.signingKeys.length === 0 && metadata.malformedCertificates.length === 0 ? found({}) : pass;
  },
});

export interface Malformed extends Details {
  readonly certificates: readonly MalformedCertificate[];
}

/** Certificates that a finding names one by one. */
export const NAMED_AT_MOST = 5;

export const metadataCertificateMalformed = defineMetadataCheck({
  code: 'metadata-certificate-malformed',
  severity: 'error',
  where: 'idp',
  sources: [samlMetadata('2.4.1.1')],
  judge: (facts: MetadataFacts): Judgement<Malformed> => {
    const certificates = metadataOf(facts)?.malformedCertificates ?? [];
    const named = certificates.slice(0, NAMED_AT_MOST).map(({ place, fault }) => `${place}: ${fault}`);
    if (certificates.length > named.length) named.push('…');
    return certificates.length > 0 ? found({ certificates, actual: named.join(', ') }) : pass;
  },
});

/** Alibaba Cloud, "Limits": certificates per IdP descriptor. */
export const DOCUMENTED_CERTIFICATES = 2;

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
});

export interface Aged extends Details {
  readonly distance: number;
  readonly last: boolean;
  /** It is not valid before then, instead of no longer. */
  readonly begins?: boolean;
}

/** Whether a key can be counted on at an instant; a bare key has no end. */
const isValidAt = ({ certificate }: PublicKey, at: number) =>
  certificate === null || (certificate.notBefore <= at && at < certificate.notAfter);

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
});

export const metadataCertificateExpiring = defineMetadataCheck({
  code: 'metadata-certificate-expiring',
  severity: 'warning',
  where: 'idp',
  sources: [ALIBABA_ROLLOVER],
  judge: (facts: MetadataFacts): Judgement<Aged> => {
    const keys = metadataOf(facts)?.signingKeys ?? [];
    const then = facts.at + (facts.mustLast ?? facts.expiresWithin);
    const [soon] = keys
      .filter((key) => !ended(key, facts.at) && ended(key, then))
      .sort((a, b) => (a.certificate?.notAfter ?? 0) - (b.certificate?.notAfter ?? 0));
    if (!soon?.certificate) return keys.length === 0 ? notApplicable : (notValidBefore(keys, then, facts) ?? pass);
    const { notAfter } = soon.certificate;
    const last = keys.every((key) => !isValidAt(key, then));
    return found({
      distance: notAfter - facts.at,
      last,
      ...(last && facts.mustLast != null ? { severity: 'error' as const } : {}),
      actual: `${soon.fingerprint256} (${formatInstant(notAfter)})`,
    });
  },
});

/** No key is valid at that time because the first of them begins later; asked where one must be. */
function notValidBefore(keys: readonly PublicKey[], then: number, { at, mustLast }: MetadataFacts) {
  if (mustLast == null || keys.some((key) => isValidAt(key, then))) return null;
  const [first] = keys
    .filter(({ certificate }) => certificate !== null && certificate.notBefore > then)
    .sort((a, b) => (a.certificate?.notBefore ?? 0) - (b.certificate?.notBefore ?? 0));
  if (!first?.certificate) return null;
  const { notBefore } = first.certificate;
  return found({
    distance: notBefore - at,
    last: true,
    begins: true,
    severity: 'error' as const,
    actual: `${first.fingerprint256} (${formatInstant(notBefore)})`,
  });
}

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
});

export const metadataReplacesAllKeys = defineMetadataCheck({
  code: 'metadata-replaces-all-keys',
  severity: 'warning',
  where: 'alibaba-cloud',
  sources: [ALIBABA_ROLLOVER],
  judge: (facts: MetadataFacts) => {
    const metadata = metadataOf(facts);
    if (!metadata || !facts.previous) return notApplicable;
    return compareKeys(facts.previous.signingKeys, metadata.signingKeys).kept.length > 0 ? pass : found({});
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
});
