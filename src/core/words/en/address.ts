// English: the words of step 4, address.

import type { Mismatch } from '../../checks/4-address/request.ts';
import type { CheckWords } from '../words.ts';
import { nearMiss } from './phrases.ts';

const MISMATCH: Readonly<Record<Mismatch['how'], string>> = {
  other: 'The response does not answer the expected request.',
  none: 'The response does not answer the expected request: it answers none.',
  differ: 'Response and SubjectConfirmation answer different requests.',
  'confirmation-alone': 'The SubjectConfirmation names the request, but the Response around it does not.',
  unsigned: 'The response names the expected request, but only where nothing is signed.',
  stranger: 'The response answers a request that was not sent from here.',
};

export const ADDRESS = {
  'audience-missing': {
    title: 'There is no audience',
    why: 'The audience says for which service the response was made. Without it, one made for any other service would work here.',
    mend: 'At the IdP, set the audience (SP entity ID, identifier) of this application to the entity ID of this account.',
    says: () => 'The Conditions name no Audience.',
  },
  'audience-mismatch': {
    title: 'The audience is not this account',
    why: 'Alibaba Cloud accepts a response only for the entity ID of the account, with the account ID in it, character by character.',
    mend: 'At the IdP, set the audience (SP entity ID, identifier) of this application to the expected value.',
    says: (d) => `The audience is not the entity ID of this account.${nearMiss(d.miss)}`,
  },
  'recipient-missing': {
    title: 'There is no recipient',
    why: 'The Recipient says to which URL the response may be posted. Alibaba Cloud requires it.',
    mend: 'At the IdP, set the ACS URL (reply URL, recipient) of this application.',
    says: () => 'SubjectConfirmationData has no Recipient.',
  },
  'recipient-mismatch': {
    title: 'The recipient is not the ACS URL of the site',
    why: 'A response posted to another URL than it was made for is refused, so that one stolen elsewhere cannot be used here.',
    mend: 'At the IdP, set the ACS URL (reply URL, recipient) of this application to the expected value.',
    says: (d) => `The Recipient is not the ACS URL of this site.${nearMiss(d.miss)}`,
  },
  'destination-mismatch': {
    title: 'The destination is not the ACS URL of the site',
    why: 'A response that names another Destination was meant for another service and must be discarded.',
    mend: 'At the IdP, set the destination (ACS URL) of this application to the expected value.',
    says: (d) => `The Destination is not the ACS URL of this site.${nearMiss(d.miss)}`,
  },
  'destination-missing': {
    title: 'The signed Response has no destination',
    why: 'A signed message must say where it goes (SAML Bindings 3.5.5.2); receivers differ in whether they insist.',
    mend: 'At the IdP, set the destination (ACS URL) of this application.',
    says: () => 'The Response is signed but has no Destination.',
  },
  'condition-not-understood': {
    title: 'The Assertion sets a condition that SAML does not define',
    why: 'An assertion is only valid while all its conditions hold; one that is not understood cannot be said to hold.',
    mend: 'At the IdP, send no conditions other than times and audience for this application.',
    says: (d) => `The Conditions hold something that SAML does not define: ${d.names.join(', ')}.`,
  },
  'in-response-to-mismatch': {
    title: 'The response answers another request',
    why: 'An answer to another request belongs to another logon, perhaps to another person.',
    mend: 'Start a new logon and use the response to that one. If it persists, the IdP does not copy the ID of the request into InResponseTo.',
    says: (d) => MISMATCH[d.how],
  },
  'in-response-to-unknown': {
    title: 'The response answers a request that is not known here',
    why: 'Only Alibaba Cloud knows which requests it sent; sso-cli cannot tell whether this is one of them.',
    mend: 'To check it too, give the ID of the AuthnRequest (--request-id ID), or start the logon with sso-cli create-request.',
    says: () => 'The response answers a request that is not known here, so this could not be checked.',
  },
  'request-answered': {
    title: 'The request was answered before',
    why: 'A request is answered once. A second answer to it is a response that was sent again, by mistake or by somebody who took it.',
    mend: 'Start a new logon. To judge a recorded response again, name its request: --request-id ID.',
    says: () => 'The request that the response answers was answered before.',
  },
  'response-unsolicited': {
    title: 'The logon was started at the IdP',
    why: 'The response answers no request: somebody chose the application in the portal of the IdP. Alibaba Cloud supports that.',
    mend: 'Nothing needs to be done.',
    says: () => 'The logon was started at the IdP (no InResponseTo).',
  },
  'relay-state-forbidden': {
    title: 'The RelayState is not on an Alibaba domain',
    why: 'Alibaba Cloud forwards people to its own domains only; with any other RelayState they land on the console home page.',
    mend: 'At the IdP, set the RelayState (default relay state, start URL) to a page of the console, or leave it empty.',
    says: () => 'The RelayState is not on an Alibaba domain: the person lands on the console home page.',
  },
} satisfies Partial<CheckWords>;
