// English: the words of the checks of metadata.

import { DOCUMENTED_BYTES, firstTen, type What } from '../../checks/metadata/document.ts';
import { DOCUMENTED_CERTIFICATES, NAMED_AT_MOST } from '../../checks/metadata/keys.ts';
import type { CertificateFault } from '../../saml/malformed-certificate.ts';
import type { SignatureObstacle } from '../../saml/metadata-signature.ts';
import type { MetadataWords } from '../words.ts';
import { distance } from './phrases.ts';
import { FOUND } from './receive.ts';
import { refusal } from './refusals.ts';
import { PROBLEM } from './trust.ts';

const UNREADABLE = { nothing: 'nothing', binary: 'binary data', 'no-xml': 'text that is not XML' } as const;

const PASTED = { ...FOUND, html: 'an HTML page', json: 'JSON' };

function whatItIs({ what }: What): string {
  if (typeof what === 'string') return what;
  const { found } = what;
  if (typeof found === 'string') return UNREADABLE[found];
  if (!('kind' in found))
    return `XML that is refused at line ${found.line}, column ${found.column}: ${refusal(found.reason)}`;
  if (found.kind === 'other-encoding') return `XML in ${found.encoding}, not UTF-8`;
  return `${PASTED[found.found]}${found.title ? `: “${found.title}”` : ''}`;
}

const INSTEAD = {
  sp: 'It is the metadata of a service provider: perhaps the file downloaded from Alibaba Cloud.',
  'ws-federation': 'It speaks WS-Federation alone.',
  saml1: 'It speaks SAML 1.1 alone.',
  none: 'It describes no IdP.',
} as const;

const FAULT: Record<CertificateFault, string> = {
  empty: 'is empty',
  pem: 'still has its PEM lines (-----BEGIN CERTIFICATE-----)',
  'pem-base64': 'is Base64 of a PEM file, which is Base64 already: it was encoded twice',
  masked: 'was masked: placeholders stand where its characters were',
  cut: 'is cut off before its end',
  several: 'has something behind its end, perhaps a second certificate',
  'public-key': 'is a bare public key, no certificate',
  'not-base64': 'has characters that are not Base64',
  'not-certificate': 'is Base64 of something else than a certificate',
};

function obstacle(each: SignatureObstacle): string {
  switch (each.kind) {
    case 'algorithm':
      return each.isSha1
        ? `it uses SHA-1 (${each.name}), which can be forged; --allow-sha1 takes it all the same`
        : `its algorithm ${each.name} is not supported`;
    case 'form':
      return `its form is not the one that SAML allows: ${PROBLEM[each.problem]}`;
    case 'content':
      return 'the document was changed after it was signed';
    default:
      return 'it was made with another key than that of --signed-by';
  }
}

