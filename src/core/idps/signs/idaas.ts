// Alibaba Cloud IDaaS: what it is recognised by.

import { defineSigns } from './define.ts';

export const IDAAS = defineSigns('Alibaba Cloud IDaaS', [
  {
    at: 'issuer',
    like: /^https:\/\/[^/]+\.aliyunidaas\.com(?:\/|$)/i,
    weight: 'proof',
    says: 'issuer at aliyunidaas.com',
  },
  {
    at: 'sso-url',
    like: /^https:\/\/[^/]+\/login\/app\/app_\w+\/saml2\/sso$/,
    weight: 'proof',
    says: 'SSO endpoint …/login/app/app_…/saml2/sso',
  },
  {
    at: 'issuer',
    like: /\/api\/v2\/app_\w+\/saml2\/meta$/,
    weight: 'strong',
    says: 'issuer …/api/v2/app_…/saml2/meta',
  },
]);
