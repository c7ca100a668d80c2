// Step 2, read: exactly one Assertion, readable, with a statement of the logon and times that can be read.

import { lacksZone, parseInstant } from '../../saml/time.ts';
import type { CheckCode } from '../codes.ts';
import { type Details, defineCheck, found, type Judgement, notApplicable, pass } from '../define.ts';
import type { Facts } from '../facts.ts';
import { ALIBABA_RESPONSE, ALIBABA_SETTINGS, samlCore, samlProfiles } from '../sources.ts';

/** What must hold for anything inside the Assertion to be judged. */
export const ASSERTION: readonly CheckCode[] = ['assertion-missing', 'assertion-multiple', 'assertion-encrypted'];

export const assertionMissing = defineCheck({
  code: 'assertion-missing',
  step: 2,
  severity: 'error',
  where: 'idp',
  sources: [ALIBABA_RESPONSE, samlProfiles('4.1.4.2')],
  judge: ({ response }: Facts) => {
    if (!response || response.encryptedAssertions > 0) return notApplicable;
    return response.ownAssertions.length === 0
      ? found({ expected: '1', actual: `${response.assertions.length === 0 ? '0' : '0 in the Response, 1 elsewhere'}` })
      : pass;
  },
});

export const assertionMultiple = defineCheck({
  code: 'assertion-multiple',
  step: 2,
  severity: 'error',
  where: 'idp',
  sources: [ALIBABA_RESPONSE, samlProfiles('4.1.4.2')],
  judge: ({ response }: Facts) => {
    const count = (response?.assertions.length ?? 0) + (response?.encryptedAssertions ?? 0);
    return count > 1 ? found({ expected: '1', actual: String(count) }) : pass;
  },
});

export const assertionEncrypted = defineCheck({
  code: 'assertion-encrypted',
  step: 2,
  severity: 'error',
  where: 'idp',
  sources: [ALIBABA_SETTINGS, samlCore('2.3.4')],
  judge: ({ response }: Facts) => (response && response.encryptedAssertions > 0 ? found({}) : pass),
});

export const authnStatementMissing = defineCheck({
  code: 'authn-statement-missing',
  step: 2,
  severity: 'error',
  where: 'idp',
  sources: [ALIBABA_RESPONSE, samlProfiles('4.1.4.2')],
  after: ASSERTION,
  judge: ({ assertion }: Facts) => (assertion?.authnStatements.length === 0 ? found({}) : pass),
});

export interface Missing extends Details {
  readonly names: readonly string[];
}

/** What the schema requires and a lenient receiver can do without. */
const lacking = (names: readonly (string | false)[]): Judgement<Missing> => {
  const missing = names.filter((name) => name !== false);
  return missing.length > 0 ? found({ names: missing, expected: missing.join(', ') }) : pass;
};

export const issueInstantMissing = defineCheck({
  code: 'issue-instant-missing',
  step: 2,
  severity: 'warning',
  where: 'idp',
  sources: [samlCore('2.3.3'), samlCore('3.2.2')],
  after: ASSERTION,
  judge: ({ response, assertion }: Facts): Judgement<Missing> =>
    lacking([
      response?.issueInstant == null && 'Response IssueInstant',
      assertion !== null && assertion.issueInstant === null && 'Assertion IssueInstant',
    ]),
});

export const authnStatementIncomplete = defineCheck({
  code: 'authn-statement-incomplete',
  step: 2,
  severity: 'warning',
  where: 'idp',
  sources: [samlCore('2.7.2')],
  after: [...ASSERTION, 'authn-statement-missing'],
  judge: ({ assertion }: Facts): Judgement<Missing> => {
    const statements = assertion?.authnStatements ?? [];
    return lacking([
      statements.some((each) => each.authnInstant === null) && 'AuthnInstant',
      statements.some((each) => !each.hasContext) && 'AuthnContext',
    ]);
  },
});

export interface Times extends Details {
  readonly name: string;
  readonly lacksZone: boolean;
}

export const timeMalformed = defineCheck({
  code: 'time-malformed',
  step: 2,
  severity: 'error',
  where: 'idp',
  sources: [samlCore('1.3.3')],
  after: ASSERTION,
  judge: ({ response, assertion }: Facts): Judgement<Times> => {
    const [confirmation] = assertion?.subject?.confirmations ?? [];
    const times: [string, string | null | undefined][] = [
      ['Response IssueInstant', response?.issueInstant],
      ['Assertion IssueInstant', assertion?.issueInstant],
      ['Conditions NotBefore', assertion?.conditions?.notBefore],
      ['Conditions NotOnOrAfter', assertion?.conditions?.notOnOrAfter],
      ['SubjectConfirmationData NotBefore', confirmation?.notBefore],
      ['SubjectConfirmationData NotOnOrAfter', confirmation?.notOnOrAfter],
      ...(assertion?.authnStatements ?? []).flatMap((statement): [string, string | null][] => [
        ['AuthnInstant', statement.authnInstant],
        ['SessionNotOnOrAfter', statement.sessionNotOnOrAfter],
      ]),
    ];
    for (const [name, value] of times) {
      if (value != null && parseInstant(value) === null) {
        return found({ name, lacksZone: lacksZone(value), expected: '2026-11-23T10:00:00Z', actual: value });
      }
    }
    return pass;
  },
});
