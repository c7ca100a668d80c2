// Faults of step 3, trust: no signature, one that does not hold, or nobody who could be trusted.

import { find, findAll, getAttribute, getText, remove, setAttribute, setText } from '../../saml/edit.ts';
import { NAMEID_UNSPECIFIED } from '../../xml/names.ts';
import { type Fault, nameIdOf } from './fault.ts';

export const TRUST: readonly Fault[] = [
  { code: 'metadata-missing', situation: ({ account }) => ({ account, options: {}, withoutMetadata: true }) },
  { code: 'message-redacted', forge: (response) => setText(find(response, 'SignatureValue'), '[REDACTED]') },
  {
    code: 'metadata-expired',
    situation: ({ account, at }) => ({ account, options: {}, idp: (idp) => ({ ...idp, validUntil: at - 86_400_000 }) }),
  },
  {
    code: 'metadata-valid-until-malformed',
    situation: ({ account }) => ({ account, options: {}, idp: (idp) => ({ ...idp, malformedValidUntil: 'tomorrow' }) }),
  },
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
  {
    code: 'issuer-format-wrong',
    edit: (response) => setAttribute(find(find(response, 'Assertion'), 'Issuer'), 'Format', NAMEID_UNSPECIFIED),
  },
  { code: 'signature-missing', signing: { elements: [] } },
  { code: 'assertion-not-signed', signing: { elements: ['Response'] } },
  {
    code: 'signature-structure-invalid',
    forge(response) {
      setAttribute(find(response, 'Reference'), 'URI', `#${getAttribute(response, 'ID') ?? ''}`);
    },
  },
  { code: 'signature-form-unsupported', forge: (response) => setAttribute(find(response, 'Reference'), 'URI', '') },
  { code: 'signature-algorithm-forbidden', signing: { sha1: true } },
  {
    code: 'signature-digest-mismatch',
    forge: (response) => setText(nameIdOf(response), `x${getText(nameIdOf(response))}`),
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
  { code: 'canonicalization-inclusive', signing: { inclusive: true } },
];
