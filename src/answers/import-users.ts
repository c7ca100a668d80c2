// What an import of users answers: the plan, user by user, and what was found in the list.

import type { AccountFinding } from '../core/diagnosis/judge-account.ts';
import type { UserList } from '../core/ram/exchange/user-list.ts';
import type { Outcome, Plan, PlannedUser, Reason } from '../core/ram/plan.ts';
import type { RamSentences } from '../core/ram/ram-error.ts';
import type { FieldChange } from '../core/ram/wanted.ts';
import { SCHEMA_VERSION } from '../core/report.ts';
import { say } from '../core/sentence.ts';
import type { ErrorWords, Said as SaidError } from '../core/words/error-words.ts';
import type { ExchangeWords } from '../core/words/exchange-words.ts';
import type { Words } from '../core/words/words.ts';
import { renderTable } from '../render/table.ts';
import type { Style } from '../result.ts';

export interface ImportAnswer {
  readonly schemaVersion: number;
  readonly source: string;
  readonly format: string;
  readonly encoding: string;
  readonly dryRun: boolean;
  readonly summary: Plan['summary'];
  readonly users: readonly UserPlanJson[];
  readonly findings: readonly AccountFinding[];
}

interface UserPlanJson {
  readonly UserName: string;
  readonly outcome: Outcome;
  readonly changes?: readonly FieldChange[];
  readonly reason?: { readonly code: string; readonly message: string };
  readonly line?: number;
}

export function importAnswer(
  source: string,
  { format, encoding }: UserList,
  plan: Plan,
  findings: readonly AccountFinding[],
  { dryRun, words, errors }: Said & { readonly dryRun: boolean },
): ImportAnswer {
  const { summary } = plan;
  const users = planJson(plan, { words, errors });
  return { schemaVersion: SCHEMA_VERSION, source, format, encoding, dryRun, summary, users, findings };
}

/** The words of one language, as far as there is something to say: of what was found in the list, and of what was refused. */
interface Said {
  readonly words: Words | null;
  readonly errors: ErrorWords | null;
}

/** The users of a plan, each reason in words. */
export function planJson({ users, duplicates }: Plan, { words, errors }: Said): UserPlanJson[] {
  const byName = new Map(duplicates.map((each) => [each.UserName, each]));
  return users.map(({ UserName, outcome, changes, reason, line }) => {
    const duplicate = byName.get(UserName);
    const messageOf = ({ sentence }: Reason) => {
      if (sentence) return errors ? say<RamSentences, SaidError>(errors, sentence).message : '';
      return duplicate && words ? words.account['user-duplicate'].says({ duplicates: [duplicate] }) : '';
    };
    return {
      UserName,
      outcome,
      ...(changes ? { changes } : {}),
      ...(reason ? { reason: { code: reason.code, message: messageOf(reason) } } : {}),
      ...(line === undefined ? {} : { line }),
    };
  });
}

/** Rows of a table that people read; whoever wants all of them takes JSON. */
const MAX_SHOWN = 50;

const RANK: readonly PlannedUser['outcome'][] = ['refused', 'removed', 'changed', 'added'];

/** What a person is shown of it. */
export interface ShownImport extends Omit<ImportAnswer, 'users'> {
  /** The first of those that are not as they were, refused ones before all. */
  readonly rows: readonly UserPlanJson[];
  readonly more: number;
}

export function shownImport(
  source: string,
  list: UserList,
  plan: Plan,
  findings: readonly AccountFinding[],
  said: Said & { readonly dryRun: boolean },
): ShownImport {
  const first = firstByRank(plan);
  const { users, ...answer } = importAnswer(source, list, { ...plan, users: first }, findings, said);
  const all = RANK.reduce((sum, outcome) => sum + plan.summary[outcome], 0);
  return { ...answer, rows: users, more: all - first.length };
}

function firstByRank({ users, summary }: Plan): PlannedUser[] {
  const first: PlannedUser[] = [];
  for (const outcome of RANK) {
    if (summary[outcome] === 0) continue;
    for (const user of users) {
      if (first.length === MAX_SHOWN) return first;
      if (user.outcome === outcome) first.push(user);
    }
  }
  return first;
}

export function renderImport(shown: ShownImport, isWritten: boolean, words: ExchangeWords, style: Style): string {
  const { summary, findings, rows, more } = shown;
  const { columns } = words;
  const verdict = isWritten
    ? style.green(words.imported)
    : shown.dryRun
      ? style.bold(words.dryRun)
      : style.red(words.refused);
  const table = renderTable(
    [columns.outcome, columns.user, columns.line, columns.what],
    rows.map((each) => [words.outcomes[each.outcome], each.UserName || '-', String(each.line ?? ''), whatOf(each)]),
  );
  const said = findings.map(({ severity, code, message }) => {
    const color = severity === 'error' ? style.red : style.yellow;
    return `${color(`${severity} ${code}`)}  ${message}\n`;
  });
  const head = `${verdict}  ${shown.source} (${shown.format}, ${shown.encoding}): ${words.counts(summary) || words.noUsers}\n`;
  const rest = more > 0 ? `${words.more(more)}\n` : '';
  return `${head}${said.join('')}${rows.length > 0 ? `\n${table}${rest}` : ''}`;
}

function whatOf({ changes, reason }: UserPlanJson): string {
  if (reason) return `${reason.code}: ${reason.message}`;
  return (changes ?? []).map(({ field, from, to }) => `${field}: ${from ?? '-'} → ${to ?? '-'}`).join('; ');
}
