// Faults of step 4, address: the response is meant for somebody else.

import { acsUrl, otherSite, spEntityId } from '../../ram/account.ts';
import { append, find, remove, setAttribute, setText } from '../../saml/edit.ts';
import { confirmationData, type Fault } from './fault.ts';

export const ADDRESS: readonly Fault[] = [
  { code: 'audience-missing', edit: (response) => remove(find(response, 'AudienceRestriction')) },
  {
    code: 'audience-mismatch',
    edit: (response, { account }) =>
      setText(find(response, 'Audience'), spEntityId(account).replace(account.accountId, '1000000000000001')),
  },
  { code: 'recipient-missing', edit: (response) => setAttribute(confirmationData(response), 'Recipient', null) },
  {
    code: 'recipient-mismatch',
    edit: (response, { account }) => setAttribute(confirmationData(response), 'Recipient', spEntityId(account)),
  },
  {
    code: 'destination-mismatch',
    edit: (response, { account }) => setAttribute(response, 'Destination', acsUrl(otherSite(account.site))),
  },
  {
    code: 'destination-missing',
    signing: { elements: ['Assertion', 'Response'] },
    edit: (response) => setAttribute(response, 'Destination', null),
  },
  {
    code: 'condition-not-understood',
    edit: (response) => void append(find(response, 'Conditions'), 'Weather', {}, 'sunny', 'urn:example:conditions'),
  },
  {
    code: 'in-response-to-mismatch',
    edit(response) {
      setAttribute(response, 'InResponseTo', '_one-request');
      setAttribute(confirmationData(response), 'InResponseTo', '_another-request');
    },
  },
  {
    code: 'in-response-to-unknown',
    edit(response) {
      setAttribute(response, 'InResponseTo', '_unknown-request');
      setAttribute(confirmationData(response), 'InResponseTo', '_unknown-request');
    },
    situation: ({ account }) => ({ account, options: { requestId: null } }),
  },
  {
    code: 'request-answered',
    situation: ({ account }) => ({
      account,
      options: { requestId: null, requests: { stateOf: () => 'answered', isComplete: false } },
    }),
  },
  {
    code: 'response-unsolicited',
    edit(response) {
      setAttribute(response, 'InResponseTo', null);
      setAttribute(confirmationData(response), 'InResponseTo', null);
    },
    situation: ({ account }) => ({ account, options: { requestId: null } }),
  },
  {
    code: 'relay-state-forbidden',
    situation: ({ account }) => ({ account, options: { relayState: 'https://evil.example/' } }),
  },
];
