// Shibboleth: what it is recognised by.

import { defineSigns } from './define.ts';

export const SHIBBOLETH = defineSigns('Shibboleth', [
  { at: 'issuer', like: /^https?:\/\/[^/]+\/idp\/shibboleth$/i, weight: 'strong', says: 'issuer …/idp/shibboleth' },
  {
    at: 'sso-url',
    like: /\/idp\/profile\/SAML2\/(?:Redirect|POST|POST-SimpleSign|Unsolicited)\/SSO$/,
    weight: 'strong',
    says: 'SSO endpoint …/idp/profile/SAML2/Redirect/SSO',
  },
  { at: 'id', like: /^_[0-9a-f]{32}$/, weight: 'hint', says: 'ID _<32 hexadecimal digits>' },
  { at: 'shape', like: /^saml2p\/saml2\/ds$/, weight: 'hint', says: 'prefixes saml2p, saml2, ds' },
]);
