// IdP metadata as JSON and as text: what an administrator compares with the console of the IdP.

import type { MetadataFinding } from '../core/diagnosis/judge-metadata.ts';
import type { PublicKey } from '../core/saml/certificate.ts';
import type { IdpMetadata } from '../core/saml/idp-metadata.ts';
import { formatInstant } from '../core/saml/time.ts';
import type { Labels } from '../core/words/labels.ts';
import type { Style } from '../result.ts';

export function metadataJson(metadata: IdpMetadata) {
  return {
    entityId: metadata.entityId,
    validUntil: metadata.validUntil === null ? null : formatInstant(metadata.validUntil),
    certificates: metadata.signingKeys.map(keyJson),
    singleSignOnServices: metadata.singleSignOnServices,
    nameIdFormats: metadata.nameIdFormats,
    wantAuthnRequestsSigned: metadata.wantAuthnRequestsSigned,
  };
}

export type MetadataJson = ReturnType<typeof metadataJson>;

function keyJson({ fingerprint256, type, bits, certificate }: PublicKey) {
  return {
    fingerprint256,
    key: `${type} ${bits}`,
    subject: certificate?.subject ?? null,
    notBefore: certificate ? formatInstant(certificate.notBefore) : null,
    notAfter: certificate ? formatInstant(certificate.notAfter) : null,
  };
}

export function metadataRows(metadata: MetadataJson, style: Style): string {
  const lines = [`${'entity ID'.padEnd(12)}  ${metadata.entityId}`];
  if (metadata.validUntil) lines.push(`${'valid until'.padEnd(12)}  ${metadata.validUntil}`);
  for (const key of metadata.certificates) {
    lines.push(
      `${'certificate'.padEnd(12)}  ${key.subject ?? 'bare key'}, ${key.key}${key.notAfter ? `, until ${key.notAfter}` : ''}`,
      `${' '.repeat(14)}${style.dim(`SHA-256 ${key.fingerprint256}`)}`,
    );
  }
  for (const { binding, location } of metadata.singleSignOnServices) {
    lines.push(`${'logon'.padEnd(12)}  ${binding.split(':').at(-1)}  ${location}`);
  }
  return `${lines.join('\n')}\n`;
}

export function findingRows(findings: readonly MetadataFinding[], labels: Labels, style: Style): string {
  const color = { error: style.red, warning: style.yellow, info: style.cyan };
  const mark = { error: '✗', warning: '!', info: '·' };
  return findings
    .map((each) => {
      const caution = each.severity === 'info' || each.basis === 'alibaba' ? '' : labels.basis[each.basis];
      return `${color[each.severity](`${mark[each.severity]} ${each.code}`)}  ${each.message}\n${caution && `    ${style.dim(caution)}\n`}`;
    })
    .join('');
}
