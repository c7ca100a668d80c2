// Groups and users as resources of the official provider, aliyun/alicloud, one attachment a policy, one membership a group.
// Arguments: website/docs/r/ram_{user,user_policy_attachment,group,group_policy_attachment,group_membership} of the provider;
// group_name of alicloud_ram_group is there since 1.245.0, and name deprecated.

import { hclString } from '../../hcl.ts';
import type { Account } from '../account.ts';
import { groupNamesOf, type RamGroup } from '../group.ts';
import type { RamUser } from '../user.ts';

export function usersToTerraform({ groups, users }: Account): string {
  const taken = new Set<string>();
  const userLabels = new Map<string, string>();
  const userBlocks = users.flatMap((user) => blocksOfUser(user, taken, userLabels));
  const members = new Map<string, string[]>();
  for (const user of users) {
    const label = userLabels.get(user.UserName);
    if (label === undefined) continue;
    for (const name of groupNamesOf(user)) {
      const references = members.get(name) ?? [];
      references.push(`alicloud_ram_user.${label}.name`);
      members.set(name, references);
    }
  }
  const groupLabels = new Set<string>();
  const groupBlocks = groups.flatMap((group) => blocksOfGroup(group, groupLabels, members.get(group.GroupName) ?? []));
  return [...userBlocks, ...groupBlocks].join('\n');
}

function blocksOfUser(user: RamUser, labels: Set<string>, userLabels: Map<string, string>): string[] {
  if (user.Status === 'recycled') return [`# ${user.UserName} is in the recycle bin, and is left out\n`];
  const label = uniqueLabel(user.UserName, labels);
  userLabels.set(user.UserName, label);
  return [
    `${user.Status === 'freeze' ? `# ${user.UserName} is frozen here; the provider has no argument for it\n` : ''}${userBlock(user, label)}`,
    ...user.Policies.Policy.map(({ PolicyName, PolicyType }) =>
      block('alicloud_ram_user_policy_attachment', uniqueLabel(`${label}_${PolicyName}_${PolicyType}`, labels), [
        ['policy_name', hclString(PolicyName)],
        ['policy_type', hclString(PolicyType)],
        ['user_name', `alicloud_ram_user.${label}.name`],
      ]),
    ),
  ];
}

function blocksOfGroup(group: RamGroup, labels: Set<string>, members: readonly string[]): string[] {
  const label = uniqueLabel(group.GroupName, labels);
  const groupName = ['group_name', `alicloud_ram_group.${label}.group_name`] as const;
  const comments = group.Comments ? [['comments', hclString(group.Comments)] as const] : [];
  return [
    block('alicloud_ram_group', label, [['group_name', hclString(group.GroupName)], ...comments]),
    ...group.Policies.Policy.map(({ PolicyName, PolicyType }) =>
      block('alicloud_ram_group_policy_attachment', uniqueLabel(`${label}_${PolicyName}_${PolicyType}`, labels), [
        ['policy_name', hclString(PolicyName)],
        ['policy_type', hclString(PolicyType)],
        groupName,
      ]),
    ),
    ...(members.length === 0
      ? []
      : [block('alicloud_ram_group_membership', label, [groupName, ['user_names', listOf(members)]])]),
  ];
}

/** A line each, so that a difference shows who came and who went. */
const listOf = (expressions: readonly string[]) => `[\n${expressions.map((each) => `    ${each},\n`).join('')}  ]`;

function userBlock(user: RamUser, label: string): string {
  const values: readonly [string, string | undefined][] = [
    ['name', user.UserName],
    ['display_name', user.DisplayName],
    ['email', user.Email],
    ['mobile', user.MobilePhone],
    ['comments', user.Comments],
  ];
  return block(
    'alicloud_ram_user',
    label,
    values.flatMap(([name, value]) => (value === undefined ? [] : [[name, hclString(value)] as const])),
  );
}

/** Aligned as `terraform fmt` does it. */
function block(type: string, label: string, values: readonly (readonly [name: string, expression: string])[]): string {
  const width = Math.max(...values.map(([name]) => name.length));
  const lines = values.map(([name, expression]) => `  ${name.padEnd(width)} = ${expression}\n`);
  return `resource "${type}" "${label}" {\n${lines.join('')}}\n`;
}

/** An identifier of HCL: letters, digits, "_" and "-", beginning with a letter or "_". */
function uniqueLabel(name: string, taken: Set<string>): string {
  const plain = name.replace(/[^A-Za-z0-9_-]/g, '_').replace(/^(?![A-Za-z_])/, '_');
  let label = plain;
  for (let n = 2; taken.has(label); n++) label = `${plain}_${n}`;
  taken.add(label);
  return label;
}
