// LemonLDAP::NG: what it is recognised by.

import { defineSigns } from './define.ts';

export const LEMONLDAP = defineSigns('LemonLDAP::NG', [
  {
    at: 'sso-url',
    like: /^https?:\/\/[^/]+\/saml\/singleSignOn$/,
    weight: 'strong',
    says: 'SSO endpoint …/saml/singleSignOn',
  },
  { at: 'issuer', like: /^https?:\/\/[^/]+\/saml\/metadata$/, weight: 'hint', says: 'issuer …/saml/metadata' },
  { at: 'id', like: /^_[0-9A-F]{32}$/, weight: 'hint', says: 'ID _<32 hexadecimal digits in capitals>' },
]);
