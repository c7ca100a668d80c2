// The settings of user-based SSO as Alibaba Cloud itself tells them (IMS GetUserSsoSettings), from a file.

import type { World } from '../context.ts';
import { metadataOf } from '../core/checks/metadata/facts.ts';
import { isBeyondReason } from '../core/json-bounds.ts';
import type { AccountSettings } from '../core/ram/account.ts';
import { CliError } from '../errors.ts';
import { EXIT } from '../exit.ts';
import { readInput } from './input.ts';
import { readMetadataText } from './metadata.ts';

export interface CloudSettings {
  readonly settings: Partial<AccountSettings>;
  readonly metadataDocument: string | null;
}

/** The answer of `aliyun ims GetUserSsoSettings`, or its UserSsoSettings alone. */
export async function readCloudSettings(source: string, world: World): Promise<CloudSettings> {
  const invalid = (what: string) =>
    new CliError(
      EXIT.input,
      'settings-malformed',
      `${source === '-' ? 'standard input' : source} is not the answer of GetUserSsoSettings: ${what}`,
      'get it with: aliyun ims GetUserSsoSettings --endpoint ims.aliyuncs.com',
    );
  const text = Buffer.from(await readInput(source, 16 << 20, world)).toString('utf8');
  if (isBeyondReason(text)) throw invalid('it holds far more than settings');
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    throw invalid('it is not JSON');
  }
  const outer = json as { UserSsoSettings?: unknown } | null;
  const settings = (outer?.UserSsoSettings ?? outer) as Record<string, unknown> | null;
  const { AuxiliaryDomain, SsoEnabled, SsoLoginWithDomain, AuthnSignAlgo, MetadataDocument } = settings ?? {};
  if (typeof SsoEnabled !== 'boolean') throw invalid('it has no SsoEnabled');
  const document =
    typeof MetadataDocument === 'string' && MetadataDocument !== ''
      ? Buffer.from(MetadataDocument, 'base64').toString('utf8')
      : null;
  if (document !== null && !metadataOf(readMetadataText(document)))
    throw invalid('its MetadataDocument is no IdP metadata');
  return {
    settings: {
      ssoEnabled: SsoEnabled,
      auxiliaryDomain: typeof AuxiliaryDomain === 'string' && AuxiliaryDomain !== '' ? AuxiliaryDomain : null,
      ...(typeof SsoLoginWithDomain === 'boolean' ? { ssoLoginWithDomain: SsoLoginWithDomain } : {}),
      ...(AuthnSignAlgo === 'rsa-sha1' || AuthnSignAlgo === 'rsa-sha256' ? { authnSignAlgo: AuthnSignAlgo } : {}),
    },
    metadataDocument: document,
  };
}
