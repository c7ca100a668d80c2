// Status: the IdP says that nobody was authenticated, and an Assertion stands beside it all the same. Seven of eight such
// responses passed node-saml.

import { STATUS_SUCCESS } from '../../../src/core/xml/names.ts';
import { type Attack, attacks, cut, swap } from './kit.ts';
import { sealResponse, signed } from './seal.ts';

const SIGNED = signed();
const status = cut(SIGNED, 'samlp:Status');
const of = (inner: string) => swap(SIGNED, status, `<samlp:Status>${inner}</samlp:Status>`);
const code = (value: string, inner = '') => `<samlp:StatusCode Value="${value}">${inner}</samlp:StatusCode>`;
const urn = (name: string) => `urn:oasis:names:tc:SAML:2.0:status:${name}`;
const TOP = ['Requester', 'Responder', 'VersionMismatch'];
const SECOND = ['AuthnFailed', 'NoPassive', 'RequestDenied', 'UnknownPrincipal', 'PartialLogout'];

export const STATUS: readonly Attack[] = attacks(
  {
    ...Object.fromEntries(TOP.map((name) => [`${name}, with a good Assertion`, of(code(urn(name)))])),
    ...Object.fromEntries(
      SECOND.map((name) => [`Success, with ${name} inside`, of(code(STATUS_SUCCESS, code(urn(name))))]),
    ),
    'Responder with Success inside': of(code(urn('Responder'), code(STATUS_SUCCESS))),
    'Responder behind Success': of(code(STATUS_SUCCESS) + code(urn('Responder'))),
    'Success behind Responder': of(code(urn('Responder')) + code(STATUS_SUCCESS)),
    'Success in the message alone': of(
      `${code(urn('Responder'))}<samlp:StatusMessage>${STATUS_SUCCESS}</samlp:StatusMessage>`,
    ),
    'Success in a StatusDetail': of(
      `${code(urn('Responder'))}<samlp:StatusDetail>${code(STATUS_SUCCESS)}</samlp:StatusDetail>`,
    ),
    'no Status': swap(SIGNED, status, ''),
    'an empty Status': of(''),
    'a StatusCode without a Value': of('<samlp:StatusCode/>'),
    'an empty Value': of(code('')),
    'Success in lower case': of(code(STATUS_SUCCESS.toLowerCase())),
    'Success with a blank': of(code(`${STATUS_SUCCESS} `)),
    'Success of SAML 1.1': of(code('samlp:Success')),
    'only the word Success': of(code('Success')),
    'Success with more behind it': of(code(`${STATUS_SUCCESS}ful`)),
    'a StatusCode of the assertion namespace': of(`<saml:StatusCode Value="${STATUS_SUCCESS}"/>`),
    'a Value in another case': of(`<samlp:StatusCode value="${STATUS_SUCCESS}"/>`),
    'a Status outside its place': swap(
      swap(SIGNED, status, ''),
      '</samlp:Response>',
      `<samlp:Extensions>${status}</samlp:Extensions></samlp:Response>`,
    ),
    'signed, and not a success': sealResponse(of(code(urn('Responder')))),
  },
  'response-status-not-success',
);

export const STATUS_TWICE: readonly Attack[] = attacks(
  {
    'two Status, Success first': swap(
      SIGNED,
      status,
      `${status}<samlp:Status>${code(urn('Responder'))}</samlp:Status>`,
    ),
    'two Status, Success last': swap(SIGNED, status, `<samlp:Status>${code(urn('Responder'))}</samlp:Status>${status}`),
  },
  'response-misshapen',
  'response-status-not-success',
);
