// The IdP products that are known, in the order in which `guide` lists them. To add one: a file beside this and a line here,
// and the same in signs/, which is apart so that a verification does not load the guides.

import { ADFS } from './adfs.ts';
import { AUTH0 } from './auth0.ts';
import { AUTHENTIK } from './authentik.ts';
import { AUTHING } from './authing.ts';
import type { IdpProduct } from './define.ts';
import { ENTRA } from './entra.ts';
import { GENERIC } from './generic.ts';
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

export const PRODUCTS: readonly IdpProduct[] = [
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
  GENERIC,
];

/** Finds a product by id, name or another name it goes by: "okta", "Azure AD", "ad-fs". */
export function findIdp(name: string): IdpProduct | undefined {
  const wanted = plain(name);
  return PRODUCTS.find((each) => [each.id, each.name, ...each.aliases].some((known) => plain(known) === wanted));
}

/** Letters and digits alone, so that "AD FS", "ad-fs" and "adfs" are one name. */
function plain(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
