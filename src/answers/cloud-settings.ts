// What would apply the settings to the cloud: printed, never called. Each form quotes every value in its own way.

import { hclString } from '../core/hcl.ts';
import type { Account } from '../core/ram/account.ts';
import { shellWord } from '../core/shell.ts';

interface CloudSettings {
  readonly account: Account;
  readonly metadataDocument: string | null;
}

/** IMS SetUserSsoSettings by the Alibaba Cloud CLI. All fields, since leaving one out is undocumented. */
export function emitAliyun({ account, metadataDocument }: CloudSettings): string {
  const parameters: [string, string][] = [
    ['SsoEnabled', String(account.ssoEnabled ?? false)],
    ['SsoLoginWithDomain', String(account.ssoLoginWithDomain)],
    ['AuxiliaryDomain', account.auxiliaryDomain ?? ''],
    ['AuthnSignAlgo', account.authnSignAlgo],
    ...(metadataDocument === null ? [] : [['MetadataDocument', base64(metadataDocument)] as [string, string]]),
  ];
  const flags = parameters.map(([name, value]) => `  --${name} ${shellWord(value)}`);
  return `aliyun ims SetUserSsoSettings --endpoint ims.aliyuncs.com \\\n${flags.join(' \\\n')}\n`;
}

/** The community provider myklst/st-alicloud; the official one has no resource for user-based SSO. */
export function emitTerraform({ account, metadataDocument }: CloudSettings): string {
  return `resource "st-alicloud_ims_user_sso_settings" "this" {
  sso_enabled           = ${account.ssoEnabled ?? false}
  sso_login_with_domain = ${account.ssoLoginWithDomain}
  auxiliary_domain      = ${hclString(account.auxiliaryDomain ?? '')}
  metadata_document     = ${hclString(metadataDocument === null ? '' : base64(metadataDocument))}
}
`;
}

/** The shape of GetUserSsoSettings, which `settings --import` reads back. */
export function emitJson({ account, metadataDocument }: CloudSettings): string {
  return `${JSON.stringify(
    {
      UserSsoSettings: {
        AuxiliaryDomain: account.auxiliaryDomain ?? '',
        MetadataDocument: metadataDocument === null ? '' : base64(metadataDocument),
        SsoEnabled: account.ssoEnabled ?? false,
        SsoLoginWithDomain: account.ssoLoginWithDomain,
        AuthnSignAlgo: account.authnSignAlgo,
      },
    },
    null,
    2,
  )}\n`;
}

function base64(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64');
}
