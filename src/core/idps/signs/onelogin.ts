// OneLogin: what it is recognised by.

import { defineSigns } from './define.ts';

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';

export const ONELOGIN = defineSigns('OneLogin', [
  {
    at: 'issuer',
    like: /^https:\/\/app\.onelogin\.com\/saml\/metadata\/[\w-]+$/i,
    weight: 'proof',
    says: 'issuer https://app.onelogin.com/saml/metadata/…',
  },
  {
    at: 'sso-url',
    like: /^https:\/\/[^/]+\.onelogin\.com\/trust\/saml2\//i,
    weight: 'proof',
    says: 'SSO endpoint https://<org>.onelogin.com/trust/saml2/…',
  },
  { at: 'certificate', like: /\bOU=OneLogin IdP\b/, weight: 'strong', says: 'certificate OU=OneLogin IdP' },
  {
    at: 'id',
    like: new RegExp(`^(?:pfx${UUID}|R[0-9a-f]{32,40})$`),
    weight: 'hint',
    says: 'ID pfx<UUID> or R<digits>',
  },
]);
