// settings: shows the account's settings, changes them, reads those of the cloud, or prints what would apply them.

import { changeStore } from '../adapters/change-store.ts';
import { readCloudSettings } from '../adapters/cloud-settings.ts';
import { writeNewFile } from '../adapters/files.ts';
import { readStore } from '../adapters/store.ts';
import type { StoredAccount } from '../adapters/store-schema.ts';
import { type AccountJson, accountJson, accountRows } from '../answers/account.ts';
import { emitAliyun, emitJson, emitTerraform, isLarge, leftOut, ssoParameters } from '../answers/cloud-settings.ts';
import { toolSettings } from '../answers/tool-settings.ts';
import { defineCommand } from '../command.ts';
import type { Context } from '../context.ts';
import { type AccountSettings, changeSettings } from '../core/ram/account.ts';
import type { SsoSettings } from '../core/ram/exchange/sso-settings.ts';
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
      help: 'print what would apply these settings to the cloud, as far as they are known; calls nothing',
    },
    enable: { help: 'with --emit aliyun: the command that switches SSO on, only while the receipt holds' },
    receipt: { value: '<file>', help: 'with --enable: the receipt of preflight' },
    out: { value: '<file>', help: 'with --emit aliyun: write the metadata there, and pass it by that file' },
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
    if (flags.out !== undefined) requireOut(flags.emit, flags.out);
    const isChange = imported !== null || Object.keys(change).length > 0;
    if (isChange && flags.emit !== undefined) throw usageError({ key: 'emit-changes-none', args: {} });
    const receipt = receiptOf(flags);
    const stored = isChange
      ? await changeStore(store, (now) => applied(now, change, imported))
      : await readStore(store);
    if (receipt !== null) return emitSwitch(receipt, flags.out ?? null, stored, context);
    if (flags.emit !== undefined) return emit(flags.emit, stored, flags.out ?? null, [store]);
    return {
      exitCode: EXIT.ok,
      json: { schemaVersion: SCHEMA_VERSION, ...accountJson(stored.account) },
      text: (json: unknown) => accountRows(json as AccountJson),
    };
  },
});

function applied(now: StoredAccount, change: Partial<AccountSettings>, imported: SsoSettings | null): StoredAccount {
  const account = changeSettings(now.account, { ...imported?.settings, ...change });
  return { account, metadataDocument: imported?.metadataDocument ?? now.metadataDocument };
}

/** The receipt by which the switch is to be flipped; null where nobody wants that. @throws CliError usage */
function receiptOf({
  enable,
  emit: form,
  receipt,
}: {
  readonly enable?: boolean;
  readonly emit?: string;
  readonly receipt?: string;
}): string | null {
  if (!enable && receipt === undefined) return null;
  if (!enable || form !== 'aliyun' || receipt === undefined) throw usageError({ key: 'receipt-needed', args: {} });
  return receipt;
}

/** The command that flips the switch, while the receipt of preflight holds. @throws CliError receipt-* */
async function emitSwitch(
  receipt: string,
  out: string | null,
  stored: StoredAccount,
  context: Context,
): Promise<CommandResult> {
  // Loaded only here: it brings the checks along.
  const { requireReceipt } = await import('../adapters/require-receipt.ts');
  await requireReceipt(receipt, stored, context);
  return emit('aliyun', { ...stored, account: { ...stored.account, ssoEnabled: true } }, out, [
    context.settings.store,
    receipt,
  ]);
}

function requireOut(form: string | undefined, out: string): void {
  if (form !== 'aliyun')
    throw usageError('--out goes with --emit aliyun', 'write: sso-cli settings --emit aliyun --out FILE');
  if (/\p{Cc}/u.test(out)) throw usageError('the name of the --out file has control characters', 'choose another name');
}

async function emit(
  form: Form,
  stored: StoredAccount,
  out: string | null,
  spared: readonly string[],
): Promise<CommandResult> {
  const parameters = ssoParameters(stored);
  const { MetadataDocument } = parameters;
  if (out !== null) {
    if (MetadataDocument === null)
      throw usageError('there is no metadata for --out', 'import it first: sso-cli import-metadata <file or URL>');
    await writeNewFile(out, MetadataDocument, { spared });
  }
  const large =
    form === 'aliyun' && out === null && isLarge(parameters)
      ? [
          'the metadata is larger than an argument may be: the commands pass it by a temporary file; --out FILE keeps one',
        ]
      : [];
  const notes = [...leftOut(parameters, form), ...large];
  if (form === 'json') {
    const body = emitJson(parameters);
    return { exitCode: EXIT.ok, json: body, text: () => `${JSON.stringify(body, null, 2)}\n`, notes };
  }
  const printed = form === 'aliyun' ? emitAliyun(parameters, out) : emitTerraform(parameters);
  return {
    exitCode: EXIT.ok,
    json: { schemaVersion: SCHEMA_VERSION, form, text: printed, out },
    // Every value in it was quoted for the shell or HCL by answers/cloud-settings.ts, and holds no raw control character.
    text: () => printed,
    notes,
  };
}

type Form = 'aliyun' | 'terraform' | 'json';
