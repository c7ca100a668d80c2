// Authing: what it is recognised by.

import { defineSigns } from './define.ts';

export const AUTHING = defineSigns('Authing', [
  {
    at: 'issuer',
    like: /^https:\/\/[^/]+\/api\/v2\/saml-idp\/[0-9a-f]{24}(?:\/metadata)?$/,
    weight: 'proof',
    says: 'issuer …/api/v2/saml-idp/<application>',
  },
  {
    at: 'sso-url',
    like: /^https:\/\/[^/]+\/api\/v2\/saml-idp\/[0-9a-f]{24}$/,
    weight: 'proof',
    says: 'SSO endpoint …/api/v2/saml-idp/<application>',
  },
  {
    at: 'issuer',
    like: /^https:\/\/[\w.-]+\.authing\.cn(?:\/|$)/i,
    weight: 'strong',
    says: 'issuer at authing.cn',
  },
  {
    at: 'sso-url',
    like: /^https:\/\/[\w.-]+\.authing\.cn\//i,
    weight: 'strong',
    says: 'SSO endpoint at authing.cn',
  },
]);
