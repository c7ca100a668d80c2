// Step 3, trust: signatures of the right shape that do not hold: the content, the key or the value.

import { type Details, defineCheck, found, type Judgement, notApplicable, pass, skipped } from '../define.ts';
import type { Facts } from '../facts.ts';
import { ALIBABA_FAQ, ALIBABA_ROLLOVER, xmlDsig } from '../sources.ts';
import { JUDGED, judgements } from './signature.ts';

export interface On extends Details {
  readonly on: string;
}

export interface Changed extends On {
  /** The SHA-256 fingerprint of the key that fits the SignedInfo: once its white space is undone, where it was re-formatted. */
  readonly key: string | null;
  readonly isReformatted: boolean;
}

export const signatureDigestMismatch = defineCheck({
  code: 'signature-digest-mismatch',
  step: 3,
  severity: 'error',
  where: 'input',
  sources: [xmlDsig('3.2.1'), ALIBABA_FAQ],
  after: ['xml-id-duplicate'],
  judge: (facts: Facts): Judgement<Changed> => {
    const changed = judgements(facts).find((each) => each.digest === 'mismatch');
    if (changed) {
      const isReformatted = facts.reformatting?.outcome === 'edited';
      return found({ on: changed.on, key: changed.key?.fingerprint256 ?? null, isReformatted });
    }
    return judgements(facts).some((each) => each.digest === 'match') ? pass : notApplicable;
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
    facts.reformatting && facts.reformatting.outcome !== 'edited'
      ? found({ kind: facts.reformatting.kind })
      : judgements(facts).length === 0
        ? notApplicable
        : pass,
});

export interface Untrusted extends Details {
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
});
