// Flags and help of the commands about the IdP: import-metadata, show-metadata.

import { type Command, Option } from 'commander';
import { accountOptions } from './account.ts';
import type { Action } from './program.ts';

export function defineMetadataCommands(program: Command, action: Action): void {
  program
    .command('import-metadata')
    .summary('read, check and store the metadata of the IdP')
    .description('Reads the metadata of the IdP, checks it, shows what it holds and what changes, and stores it.')
    .argument('<source>', 'a file, an http(s) URL, or "-" for standard input')
    .addOption(new Option('--entity-id <id>', 'the IdP to take from an aggregate'))
    .addOption(
      new Option('--signed-by <certificate>', 'the certificate that must have signed the document, PEM or DER'),
    )
    .addOption(new Option('--dry-run', 'check and show, store nothing'))
    .addHelpText(
      'after',
      '\nExamples:\n  $ sso-cli import-metadata idp-metadata.xml\n  $ sso-cli import-metadata https://idp.example.com/metadata --dry-run\n  $ sso-cli import-metadata federation.xml --entity-id https://idp.example.com/',
    )
    .action(action(() => import('../commands/import-metadata.ts')));

  program
    .command('show-metadata')
    .summary('show the stored metadata of the IdP')
    .description('Shows the stored metadata of the IdP and its health today.')
    .addHelpText('after', '\nExamples:\n  $ sso-cli show-metadata\n  $ sso-cli show-metadata --json')
    .action(action(() => import('../commands/show-metadata.ts')));

  const guide = program
    .command('guide')
    .summary('say what to type where in an IdP product')
    .description(
      'Prints the whole configuration of an IdP product for this account: values, screens, NameID rule, pitfalls.\nWithout a name: for the product whose metadata is stored, or a list of those it knows.',
    )
    .argument('[idp]', 'like okta, entra, adfs, google, keycloak');
  for (const option of accountOptions()) guide.addOption(option);
  guide
    .addHelpText(
      'after',
      '\nExamples:\n  $ sso-cli guide okta\n  $ sso-cli guide adfs --lang zh\n  $ sso-cli guide entra --account-id 5123456789012345 --site cn',
    )
    .action(action(() => import('../commands/guide.ts')));
}
