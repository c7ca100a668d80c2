// Every product that can be recognised. To add one: a file here, and a line in this list.

import { ADFS } from './adfs.ts';
import { AUTH0 } from './auth0.ts';
import { AUTHENTIK } from './authentik.ts';
import { AUTHING } from './authing.ts';
import type { ProductSigns } from './define.ts';
import { ENTRA } from './entra.ts';
import { GOOGLE } from './google.ts';
import { IDAAS } from './idaas.ts';
import { JUMPCLOUD } from './jumpcloud.ts';
import { KEYCLOAK } from './keycloak.ts';
import { LEMONLDAP } from './lemonldap.ts';
import { OKTA } from './okta.ts';
import { ONELOGIN } from './onelogin.ts';
import { PING } from './ping.ts';
import { SHIBBOLETH } from './shibboleth.ts';
import { SIMPLESAMLPHP } from './simplesamlphp.ts';

export const SIGNS: readonly ProductSigns[] = [
  ADFS,
  ENTRA,
  OKTA,
  GOOGLE,
  KEYCLOAK,
  ONELOGIN,
  PING,
  JUMPCLOUD,
  AUTH0,
  SHIBBOLETH,
  SIMPLESAMLPHP,
  AUTHING,
  IDAAS,
  LEMONLDAP,
  AUTHENTIK,
];
