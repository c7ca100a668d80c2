// Flags and help of the commands about RAM users.

import { type Command, Option } from 'commander';
import type { Action } from './program.ts';
import { collect, wholeNumber } from './values.ts';

const details = () => [
  new Option('--display-name <text>', 'name to show, 1 to 128 characters'),
  new Option('--email <address>', 'e-mail address'),
  new Option('--mobile-phone <number>', '<country code>-<number>, like 86-18688880000'),
  new Option('--comments <text>', 'remarks, 1 to 128 characters'),
];

export function defineUserCommands(program: Command, action: Action): void {
  const create = program
    .command('create-user')
    .summary('add a RAM user')
    .description('Adds a RAM user, by RAM’s own rules.')
    .argument('<name>', 'user name: 1 to 64 letters, digits, ".", "-", "_"');
  for (const option of details()) create.addOption(option);
  create
    .addOption(new Option('--policy <name[:System|Custom]>', 'policy to attach; repeatable').argParser(collect))
    .addHelpText(
      'after',
      '\nExamples:\n  $ sso-cli create-user alice --policy ReadOnlyAccess\n  $ sso-cli create-user bob --display-name "Bob Example" --policy AliyunECSFullAccess --policy deploy:Custom',
    )
    .action(action(() => import('../commands/create-user.ts')));

  program
    .command('list-users')
    .summary('list the RAM users')
    .description('Lists the RAM users, sorted by name.')
    .addOption(new Option('--match <glob>', 'only names that match, like "dev-*"'))
    .addOption(new Option('--max-items <n>', 'at most so many').argParser(wholeNumber))
    .addOption(new Option('--marker <marker>', 'go on where a truncated list ended'))
    .addHelpText('after', '\nExamples:\n  $ sso-cli list-users\n  $ sso-cli list-users --match "dev-*" --json')
    .action(action(() => import('../commands/list-users.ts')));

  program
    .command('get-user')
    .summary('show a RAM user and its policies')
    .description('Shows a RAM user and its policies.')
    .argument('<name>', 'user name or UserPrincipalName')
    .addHelpText('after', '\nExamples:\n  $ sso-cli get-user alice')
    .action(action(() => import('../commands/get-user.ts')));

  const update = program
    .command('update-user')
    .summary('change a RAM user')
    .description('Changes a RAM user.')
    .argument('<name>', 'user name or UserPrincipalName');
  update.addOption(new Option('--new-name <name>', 'rename the user'));
  for (const option of details()) update.addOption(option);
  update
    .addOption(
      new Option('--status <status>', 'active, freeze (disabled) or recycled (in the recycle bin)').choices([
        'active',
        'freeze',
        'recycled',
      ]),
    )
    .addHelpText(
      'after',
      '\nExamples:\n  $ sso-cli update-user alice --display-name "Alice Example"\n  $ sso-cli update-user bob --status freeze',
    )
    .action(action(() => import('../commands/update-user.ts')));

  program
    .command('delete-user')
    .summary('remove a RAM user')
    .description('Removes a RAM user. Like RAM, refuses while policies are attached.')
    .argument('<name>', 'user name or UserPrincipalName')
    .addOption(new Option('--force', 'remove it with its policies'))
    .addHelpText('after', '\nExamples:\n  $ sso-cli delete-user bob\n  $ sso-cli delete-user bob --force')
    .action(action(() => import('../commands/delete-user.ts')));

  for (const [verb, done] of [
    ['attach', 'Attaches a policy to a RAM user.'],
    ['detach', 'Detaches a policy from a RAM user.'],
  ] as const) {
    program
      .command(`${verb}-policy`)
      .summary(`${verb} a policy ${verb === 'attach' ? 'to' : 'from'} a RAM user`)
      .description(done)
      .argument('<user>', 'user name or UserPrincipalName')
      .argument('<policy>', 'NAME, NAME:System or NAME:Custom; System when left out')
      .addHelpText(
        'after',
        `\nExamples:\n  $ sso-cli ${verb}-policy alice AliyunECSFullAccess\n  $ sso-cli ${verb}-policy alice deploy:Custom`,
      )
      .action(
        action(() => import(verb === 'attach' ? '../commands/attach-policy.ts' : '../commands/detach-policy.ts')),
      );
  }
}
