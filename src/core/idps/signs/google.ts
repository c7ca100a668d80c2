// Google Workspace: what it is recognised by.

import { defineSigns } from './define.ts';

export const GOOGLE = defineSigns('Google Workspace', [
  {
    at: 'issuer',
    like: /^https:\/\/accounts\.google\.com\/o\/saml2\?idpid=\w+$/,
    weight: 'proof',
    says: 'issuer https://accounts.google.com/o/saml2?idpid=…',
  },
  {
    at: 'sso-url',
    like: /^https:\/\/accounts\.google\.com\/o\/saml2\/idp\?idpid=\w+$/,
    weight: 'proof',
    says: 'SSO endpoint https://accounts.google.com/o/saml2/idp?idpid=…',
  },
  {
    at: 'certificate',
    like: /^(?=.*\bO=Google Inc\.)(?=.*\bOU=Google For Work\b)/,
    weight: 'strong',
    says: 'certificate O=Google Inc., OU=Google For Work',
  },
  { at: 'id', like: /^_[0-9a-f]{32}$/, weight: 'hint', says: 'ID _<32 hexadecimal digits>' },
]);
