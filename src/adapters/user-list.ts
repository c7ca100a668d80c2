// A list of users from a file or standard input, and its refusals as errors of the command.

import type { World } from '../context.ts';
import { MAX_LIST_BYTES } from '../core/ram/exchange/limits.ts';
import { readUserList } from '../core/ram/exchange/read-user-list.ts';
import { UserListRefusal } from '../core/ram/exchange/refusal.ts';
import type { ColumnChoice, UserList } from '../core/ram/exchange/user-list.ts';
import { CliError } from '../errors.ts';
import { EXIT } from '../exit.ts';
import { readInput } from './input.ts';

/** @throws CliError input-*, column-unknown */
export async function readUserListFrom(source: string, columns: ColumnChoice, world: World): Promise<UserList> {
  const bytes = await readInput(source, MAX_LIST_BYTES, world);
  try {
    const list = readUserList(bytes, columns);
    const [damage] = list.damage;
    if (damage) throw new UserListRefusal({ key: `list-${damage.kind}`, args: damage });
    return list;
  } catch (error) {
    throw error instanceof UserListRefusal ? toError(error) : error;
  }
}

/** What cannot be read exits 3, a column that is not there 2, a refusal to remove 1. */
export function toError({ code, sentence }: UserListRefusal): CliError {
  const exit = code.startsWith('input-') ? EXIT.input : code.startsWith('prune-') ? EXIT.no : EXIT.usage;
  return new CliError(exit, code, sentence);
}
