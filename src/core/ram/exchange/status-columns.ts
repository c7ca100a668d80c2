// Which columns say whether a person may log on, where no product is known that has them: by their names, in English and
// Chinese. Some say it, some say the contrary ("Block credential" of Microsoft 365, "suspended" of JumpCloud, nsAccountLock
// of FreeIPA), and a list may have several.

import { statusOf, statusUnless } from './format.ts';
import { type Cells, plainColumn, type RecordStatus } from './user-list.ts';

const list = (names: string) => new Set(names.split(','));

const SAYS = list(
  'status,userstatus,accountstatus,enabled,isenabled,enable,accountenabled,active,isactive,状态,帐号状态,账号状态,用户状态,员工状态,在职状态,workstatus',
);
const SAYS_THE_CONTRARY = list(
  'disabled,isdisabled,accountdisabled,suspended,issuspended,blocked,isblocked,blockcredential,blocksignin,archived,deactivated,frozen,isfrozen,resigned,isresigned,exited,isexited,deleted,isdeleted,nsaccountlock,logindisabled,dspwpaccountdisabled,是否禁用,是否停用,是否冻结,是否离职',
);
/** A status, or a province. */
const MAY_SAY = 'state';

/** Feishu has an object of flags for it: "status.is_frozen". */
const nameOf = (column: string) => plainColumn(column.replace(/^status\./, ''));

/**
 * What these columns say together, each by its name: nobody logs on whom one of them keeps out, and a value that means
 * nothing leaves it to the others.
 */
export function statusBy(columns: readonly string[]): (cells: Cells) => RecordStatus {
  const readings = columns.map((column) => ({
    column,
    read: SAYS_THE_CONTRARY.has(nameOf(column)) ? statusUnless : statusOf,
  }));
  return (cells) => {
    let status: RecordStatus = 'unknown';
    for (const { column, read } of readings) {
      const said = read(cells.get(column));
      if (said === 'disabled') return said;
      if (said === 'active') status = said;
    }
    return status;
  };
}

/** The columns of a list that say it; `rows`: enough of them to see what a column holds. */
export function statusColumns(columns: ReadonlyMap<string, string>, rows: readonly Cells[]): readonly string[] {
  const names = [...columns.keys()];
  const found = names.filter((each) => SAYS.has(nameOf(each)) || SAYS_THE_CONTRARY.has(nameOf(each)));
  if (found.length > 0) return found;
  const isStatus = (column: string) =>
    rows.every((cells) => !cells.has(column) || statusOf(cells.get(column)) !== 'unknown');
  return names.filter((each) => plainColumn(each) === MAY_SAY && isStatus(each));
}
