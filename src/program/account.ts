// Flags and help of the commands about the account: init, settings, generate-metadata.

import { Option } from 'commander';
import { type CommandDefinition, examples } from './define.ts';
import { boolean } from './values.ts';

/** What describes an account, for init, settings and a stateless verify-response. */
export function accountOptions(): Option[] {
  return [
    new Option('--account-id <id>', 'the Alibaba Cloud account, 16 digits'),
    new Option('--site <site>', 'intl (alibabacloud.com) or cn (aliyun.com)').choices(['intl', 'cn']),
    new Option('--default-domain <domain>', '<alias>.onaliyun.com; until an alias is set, <account ID>.onaliyun.com'),
    new Option('--domain-alias <domain>', 'the verified domain alias (custom logon suffix), if any'),
    new Option('--auxiliary-domain <domain>', 'the auxiliary domain of the SSO settings, if any'),
    new Option('--login-with-domain', 'the NameID carries a suffix (SsoLoginWithDomain true, the default)'),
    new Option('--no-login-with-domain', 'the NameID is the bare user name (SsoLoginWithDomain false)'),
  ];
}

export const ACCOUNT_COMMANDS: readonly CommandDefinition[] = [
  {
    name: 'init',
    summary: 'create the account store',
    define(command, action) {
      command.description('Creates the account store. Doing it again with the same facts changes nothing.');
      for (const option of accountOptions()) command.addOption(option);
      examples(
        command,
        'sso-cli init --account-id 5123456789012345 --site intl --default-domain example.onaliyun.com',
        'sso-cli init --account-id 5123456789012345 --site cn --auxiliary-domain example.com',
      ).action(action(() => import('../commands/init.ts')));
    },
  },
  {
    name: 'settings',
    summary: 'show or change the settings of the account',
    define(command, action) {
      command.description('Shows the settings of the account; with flags, changes them.');
      for (const option of accountOptions().filter((each) => each.name() !== 'account-id')) command.addOption(option);
      command
        .addOption(new Option('--no-domain-alias', 'there is no domain alias'))
        .addOption(new Option('--no-auxiliary-domain', 'there is no auxiliary domain'))
        .addOption(new Option('--sso-enabled <boolean>', 'whether user-based SSO is switched on').argParser(boolean))
        .addOption(
          new Option('--authn-sign-algo <name>', 'how Alibaba Cloud signs its requests').choices([
            'rsa-sha1',
            'rsa-sha256',
          ]),
        )
        .addOption(
          new Option('--import <file>', 'read the JSON of "aliyun ims GetUserSsoSettings" ("-": standard input)'),
        )
        .addOption(
          new Option('--emit <form>', 'print what would apply these settings to the cloud; calls nothing').choices([
            'aliyun',
            'terraform',
            'json',
          ]),
        )
        .addOption(new Option('--sources', 'print where each setting of sso-cli comes from'));
      examples(
        command,
        'sso-cli settings --auxiliary-domain example.com',
        'aliyun ims GetUserSsoSettings --endpoint ims.aliyuncs.com | sso-cli settings --import -',
        'sso-cli settings --emit aliyun',
      ).action(action(() => import('../commands/settings.ts')));
    },
  },
  {
    name: 'generate-metadata',
    summary: 'write the SP metadata of the account',
    define(command, action) {
      command.description(
        'Writes the metadata of Alibaba Cloud’s SSO service for the account, of the same shape as its own document.',
      );
      for (const option of accountOptions().slice(0, 2)) command.addOption(option);
      command
        .addOption(
          new Option(
            '--certificate <file>',
            'certificate of the console’s own document, PEM or DER, for the KeyDescriptor',
          ),
        )
        .addOption(new Option('--out <file>', 'write to a file instead of standard output'));
      examples(
        command,
        'sso-cli generate-metadata --out sp-metadata.xml',
        'sso-cli generate-metadata --account-id 5123456789012345 --site cn',
      ).action(action(() => import('../commands/generate-metadata.ts')));
    },
  },
];
