// What Alibaba Cloud says of user-based SSO (IMS GetUserSsoSettings, or the body of SetUserSsoSettings). A field that an
// answer lacks is not known by it: those of 2020 have neither SsoLoginWithDomain nor AuthnSignAlgo.

import { type AccountSettings, isDomain } from '../account.ts';
import { asRecord } from './json-documents.ts';

export interface SsoSettings {
  readonly settings: Partial<Pick<AccountSettings, (typeof FIELDS)[number][1]>>;
  /** XML text; null where the answer has none. */
  readonly metadataDocument: string | null;
}

/** What is wrong with an answer: it is none, or this field of it is not what it should be. */
export type SsoSettingsProblem =
  | 'none'
  | 'SsoEnabled'
  | 'SsoLoginWithDomain'
  | 'AuxiliaryDomain'
  | 'AuthnSignAlgo'
  | 'MetadataDocument';

const FIELDS = [
  ['SsoEnabled', 'ssoEnabled', (value: unknown) => typeof value === 'boolean'],
  ['SsoLoginWithDomain', 'ssoLoginWithDomain', (value: unknown) => typeof value === 'boolean'],
  [
    'AuxiliaryDomain',
    'auxiliaryDomain',
    (value: unknown) => typeof value === 'string' && (value === '' || isDomain(value)),
  ],
  ['AuthnSignAlgo', 'authnSignAlgo', (value: unknown) => value === 'rsa-sha1' || value === 'rsa-sha256'],
] as const;

/** Reads an answer that was parsed from JSON: the whole of it, or its UserSsoSettings alone. */
export function readSsoSettings(json: unknown): SsoSettings | { readonly problem: SsoSettingsProblem } {
  const outer = asRecord(json);
  const answer = asRecord(outer?.UserSsoSettings) ?? outer;
  if (!answer) return { problem: 'none' };
  const settings: Record<string, unknown> = {};
  for (const [name, setting, isRight] of FIELDS) {
    const value = answer[name];
    // An empty algorithm is one that nobody chose.
    if (value === undefined || value === null || (name === 'AuthnSignAlgo' && value === '')) continue;
    if (!isRight(value)) return { problem: name };
    settings[setting] = value;
  }
  const { MetadataDocument } = answer;
  if (MetadataDocument !== undefined && MetadataDocument !== null && typeof MetadataDocument !== 'string')
    return { problem: 'MetadataDocument' };
  if (Object.keys(settings).length === 0 && typeof MetadataDocument !== 'string') return { problem: 'none' };
  return {
    settings: settings as SsoSettings['settings'],
    metadataDocument: MetadataDocument ? Buffer.from(MetadataDocument, 'base64').toString('utf8') : null,
  };
}
