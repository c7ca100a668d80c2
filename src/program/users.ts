// Flags and help of the commands about RAM users.

import { Option } from 'commander';
import { type CommandDefinition, examples } from './define.ts';
import { collect, wholeNumber } from './values.ts';

const details = () => [
  new Option('--display-name <text>', 'name to show, 1 to 128 characters'),
  new Option('--email <address>', 'e-mail address'),
  new Option('--mobile-phone <number>', '<country code>-<number>, like 86-18688880000'),
  new Option('--comments <text>', 'remarks, 1 to 128 characters'),
];

const USER = ['<name>', 'user name or UserPrincipalName'] as const;
const POLICY = ['<policy>', 'NAME, NAME:System or NAME:Custom; System when left out'] as const;

export const USER_COMMANDS: readonly CommandDefinition[] = [
  {
    name: 'create-user',
    summary: 'add a RAM user',
    define(command, action) {
      command
        .description('Adds a RAM user, by RAM’s own rules.')
        .argument('<name>', 'user name: 1 to 64 letters, digits, ".", "-", "_"');
      for (const option of details()) command.addOption(option);
      command.addOption(
        new Option('--policy <name[:System|Custom]>', 'policy to attach; repeatable').argParser(collect),
      );
      examples(
        command,
        'sso-cli create-user alice --policy ReadOnlyAccess',
        'sso-cli create-user bob --display-name "Bob Example" --policy AliyunECSFullAccess --policy deploy:Custom',
      ).action(action(() => import('../commands/create-user.ts')));
    },
  },
  {
    name: 'list-users',
    summary: 'list the RAM users',
    define(command, action) {
      command
        .description('Lists the RAM users, sorted by name.')
        .addOption(new Option('--match <glob>', 'only names that match, like "dev-*"'))
        .addOption(new Option('--max-items <n>', 'at most so many').argParser(wholeNumber))
        .addOption(new Option('--marker <marker>', 'go on where a truncated list ended'));
      examples(command, 'sso-cli list-users', 'sso-cli list-users --match "dev-*" --json').action(
        action(() => import('../commands/list-users.ts')),
      );
    },
  },
  {
    name: 'get-user',
    summary: 'show a RAM user and its policies',
    define(command, action) {
      command.description('Shows a RAM user and its policies.').argument(...USER);
      examples(command, 'sso-cli get-user alice').action(action(() => import('../commands/get-user.ts')));
    },
  },
  {
    name: 'update-user',
    summary: 'change a RAM user',
    define(command, action) {
      command
        .description('Changes a RAM user.')
        .argument(...USER)
        .addOption(new Option('--new-name <name>', 'rename the user'));
      for (const option of details()) command.addOption(option);
      command.addOption(
        new Option('--status <status>', 'active, freeze (disabled) or recycled (in the recycle bin)').choices([
          'active',
          'freeze',
          'recycled',
        ]),
      );
      examples(
        command,
        'sso-cli update-user alice --display-name "Alice Example"',
        'sso-cli update-user bob --status freeze',
      ).action(action(() => import('../commands/update-user.ts')));
    },
  },
  {
    name: 'delete-user',
    summary: 'remove a RAM user',
    define(command, action) {
      command
        .description('Removes a RAM user. Like RAM, refuses while policies are attached.')
        .argument(...USER)
        .addOption(new Option('--force', 'remove it with its policies'));
      examples(command, 'sso-cli delete-user bob', 'sso-cli delete-user bob --force').action(
        action(() => import('../commands/delete-user.ts')),
      );
    },
  },
  {
    name: 'attach-policy',
    summary: 'attach a policy to a RAM user',
    define(command, action) {
      command
        .description('Attaches a policy to a RAM user.')
        .argument('<user>', USER[1])
        .argument(...POLICY);
      examples(
        command,
        'sso-cli attach-policy alice AliyunECSFullAccess',
        'sso-cli attach-policy alice deploy:Custom',
      ).action(action(() => import('../commands/attach-policy.ts')));
    },
  },
  {
    name: 'detach-policy',
    summary: 'detach a policy from a RAM user',
    define(command, action) {
      command
        .description('Detaches a policy from a RAM user.')
        .argument('<user>', USER[1])
        .argument(...POLICY);
      examples(
        command,
        'sso-cli detach-policy alice AliyunECSFullAccess',
        'sso-cli detach-policy alice deploy:Custom',
      ).action(action(() => import('../commands/detach-policy.ts')));
    },
  },
];
