// Every command there is: its name, its summary, its place in the help, and where it is loaded from when it runs.

import type { CommandGroup } from '../command.ts';

export const COMMAND_GROUPS: readonly CommandGroup[] = [
  {
    heading: 'Verify a logon:',
    commands: [
      {
        name: 'verify-response',
        summary: 'say who a SAML response logs on, or why nobody',
        load: () => import('../commands/verify-response.ts'),
      },
      {
        name: 'decode',
        summary: 'show any SAML message, unverified',
        load: () => import('../commands/decode.ts'),
      },
      {
        name: 'mint-response',
        summary: 'make a signed test response, for CI',
        load: () => import('../commands/mint-response.ts'),
      },
      {
        name: 'create-request',
        summary: 'make the AuthnRequest of a logon that starts at Alibaba Cloud',
        load: () => import('../commands/create-request.ts'),
      },
      {
        name: 'serve',
        summary: 'rehearse whole logons on this machine, in a browser',
        load: () => import('../commands/serve.ts'),
      },
      {
        name: 'explain',
        summary: 'say what a code means and how to mend it',
        load: () => import('../commands/explain.ts'),
      },
    ],
  },
  {
    heading: 'The IdP:',
    commands: [
      {
        name: 'import-metadata',
        summary: 'read, check and store the metadata of the IdP',
        load: () => import('../commands/import-metadata.ts'),
      },
      {
        name: 'show-metadata',
        summary: 'show the stored metadata of the IdP',
        load: () => import('../commands/show-metadata.ts'),
      },
      {
        name: 'check-metadata',
        summary: 'say whether metadata is healthy, and for how long',
        load: () => import('../commands/check-metadata.ts'),
      },
      {
        name: 'diff-metadata',
        summary: 'say what replacing the metadata would do to logons',
        load: () => import('../commands/diff-metadata.ts'),
      },
      {
        name: 'guide',
        summary: 'say what to type where in an IdP product',
        load: () => import('../commands/guide.ts'),
      },
    ],
  },
  {
    heading: 'The account:',
    commands: [
      {
        name: 'status',
        summary: 'say what is set up, what is missing and what to do next',
        load: () => import('../commands/status.ts'),
      },
      {
        name: 'init',
        summary: 'create the account store',
        load: () => import('../commands/init.ts'),
      },
      {
        name: 'settings',
        summary: 'show or change the settings of the account',
        load: () => import('../commands/settings.ts'),
      },
      {
        name: 'pull-account',
        summary: 'read the account from the cloud',
        load: () => import('../commands/pull-account.ts'),
      },
      {
        name: 'undo',
        summary: 'put back what the last change did away with',
        load: () => import('../commands/undo.ts'),
      },
      {
        name: 'generate-metadata',
        summary: 'write the SP metadata of the account',
        load: () => import('../commands/generate-metadata.ts'),
      },
    ],
  },
  {
    heading: 'Before the switch:',
    commands: [
      {
        name: 'preflight',
        summary: 'say who would be logged on, and who locked out',
        load: () => import('../commands/preflight.ts'),
      },
      {
        name: 'check-receipt',
        summary: 'say whether what preflight saw is still so',
        load: () => import('../commands/check-receipt.ts'),
      },
    ],
  },
  {
    heading: 'RAM users:',
    commands: [
      {
        name: 'create-user',
        summary: 'add RAM users',
        load: () => import('../commands/create-user.ts'),
      },
      {
        name: 'list-users',
        summary: 'list the RAM users',
        load: () => import('../commands/list-users.ts'),
      },
      {
        name: 'get-user',
        summary: 'show a RAM user and its policies',
        load: () => import('../commands/get-user.ts'),
      },
      {
        name: 'update-user',
        summary: 'change a RAM user',
        load: () => import('../commands/update-user.ts'),
      },
      {
        name: 'delete-user',
        summary: 'remove RAM users',
        load: () => import('../commands/delete-user.ts'),
      },
      {
        name: 'import-users',
        summary: 'take in a list of users, from RAM or the IdP',
        load: () => import('../commands/import-users.ts'),
      },
      {
        name: 'export-users',
        summary: 'write the users as JSON, CSV, commands or Terraform',
        load: () => import('../commands/export-users.ts'),
      },
      {
        name: 'attach-policy',
        summary: 'attach a policy to RAM users or a group',
        load: () => import('../commands/attach-policy.ts'),
      },
      {
        name: 'detach-policy',
        summary: 'detach a policy from a RAM user or group',
        load: () => import('../commands/detach-policy.ts'),
      },
    ],
  },
  {
    heading: 'RAM groups:',
    commands: [
      {
        name: 'create-group',
        summary: 'add a RAM group',
        load: () => import('../commands/create-group.ts'),
      },
      {
        name: 'list-groups',
        summary: 'list the RAM groups',
        load: () => import('../commands/list-groups.ts'),
      },
      {
        name: 'delete-group',
        summary: 'remove a RAM group',
        load: () => import('../commands/delete-group.ts'),
      },
      {
        name: 'add-user-to-group',
        summary: 'put a RAM user into a group',
        load: () => import('../commands/add-user-to-group.ts'),
      },
      {
        name: 'remove-user-from-group',
        summary: 'take a RAM user out of a group',
        load: () => import('../commands/remove-user-from-group.ts'),
      },
    ],
  },
  {
    heading: 'sso-cli itself:',
    commands: [
      {
        name: 'help',
        summary: 'print help for a command or on a topic',
        load: () => import('../commands/help.ts'),
      },
      {
        name: 'completion',
        summary: 'write what completes commands and flags in a shell',
        load: () => import('../commands/completion.ts'),
      },
    ],
  },
];

export function namesOf(groups: readonly CommandGroup[]): string[] {
  return groups.flatMap(({ commands }) => commands.map(({ name }) => name));
}

export const COMMAND_NAMES: readonly string[] = namesOf(COMMAND_GROUPS);
