// AD FS: what it is recognised by.

import { defineSigns } from './define.ts';

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';

export const ADFS = defineSigns('AD FS', [
  {
    at: 'issuer',
    like: /^https?:\/\/[^/]+\/adfs\/services\/trust\/?$/i,
    weight: 'proof',
    says: 'issuer …/adfs/services/trust',
  },
  { at: 'sso-url', like: /^https?:\/\/[^/]+\/adfs\/ls\/?$/i, weight: 'strong', says: 'SSO endpoint …/adfs/ls/' },
  {
    at: 'certificate',
    like: /(?:^|, )CN=ADFS Signing - /i,
    weight: 'strong',
    says: 'certificate CN=ADFS Signing - …',
  },
  { at: 'shape', like: /^samlp\/-\/ds consent$/, weight: 'strong', says: 'prefixes samlp, none, ds with Consent' },
  { at: 'id', like: new RegExp(`^_${UUID}$`), weight: 'hint', says: 'ID _<GUID>' },
]);
