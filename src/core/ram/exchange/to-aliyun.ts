// Commands for a POSIX shell that create the users with the Alibaba Cloud CLI, and attach their policies: printed, never
// run. Those that exist already are refused by RAM (EntityAlreadyExists.User) and stay as they are.

import { shellWord } from '../../shell.ts';
import type { Account } from '../account.ts';
import type { RamUser } from '../user.ts';

export function usersToAliyun({ users }: Account): string {
  return [
    '# Creates what is missing: whoever exists already is refused (EntityAlreadyExists.User) and stays as is.\n',
    ...users.flatMap(commandsFor),
  ].join('');
}

function commandsFor(user: RamUser): string[] {
  const { UserName, Status } = user;
  // In the recycle bin: there is no call that creates a user there.
  if (Status === 'recycled') return [`# ${UserName} is in the recycle bin, and is not created\n`];
  return [
    createCommand(user),
    ...user.Policies.Policy.map(({ PolicyName, PolicyType }) =>
      command('ram AttachPolicyToUser', { PolicyType, PolicyName, UserName }),
    ),
    ...(Status === 'freeze'
      ? [`# ${UserName} is frozen here, and is created active: freeze it in the RAM console\n`]
      : []),
  ];
}

/** IMS allows display names of 24 characters and requires one (IMS CreateUser); RAM allows 128. */
const IMS_DISPLAY_NAME = 24;

function createCommand(user: RamUser): string {
  const { UserName, UserPrincipalName, Email, MobilePhone, Comments } = user;
  const details = { Email, MobilePhone, Comments };
  const DisplayName = user.DisplayName ?? UserName.slice(0, IMS_DISPLAY_NAME);
  return [...DisplayName].length <= IMS_DISPLAY_NAME
    ? command('ims CreateUser', { UserPrincipalName, DisplayName, ...details })
    : command('ram CreateUser', { UserName, DisplayName, ...details });
}

/**
 * The CLI takes an argument that begins with "-" for a flag, unless it hangs on its own by "=" (aliyun-cli, cli/parser.go).
 */
function command(call: string, parameters: Readonly<Record<string, string | undefined>>): string {
  const flags = Object.entries(parameters).flatMap(([name, value]) => {
    if (value === undefined) return [];
    return [value.startsWith('-') ? `--${name}=${shellWord(value)}` : `--${name} ${shellWord(value)}`];
  });
  return `aliyun ${call} ${flags.join(' ')}\n`;
}
