// Step 4, address: which logon does the response belong to, and where does the person land?

import { ASSERTION } from '../2-read/assertion.ts';
import { type Details, defineCheck, found, type Judgement, notApplicable, pass } from '../define.ts';
import type { Facts, RequestState } from '../facts.ts';
import { ALIBABA_IDP, samlProfiles } from '../sources.ts';

/** What stands in one of the two places of InResponseTo, and whether a trusted key signed it. */
interface Place {
  /** Whether the element is there at all. */
  readonly exists: boolean;
  readonly id: string | null;
  readonly isSigned: boolean;
}

/** The requests that the response says it answers: on the Response and in the SubjectConfirmation. */
function places({ response, assertion, trust }: Facts): { readonly outer: Place; readonly inner: Place } {
  const isAuthentic = trust?.authenticated != null;
  const confirmation = assertion?.subject?.confirmations[0];
  return {
    outer: {
      exists: true,
      id: response?.inResponseTo ?? null,
      isSigned: isAuthentic && trust?.response?.verified === true,
    },
    inner: { exists: confirmation !== undefined, id: confirmation?.inResponseTo ?? null, isSigned: isAuthentic },
  };
}

function answered(facts: Facts): string[] {
  const { outer, inner } = places(facts);
  return [...new Set([outer.id, inner.id].filter((each) => each !== null))];
}

/** What is known of the request that the response names: that of --request-id, or one that is remembered. */
function stateOf({ options }: Facts, id: string): RequestState {
  if (options.requestId !== null) return id === options.requestId ? 'open' : 'unknown';
  return options.requests?.stateOf(id) ?? 'unknown';
}

const isKnown = (facts: Facts) => answered(facts).some((id) => stateOf(facts, id) !== 'unknown');

export interface Mismatch extends Details {
  /** `unsigned`: nothing that a trusted key signed names the request. `stranger`: this service sent no such request. */
  readonly how: 'other' | 'none' | 'differ' | 'response-alone' | 'confirmation-alone' | 'unsigned' | 'stranger';
}

/** How the answer fails the request, where one is known; only signed bytes can satisfy it. */
function mismatch(facts: Facts): Mismatch['how'] | null {
  const { requestId, requests } = facts.options;
  const { outer, inner } = places(facts);
  const ids = answered(facts);
  if (ids.length > 1) return 'differ';
  const [id] = ids;
  if (id === undefined) return requestId === null ? null : 'none';
  if (!isKnown(facts)) return requestId !== null ? 'other' : requests?.isComplete ? 'stranger' : null;
  // Where there is no confirmation, that is what is wrong.
  if (inner.id === null && inner.exists) return 'response-alone';
  if (outer.id === null) return 'confirmation-alone';
  return facts.trust?.authenticated && !outer.isSigned && !inner.isSigned ? 'unsigned' : null;
}

export const inResponseToMismatch = defineCheck({
  code: 'in-response-to-mismatch',
  step: 4,
  severity: 'error',
  where: 'idp',
  sources: [samlProfiles('4.1.4.3')],
  after: ASSERTION,
  judge: (facts: Facts): Judgement<Mismatch> => {
    const { requestId } = facts.options;
    const how = mismatch(facts);
    if (how === null) return isKnown(facts) ? pass : notApplicable;
    const actual = answered(facts).join(', ') || '(none)';
    return found({ how, actual, ...(requestId === null ? {} : { expected: requestId }) });
  },
});

export const inResponseToUnknown = defineCheck({
  code: 'in-response-to-unknown',
  step: 4,
  severity: 'warning',
  where: 'sso-cli',
  sources: [samlProfiles('4.1.4.3')],
  after: [...ASSERTION, 'in-response-to-mismatch'],
  judge: (facts: Facts) => {
    const ids = answered(facts);
    if (ids.length === 0 || facts.options.requestId !== null) return notApplicable;
    return isKnown(facts) ? pass : found({ actual: ids.join(', ') });
  },
});

export const requestAnswered = defineCheck({
  code: 'request-answered',
  step: 4,
  severity: 'error',
  where: 'input',
  sources: [samlProfiles('4.1.4.5')],
  after: [...ASSERTION, 'in-response-to-mismatch'],
  judge: (facts: Facts) => {
    const [id] = answered(facts);
    if (id === undefined || !isKnown(facts)) return notApplicable;
    return stateOf(facts, id) === 'answered' ? found({ actual: id }) : pass;
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
    if (!relayState) return notApplicable;
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
