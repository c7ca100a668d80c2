// JumpCloud: what it is recognised by.

import { defineSigns } from './define.ts';

export const JUMPCLOUD = defineSigns('JumpCloud', [
  {
    at: 'sso-url',
    like: /^https:\/\/sso\.jumpcloud\.com\/saml2\//i,
    weight: 'proof',
    says: 'SSO endpoint https://sso.jumpcloud.com/saml2/…',
  },
  {
    at: 'issuer',
    like: /^https:\/\/sso\.jumpcloud\.com\//i,
    weight: 'proof',
    says: 'issuer https://sso.jumpcloud.com/…',
  },
  { at: 'issuer', like: /^jumpcloud$/i, weight: 'strong', says: 'issuer JumpCloud' },
  { at: 'certificate', like: /\bOU=JumpCloud/, weight: 'strong', says: 'certificate OU=JumpCloud…' },
]);
