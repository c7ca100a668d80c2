// Step 4, address: which logon does the response belong to, and where does the person land?

import { vouchedFor } from '../../saml/authenticate.ts';
import { contradicts, meets, textOfAsked } from '../../saml/provenance.ts';
import { ASSERTION } from '../2-read/assertion.ts';
import { type Details, defineCheck, found, type Judgement, notApplicable, pass, skipped } from '../define.ts';
import type { Facts } from '../facts.ts';
import { ALIBABA_IDP, samlProfiles } from '../sources.ts';

/** The request that the response says it answers, on the Response and in the SubjectConfirmation. */
function answers({ response, assertion, trust }: Facts) {
  const claimed = response?.inResponseTo ?? null;
  const confirmed = assertion?.subject?.confirmations[0]?.inResponseTo ?? null;
  return { claimed, confirmed, signed: confirmed ?? vouchedFor(claimed, trust) };
}

/** All that it says of that, for showing. */
function answered(facts: Facts): string[] {
  const { claimed, confirmed } = answers(facts);
  return [...new Set([claimed, confirmed].filter((each) => each !== null))];
}

export const inResponseToMismatch = defineCheck({
  code: 'in-response-to-mismatch',
  step: 4,
  severity: 'error',
  where: 'idp',
  sources: [samlProfiles('4.1.4.3')],
  after: ASSERTION,
  tells: { actual: 'id' },
  judge: (facts: Facts): Judgement<Details> => {
    const { requestId } = facts.options;
    const ids = answered(facts);
    if (requestId === null) return ids.length > 1 ? found({ actual: ids.join(', ') }) : notApplicable;
    const isContradicted = ids.some((each) => contradicts(requestId, each));
    const { claimed, signed } = answers(facts);
    if (meets(requestId, signed) && !isContradicted) return pass;
    const { subject } = facts.assertion ?? {};
    if (claimed !== null && !isContradicted && !subject?.confirmations.length) {
      return skipped(subject ? 'confirmation-missing' : 'subject-missing');
    }
    // An ID that fits and that nobody signed is no answer: anybody can have written it there.
    return found({ expected: textOfAsked(requestId), actual: (isContradicted && ids.join(', ')) || '(none)' });
  },
});

export const inResponseToUnknown = defineCheck({
  code: 'in-response-to-unknown',
  step: 4,
  severity: 'warning',
  where: 'sso-cli',
  sources: [samlProfiles('4.1.4.3')],
  after: [...ASSERTION, 'in-response-to-mismatch'],
  tells: { actual: 'id' },
  judge: (facts: Facts) => {
    const ids = answered(facts);
    if (ids.length === 0 || facts.options.requestId !== null) return notApplicable;
    return found({ actual: ids.join(', ') });
  },
});

export const responseUnsolicited = defineCheck({
  code: 'response-unsolicited',
  step: 4,
  severity: 'info',
  where: 'idp',
  sources: [samlProfiles('4.1.5'), ALIBABA_IDP],
  after: [...ASSERTION, 'in-response-to-mismatch'],
  judge: (facts: Facts) => (answered(facts).length === 0 ? found({}) : notApplicable),
});

const ALLOWED = ['aliyun.com', 'hichina.com', 'yunos.com', 'taobao.com', 'tmall.com', 'alibabacloud.com', 'alipay.com'];

export const relayStateForbidden = defineCheck({
  code: 'relay-state-forbidden',
  step: 4,
  severity: 'warning',
  where: 'idp',
  sources: [ALIBABA_IDP],
  judge: ({ received, options }: Facts) => {
    const relayState = options.relayState ?? (received.kind === 'received' ? received.relayState : null);
    // A value that is no address is the IdP's own mark: nobody can be sent there.
    if (!relayState || !/[:/\\]/.test(relayState)) return notApplicable;
    return isAllowed(relayState)
      ? pass
      : found({ expected: ALLOWED.map((each) => `*.${each}`).join(', '), actual: relayState });
  },
});

function isAllowed(relayState: string): boolean {
  if (!URL.canParse(relayState)) return false;
  const { protocol, hostname } = new URL(relayState);
  return /^https?:$/.test(protocol) && ALLOWED.some((each) => hostname === each || hostname.endsWith(`.${each}`));
}
