// The users as resources of the official provider, aliyun/alicloud: alicloud_ram_user, and one attachment a policy.
// Arguments: registry documentation of alicloud_ram_user and alicloud_ram_user_policy_attachment.

import { hclString } from '../../hcl.ts';
import type { Account } from '../account.ts';
import type { RamUser } from '../user.ts';

export function usersToTerraform({ users }: Account): string {
  const labels = new Set<string>();
  return users
    .flatMap((user) => {
      if (user.Status === 'recycled') return [`# ${user.UserName} is in the recycle bin, and is left out\n`];
      const label = uniqueLabel(user.UserName, labels);
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
    })
    .join('\n');
}

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
