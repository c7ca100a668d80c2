// settings: shows the account's settings, changes them, reads those of the cloud, or prints what would apply them.

import { changeStore } from '../adapters/change-store.ts';
import { readInput } from '../adapters/input.ts';
import { idpOf, readMetadataText } from '../adapters/metadata.ts';
import { readStore } from '../adapters/store.ts';
import type { StoredAccount } from '../adapters/store-schema.ts';
import type { CommandResult, Context, Settings } from '../context.ts';
import { type AccountSettings, changeSettings } from '../core/ram/account.ts';
import { SCHEMA_VERSION } from '../core/report.ts';
import { CliError, usageError } from '../errors.ts';
import { EXIT } from '../exit.ts';
import { type AccountFlags, settingsOf } from './account-flags.ts';
import { accountJson, accountRows } from './account-json.ts';
import { emitAliyun, emitJson, emitTerraform } from './settings-emit.ts';

export interface SettingsFlags extends AccountFlags {
  readonly ssoEnabled?: boolean;
  readonly authnSignAlgo?: 'rsa-sha1' | 'rsa-sha256';
  readonly import?: string;
  readonly emit?: 'aliyun' | 'terraform' | 'json';
  readonly sources?: boolean;
}

export async function run(context: Context, flags: SettingsFlags): Promise<CommandResult> {
  if (flags.sources) return showSources(context.settings);
  const change: Partial<AccountSettings> = {
    ...settingsOf(flags),
    ...(flags.ssoEnabled === undefined ? {} : { ssoEnabled: flags.ssoEnabled }),
    ...(flags.authnSignAlgo === undefined ? {} : { authnSignAlgo: flags.authnSignAlgo }),
  };
  const imported = flags.import === undefined ? null : await readCloudSettings(flags.import, context);
  const { store } = context.settings;
  const isChange = imported !== null || Object.keys(change).length > 0;
  if (isChange && flags.emit !== undefined)
    throw usageError(
      '--emit prints the settings and changes none',
      'change them first, then run: sso-cli settings --emit',
    );
  const stored = isChange ? await changeStore(store, (now) => applied(now, change, imported)) : await readStore(store);
  if (flags.emit !== undefined) return emit(flags.emit, stored);
  return {
    exitCode: EXIT.ok,
    json: { schemaVersion: SCHEMA_VERSION, ...accountJson(stored.account) },
    text: (json) => accountRows(json as ReturnType<typeof accountJson>),
  };
}

interface CloudSettings {
  readonly settings: Partial<AccountSettings>;
  readonly metadataDocument: string | null;
}

function applied(now: StoredAccount, change: Partial<AccountSettings>, imported: CloudSettings | null): StoredAccount {
  const account = changeSettings(now.account, { ...imported?.settings, ...change });
  return { account, metadataDocument: imported?.metadataDocument ?? now.metadataDocument };
}

/** The answer of `aliyun ims GetUserSsoSettings`, or its UserSsoSettings alone. */
async function readCloudSettings(source: string, context: Context): Promise<CloudSettings> {
  const invalid = (what: string) =>
    new CliError(
      EXIT.input,
      'settings-malformed',
      `${source === '-' ? 'standard input' : source} is not the answer of GetUserSsoSettings: ${what}`,
      'get it with: aliyun ims GetUserSsoSettings --endpoint ims.aliyuncs.com',
    );
  const text = Buffer.from(await readInput(source, 16 << 20, context)).toString('utf8');
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
  if (document !== null && !idpOf(readMetadataText(document))) throw invalid('its MetadataDocument is no IdP metadata');
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

function emit(form: 'aliyun' | 'terraform' | 'json', stored: StoredAccount): CommandResult {
  const printed =
    form === 'aliyun' ? emitAliyun(stored) : form === 'terraform' ? emitTerraform(stored) : emitJson(stored);
  return {
    exitCode: EXIT.ok,
    json: form === 'json' ? JSON.parse(printed) : { schemaVersion: SCHEMA_VERSION, form, text: printed },
    // Every value in it was quoted for the shell, HCL or JSON by settings-emit, and holds no raw control character.
    text: () => printed,
  };
}

function showSources({ sourced: rows }: Settings): CommandResult {
  return {
    exitCode: EXIT.ok,
    json: { schemaVersion: SCHEMA_VERSION, settings: rows },
    text: (json) =>
      (json as { settings: typeof rows }).settings
        .map((row) => `${row.name.padEnd(9)}  ${row.source.padEnd(13)}  ${row.value ?? '-'}\n`)
        .join(''),
  };
}
