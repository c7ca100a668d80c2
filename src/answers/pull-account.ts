// What pulling the account answers: the account as it is then, and the plan user by user.

import type { Account } from '../core/ram/account.ts';
import type { Outcome, PlannedUser } from '../core/ram/plan.ts';
import type { PullPlan } from '../core/ram/pull.ts';
import { SCHEMA_VERSION } from '../core/report.ts';
import type { ExchangeWords } from '../core/words/exchange-words.ts';
import { renderTable } from '../render/table.ts';
import type { Style } from '../result.ts';
import { type AccountJson, accountJson, accountRows } from './account.ts';

export interface PullAnswer {
  readonly schemaVersion: number;
  readonly account: AccountJson;
  readonly plan: {
    readonly source: string;
    readonly dryRun: boolean;
    readonly summary: PullPlan['summary'];
    readonly users: readonly PlannedUser[];
    readonly findings: readonly never[];
  };
  readonly groups: PullPlan['groups'];
  readonly calls: number;
}

export function pullAnswer(
  account: Account,
  { summary, users, groups }: PullPlan,
  { source, dryRun, calls }: { readonly source: string; readonly dryRun: boolean; readonly calls: number },
): PullAnswer {
  const plan = { source, dryRun, summary, users, findings: [] };
  return { schemaVersion: SCHEMA_VERSION, account: accountJson(account), plan, groups, calls };
}

/** Rows of the table that people read; whoever wants all of them takes JSON. */
const MAX_SHOWN = 50;

const RANK: readonly Outcome[] = ['removed', 'changed', 'added'];

export function renderPull({ account, plan, groups, calls }: PullAnswer, words: ExchangeWords, style: Style): string {
  const verdict = plan.dryRun ? style.bold(words.dryRun) : style.green(words.pulled);
  const { columns } = words;
  const rows = RANK.flatMap((outcome) => plan.users.filter((each) => each.outcome === outcome));
  const table = renderTable(
    [columns.outcome, columns.user, columns.what],
    rows
      .slice(0, MAX_SHOWN)
      .map(({ outcome, UserName, changes }) => [
        words.outcomes[outcome],
        UserName,
        (changes ?? []).map(({ field, from, to }) => `${field}: ${from ?? '-'} → ${to ?? '-'}`).join('; '),
      ]),
  );
  const more = rows.length > MAX_SHOWN ? `${words.more(rows.length - MAX_SHOWN)}\n` : '';
  return [
    `${verdict}  ${words.source(plan.source, calls)}\n`,
    `${words.users(words.counts(plan.summary) || words.none)}\n`,
    `${words.groups(words.counts(groups) || words.none)}\n\n`,
    accountRows(account),
    rows.length > 0 ? `\n${table}${more}` : '',
  ].join('');
}
