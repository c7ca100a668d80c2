// The SubjectConfirmation: one, bearer, for this ACS URL, in time, all in the same element. node-saml and samlify check
// neither Recipient nor Method nor its time.

import { acsUrl, spEntityId } from '../../../src/core/ram/account.ts';
import { ACCOUNT } from '../idp.ts';
import { ACS, type Attack, attack, attacks, cut, plain, swap, time } from './kit.ts';
import { seal, sealResponse, signed } from './seal.ts';

const confirmation = cut(plain(), 'saml:SubjectConfirmation');
const data = /<saml:SubjectConfirmationData [^>]*\/>/.exec(confirmation)?.[0] ?? '';
const instead = (xml: string) => seal(swap(plain(), confirmation, xml));
const withData = (xml: string) => instead(swap(confirmation, data, xml));
const METHOD = 'urn:oasis:names:tc:SAML:2.0:cm:';
const method = (to: string) => swap(confirmation, `${METHOD}bearer`, to);
const recipient = (to: string) => withData(swap(data, `Recipient="${ACS}"`, to));
const request = (to: string) => withData(swap(data, 'InResponseTo="_request"', to));

export const CONFIRMATIONS: readonly Attack[] = [
  ...attacks(
    {
      'holder-of-key': instead(method(`${METHOD}holder-of-key`)),
      'sender-vouches': instead(method(`${METHOD}sender-vouches`)),
      'bearer of SAML 1.1': instead(method('urn:oasis:names:tc:SAML:1.0:cm:bearer')),
      'bearer in upper case': instead(method(`${METHOD}BEARER`)),
      'bearer with a blank': instead(method(`${METHOD}bearer `)),
      'no method': instead(swap(confirmation, ` Method="${METHOD}bearer"`, '')),
      'an empty method': instead(method('')),
      'a namespaced method': instead(swap(confirmation, ' Method=', ' xmlns:x="urn:x" x:Method=')),
    },
    'confirmation-not-bearer',
  ),
  ...attacks(
    {
      'two of them': instead(confirmation + confirmation),
      'a good one behind holder-of-key': instead(method(`${METHOD}holder-of-key`) + confirmation),
      'the conditions split over two': instead(
        swap(confirmation, `Recipient="${ACS}" `, '') + swap(confirmation, /NotOnOrAfter="[^"]*" /, ''),
      ),
      'an expired one before a good one': instead(swap(confirmation, time(290), time(-3600)) + confirmation),
      'one for another recipient before a good one': instead(
        swap(confirmation, ACS, 'https://other.example/acs') + confirmation,
      ),
    },
    'confirmation-multiple',
  ),
  ...attacks(
    {
      none: instead(''),
      'one of a foreign namespace': instead(
        confirmation
          .replaceAll('saml:', 'x:')
          .replace('<x:SubjectConfirmation ', '<x:SubjectConfirmation xmlns:x="urn:x" '),
      ),
      'a ConfirmationMethod of SAML 1.1': instead(`<saml:ConfirmationMethod>${METHOD}bearer</saml:ConfirmationMethod>`),
    },
    'confirmation-missing',
  ),
  ...attacks(
    {
      'no data': withData(''),
      'empty data': withData('<saml:SubjectConfirmationData/>'),
      'no NotOnOrAfter': withData(swap(data, /NotOnOrAfter="[^"]*" /, '')),
      'NotOnOrAfter in another case': withData(swap(data, 'NotOnOrAfter', 'notOnOrAfter')),
      'the data beside it': instead(swap(confirmation, data, '') + data),
    },
    'confirmation-window-missing',
  ),
  ...attacks(
    {
      'two data, the first good': withData(data + swap(data, ACS, 'https://other.example/acs')),
      'two data, the second good': withData(swap(data, ACS, 'https://other.example/acs') + data),
    },
    'response-misshapen',
  ),
  ...attacks(
    { 'NotBefore in the past': withData(swap(data, 'NotOnOrAfter=', `NotBefore="${time(-100)}" NotOnOrAfter=`)) },
    'confirmation-not-before',
  ),
  ...attacks(
    { 'NotBefore in the future': withData(swap(data, 'NotOnOrAfter=', `NotBefore="${time(3600)}" NotOnOrAfter=`)) },
    'confirmation-not-yet-valid',
  ),
  ...attacks(
    { 'no Recipient': recipient(''), 'a Recipient in another case': recipient(`recipient="${ACS}"`) },
    'recipient-missing',
  ),
  ...attacks(
    {
      'an empty Recipient': recipient('Recipient=""'),
      'another Recipient': recipient('Recipient="https://other.example/acs"'),
      'the entity ID as Recipient': recipient(`Recipient="${spEntityId(ACCOUNT)}"`),
      'the other site as Recipient': recipient(`Recipient="${acsUrl('cn')}"`),
      'a Recipient with more behind it': recipient(`Recipient="${ACS}/"`),
      'a Recipient with a query': recipient(`Recipient="${ACS}?x=1"`),
      'a Recipient by http': recipient(`Recipient="${ACS.replace('https', 'http')}"`),
      'a Recipient with credentials': recipient(`Recipient="${ACS.replace('https://', 'https://x@')}"`),
      'a Recipient with a blank': recipient(`Recipient="${ACS} "`),
      'a Recipient in upper case': recipient(`Recipient="${ACS.toUpperCase()}"`),
      'a Recipient with an evil host': recipient(`Recipient="${ACS.replace('.com/', '.com.evil.example/')}"`),
    },
    'recipient-mismatch',
  ),
  ...attacks(
    {
      'a Destination elsewhere': swap(signed(), `Destination="${ACS}"`, 'Destination="https://other.example/acs"'),
      'an empty Destination': swap(signed(), `Destination="${ACS}"`, 'Destination=""'),
      'a signed Destination elsewhere': sealResponse(
        swap(signed(), `Destination="${ACS}"`, 'Destination="https://other.example/acs"'),
      ),
    },
    'destination-mismatch',
  ),
  ...attacks(
    {
      'the confirmation answers another request': request('InResponseTo="_other"'),
      'the Response answers another request': swap(signed(), 'InResponseTo="_request"', 'InResponseTo="_other"'),
      'no request is answered': request('').replace(' InResponseTo="_request">', '>'),
      'only the Response answers the request, which nobody signed': request(''),
      'the same, put in afterwards': request('')
        .replace(' InResponseTo="_request">', '>')
        .replace('<samlp:Response ', '<samlp:Response InResponseTo="_request" '),
      'only the confirmation answers the request': swap(signed(), ' InResponseTo="_request"', ''),
    },
    'in-response-to-mismatch',
  ),
  {
    ...attack(
      'Response and confirmation answer different requests, none is known',
      request('InResponseTo="_other"'),
      'in-response-to-mismatch',
    ),
    options: { requestId: null },
  },
  {
    ...attack('the Assertion was met before', signed(), 'assertion-replayed'),
    options: { seen: (id) => id === '_assertion' },
  },
  {
    ...attack('another user than expected', signed('bob@example.onaliyun.com'), 'user-unexpected'),
    options: { expectUser: 'alice' },
  },
];
