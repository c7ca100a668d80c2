// Faults of step 5, time: the response is not valid now.

import { find, setAttribute } from '../../saml/edit.ts';
import { formatInstant } from '../../saml/time.ts';
import { confirmationData, type Fault, type Given } from './fault.ts';

const HOUR = 3_600_000;
const late = ({ at }: Given) => formatInstant(at - HOUR);
const early = ({ at }: Given) => formatInstant(at + HOUR);

export const TIME: readonly Fault[] = [
  {
    code: 'assertion-not-yet-valid',
    edit: (response, given) => setAttribute(find(response, 'Conditions'), 'NotBefore', early(given)),
  },
  {
    code: 'assertion-expired',
    edit: (response, given) => setAttribute(find(response, 'Conditions'), 'NotOnOrAfter', late(given)),
  },
  {
    code: 'confirmation-expired',
    edit: (response, given) => setAttribute(confirmationData(response), 'NotOnOrAfter', late(given)),
  },
  {
    code: 'confirmation-not-yet-valid',
    edit: (response, given) => setAttribute(confirmationData(response), 'NotBefore', early(given)),
  },
  {
    code: 'confirmation-not-before',
    edit: (response, given) => setAttribute(confirmationData(response), 'NotBefore', late(given)),
  },
  {
    code: 'session-expired',
    edit: (response, given) => setAttribute(find(response, 'AuthnStatement'), 'SessionNotOnOrAfter', late(given)),
  },
  {
    code: 'issued-in-future',
    edit(response, given) {
      setAttribute(response, 'IssueInstant', early(given));
      setAttribute(find(response, 'Assertion'), 'IssueInstant', early(given));
    },
  },
  {
    code: 'authn-instant-in-future',
    edit: (response, given) => setAttribute(find(response, 'AuthnStatement'), 'AuthnInstant', early(given)),
  },
  {
    // China's local time with a Z behind it; without a NotBefore it is accepted all the same.
    code: 'time-zone-suspected',
    edit(response, { at }) {
      const local = formatInstant(at + 8 * HOUR);
      const end = formatInstant(at + 8 * HOUR + 300_000);
      for (const element of [response, find(response, 'Assertion')]) setAttribute(element, 'IssueInstant', local);
      setAttribute(find(response, 'AuthnStatement'), 'AuthnInstant', local);
      setAttribute(find(response, 'Conditions'), 'NotBefore', null);
      setAttribute(find(response, 'Conditions'), 'NotOnOrAfter', end);
      setAttribute(confirmationData(response), 'NotOnOrAfter', end);
    },
  },
  {
    code: 'clock-skew-used',
    edit: (response, { at }) => setAttribute(find(response, 'Conditions'), 'NotBefore', formatInstant(at + 30_000)),
  },
  { code: 'assertion-replayed', situation: ({ account }) => ({ account, options: { seen: () => true } }) },
];
