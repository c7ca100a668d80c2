// Auth0: what it is recognised by.

import { defineSigns } from './define.ts';

export const AUTH0 = defineSigns('Auth0', [
  { at: 'issuer', like: /^urn:[\w.-]+\.auth0\.com$/i, weight: 'proof', says: 'issuer urn:<tenant>.auth0.com' },
  {
    at: 'sso-url',
    like: /^https:\/\/[^/]+\.auth0\.com\/samlp\/\w+$/i,
    weight: 'proof',
    says: 'SSO endpoint https://<tenant>.auth0.com/samlp/…',
  },
  {
    at: 'certificate',
    like: /(?:^|, )CN=[\w.-]+\.auth0\.com(?:,|$)/i,
    weight: 'strong',
    says: 'certificate CN=<tenant>.auth0.com',
  },
  {
    at: 'attribute',
    like: /^http:\/\/schemas\.auth0\.com\//,
    weight: 'strong',
    says: 'attribute http://schemas.auth0.com/…',
  },
  { at: 'id', like: /^_[0-9a-f]{20}$/, weight: 'hint', says: 'ID _<20 hexadecimal digits>' },
]);
