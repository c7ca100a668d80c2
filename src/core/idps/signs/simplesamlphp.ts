// SimpleSAMLphp: what it is recognised by.

import { defineSigns } from './define.ts';

export const SIMPLESAMLPHP = defineSigns('SimpleSAMLphp', [
  {
    at: 'issuer',
    like: /\/(?:saml2\/idp\/metadata\.php|module\.php\/saml\/idp\/metadata)$/,
    weight: 'strong',
    says: 'issuer …/saml2/idp/metadata.php',
  },
  {
    at: 'sso-url',
    like: /\/(?:saml2\/idp\/SSOService\.php|module\.php\/saml\/idp\/singleSignOnService)$/,
    weight: 'strong',
    says: 'SSO endpoint …/saml2/idp/SSOService.php',
  },
  { at: 'id', like: /^_[0-9a-f]{42}$/, weight: 'strong', says: 'ID _<42 hexadecimal digits>' },
  { at: 'shape', like: /^samlp\/saml\/ds$/, weight: 'hint', says: 'prefixes samlp, saml, ds' },
]);
