// Stores of earlier versions, brought to the shape of today as they are read; the file itself changes with the next change.

import { STORE_VERSION } from './store-schema.ts';

/** What `init` of version 1 wrote whether or not anybody had said so: such a value tells nothing. */
const ASSUMED_BY_1 = { SsoEnabled: false, SsoLoginWithDomain: true, AuthnSignAlgo: 'rsa-sha1' } as const;

/** The content of an older store in today's shape. What it is not sure of is left for the schema to refuse. */
export function upgradeStore(json: unknown): unknown {
  const file = json as Readonly<Record<string, unknown>> | null;
  if (file?.schemaVersion !== 1) return json;
  const settings = file.UserSsoSettings;
  if (typeof settings !== 'object' || settings === null) return json;
  const stated = Object.entries(settings).filter(
    ([name, value]) => value !== ASSUMED_BY_1[name as keyof typeof ASSUMED_BY_1],
  );
  return {
    ...file,
    schemaVersion: STORE_VERSION,
    UserSsoSettings: Object.fromEntries(stated),
    Groups: { Group: [] },
  };
}
