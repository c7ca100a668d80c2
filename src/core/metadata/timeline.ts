// A planned rollover, stage by stage: which metadata Alibaba Cloud holds, which keys the IdP may sign with, and who can log on.
// A prediction follows from three things alone: the entityID, the keys, and validUntil. Data; the sentences are in words/.

import type { PublicKey } from '../saml/certificate.ts';
import type { IdpMetadata } from '../saml/idp-metadata.ts';
import type { Instant } from '../saml/time.ts';
import type { DiffStep } from './diff.ts';
import { compareKeys, identityOf } from './keys.ts';

export interface Rollover {
  readonly old: IdpMetadata;
  readonly next: IdpMetadata;
  /** When the IdP begins to sign with its new key. */
  readonly switchAt: Instant;
  /** Now. */
  readonly at: Instant;
  /** The key that signs now, where a recent response says so. */
  readonly signer?: PublicKey | null;
}

/** What Alibaba Cloud holds: the old document, the new one, or one with the keys of both. */
export type Held = 'old' | 'both' | 'new';

export interface Stage {
  readonly stage: 'before' | 'prepared' | 'switched' | 'done' | 'new-too-early' | 'never-uploaded';
  /** Null: from whenever the step before it was done. */
  readonly from: Instant | null;
  /** Null: until the step after it is done. */
  readonly until: Instant | null;
  readonly metadata: Held;
  /** Fingerprints of the keys that the IdP may sign with. */
  readonly signedBy: readonly string[];
  /** Those of them whose responses are accepted, and those whose are refused. */
  readonly logsOn: readonly string[];
  readonly lockedOut: readonly string[];
  readonly outcome: 'everybody' | 'some' | 'nobody';
}

export interface Timeline {
  readonly switchAt: Instant;
  /** What happens when the steps are done in their order. */
  readonly stages: readonly Stage[];
  /** What happens where one is done too early, or not at all. */
  readonly risks: readonly Stage[];
  readonly steps: readonly DiffStep[];
}

/** Plans a rollover that locks nobody out, where there is one. */
export function planRollover(rollover: Rollover): Timeline {
  const { old, next, switchAt, at } = rollover;
  const { before, after } = signersOf(rollover);
  const both: IdpMetadata = { ...next, signingKeys: [...next.signingKeys, ...missingIn(next, old)] };
  const documents = { old, both, new: next } as const;
  const stage = (name: Stage['stage'], held: Held, isSwitched: boolean, times: Partial<Stage> = {}): Stage =>
    predict(name, held, documents[held], {
      keys: isSwitched ? after : before,
      issuer: (isSwitched ? next : old).entityId,
      times: { from: times.from ?? null, until: times.until ?? null },
      at: Math.max(at, times.from ?? at),
    });
  const risks = [
    stage('new-too-early', 'new', false, { until: switchAt }),
    stage('never-uploaded', 'old', true, { from: switchAt }),
  ];
  const isOther = old.entityId !== next.entityId;
  if (switchAt <= at) {
    const stages = [stage('switched', 'old', true, { from: switchAt }), stage('done', 'new', true)];
    return {
      switchAt,
      stages,
      risks: [],
      steps: [...(isOther ? (['confirm-idp'] as const) : []), 'upload-new', 'verify-response'],
    };
  }
  if (isOther) {
    const stages = [
      stage('before', 'old', false, { from: at, until: switchAt }),
      stage('done', 'new', true, { from: switchAt }),
    ];
    return { switchAt, stages, risks, steps: ['confirm-idp', 'switch-together', 'verify-response'] };
  }
  const prepared: Held = missingIn(next, old).length === 0 ? 'new' : 'both';
  const stages = [
    stage('before', 'old', false, { from: at }),
    stage('prepared', prepared, false, { until: switchAt }),
    stage('switched', prepared, true, { from: switchAt }),
  ];
  if (prepared === 'new') {
    return { switchAt, stages, risks, steps: ['upload-new', 'switch-idp', 'verify-response', 'remove-old'] };
  }
  return {
    switchAt,
    stages: [...stages, stage('done', 'new', true)],
    risks,
    steps: ['upload-both', 'switch-idp', 'verify-response', 'upload-new'],
  };
}

const missingIn = (next: IdpMetadata, old: IdpMetadata) => compareKeys(old.signingKeys, next.signingKeys).removed;

/** Before the switch: the key that is known to sign, else any of the old ones. After it: the new ones, else those that stay. */
function signersOf({ old, next, signer }: Rollover): { before: readonly PublicKey[]; after: readonly PublicKey[] } {
  const { added, kept } = compareKeys(old.signingKeys, next.signingKeys);
  return { before: signer ? [signer] : old.signingKeys, after: added.length > 0 ? added : kept };
}

interface Circumstances {
  readonly keys: readonly PublicKey[];
  /** The entityID that the IdP writes as Issuer. */
  readonly issuer: string;
  readonly times: Pick<Stage, 'from' | 'until'>;
  readonly at: Instant;
}

function predict(
  stage: Stage['stage'],
  metadata: Held,
  held: IdpMetadata,
  { keys, issuer, times, at }: Circumstances,
): Stage {
  const trusted = new Set(held.signingKeys.map(identityOf));
  const isInForce = held.malformedValidUntil === null && (held.validUntil === null || held.validUntil > at);
  const isAccepted = (key: PublicKey) => isInForce && held.entityId === issuer && trusted.has(identityOf(key));
  const logsOn = keys.filter(isAccepted).map((key) => key.fingerprint256);
  const lockedOut = keys.filter((key) => !isAccepted(key)).map((key) => key.fingerprint256);
  return {
    stage,
    ...times,
    metadata,
    signedBy: keys.map((key) => key.fingerprint256),
    logsOn,
    lockedOut,
    outcome: lockedOut.length === 0 && logsOn.length > 0 ? 'everybody' : logsOn.length > 0 ? 'some' : 'nobody',
  };
}
