// Which keys two metadata documents share. A signature is checked with the key, not with the certificate around it: a
// certificate that was renewed over the same key verifies what the old one did.

import type { PublicKey } from '../saml/certificate.ts';

/** What makes two keys the same: the SubjectPublicKeyInfo. */
export function identityOf({ key }: PublicKey): string {
  return key.export({ type: 'spki', format: 'der' }).toString('base64');
}

export interface KeyChanges {
  /** Keys of both, as they stand in the new document. */
  readonly kept: readonly PublicKey[];
  readonly added: readonly PublicKey[];
  readonly removed: readonly PublicKey[];
  /** Certificates that stand in the new document over a key of the old one, and not in the old one. */
  readonly renewed: readonly { readonly from: PublicKey; readonly to: PublicKey }[];
}

/** Linear in the number of keys. */
export function compareKeys(before: readonly PublicKey[], after: readonly PublicKey[]): KeyChanges {
  const old = new Map(before.map((each) => [identityOf(each), each]));
  const next = new Map(after.map((each) => [identityOf(each), each]));
  const known = new Set(before.map((each) => each.fingerprint256));
  const kept = [...next].filter(([identity]) => old.has(identity));
  return {
    kept: kept.map(([, key]) => key),
    added: [...next].filter(([identity]) => !old.has(identity)).map(([, key]) => key),
    removed: [...old].filter(([identity]) => !next.has(identity)).map(([, key]) => key),
    renewed: kept
      .filter(([, to]) => !known.has(to.fingerprint256))
      .map(([identity, to]) => ({ from: old.get(identity) as PublicKey, to })),
  };
}
