// Flags and help of the commands about messages: verify-response, decode, mint-response, explain.

import { Option } from 'commander';
import { accountOptions } from './account.ts';
import { type CommandDefinition, examples } from './define.ts';
import { collect, duration, instant } from './values.ts';

export const MESSAGE_COMMANDS: readonly CommandDefinition[] = [
  {
    name: 'verify-response',
    summary: 'say who a SAML response logs on, or why nobody',
    define(command, action) {
      command
        .description(
          'Walks a SAML response through the seven steps of a logon: receive, read, trust, address, time, identify, log on.\nTakes it in any form that it can be pasted in; exits 0 when it is accepted, 1 when it is rejected, 3 when it cannot be read.',
        )
        .argument('[file...]', 'files that hold a response; "-" or nothing: standard input')
        .optionsGroup('How to judge:')
        .addOption(new Option('--at <time>', 'judge at this instant instead of now (RFC 3339)').argParser(instant))
        .addOption(new Option('--clock-skew <duration>', 'tolerance between clocks (default: 60s)').argParser(duration))
        .addOption(new Option('--request-id <id>', 'the AuthnRequest that it must answer'))
        .addOption(new Option('--requests <file>', 'where create-request remembered its requests'))
        .addOption(new Option('--expect-user <name>', 'the RAM user that it must log on'))
        .addOption(new Option('--relay-state <url>', 'the RelayState that comes with it'))
        .addOption(new Option('--allow-sha1', 'accept SHA-1 signatures, with a warning'))
        .addOption(new Option('--seen <file>', 'refuse assertion IDs in this file, and add accepted ones to it'))
        .addOption(new Option('--redact', 'mask personal data in the report; equal values keep equal masks'))
        .addOption(
          new Option('--fail-on <severity>', 'exit 1 for findings from this severity on').choices([
            'error',
            'warning',
            'info',
          ]),
        )
        .optionsGroup('Without a store, for CI:')
        .addOption(new Option('--metadata <file>', 'IdP metadata; outranks the store’s'));
      for (const option of accountOptions()) command.addOption(option);
      command.addOption(new Option('--user <name>', 'a RAM user of the account; repeatable').argParser(collect));
      examples(
        command,
        'sso-cli verify-response saml.txt',
        'pbpaste | sso-cli verify-response - --expect-user alice',
        'sso-cli verify-response saml.txt --metadata idp.xml --account-id 5123456789012345 --site intl --default-domain example.onaliyun.com --user alice --json',
      ).action(action(() => import('../commands/verify-response.ts')));
    },
  },
  {
    name: 'decode',
    summary: 'show any SAML message, unverified',
    define(command, action) {
      command
        .description(
          'Shows any SAML message, from any way of pasting it. Nothing is verified: what it says may be forged.',
        )
        .argument('[file]', 'a file that holds the message; "-" or nothing: standard input');
      examples(command, 'sso-cli decode saml.txt', 'pbpaste | sso-cli decode --json').action(
        action(() => import('../commands/decode.ts')),
      );
    },
  },
  {
    name: 'mint-response',
    summary: 'make a signed test response, for CI',
    define(command, action) {
      command
        .description(
          'A test IdP: makes a signed response for a user, good or with one named fault. Prints the value of SAMLResponse.',
        )
        .argument('[user]', 'user name or whole NameID')
        .addOption(new Option('--init', 'make the key, certificate and metadata of the test IdP'))
        .addOption(new Option('--idp <folder>', 'where they are kept'))
        .addOption(new Option('--fault <code>', 'put one fault in, named by the code that finds it'))
        .addOption(new Option('--name-id <value>', 'the NameID, where it is not the user with the default domain'))
        .addOption(new Option('--request-id <id>', 'the AuthnRequest that it answers'))
        .addOption(new Option('--at <time>', 'issue it at this instant instead of now').argParser(instant))
        .addOption(new Option('--lifetime <duration>', 'how long it is valid (default: 5m)').argParser(duration));
      for (const option of accountOptions()) command.addOption(option);
      examples(
        command,
        'sso-cli mint-response --init --idp test-idp',
        'sso-cli mint-response alice --idp test-idp',
        'sso-cli mint-response alice --idp test-idp --fault audience-mismatch',
      ).action(action(() => import('../commands/mint-response.ts')));
    },
  },
  {
    name: 'explain',
    summary: 'say what a code means and how to mend it',
    define(command, action) {
      command
        .description(
          'Says what the code of a finding means, why it matters and how to mend it. Without a code: lists them all.',
        )
        .argument('[code]', 'like audience-mismatch');
      examples(
        command,
        'sso-cli explain',
        'sso-cli explain audience-mismatch',
        'sso-cli explain user-not-found --lang zh',
      ).action(action(() => import('../commands/explain.ts')));
    },
  },
];
