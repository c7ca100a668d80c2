// What is set up and what is missing, each with the command that mends it.

import type { Account } from '../core/ram/account.ts';
import type { IdpMetadata } from '../core/saml/idp-metadata.ts';
import { logonEndpoint } from '../core/saml/idp-metadata.ts';
import { formatInstant } from '../core/saml/time.ts';
import type { SetUpItem } from '../render/pages/start.ts';
import type { Service } from './service.ts';

const IMPORT = 'sso-cli import-metadata idp-metadata.xml';

export function setUpOf(account: Account, idp: IdpMetadata | null, service: Service): readonly SetUpItem[] {
  const { frame, typed } = service;
  const { start: say } = frame.words;
  const users = account.users.filter((user) => user.Status === 'active').length;
  return [
    { outcome: 'pass', text: say.account(account.accountId, account.defaultDomain, account.site) },
    ...(idp === null
      ? [{ outcome: 'fail' as const, text: say.noMetadata, command: typed(IMPORT) }]
      : idpItems(idp, service)),
    users === 0
      ? { outcome: 'fail', text: say.noUsers, command: typed('sso-cli create-user alice') }
      : { outcome: 'pass', text: say.users(users) },
  ];
}

function idpItems(idp: IdpMetadata, { frame, now, typed }: Service): SetUpItem[] {
  const { start: say } = frame.words;
  const endpoint = logonEndpoint(idp);
  const ends = idp.signingKeys.flatMap(({ certificate }) => (certificate ? [certificate.notAfter] : []));
  const end = ends.length === 0 ? null : Math.max(...ends);
  const keys: SetUpItem =
    idp.signingKeys.length === 0
      ? { outcome: 'fail', text: say.noKeys, command: typed(IMPORT) }
      : {
          outcome: end !== null && end < now() ? 'warn' : 'pass',
          text: say.keys(idp.signingKeys.length, end === null ? null : formatInstant(end)),
        };
  return [
    { outcome: 'pass', text: say.idp(idp.entityId) },
    keys,
    endpoint
      ? { outcome: 'pass', text: say.endpoint(endpoint.destination) }
      : { outcome: 'warn', text: say.noEndpoint },
  ];
}
