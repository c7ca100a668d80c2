// settings: shows the account's settings, changes them, reads those of the cloud, or prints what would apply them.

import { changeStore } from '../adapters/change-store.ts';
import { type CloudSettings, readCloudSettings } from '../adapters/cloud-settings.ts';
import { readStore } from '../adapters/store.ts';
import type { StoredAccount } from '../adapters/store-schema.ts';
import { type AccountJson, accountJson, accountRows } from '../answers/account.ts';
import { emitAliyun, emitJson, emitTerraform } from '../answers/cloud-settings.ts';
import { toolSettings } from '../answers/tool-settings.ts';
import { defineCommand } from '../command.ts';
import type { Context } from '../context.ts';
import { type AccountSettings, changeSettings } from '../core/ram/account.ts';
import { SCHEMA_VERSION } from '../core/report.ts';
import { usageError } from '../errors.ts';
import { EXIT } from '../exit.ts';
import { ACCOUNT_FLAGS, settingsOf } from '../flags/account.ts';
import { boolean } from '../flags/values.ts';
import type { CommandResult } from '../result.ts';

const { accountId: _, ...SETTING_FLAGS } = ACCOUNT_FLAGS;

export const command = defineCommand({
  description: 'Shows the settings of the account; with flags, changes them.',
  flags: {
    ...SETTING_FLAGS,
    noDomainAlias: { negates: 'domainAlias', help: 'there is no domain alias' },
    noAuxiliaryDomain: { negates: 'auxiliaryDomain', help: 'there is no auxiliary domain' },
    ssoEnabled: { value: '<boolean>', parse: boolean, help: 'whether user-based SSO is switched on' },
    authnSignAlgo: {
      value: '<name>',
      choices: ['rsa-sha1', 'rsa-sha256'],
      help: 'how Alibaba Cloud signs its requests',
    },
    import: { value: '<file>', help: 'read the JSON of "aliyun ims GetUserSsoSettings" ("-": standard input)' },
    emit: {
      value: '<form>',
      choices: ['aliyun', 'terraform', 'json'],
      help: 'print what would apply these settings to the cloud; calls nothing',
    },
    enable: { help: 'with --emit aliyun: the command that switches SSO on, only while the receipt holds' },
    receipt: { value: '<file>', help: 'with --enable: the receipt of preflight' },
    sources: { help: 'print where each setting of sso-cli comes from' },
  },
  examples: [
    'sso-cli settings --auxiliary-domain example.com',
    'aliyun ims GetUserSsoSettings --endpoint ims.aliyuncs.com | sso-cli settings --import -',
    'sso-cli settings --emit aliyun',
  ],
  async run(context, _, flags): Promise<CommandResult> {
    if (flags.sources) return toolSettings(context.settings);
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
    const stored = isChange
      ? await changeStore(store, (now) => applied(now, change, imported))
      : await readStore(store);
    if (flags.enable || flags.receipt !== undefined) return emitSwitch(flags, stored, context);
    if (flags.emit !== undefined) return emit(flags.emit, stored);
    return {
      exitCode: EXIT.ok,
      json: { schemaVersion: SCHEMA_VERSION, ...accountJson(stored.account) },
      text: (json: unknown) => accountRows(json as AccountJson),
    };
  },
});

function applied(now: StoredAccount, change: Partial<AccountSettings>, imported: CloudSettings | null): StoredAccount {
  const account = changeSettings(now.account, { ...imported?.settings, ...change });
  return { account, metadataDocument: imported?.metadataDocument ?? now.metadataDocument };
}

/** The command that flips the switch, while the receipt of preflight holds. @throws CliError receipt-* */
async function emitSwitch(
  { enable, emit: form, receipt }: { readonly enable?: boolean; readonly emit?: string; readonly receipt?: string },
  stored: StoredAccount,
  context: Context,
): Promise<CommandResult> {
  if (!enable || form !== 'aliyun' || receipt === undefined) throw usageError({ key: 'receipt-needed', args: {} });
  // Loaded only here: it brings the checks along.
  const { requireReceipt } = await import('../adapters/require-receipt.ts');
  await requireReceipt(receipt, stored, context);
  return emit('aliyun', { ...stored, account: { ...stored.account, ssoEnabled: true } });
}

function emit(form: 'aliyun' | 'terraform' | 'json', stored: StoredAccount): CommandResult {
  const printed =
    form === 'aliyun' ? emitAliyun(stored) : form === 'terraform' ? emitTerraform(stored) : emitJson(stored);
  return {
    exitCode: EXIT.ok,
    json: form === 'json' ? JSON.parse(printed) : { schemaVersion: SCHEMA_VERSION, form, text: printed },
    // Every value in it was quoted for the shell, HCL or JSON by answers/cloud-settings.ts, and holds no raw control character.
    text: () => printed,
  };
}
