// What replacing the metadata would do to logons: a verdict, what differs, and the order of doing it without an outage.
// Data alone; the sentences are in words/.

import type { PublicKey } from '../saml/certificate.ts';
import type { IdpMetadata } from '../saml/idp-metadata.ts';
import { compareKeys, identityOf } from './keys.ts';

/**
 * `identical`: nothing that matters differs. `safe`: same entityID, every old signing key is still there. `overlap`: same
 * entityID, a key in common, and one removed. `breaks`: another entityID, no key in common, or an error in the new one.
 */
export type DiffVerdict = 'identical' | 'safe' | 'overlap' | 'breaks';

export interface MetadataChange {
  readonly field: 'entityId' | 'certificate' | 'singleSignOnService' | 'nameIdFormat' | 'wantAuthnRequestsSigned';
  /** Null where it is new. */
  readonly from: string | null;
  /** Null where it is gone. */
  readonly to: string | null;
}

export type DiffStep =
  | 'mend-new'
  | 'confirm-idp'
  | 'switch-together'
  | 'find-signer'
  | 'upload-new'
  | 'upload-both'
  | 'switch-idp'
  | 'verify-response'
  | 'remove-old';

/** Which document holds the key that signs now. */
export type SignerPlace = 'both' | 'old' | 'new' | 'neither';

export interface MetadataDiff {
  readonly verdict: DiffVerdict;
  readonly entityId: { readonly old: string; readonly new: string | null };
  /** SHA-256 fingerprints. */
  readonly keys: {
    readonly kept: readonly string[];
    readonly added: readonly string[];
    readonly removed: readonly string[];
  };
  readonly changes: readonly MetadataChange[];
  readonly steps: readonly DiffStep[];
  /** The key that made the signature of a recent response; null where none was given, or none could be told. */
  readonly signer: { readonly fingerprint256: string; readonly in: SignerPlace } | null;
}

export interface DiffCircumstances {
  /** Whether the new document has an error of its own. */
  readonly hasError?: boolean;
  /** The key that signed a recent response. */
  readonly signer?: PublicKey | null;
}

/** `next` is null where the new document could not be read: nobody could log on with it. */
export function diffMetadata(
  old: IdpMetadata,
  next: IdpMetadata | null,
  { hasError = false, signer = null }: DiffCircumstances = {},
): MetadataDiff {
  const { kept, added, removed } = compareKeys(old.signingKeys, next?.signingKeys ?? []);
  const changes = next ? changesBetween(old, next) : [];
  const place = signer && placeOf(signer, old, next);
  const verdict = verdictOf({ old, next, hasError, place, isSame: changes.length === 0, kept, removed });
  const isOther = next !== null && next.entityId !== old.entityId;
  return {
    verdict,
    entityId: { old: old.entityId, new: next?.entityId ?? null },
    keys: { kept: fingerprints(kept), added: fingerprints(added), removed: fingerprints(removed) },
    changes,
    steps: stepsFor(verdict, {
      isBroken: next === null || hasError,
      isOther,
      hasAdded: added.length > 0,
      hasRemoved: removed.length > 0,
      place,
    }),
    signer: signer && place && { fingerprint256: signer.fingerprint256, in: place },
  };
}

const fingerprints = (keys: readonly PublicKey[]) => keys.map((key) => key.fingerprint256);

function placeOf(signer: PublicKey, old: IdpMetadata, next: IdpMetadata | null): SignerPlace {
  const identity = identityOf(signer);
  const isIn = (keys: readonly PublicKey[]) => keys.some((key) => identityOf(key) === identity);
  const [before, after] = [isIn(old.signingKeys), isIn(next?.signingKeys ?? [])];
  return before ? (after ? 'both' : 'old') : after ? 'new' : 'neither';
}

interface Evidence {
  readonly old: IdpMetadata;
  readonly next: IdpMetadata | null;
  readonly hasError: boolean;
  readonly place: SignerPlace | null;
  readonly isSame: boolean;
  readonly kept: readonly PublicKey[];
  readonly removed: readonly PublicKey[];
}

function verdictOf({ old, next, hasError, place, isSame, kept, removed }: Evidence): DiffVerdict {
  if (!next || hasError) return 'breaks';
  if (isSame) return 'identical';
  if (next.entityId !== old.entityId || kept.length === 0) return 'breaks';
  if (removed.length === 0) return 'safe';
  // What signs now decides: logons go on where the new document holds that key, and end where it does not.
  if (place === 'both' || place === 'new') return 'safe';
  return place === null ? 'overlap' : 'breaks';
}

interface Situation {
  readonly isBroken: boolean;
  readonly isOther: boolean;
  readonly hasAdded: boolean;
  readonly hasRemoved: boolean;
  readonly place: SignerPlace | null;
}

function stepsFor(verdict: DiffVerdict, { isBroken, isOther, hasAdded, hasRemoved, place }: Situation): DiffStep[] {
  if (isBroken) return ['mend-new'];
  if (verdict === 'identical') return [];
  // Two entityIDs fit in no document that Alibaba Cloud takes: there is a moment at which both sides change.
  if (isOther) return ['confirm-idp', 'switch-together', 'verify-response'];
  if (place === 'new') return ['upload-new', 'verify-response'];
  if (verdict === 'safe') {
    const after: DiffStep[] = hasAdded ? ['switch-idp', 'verify-response', 'remove-old'] : ['verify-response'];
    return ['upload-new', ...(hasRemoved ? (['verify-response'] as const) : after)];
  }
  if (verdict === 'overlap') return ['find-signer', 'upload-both', 'switch-idp', 'verify-response', 'upload-new'];
  return ['upload-both', 'switch-idp', 'verify-response', 'upload-new'];
}

/** What differs that a logon can notice. validUntil is not among it: it moves on with every publication. */
function changesBetween(old: IdpMetadata, next: IdpMetadata): MetadataChange[] {
  const changes: MetadataChange[] = [];
  const note = (field: MetadataChange['field'], from: string | null, to: string | null) =>
    changes.push({ field, from, to });
  if (old.entityId !== next.entityId) note('entityId', old.entityId, next.entityId);
  const { added, removed, renewed } = compareKeys(old.signingKeys, next.signingKeys);
  for (const { fingerprint256 } of removed) note('certificate', fingerprint256, null);
  for (const { from, to } of renewed) note('certificate', from.fingerprint256, to.fingerprint256);
  for (const { fingerprint256 } of added) note('certificate', null, fingerprint256);
  const endpoints = ({ singleSignOnServices }: IdpMetadata) =>
    singleSignOnServices.map(({ binding, location }) => `${binding.split(':').at(-1)} ${location}`);
  compareLists(endpoints(old), endpoints(next), (from, to) => note('singleSignOnService', from, to));
  compareLists(old.nameIdFormats, next.nameIdFormats, (from, to) => note('nameIdFormat', from, to));
  if (old.wantAuthnRequestsSigned !== next.wantAuthnRequestsSigned) {
    note('wantAuthnRequestsSigned', String(old.wantAuthnRequestsSigned), String(next.wantAuthnRequestsSigned));
  }
  return changes;
}

function compareLists(
  before: readonly string[],
  after: readonly string[],
  note: (from: string | null, to: string | null) => void,
): void {
  const [old, next] = [new Set(before), new Set(after)];
  for (const each of old) if (!next.has(each)) note(each, null);
  for (const each of next) if (!old.has(each)) note(null, each);
}
