// Keycloak: what it is recognised by.

import { defineSigns } from './define.ts';

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';

export const KEYCLOAK = defineSigns('Keycloak', [
  {
    at: 'issuer',
    like: /^https?:\/\/[^/]+(?:\/[^/]+)*\/realms\/[^/]+$/,
    weight: 'strong',
    says: 'issuer …/realms/<realm>',
  },
  {
    at: 'sso-url',
    like: /\/realms\/[^/]+\/protocol\/saml$/,
    weight: 'strong',
    says: 'SSO endpoint …/realms/<realm>/protocol/saml',
  },
  { at: 'id', like: new RegExp(`^ID_${UUID}$`), weight: 'strong', says: 'ID ID_<UUID>' },
  {
    at: 'session-index',
    like: new RegExp(`^${UUID}::${UUID}$`),
    weight: 'hint',
    says: 'SessionIndex <UUID>::<UUID>',
  },
  { at: 'shape', like: /^samlp\/saml\/dsig$/, weight: 'hint', says: 'prefixes samlp, saml, dsig' },
]);
