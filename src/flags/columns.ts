// --column FIELD=HEADER: which column of a list of users holds what.

import { COLUMN_FIELDS, type ColumnChoice, type ColumnField } from '../core/ram/exchange/user-list.ts';
import { ValueError } from './values.ts';

type Chosen = readonly [field: ColumnField, header: string];

export const COLUMN_FLAG = {
  value: '<field=header>',
  repeatable: true,
  parse: (text: string): Chosen => {
    const at = text.indexOf('=');
    const field = COLUMN_FIELDS.find((each) => each.toLowerCase() === text.slice(0, at).trim().toLowerCase());
    if (field === undefined || at < 0 || text.slice(at + 1).trim() === '')
      throw new ValueError(`Expected FIELD=HEADER, where FIELD is one of ${COLUMN_FIELDS.join(', ')}.`);
    return [field, text.slice(at + 1)];
  },
  help: 'the column that holds a field, like name=邮箱; repeatable',
} as const;

export function columnChoice(chosen: readonly Chosen[] = []): ColumnChoice {
  return Object.fromEntries(chosen);
}
