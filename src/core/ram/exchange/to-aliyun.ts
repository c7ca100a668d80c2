// Commands for a POSIX shell that create groups and users with the Alibaba Cloud CLI, attach their policies, and put the
// users into their groups: printed, never run. What exists already is refused by RAM (EntityAlreadyExists) and stays as it is.
// Parameters: RAM 2015-05-01, CreateGroup, AttachPolicyToGroup, AddUserToGroup.

import { shellWord } from '../../shell.ts';
import type { Account } from '../account.ts';
import { groupNamesOf, type RamGroup } from '../group.ts';
import type { RamUser } from '../user.ts';

export function usersToAliyun({ groups, users }: Account): string {
  return [
    '# Creates what is missing: what exists already is refused (EntityAlreadyExists) and stays as is.\n',
    ...groups.flatMap(groupCommands),
    ...users.flatMap(commandsFor),
  ].join('');
}

function groupCommands({ GroupName, Comments, Policies }: RamGroup): string[] {
  return [
    // An empty value is none to the CLI.
    command('ram CreateGroup', { GroupName, Comments: Comments || undefined }),
    ...Policies.Policy.map(({ PolicyName, PolicyType }) =>
      command('ram AttachPolicyToGroup', { PolicyType, PolicyName, GroupName }),
    ),
  ];
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
    ...groupNamesOf(user).map((GroupName) => command('ram AddUserToGroup', { UserName, GroupName })),
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