export const METADATA = {
  'metadata-malformed': {
    title: 'The document is not SAML metadata',
    why: 'Alibaba Cloud takes the certificate and the logon URL of the IdP from its metadata document.',
    mend: 'Download the metadata document of the IdP: an XML file whose root is EntityDescriptor. "sso-cli guide IDP" says where each product has it.',
    says: (d) => `This is not SAML metadata, but ${whatItIs(d)}.`,
    actual: whatItIs,
  },
  'metadata-not-idp': {
    title: 'The metadata describes no SAML 2.0 IdP',
    why: 'Without an IDPSSODescriptor for SAML 2.0 there is no certificate to check responses with.',
    mend: 'Download the metadata from the IdP (not from Alibaba Cloud), for SAML 2.0.',
    says: (d) => `The metadata has no IDPSSODescriptor for SAML 2.0. ${INSTEAD[d.instead]}`,
  },
  'metadata-multiple-idps': {
    title: 'The metadata describes several IdPs',
    why: 'An account has one IdP, and Alibaba Cloud documents one IdP descriptor a file.',
    mend: 'Choose one with --entity-id.',
    says: (d) =>
      `The document describes ${d.candidates.length} IdPs; choose one with --entity-id: ${firstTen(d.candidates)}.`,
  },
  'metadata-entity-not-found': {
    title: 'The metadata does not describe the IdP asked for',
    why: 'No entity in the document carries that entityID.',
    mend: 'Check the spelling of --entity-id: it must match character by character.',
    says: (d) => `No entity has the entityID ${d.expected}. There are: ${firstTen(d.candidates) || '(none)'}.`,
  },
  'metadata-expired': {
    title: 'The metadata has expired',
    why: 'Its publisher says that it must not be used after validUntil: keys in it may have been withdrawn.',
    mend: 'Download the metadata from the IdP again.',
    says: (d) => `The metadata expired ${distance(d.distance)} ago (validUntil).`,
  },
  'metadata-expiring': {
    title: 'The metadata expires too soon',
    why: 'Its publisher says that it must not be used after validUntil. You asked that it hold out longer.',
    mend: 'Download the metadata from the IdP again and import it; automate that where the IdP renews it often.',
    says: (d) => `The metadata expires in ${distance(d.distance)} (validUntil).`,
  },
  'metadata-valid-until-malformed': {
    title: 'validUntil of the metadata cannot be read',
    why: 'Nobody can say until when the metadata may be used: it counts as not usable.',
    mend: 'At the IdP, have validUntil written as xs:dateTime in UTC, like 2027-01-31T00:00:00Z, or left out.',
    says: (d) => `The validUntil of the metadata is no time with a zone: ${d.actual}.`,
  },
  'metadata-signature-invalid': {
    title: 'The metadata is not signed by the certificate given',
    why: 'You said with --signed-by who must have signed it. What is not signed by them may come from anybody.',
    mend: 'Get the signing certificate from the publisher through another channel, and download the document again.',
    says: (d) =>
      d.obstacle === null
        ? 'The metadata is not signed.'
        : `The signature of the metadata does not hold: ${obstacle(d.obstacle)}.`,
  },
  'metadata-signature-unchecked': {
    title: 'The metadata is signed, and the signature was not checked',
    why: 'Metadata is trusted because you import it. A signature helps only when you know the certificate of the signer from elsewhere.',
    mend: 'To check it, give the certificate of the publisher: --signed-by CERT.',
    says: () => 'The metadata is signed; the signature was not checked (--signed-by CERT does).',
  },
  'metadata-too-large': {
    title: 'The metadata is larger than Alibaba Cloud documents',
    why: 'For role-based SSO the limit is 102,400 bytes; for user-based SSO none is documented, and an upload may fail.',
    mend: 'Upload only the EntityDescriptor of this IdP, without other roles, logos and organizations.',
    says: (d) =>
      `The metadata has ${d.actual} bytes; Alibaba Cloud documents a limit of ${DOCUMENTED_BYTES} (for role-based SSO).`,
  },
  'metadata-signing-key-missing': {
    title: 'The metadata holds no signing certificate',
    why: 'Without one no signature can be checked, so nobody can log on.',
    mend: 'At the IdP, create a token-signing certificate, then download the metadata again.',
    says: () => 'The metadata has no KeyDescriptor for signing with a certificate in it.',
  },
  'metadata-certificate-malformed': {
    title: 'A certificate in the metadata cannot be read',
    why: 'An X509Certificate must be Base64 of one DER certificate, without "-----BEGIN CERTIFICATE-----".',
    mend: 'Download the metadata again without editing it. If a certificate was pasted in by hand, leave its BEGIN and END lines out.',
    says: (d) => {
      const named = d.certificates.slice(0, NAMED_AT_MOST).map(({ place, fault }) => `number ${place} ${FAULT[fault]}`);
      const rest = d.certificates.length - named.length;
      const count =
        d.certificates.length === 1 ? 'A signing certificate' : `${d.certificates.length} signing certificates`;
      return `${count} in the metadata cannot be read: ${named.join('; ')}${rest > 0 ? `; and ${rest} more` : ''}.`;
    },
  },
  'metadata-too-many-certificates': {
    title: 'There are more signing certificates than Alibaba Cloud documents',
    why: 'The documented limit is two: one in use and one to come.',
    mend: 'At the IdP, remove the certificates that are no longer used, then download the metadata again.',
    says: (d) =>
      `The metadata holds ${d.actual} signing certificates; Alibaba Cloud documents a limit of ${DOCUMENTED_CERTIFICATES}.`,
  },
  'metadata-certificate-expired': {
    title: 'A signing certificate has expired',
    why: 'An expired certificate beside a valid one is only left over; an expired one alone means that the IdP is about to change it, or that the metadata is old.',
    mend: 'At the IdP, make a new certificate, then import metadata that holds it before the IdP signs with it.',
    says: (d) =>
      `${d.last ? 'The last signing certificate' : 'A signing certificate'} expired ${distance(d.distance)} ago.`,
  },
  'metadata-certificate-expiring': {
    title: 'A signing certificate expires soon',
    why: 'When the IdP changes its certificate and the metadata is not changed with it, nobody can log on.',
    mend: 'Plan the change: new certificate at the IdP, metadata with both to Alibaba Cloud, then switch the IdP over.',
    says: (d) =>
      d.begins
        ? `No signing certificate is valid by then: the first begins in ${distance(d.distance)}.`
        : `${d.last ? 'The last signing certificate' : 'A signing certificate'} expires in ${distance(d.distance)}.`,
  },
  'metadata-certificate-weak-key': {
    title: 'A signing key is too weak',
    why: 'A short key can be computed from its public half; whoever has it can log on as anybody.',
    mend: 'At the IdP, make a new certificate with RSA of 2,048 bits or more.',
    says: (d) => `A signing key is too weak: ${d.actual}.`,
  },
  'metadata-sso-endpoint-missing': {
    title: 'The metadata names no logon URL',
    why: 'Alibaba Cloud sends people to the SingleSignOnService of the IdP; it needs one for HTTP-Redirect or HTTP-POST.',
    mend: 'At the IdP, turn on the web browser SSO endpoint, then download the metadata again.',
    says: () => 'There is no SingleSignOnService with HTTP-Redirect or HTTP-POST.',
  },
  'metadata-sso-endpoint-insecure': {
    title: 'A logon URL of the IdP is not https',
    why: 'People type their passwords there.',
    mend: 'At the IdP, publish https endpoints, then download the metadata again.',
    says: (d) => `A SingleSignOnService is not https: ${d.actual}.`,
  },
  'metadata-replaces-all-keys': {
    title: 'The new metadata has no key in common with the present one',
    why: 'From the moment of the upload until the IdP signs with a new key, every logon fails.',
    mend: 'Upload metadata that holds the old and the new certificate first; remove the old one after the IdP has switched.',
    says: () =>
      'No signing key is in both the present and the new metadata: unless the IdP switches at the same moment, every logon fails.',
  },
  'metadata-issuer-changed': {
    title: 'The new metadata is for another IdP',
    why: 'Its entityID differs, so responses of the present IdP will be refused for their Issuer.',
    mend: 'Make sure that this is the IdP that people are to log on with.',
    says: (d) => `The entityID changes from ${d.expected} to ${d.actual}.`,
  },
  'metadata-breaks-logons': {
    title: 'Replacing the metadata would end logons',
    why: 'While user-based SSO is on, nobody can log on with a password: whoever the new metadata locks out stays out until it is mended.',
    mend: 'See what to do first: sso-cli diff-metadata FILE (--merge writes a document with the old and the new keys). To import it all the same: --yes.',
    says: (d) =>
      d.why === 'entity-id'
        ? 'The new metadata is that of another IdP: every response of the present one would be refused.'
        : 'The new metadata holds no signing key of the present one: until the IdP signs with a new key, every logon would fail.',
  },
} satisfies MetadataWords;
