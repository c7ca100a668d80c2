// Lists of users: is it the whole list, and does each row lead to a user of its own?

import type { Cut, UserListFormat } from '../../ram/exchange/user-list.ts';
import { type Details, defineAccountCheck, found, type Judgement, pass } from '../define.ts';
import { ALIBABA_LIST_USERS, ALIBABA_USERS_API, SCIM_PAGES } from '../sources.ts';
import type { AccountFacts } from './facts.ts';

export interface Incomplete extends Details {
  readonly cut: Cut;
  readonly format: UserListFormat;
}

export const listIncomplete = defineAccountCheck({
  code: 'list-incomplete',
  severity: 'warning',
  where: 'input',
  sources: [ALIBABA_LIST_USERS, SCIM_PAGES],
  judge: ({ cut, format, missingCount }: AccountFacts): Judgement<Incomplete> => {
    if (!cut) return pass;
    return found({
      cut,
      format,
      severity: missingCount ? ('error' as const) : ('warning' as const),
      ...(cut.total === null ? {} : { expected: String(cut.total) }),
      actual: String(cut.rows),
    });
  },
});

export interface Duplicates extends Details {
  readonly duplicates: AccountFacts['duplicates'];
}

export const userDuplicate = defineAccountCheck({
  code: 'user-duplicate',
  severity: 'error',
  where: 'input',
  sources: [ALIBABA_USERS_API],
  judge: ({ duplicates }: AccountFacts): Judgement<Duplicates> => {
    const names = duplicates.map(({ UserName }) => UserName);
    if (names.length === 0) return pass;
    return found({ duplicates, actual: names.slice(0, 10).join(', ') + (names.length > 10 ? ', …' : '') });
  },
});
