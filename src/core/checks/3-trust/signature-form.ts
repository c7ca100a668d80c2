// Step 3, trust: legal XML Signature that SAML does not allow, does not recommend, or that is not read here.

import type { SignatureForm } from '../../saml/signature.ts';
import { type Details, defineCheck, found, type Judgement, notApplicable, pass } from '../define.ts';
import type { Facts } from '../facts.ts';
import { samlCore, xmlDsig } from '../sources.ts';
import { judgements } from './signature.ts';

export interface Form extends Details {
  readonly form: SignatureForm;
  readonly uri: string;
  readonly on: string;
}

export const signatureFormUnsupported = defineCheck({
  code: 'signature-form-unsupported',
  step: 3,
  severity: 'error',
  where: 'idp',
  sources: [samlCore('5.4.2'), samlCore('5.4.4'), xmlDsig('6')],
  judge: (facts: Facts): Judgement<Form> => {
    const all = judgements(facts);
    const odd = all.find((each) => each.unsupported !== null);
    if (odd?.unsupported) {
      const { form, uri } = odd.unsupported;
      return found({ form, uri, on: odd.on, actual: form === 'whole-document' ? 'URI=""' : uri });
    }
    return all.length === 0 ? notApplicable : pass;
  },
});

export interface Inclusive extends Details {
  readonly version: '1.0' | '1.1';
}

export const canonicalizationInclusive = defineCheck({
  code: 'canonicalization-inclusive',
  step: 3,
  severity: 'warning',
  where: 'idp',
  sources: [samlCore('5.4.3')],
  judge: (facts: Facts): Judgement<Inclusive> => {
    const all = judgements(facts);
    const version = all.find((each) => each.inclusive !== null)?.inclusive;
    if (version) return found({ version, expected: 'Exclusive C14N', actual: `C14N ${version}` });
    return all.length === 0 ? notApplicable : pass;
  },
});
