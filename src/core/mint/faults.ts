// Single faults, by the code of the check that must find each. `edit` is the IdP's own fault and is signed over; `forge`
// happens after signing; `damage` happens to the copy. Where a fault lies in the account or in the call, `situation` says so.

import type { VerifyOptions } from '../checks/facts.ts';
import { type Account, acsUrl, otherSite, spEntityId } from '../ram/account.ts';
import { formatInstant, type Instant } from '../saml/time.ts';
import { NAMEID_TRANSIENT } from '../xml/names.ts';
import {
  append,
  copy,
  type Editable,
  find,
  findAll,
  getText,
  insertAfter,
  remove,
  setAttribute,
  setText,
} from './edit.ts';

export interface Given {
  readonly account: Account;
  /** The instant at which the response will be judged. */
  readonly at: Instant;
}

export interface Situation {
  readonly account: Account;
  readonly options: Partial<VerifyOptions>;
  readonly withoutMetadata?: true;
}

export interface Fault {
  readonly code: string;
  /** Changes the response before it is signed. */
  edit?(response: Editable, given: Given): void;
  /** What is signed instead of the Assertion, and by whom. */
  readonly signing?: {
    readonly elements?: readonly ('Assertion' | 'Response')[];
    readonly key?: 'stranger';
    readonly sha1?: true;
  };
  /** Changes the response after it was signed. */
  forge?(response: Editable, given: Given): void;
  /** Changes the text after that. */
  damage?(xml: string): string;
  /** Changes what is pasted; without it, the Base64 of the text. */
  paste?(xml: string): string;
  situation?(given: Given): Situation;
}

const HOUR = 3_600_000;
const late = ({ at }: Given) => formatInstant(at - HOUR);
const early = ({ at }: Given) => formatInstant(at + HOUR);
const local = (name: string) => `/[\\w-]*:?${name}`;
const base64 = (xml: string) => Buffer.from(xml, 'utf8').toString('base64');
const nameId = (response: Editable) => find(response, 'NameID');
const data = (response: Editable) => find(response, 'SubjectConfirmationData');
const withUsers = (account: Account, change: (user: Account['users'][number]) => object): Account => ({
  ...account,
  users: account.users.map((user) => ({ ...user, ...change(user) })),
});
const userName = (response: Editable) => getText(nameId(response)).split('@')[0] ?? '';
const suffix = (response: Editable) => getText(nameId(response)).split('@')[1] ?? '';

