// The formats of user lists, in the order in which they are tried: the more telling first.

import { ad } from './ad.ts';
import { credentialReport } from './credential-report.ts';
import { entra } from './entra.ts';
import type { UserFormat } from './format.ts';
import { google } from './google.ts';
import { imsUsers } from './ims-users.ts';
import { keycloak } from './keycloak.ts';
import { ldif } from './ldif.ts';
import { okta } from './okta.ts';
import { ramUsers } from './ram-users.ts';
import { scim } from './scim.ts';

export const USER_FORMATS: readonly UserFormat[] = [
  ldif,
  credentialReport,
  ramUsers,
  imsUsers,
  okta,
  google,
  scim,
  ad,
  entra,
  keycloak,
];
