// The settings of user-based SSO as Alibaba Cloud itself tells them (IMS GetUserSsoSettings), from a file.

import type { World } from '../context.ts';
import { metadataOf } from '../core/checks/metadata/facts.ts';
import { isBeyondReason } from '../core/json-bounds.ts';
import { readSsoSettings, type SsoSettings } from '../core/ram/exchange/sso-settings.ts';
import { CliError } from '../errors.ts';
import { EXIT } from '../exit.ts';
import { readInput } from './input.ts';
import { readMetadataText } from './metadata.ts';

/** The answer of `aliyun ims GetUserSsoSettings`, or its UserSsoSettings alone. @throws CliError settings-malformed */
export async function readCloudSettings(source: string, world: World): Promise<SsoSettings> {
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
  const read = readSsoSettings(json);
  if ('problem' in read)
    throw invalid(
      read.problem === 'none' ? 'it has none of its fields' : `its ${read.problem} is not what it should be`,
    );
  if (!isMetadata(read.metadataDocument)) throw invalid('its MetadataDocument is no IdP metadata');
  return read;
}

/** Whether a document that came with the settings can be stored: there is none, or it can be read. */
export function isMetadata(document: string | null): boolean {
  return document === null || metadataOf(readMetadataText(document)) !== null;
}
