// Step 1, receive: is there a SAML response in what was pasted? A failure here ends the reading and exits 3.

import type { Mending } from '../receive/format.ts';
import type { Found, Unreadable } from '../receive/receive.ts';
import type { RefusalReason, XmlRefusalCode } from '../xml/refusal.ts';
import { type Details, defineCheck, found, type Judgement, notApplicable, pass } from './define.ts';
import type { Facts } from './facts.ts';
import { ALIBABA_FAQ, samlBindings, XML } from './sources.ts';

const POST = samlBindings('3.5.4');

export interface Unread extends Details {
  readonly found: Found;
}

const unreadable =
  (code: Unreadable['code']) =>
  ({ received }: Facts): Judgement<Unread> =>
    received.kind === 'unreadable' && received.code === code ? found({ found: received.found }) : pass;

export interface RefusedAt extends Details {
  readonly reason: RefusalReason;
  readonly line: number;
  readonly column: number;
}

/** Reports what the gate refused under this code. */
export const refusedAs =
  (code: XmlRefusalCode) =>
  ({ refusal }: Facts): Judgement<RefusedAt> => {
    if (refusal?.code !== code) return pass;
    const { reason, line, column } = refusal;
    return found({ reason, line, column });
  };

export const inputEmpty = defineCheck({
  code: 'input-empty',
  step: 1,
  severity: 'error',
  where: 'input',
  sources: [ALIBABA_FAQ, POST],
  endsReading: true,
  judge: unreadable('input-empty'),
});

export const inputTooLarge = defineCheck({
  code: 'input-too-large',
  step: 1,
  severity: 'error',
  where: 'input',
  sources: [POST],
  endsReading: true,
  judge: unreadable('input-too-large'),
});

export const inputTruncated = defineCheck({
  code: 'input-truncated',
  step: 1,
  severity: 'error',
  where: 'input',
  sources: [ALIBABA_FAQ, XML],
  endsReading: true,
  judge: refusedAs('input-truncated'),
});

export interface Other extends Details {
  readonly found: Found | null;
  /** The title of the page that it is. */
  readonly title?: string;
}

export const inputNotSaml = defineCheck({
  code: 'input-not-saml',
  step: 1,
  severity: 'error',
  where: 'input',
  sources: [ALIBABA_FAQ, POST],
  endsReading: true,
  judge: ({ received, otherMessage }: Facts): Judgement<Other> => {
    if (received.kind === 'unreadable' && received.code === 'input-not-saml')
      return found({ found: received.found, ...(received.title === null ? {} : { title: received.title }) });
    return otherMessage && !otherMessage.isSaml ? found({ found: null, actual: otherMessage.name }) : pass;
  },
});

export const inputWrongMessage = defineCheck({
  code: 'input-wrong-message',
  step: 1,
  severity: 'error',
  where: 'input',
  sources: [samlBindings('3.5')],
  endsReading: true,
  judge: ({ otherMessage }: Facts) =>
    otherMessage?.isSaml ? found({ expected: 'Response', actual: otherMessage.name }) : pass,
});

export const xmlMalformed = defineCheck({
  code: 'xml-malformed',
  step: 1,
  severity: 'error',
  where: 'input',
  sources: [XML],
  endsReading: true,
  judge: (facts: Facts): Judgement<RefusedAt> =>
    facts.received.kind === 'unreadable' && facts.received.code === 'xml-malformed'
      ? found({ reason: { key: 'not-utf-8', args: {} }, line: 1, column: 1 })
      : refusedAs('xml-malformed')(facts),
});

export interface Repaired extends Details {
  readonly repairs: readonly Mending[];
}

export const inputRepaired = defineCheck({
  code: 'input-repaired',
  step: 1,
  severity: 'info',
  where: 'input',
  sources: [POST],
  always: true,
  judge: ({ received: { repairs } }: Facts): Judgement<Repaired> =>
    repairs.length > 0 ? found({ repairs }) : notApplicable,
});

export const RECEIVE = [
  inputEmpty,
  inputTooLarge,
  inputTruncated,
  inputNotSaml,
  inputWrongMessage,
  xmlMalformed,
  inputRepaired,
] as const;
