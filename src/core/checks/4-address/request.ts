// Step 4, address: which logon does the response belong to, and where does the person land?

import { vouchedFor } from '../../saml/authenticate.ts';
import { type Asked, ask, contradicts, meets, textOfAsked } from '../../saml/provenance.ts';
import { ASSERTION } from '../2-read/assertion.ts';
import { type Details, defineCheck, found, type Judgement, notApplicable, pass, skipped } from '../define.ts';
import type { Facts, RequestState } from '../facts.ts';
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

/** The request that it must answer: that of --request-id, else the one of those it names that is remembered. */
function askedFor(facts: Facts): Asked | null {
  const { requestId, requests } = facts.options;
  if (requestId !== null) return requestId;
  const remembered = answered(facts).find((id) => (requests?.stateOf(id) ?? 'unknown') !== 'unknown');
  return remembered === undefined ? null : ask(remembered);
}

/** The request that an accepted response answers, by whatever was signed; null where none was sent from here. */
export function requestAnsweredBy(facts: Facts): string | null {
  const asked = askedFor(facts);
  return asked === null ? null : textOfAsked(asked);
}

/** What a memory of requests says of the one that is answered. */
function stateOf({ options }: Facts, asked: Asked): RequestState {
  return options.requestId === null ? (options.requests?.stateOf(textOfAsked(asked)) ?? 'unknown') : 'open';
}

export interface Mismatch extends Details {
  /** `unsigned`: only the Response names the request, and nobody signed that. `stranger`: no such request was sent from here. */
  readonly how: 'other' | 'none' | 'differ' | 'unsigned' | 'confirmation-alone' | 'stranger';
}

function mismatch(facts: Facts, asked: Asked | null): Mismatch['how'] | null {
  const { claimed, confirmed, signed } = answers(facts);
  const ids = answered(facts);
  if (ids.length > 1) return 'differ';
  if (asked === null) return ids.length > 0 && facts.options.requests?.isComplete ? 'stranger' : null;
  if (ids.length === 0) return 'none';
  if (ids.some((each) => contradicts(asked, each))) return 'other';
  // An ID that fits and that nobody signed is no answer: anybody can have written it there.
  if (!meets(asked, signed)) return 'unsigned';
  return confirmed !== null && claimed === null ? 'confirmation-alone' : null;
}

export const inResponseToMismatch = defineCheck({
  code: 'in-response-to-mismatch',
  step: 4,
  severity: 'error',
  where: 'idp',
  sources: [samlProfiles('4.1.4.3')],
  after: ASSERTION,
  tells: { expected: 'id', actual: 'id' },
  judge: (facts: Facts): Judgement<Mismatch> => {
    const asked = askedFor(facts);
    const how = mismatch(facts, asked);
    if (how === null) return asked === null ? notApplicable : pass;
    const { subject } = facts.assertion ?? {};
    if (how === 'unsigned' && !subject?.confirmations.length)
      return skipped(subject ? 'confirmation-missing' : 'subject-missing');
    const actual = (how !== 'unsigned' && answered(facts).join(', ')) || '(none)';
    return found({ how, actual, ...(asked === null ? {} : { expected: textOfAsked(asked) }) });
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
    return askedFor(facts) === null ? found({ actual: ids.join(', ') }) : pass;
  },
});

export const requestAnswered = defineCheck({
  code: 'request-answered',
  step: 4,
  severity: 'error',
  where: 'input',
  sources: [samlProfiles('4.1.4.5')],
  after: [...ASSERTION, 'in-response-to-mismatch'],
  tells: { actual: 'id' },
  judge: (facts: Facts) => {
    const asked = askedFor(facts);
    if (asked === null || answered(facts).length === 0) return notApplicable;
    return stateOf(facts, asked) === 'answered' ? found({ actual: textOfAsked(asked) }) : pass;
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