export const FAULTS: readonly Fault[] = [
  // 1 receive
  { code: 'input-empty', paste: () => ' \n\t ' },
  { code: 'input-too-large', damage: (xml) => xml.replace('>', `>${' '.repeat(1 << 20)}`) },
  { code: 'input-truncated', paste: (xml) => base64(xml).slice(0, Math.floor(xml.length * 0.9)) },
  { code: 'input-not-saml', paste: () => 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhbGljZSJ9.c2lnbmF0dXJl' },
  {
    code: 'input-wrong-message',
    paste: () => base64('<q:AuthnRequest xmlns:q="urn:oasis:names:tc:SAML:2.0:protocol" ID="_1" Version="2.0"/>'),
  },
  { code: 'xml-malformed', damage: (xml) => xml.replace(new RegExp(`<${local('Subject')}>`), '') },
  { code: 'input-repaired', paste: (xml) => base64(xml).replace(/.{64}/g, '$&\n') },

  // 2 read
  {
    code: 'xml-doctype-forbidden',
    damage: (xml) => `<!DOCTYPE x [<!ENTITY a "b">]>${xml.replace(/^<\?xml[^>]*\?>/, '')}`,
  },
  {
    code: 'xml-too-complex',
    forge(response) {
      let at = append(response, 'Extensions');
      for (let depth = 0; depth < 100; depth++) at = append(at, 'deep');
    },
  },
  {
    code: 'xml-id-duplicate',
    edit: (response) =>
      setAttribute(
        nameId(response),
        'Id',
        find(response, 'Assertion').attributes.find((each) => each.name === 'ID')?.value ?? '',
      ),
  },
  { code: 'xml-forbidden-construct', damage: (xml) => xml.replace(/(<[\w:]*NameID[^>]*>)/, '$1<?pi data?>') },
  { code: 'response-version-unsupported', edit: (response) => setAttribute(response, 'Version', '1.1') },
  {
    code: 'response-status-not-success',
    edit(response) {
      const status = find(response, 'StatusCode');
      setAttribute(status, 'Value', 'urn:oasis:names:tc:SAML:2.0:status:Responder');
      append(status, 'StatusCode', { Value: 'urn:oasis:names:tc:SAML:2.0:status:AuthnFailed' });
    },
  },
  {
    code: 'role-sso-response',
    edit(response) {
      setText(find(response, 'Audience'), 'urn:alibaba:cloudcomputing:international');
      setAttribute(data(response), 'Recipient', 'https://signin.alibabacloud.com/saml-role/sso');
      setAttribute(response, 'Destination', 'https://signin.alibabacloud.com/saml-role/sso');
    },
  },
  { code: 'assertion-missing', forge: (response) => remove(find(response, 'Assertion')) },
  {
    code: 'assertion-multiple',
    forge(response) {
      const assertion = find(response, 'Assertion');
      const second = copy(assertion, response);
      for (const signature of findAll(second, 'Signature')) remove(signature);
      setAttribute(second, 'ID', '_second');
      insertAfter(assertion, second);
    },
  },
  {
    code: 'assertion-encrypted',
    forge(response) {
      const assertion = find(response, 'Assertion');
      const encrypted = append(response, 'EncryptedAssertion', {}, '', assertion.namespace);
      append(encrypted, 'EncryptedData', {}, '', 'http://www.w3.org/2001/04/xmlenc#');
      remove(assertion);
    },
  },
  { code: 'response-misshapen', edit: (response) => void append(find(response, 'Assertion'), 'Conditions') },
  { code: 'subject-missing', edit: (response) => remove(find(response, 'Subject')) },
  { code: 'nameid-missing', edit: (response) => remove(nameId(response)) },
  { code: 'nameid-multiple', edit: (response) => insertAfter(nameId(response), copy(nameId(response), null)) },
  { code: 'nameid-empty', edit: (response) => setText(nameId(response), '') },
  {
    code: 'nameid-encrypted',
    edit(response) {
      const encrypted = copy(nameId(response), null);
      encrypted.local = 'EncryptedID';
      encrypted.name = encrypted.name.replace('NameID', 'EncryptedID');
      setText(encrypted, '');
      encrypted.attributes = [];
      insertAfter(nameId(response), encrypted);
      remove(nameId(response));
    },
  },
  { code: 'confirmation-missing', edit: (response) => remove(find(response, 'SubjectConfirmation')) },
  {
    code: 'confirmation-multiple',
    edit: (response) =>
      insertAfter(find(response, 'SubjectConfirmation'), copy(find(response, 'SubjectConfirmation'), null)),
  },
  {
    code: 'confirmation-not-bearer',
    edit: (response) =>
      setAttribute(find(response, 'SubjectConfirmation'), 'Method', 'urn:oasis:names:tc:SAML:2.0:cm:sender-vouches'),
  },
  { code: 'confirmation-window-missing', edit: (response) => setAttribute(data(response), 'NotOnOrAfter', null) },
  { code: 'authn-statement-missing', edit: (response) => remove(find(response, 'AuthnStatement')) },
  {
    code: 'time-malformed',
    edit: (response, { at }) =>
      setAttribute(find(response, 'Conditions'), 'NotOnOrAfter', formatInstant(at + HOUR).replace('Z', '')),
  },

  // 3 trust
  { code: 'metadata-missing', situation: ({ account }) => ({ account, options: {}, withoutMetadata: true }) },
  {
    code: 'issuer-missing',
    edit(response) {
      for (const issuer of findAll(find(response, 'Assertion'), 'Issuer')) setText(issuer, '');
    },
  },
  {
    code: 'issuer-mismatch',
    edit(response) {
      for (const issuer of findAll(response, 'Issuer')) setText(issuer, `${getText(issuer)}/`);
    },
  },
  { code: 'response-issuer-missing', forge: (response) => remove(find(response, 'Issuer')) },
  { code: 'signature-missing', signing: { elements: [] } },
  { code: 'assertion-not-signed', signing: { elements: ['Response'] } },
  {
    code: 'signature-structure-invalid',
    forge(response) {
      setAttribute(find(response, 'Reference'), 'URI', '');
    },
  },
  { code: 'signature-algorithm-forbidden', signing: { sha1: true } },
  {
    code: 'signature-digest-mismatch',
    forge: (response) => setText(nameId(response), `x${getText(nameId(response))}`),
  },
  { code: 'message-reformatted', damage: (xml) => xml.replace(/></g, '>\n  <') },
  { code: 'signature-key-untrusted', signing: { key: 'stranger' } },
  {
    code: 'signature-value-invalid',
    forge(response) {
      const value = find(response, 'SignatureValue');
      const text = getText(value).replace(/\s+/g, '');
      setText(value, `${text.slice(0, 20)}${text[20] === 'A' ? 'B' : 'A'}${text.slice(21)}`);
    },
  },

  // 4 address
  { code: 'audience-missing', edit: (response) => remove(find(response, 'AudienceRestriction')) },
  {
    code: 'audience-mismatch',
    edit: (response, { account }) =>
      setText(find(response, 'Audience'), spEntityId({ ...account, accountId: '1000000000000001' })),
  },
  { code: 'recipient-missing', edit: (response) => setAttribute(data(response), 'Recipient', null) },
  {
    code: 'recipient-mismatch',
    edit: (response, { account }) => setAttribute(data(response), 'Recipient', spEntityId(account)),
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
    situation: ({ account }) => ({ account, options: { requestId: '_another-request' } }),
  },
  {
    code: 'in-response-to-unknown',
    edit(response) {
      setAttribute(response, 'InResponseTo', '_unknown-request');
      setAttribute(data(response), 'InResponseTo', '_unknown-request');
    },
    situation: ({ account }) => ({ account, options: { requestId: null } }),
  },
  {
    code: 'response-unsolicited',
    edit(response) {
      setAttribute(response, 'InResponseTo', null);
      setAttribute(data(response), 'InResponseTo', null);
    },
    situation: ({ account }) => ({ account, options: { requestId: null } }),
  },
  {
    code: 'relay-state-forbidden',
    situation: ({ account }) => ({ account, options: { relayState: 'https://evil.example/' } }),
  },

  // 5 time
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
    edit: (response, given) => setAttribute(data(response), 'NotOnOrAfter', late(given)),
  },
  {
    code: 'confirmation-not-yet-valid',
    edit: (response, given) => setAttribute(data(response), 'NotBefore', early(given)),
  },
  {
    code: 'confirmation-not-before',
    edit: (response, given) => setAttribute(data(response), 'NotBefore', late(given)),
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

  // 6 identify
  { code: 'nameid-domain-missing', edit: (response) => setText(nameId(response), userName(response)) },
  {
    code: 'nameid-domain-forbidden',
    situation: ({ account }) => ({ account: { ...account, ssoLoginWithDomain: false }, options: {} }),
  },
  {
    code: 'nameid-domain-mismatch',
    edit: (response) => setText(nameId(response), `${userName(response)}@corp.example`),
  },
  {
    code: 'nameid-domain-shadowed',
    edit: (response) => setText(nameId(response), `${userName(response)}@corp.example`),
    situation: ({ account }) => ({
      account: { ...account, domainAlias: 'alias.example', auxiliaryDomain: 'corp.example' },
      options: {},
    }),
  },
  {
    code: 'nameid-domain-former',
    edit: (response, { account }) =>
      setText(nameId(response), `${userName(response)}@${account.accountId}.onaliyun.com`),
  },
  {
    code: 'nameid-invalid-characters',
    edit: (response) => setText(nameId(response), ` ${getText(nameId(response))}\n`),
  },
  { code: 'nameid-transient', edit: (response) => setAttribute(nameId(response), 'Format', NAMEID_TRANSIENT) },
  { code: 'user-not-found', edit: (response) => setText(nameId(response), `nobody.here@${suffix(response)}`) },
  {
    code: 'user-case-mismatch',
    edit: (response) => setText(nameId(response), `${userName(response).toUpperCase()}@${suffix(response)}`),
  },
  {
    code: 'user-inactive',
    situation: ({ account }) => ({ account: withUsers(account, () => ({ Status: 'freeze' })), options: {} }),
  },
  { code: 'user-unexpected', situation: ({ account }) => ({ account, options: { expectUser: 'somebody.else' } }) },

  // 7 log on
  {
    code: 'user-without-permissions',
    situation: ({ account }) => ({ account: withUsers(account, () => ({ Policies: { Policy: [] } })), options: {} }),
  },
  { code: 'sso-disabled', situation: ({ account }) => ({ account: { ...account, ssoEnabled: false }, options: {} }) },
];

export function findFault(code: string): Fault | undefined {
  return FAULTS.find((fault) => fault.code === code);
}

/** Faults that lie in the response alone, and can be minted. */
export function isMintable(fault: Fault): boolean {
  return fault.situation === undefined;
}
