// authentik: what it is recognised by.

import { defineSigns } from './define.ts';

export const AUTHENTIK = defineSigns('authentik', [
  {
    at: 'sso-url',
    like: /\/application\/saml\/[^/]+\/sso\/binding\/(?:redirect|post)\/$/,
    weight: 'strong',
    says: 'SSO endpoint …/application/saml/<application>/sso/binding/…',
  },
  {
    at: 'issuer',
    like: /\/application\/saml\/[^/]+\/(?:metadata\/|sso\/binding\/\w+\/)?$/,
    weight: 'strong',
    says: 'issuer …/application/saml/<application>/',
  },
  { at: 'issuer', like: /^authentik$/, weight: 'strong', says: 'issuer authentik' },
]);
