// Okta: what it is recognised by.

import { defineSigns } from './define.ts';

export const OKTA = defineSigns('Okta', [
  {
    at: 'issuer',
    like: /^https?:\/\/www\.okta\.com\/\w+$/i,
    weight: 'proof',
    says: 'issuer http://www.okta.com/<key>',
  },
  {
    at: 'sso-url',
    like: /^https:\/\/[^/]+\.okta(?:preview|-emea)?\.com\/app\/.+\/sso\/saml$/i,
    weight: 'proof',
    says: 'SSO endpoint https://<org>.okta.com/app/…/sso/saml',
  },
  { at: 'certificate', like: /(?:^|, )O=Okta(?:,|$)/, weight: 'strong', says: 'certificate O=Okta' },
  { at: 'id', like: /^id\d{18,}$/, weight: 'strong', says: 'ID id<digits>' },
  { at: 'session-index', like: /^id\d+\.\d+$/, weight: 'hint', says: 'SessionIndex id<digits>.<digits>' },
]);
