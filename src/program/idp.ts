// Flags and help of the commands about the IdP: import-metadata, show-metadata, guide.

import { Option } from 'commander';
import { accountOptions } from './account.ts';
import { type CommandDefinition, examples } from './define.ts';

export const IDP_COMMANDS: readonly CommandDefinition[] = [
  {
    name: 'import-metadata',
    summary: 'read, check and store the metadata of the IdP',
    define(command, action) {
      command
        .description('Reads the metadata of the IdP, checks it, shows what it holds and what changes, and stores it.')
        .argument('<source>', 'a file, an http(s) URL, or "-" for standard input')
        .addOption(new Option('--entity-id <id>', 'the IdP to take from an aggregate'))
        .addOption(
          new Option('--signed-by <certificate>', 'the certificate that must have signed the document, PEM or DER'),
        )
        .addOption(new Option('--dry-run', 'check and show, store nothing'));
      examples(
        command,
        'sso-cli import-metadata idp-metadata.xml',
        'sso-cli import-metadata https://idp.example.com/metadata --dry-run',
        'sso-cli import-metadata federation.xml --entity-id https://idp.example.com/',
      ).action(action(() => import('../commands/import-metadata.ts')));
    },
  },
  {
    name: 'show-metadata',
    summary: 'show the stored metadata of the IdP',
    define(command, action) {
      command.description('Shows the stored metadata of the IdP and its health today.');
      examples(command, 'sso-cli show-metadata', 'sso-cli show-metadata --json').action(
        action(() => import('../commands/show-metadata.ts')),
      );
    },
  },
  {
    name: 'guide',
    summary: 'say what to type where in an IdP product',
    define(command, action) {
      command
        .description(
          'Prints the whole configuration of an IdP product for this account: values, screens, NameID rule, pitfalls.\nWithout a name: for the product whose metadata is stored, or a list of those it knows.',
        )
        .argument('[idp]', 'like okta, entra, adfs, google, keycloak');
      for (const option of accountOptions()) command.addOption(option);
      examples(
        command,
        'sso-cli guide okta',
        'sso-cli guide adfs --lang zh',
        'sso-cli guide entra --account-id 5123456789012345 --site cn',
      ).action(action(() => import('../commands/guide.ts')));
    },
  },
];
