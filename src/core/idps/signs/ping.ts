// Ping Identity: what it is recognised by.

import { defineSigns } from './define.ts';

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';

export const PING = defineSigns('Ping Identity', [
  {
    at: 'issuer',
    like: new RegExp(`^https://auth\\.pingone\\.(?:com|eu|ca|asia|sg|com\\.au)/${UUID}$`, 'i'),
    weight: 'proof',
    says: 'issuer https://auth.pingone.com/<environment>',
  },
  {
    at: 'sso-url',
    like: new RegExp(`^https://auth\\.pingone\\.[a-z.]+/${UUID}/saml20/idp/sso`, 'i'),
    weight: 'proof',
    says: 'SSO endpoint https://auth.pingone.com/<environment>/saml20/idp/sso',
  },
  {
    at: 'sso-url',
    like: /^https:\/\/sso\.connect\.pingidentity\.com\//i,
    weight: 'proof',
    says: 'SSO endpoint https://sso.connect.pingidentity.com/…',
  },
  {
    at: 'sso-url',
    like: /^https:\/\/[^/]+\/idp\/SSO\.saml2(?:\?|$)/,
    weight: 'strong',
    says: 'SSO endpoint …/idp/SSO.saml2',
  },
  { at: 'issuer', like: /pingidentity|pingfederate|pingone/i, weight: 'hint', says: 'issuer names a Ping product' },
]);
