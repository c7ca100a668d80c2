// What would apply the settings to the cloud: printed, never called. Each form quotes every value in its own way, and has
// what is known and nothing else: an empty or false value would change a live account.

import { hclString } from '../core/hcl.ts';
import type { Account } from '../core/ram/account.ts';
import { shellWord } from '../core/shell.ts';

export interface CloudSettings {
  readonly account: Account;
  readonly metadataDocument: string | null;
}

/** The parameters of IMS SetUserSsoSettings that are known, by their names there. All others: null. */
export interface SsoParameters {
  readonly SsoEnabled: boolean | null;
  readonly SsoLoginWithDomain: boolean | null;
  readonly AuxiliaryDomain: string | null;
  readonly AuthnSignAlgo: string | null;
  /** Base64. */
  readonly MetadataDocument: string | null;
}

export function ssoParameters({ account, metadataDocument }: CloudSettings): SsoParameters {
  return {
    SsoEnabled: account.ssoEnabled,
    SsoLoginWithDomain: account.ssoLoginWithDomain,
    AuxiliaryDomain: account.auxiliaryDomain,
    AuthnSignAlgo: account.authnSignAlgo,
    MetadataDocument: metadataDocument === null ? null : Buffer.from(metadataDocument, 'utf8').toString('base64'),
  };
}

/** Linux takes no argument over 128 KiB (MAX_ARG_STRLEN), and the rest of the command wants room too. */
const MAX_ARGUMENT = 90 << 10;

export function isLarge({ MetadataDocument }: SsoParameters): boolean {
  return (MetadataDocument?.length ?? 0) > MAX_ARGUMENT;
}

/**
 * The call by the Alibaba Cloud CLI, for a POSIX shell. A large document, or one that `file` holds, goes by -FILE, which
 * reads a parameter from a file (aliyun-cli 3.4.11, openapi/rpc.go); without a `file` the commands make one themselves.
 */
export function emitAliyun(parameters: SsoParameters, file: string | null): string {
  const { MetadataDocument, ...small } = parameters;
  const flags = Object.entries(small).flatMap(([name, value]) => (value === null ? [] : [flag(name, String(value))]));
  if (MetadataDocument !== null) {
    if (file !== null) flags.push(flag('MetadataDocument-FILE', file));
    else if (isLarge(parameters)) flags.push('--MetadataDocument-FILE "$metadata"');
    else flags.push(flag('MetadataDocument', MetadataDocument));
  }
  if (flags.length === 0) return '# no setting is known: there is nothing to apply\n';
  const call = `aliyun ims SetUserSsoSettings --endpoint ims.aliyuncs.com \\\n  ${flags.join(' \\\n  ')}\n`;
  return MetadataDocument === null || file !== null || !isLarge(parameters) ? call : withFile(MetadataDocument, call);
}

/** The CLI takes a word that begins with "-" for a flag, unless it hangs on its own by "=" (aliyun-cli, cli/parser.go). */
function flag(name: string, value: string): string {
  return value.startsWith('-') ? `--${name}=${shellWord(value)}` : `--${name} ${shellWord(value)}`;
}

/** Base64 holds nothing that a shell would read in a here-document, nor its end. */
function withFile(base64: string, call: string): string {
  const lines = base64.match(/.{1,76}/g)?.join('\n') ?? '';
  return `metadata=$(mktemp)\ntr -d '\\n' > "$metadata" <<'END'\n${lines}\nEND\n${call}rm -f "$metadata"\n`;
}

/** Arguments of the community provider myklst/st-alicloud; the official one has no resource for user-based SSO. */
const TERRAFORM_ARGUMENTS = {
  sso_enabled: 'SsoEnabled',
  sso_login_with_domain: 'SsoLoginWithDomain',
  auxiliary_domain: 'AuxiliaryDomain',
  metadata_document: 'MetadataDocument',
} as const satisfies Readonly<Record<string, keyof SsoParameters>>;

export function emitTerraform(parameters: SsoParameters): string {
  const lines = Object.entries(TERRAFORM_ARGUMENTS).flatMap(([argument, name]) => {
    const value = parameters[name];
    if (value === null) return [];
    return [`  ${argument.padEnd(21)} = ${typeof value === 'string' ? hclString(value) : value}\n`];
  });
  return `resource "st-alicloud_ims_user_sso_settings" "this" {\n${lines.join('')}}\n`;
}

/** The body of SetUserSsoSettings, which `settings --import` reads back. */
export function emitJson(parameters: SsoParameters): Partial<SsoParameters> {
  return Object.fromEntries(Object.entries(parameters).filter(([, value]) => value !== null));
}

/** What a form left out and why, for standard error. */
export function leftOut(parameters: SsoParameters, form: 'aliyun' | 'terraform' | 'json'): string[] {
  const { MetadataDocument, ...settings } = parameters;
  const unknown = Object.entries(settings).flatMap(([name, value]) => (value === null ? [name] : []));
  return [
    ...(unknown.length > 0
      ? [
          `left out, because not known: ${unknown.join(', ')}; read them (sso-cli pull-account, or sso-cli settings --import <file>) or state them (sso-cli settings --help)`,
        ]
      : []),
    ...(MetadataDocument === null
      ? ['left out: MetadataDocument, because no IdP metadata was imported (sso-cli import-metadata <file or URL>)']
      : []),
    ...(form === 'terraform' && parameters.AuthnSignAlgo !== null
      ? ['left out: AuthnSignAlgo, for which the provider has no argument']
      : []),
    ...(form === 'terraform' && emitsTooFew(parameters)
      ? ['the provider requires all four arguments: terraform will refuse the resource as it is']
      : []),
  ];
}

function emitsTooFew(parameters: SsoParameters): boolean {
  return Object.values(TERRAFORM_ARGUMENTS).some((name) => parameters[name] === null);
}
