// Step 3, trust: is there a signature, where one belongs, of a shape and with algorithms that are accepted?

import type { SignatureJudgement } from '../../saml/authenticate.ts';
import type { RedactedField } from '../../saml/redaction.ts';
import type { SignatureProblem } from '../../saml/signature.ts';
import { DSIG } from '../../xml/names.ts';
import { childElements } from '../../xml/tree.ts';
import { ASSERTION } from '../2-read/assertion.ts';
import type { CheckCode } from '../codes.ts';
import { type Details, defineCheck, found, type Judgement, notApplicable, pass } from '../define.ts';
import type { Facts } from '../facts.ts';
import { ALIBABA_FAQ, ALIBABA_RESPONSE, NIST_KEYS, SAML_SECURITY, samlCore, xmlDsig } from '../sources.ts';

/** What must hold for any signature to be judged. */
export const JUDGED: readonly CheckCode[] = ['metadata-missing', 'xml-id-duplicate'];

/** As they are; where a re-formatting hides what else there is to say of them, as they are with that undone. */
export function judgements({ trust, reformatting }: Facts): SignatureJudgement[] {
  const shown = reformatting && reformatting.outcome !== 'verifies' ? reformatting.trust : trust;
  return [shown?.assertion, shown?.response].filter((each) => each != null);
}

export interface Redacted extends Details {
  readonly fields: readonly RedactedField[];
}

export const messageRedacted = defineCheck({
  code: 'message-redacted',
  step: 3,
  severity: 'error',
  where: 'input',
  sources: [xmlDsig('8.1'), ALIBABA_FAQ],
  judge: ({ response, redaction }: Facts): Judgement<Redacted> => {
    if (!response) return notApplicable;
    if (!redaction) return pass;
    return found({ fields: redaction.fields, actual: redaction.fields.map((each) => each.name).join(', ') });
  },
});

export interface Unsigned extends Details {
  /** The namespace of something that looks like a Signature. */
  readonly namespace: string | null;
}

export const signatureMissing = defineCheck({
  code: 'signature-missing',
  step: 3,
  severity: 'error',
  where: 'idp',
  sources: [ALIBABA_RESPONSE, samlCore('5.4')],
  after: ASSERTION,
  judge: (facts: Facts): Judgement<Unsigned> => {
    if (judgements(facts).length > 0) return pass;
    const { element, ownAssertions } = facts.response ?? {};
    const places = [...(element ? [element] : []), ...(ownAssertions ?? [])];
    const alike = places.flatMap(childElements).find((each) => each.local.toLowerCase() === 'signature');
    if (!alike) return found({ namespace: null });
    return found({ namespace: alike.namespace, expected: DSIG, actual: alike.namespace || '(none)' });
  },
});

export const assertionNotSigned = defineCheck({
  code: 'assertion-not-signed',
  step: 3,
  severity: 'error',
  where: 'idp',
  sources: [ALIBABA_RESPONSE],
  after: [...ASSERTION, ...JUDGED, 'signature-missing'],
  judge: ({ trust }: Facts) => {
    if (trust?.assertion) return pass;
    return trust?.response?.verified ? found({ expected: 'Assertion', actual: 'Response' }) : notApplicable;
  },
});

export interface Structure extends Details {
  readonly problem: SignatureProblem;
  readonly on: string;
}

export const signatureStructureInvalid = defineCheck({
  code: 'signature-structure-invalid',
  step: 3,
  severity: 'error',
  where: 'idp',
  sources: [samlCore('5.4'), SAML_SECURITY],
  judge: (facts: Facts): Judgement<Structure> => {
    const bad = judgements(facts).find((each) => each.problem !== null);
    if (bad?.problem) return found({ problem: bad.problem, on: bad.on });
    // A signature that stands alone where none belongs was never looked at as one.
    const { response, trust } = facts;
    if (trust && response && response.signatures.length > judgements(facts).length && response.assertions.length <= 1) {
      return found({ problem: 'misplaced', on: 'Response' });
    }
    return judgements(facts).length === 0 ? notApplicable : pass;
  },
});

export interface Algorithm extends Details {
  readonly name: string;
  readonly sha1: boolean;
}

export const signatureAlgorithmForbidden = defineCheck({
  code: 'signature-algorithm-forbidden',
  step: 3,
  severity: 'error',
  where: 'idp',
  sources: [NIST_KEYS, xmlDsig('6')],
  judge: (facts: Facts): Judgement<Algorithm> => {
    const all = judgements(facts);
    const forbidden = all.find((each) => each.forbidden !== null);
    if (forbidden) {
      const name = forbidden.forbidden || '(none)';
      const { usesSha1 } = forbidden;
      return found({ name, sha1: usesSha1, expected: 'rsa-sha256, sha256', actual: name });
    }
    const sha1 = all.find((each) => each.usesSha1);
    if (sha1) {
      const name = sha1.algorithm?.includes('sha1') ? sha1.algorithm : (sha1.digestAlgorithm ?? 'sha1');
      return found({ name, sha1: true, severity: 'warning', expected: 'rsa-sha256, sha256', actual: name });
    }
    return all.length === 0 ? notApplicable : pass;
  },
});
