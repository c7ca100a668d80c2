// Faults of step 2, read: the response is not of the shape that Alibaba Cloud asks for, or no two readers could agree on it.

import {
  append,
  copy,
  find,
  findAll,
  getAttribute,
  insertAfter,
  remove,
  setAttribute,
  setText,
} from '../../saml/edit.ts';
import { formatInstant } from '../../saml/time.ts';
import { confirmationData, type Fault, nameIdOf } from './fault.ts';

const HOUR = 3_600_000;

export const READ: readonly Fault[] = [
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
    code: 'xml-encoding-unsupported',
    damage: (xml) => `<?xml version="1.0" encoding="ISO-8859-1"?>${xml.replace(/^<\?xml[^>]*\?>/, '')}`,
  },
  {
    code: 'xml-id-duplicate',
    edit: (response) => setAttribute(nameIdOf(response), 'Id', getAttribute(find(response, 'Assertion'), 'ID')),
  },
  {
    code: 'xml-id-malformed',
    edit(response) {
      const assertion = find(response, 'Assertion');
      setAttribute(assertion, 'ID', `1${getAttribute(assertion, 'ID') ?? ''}`);
    },
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
      setAttribute(confirmationData(response), 'Recipient', 'https://signin.alibabacloud.com/saml-role/sso');
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
  { code: 'nameid-missing', edit: (response) => remove(nameIdOf(response)) },
  { code: 'nameid-multiple', edit: (response) => insertAfter(nameIdOf(response), copy(nameIdOf(response), null)) },
  { code: 'nameid-empty', edit: (response) => setText(nameIdOf(response), '') },
  {
    code: 'nameid-encrypted',
    edit(response) {
      const encrypted = copy(nameIdOf(response), null);
      encrypted.local = 'EncryptedID';
      encrypted.name = encrypted.name.replace('NameID', 'EncryptedID');
      setText(encrypted, '');
      encrypted.attributes = [];
      insertAfter(nameIdOf(response), encrypted);
      remove(nameIdOf(response));
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
  {
    code: 'confirmation-window-missing',
    edit: (response) => setAttribute(confirmationData(response), 'NotOnOrAfter', null),
  },
  { code: 'authn-statement-missing', edit: (response) => remove(find(response, 'AuthnStatement')) },
  { code: 'issue-instant-missing', edit: (response) => setAttribute(response, 'IssueInstant', null) },
  {
    code: 'authn-statement-incomplete',
    edit: (response) => setAttribute(find(response, 'AuthnStatement'), 'AuthnInstant', null),
  },
  {
    code: 'time-malformed',
    edit: (response, { at }) =>
      setAttribute(find(response, 'Conditions'), 'NotOnOrAfter', formatInstant(at + HOUR).replace('Z', '')),
  },
];
