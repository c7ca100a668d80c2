// export-users: writes the users, and their groups, in a form that others take: RAM's JSON, a spreadsheet, the Alibaba Cloud CLI, Terraform.

import { readStore } from '../adapters/store.ts';
import { defineCommand } from '../command.ts';
import type { ToolSettings } from '../context.ts';
import type { Account } from '../core/ram/account.ts';
import { usersToAliyun } from '../core/ram/exchange/to-aliyun.ts';
import { usersToCsv } from '../core/ram/exchange/to-csv.ts';
import { usersToJson } from '../core/ram/exchange/to-json.ts';
import { usersToTerraform } from '../core/ram/exchange/to-terraform.ts';
import { SCHEMA_VERSION } from '../core/report.ts';
import { EXIT } from '../exit.ts';
import type { CommandResult } from '../result.ts';

export const command = defineCommand({
  description:
    'Writes the users and their groups: as JSON in the shape of "aliyun ims ListUsers", as CSV (also by default), as commands of the Alibaba Cloud CLI, or as Terraform resources that create what is missing. Calls nothing.',
  outputs: ['csv', 'aliyun', 'terraform'],
  examples: [
    'sso-cli export-users --output csv > users.csv',
    'sso-cli export-users --output aliyun > create-users.sh',
    'sso-cli export-users --output terraform > users.tf',
  ],
  async run(context): Promise<CommandResult<unknown, null>> {
    const { account } = await readStore(context.settings.store);
    return {
      exitCode: EXIT.ok,
      get json() {
        return { schemaVersion: SCHEMA_VERSION, ...usersToJson(account) };
      },
      shown: null,
      // RAM's rules let no control or invisible character into a user, and each form quotes the rest in its own way.
      text: () => textOf(account, context.settings.output),
    };
  },
});

function textOf(account: Account, output: ToolSettings['output']): string {
  if (output === 'aliyun') return usersToAliyun(account);
  return output === 'terraform' ? usersToTerraform(account) : usersToCsv(account);
}
