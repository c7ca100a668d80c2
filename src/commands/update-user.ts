// update-user: changes the fields, the name or the status of a RAM user.

import type { CommandResult, Context } from '../context.ts';
import type { UserStatus } from '../core/ram/user.ts';
import { updateUser } from '../core/ram/users.ts';
import { usageError } from '../errors.ts';
import { changeUser, type UserAnswer } from './change-user.ts';
import { type DetailFlags, detailsOf } from './user-flags.ts';

export interface UpdateUserFlags extends DetailFlags {
  readonly newName?: string;
  readonly status?: UserStatus;
}

export function run(context: Context, name: string, flags: UpdateUserFlags): Promise<CommandResult<UserAnswer>> {
  const change = {
    ...detailsOf(flags),
    ...(flags.newName === undefined ? {} : { UserName: flags.newName }),
    ...(flags.status === undefined ? {} : { Status: flags.status }),
  };
  if (Object.keys(change).length === 0)
    throw usageError(
      'there is nothing to change',
      'name a field: --display-name, --email, --mobile-phone, --comments, --new-name, --status',
    );
  return changeUser(context, flags.newName ?? name, 'updated', (account, now) =>
    updateUser(account, name, change, now),
  );
}
