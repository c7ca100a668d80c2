// Microsoft Entra ID: what it is recognised by.

import { defineSigns } from './define.ts';

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const LOGIN = 'login\\.(?:microsoftonline\\.(?:com|us)|partner\\.microsoftonline\\.cn|chinacloudapi\\.cn)';

export const ENTRA = defineSigns('Microsoft Entra ID', [
  {
    at: 'issuer',
    like: new RegExp(`^https://sts\\.(?:windows\\.net|chinacloudapi\\.cn)/${UUID}/?$`, 'i'),
    weight: 'proof',
    says: 'issuer https://sts.windows.net/<tenant>/',
  },
  {
    at: 'sso-url',
    like: new RegExp(`^https://${LOGIN}/[^/]+/saml2$`, 'i'),
    weight: 'proof',
    says: 'SSO endpoint https://login.microsoftonline.com/<tenant>/saml2',
  },
  {
    at: 'certificate',
    like: /(?:^|, )CN=Microsoft Azure Federated SSO Certificate/,
    weight: 'strong',
    says: 'certificate CN=Microsoft Azure Federated SSO Certificate',
  },
  {
    at: 'attribute',
    like: /^http:\/\/schemas\.microsoft\.com\/identity\/claims\/(?:tenantid|objectidentifier)$/,
    weight: 'strong',
    says: 'attribute http://schemas.microsoft.com/identity/claims/tenantid',
  },
  { at: 'id', like: new RegExp(`^_${UUID}$`), weight: 'hint', says: 'ID _<GUID>' },
]);
