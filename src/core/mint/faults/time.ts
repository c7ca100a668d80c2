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
    code: 'clock-skew-used',
    edit: (response, { at }) => setAttribute(find(response, 'Conditions'), 'NotBefore', formatInstant(at + 30_000)),
  },
  { code: 'assertion-replayed', situation: ({ account }) => ({ account, options: { seen: () => true } }) },
];
