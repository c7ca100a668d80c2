// What a list of users would change in an account, as data: whoever asks can look before anything is written. What the list
// does not say stays as it is. All or nothing, unless asked otherwise; time linear in users and rows.

import type { Account } from './account.ts';
import { groupNamesOf, type RamGroup } from './group.ts';
import { madeGroups, requireMembership } from './groups.ts';
import { RamError, type RamErrorCode, type RamSentence } from './ram-error.ts';
import { type RamUser, requireFields, sortedUsers } from './user.ts';
import { USER_QUOTA } from './users.ts';
import { added, changed, changesOf, type FieldChange, type Making, type WantedUser } from './wanted.ts';

/** A row that no user could be made of, and RAM's reason. */
export interface RefusedRow {
  readonly line?: number;
  readonly UserName: string;
  readonly refused: RamError;
}

export type Outcome = 'added' | 'changed' | 'unchanged' | 'removed' | 'refused';

export interface Reason {
  /** RAM's own code, or `user-duplicate`. */
  readonly code: RamErrorCode | 'user-duplicate';
  /** RAM's; null for `user-duplicate`, which the words of that check say. */
  readonly sentence: RamSentence | null;
}

export interface PlannedUser {
  readonly UserName: string;
  readonly outcome: Outcome;
  readonly changes?: readonly FieldChange[];
  readonly reason?: Reason;
  readonly line?: number;
}

export interface Plan {
  /** In the order of the list; those that are removed follow, by name. */
  readonly users: readonly PlannedUser[];
  readonly summary: Readonly<Record<Outcome, number>>;
  /** Names that several rows lead to, each with the lines of the file that are known. */
  readonly duplicates: readonly { readonly UserName: string; readonly lines: readonly number[] }[];
  /** The account's users once the plan is carried out; those who were refused stay as they are. */
  readonly next: readonly RamUser[];
  /** Its groups then; those that only the list names are without policies. */
  readonly nextGroups: readonly RamGroup[];
}

export interface PlanOptions extends Making {
  /** Removes whom the list does not have. */
  readonly prune: boolean;
}

export function planUsers(account: Account, rows: readonly (WantedUser | RefusedRow)[], options: PlanOptions): Plan {
  const present = new Map(account.users.map((user) => [user.UserName, user]));
  const named = new Set<string>();
  rows.forEach(({ UserName }) => void named.add(UserName));
  const duplicates = named.size === rows.length ? NONE : duplicatesAmong(rows);
  const removed = options.prune ? account.users.filter(({ UserName }) => !named.has(UserName)) : [];
  const next = new Map(present);
  for (const { UserName } of removed) next.delete(UserName);
  const groups = new Set(account.groups.map(({ GroupName }) => GroupName));
  const planning = { account, present, duplicates, options, next, groups, room: USER_QUOTA - next.size };
  const users = rows.map((row) => planRow(row, planning));
  for (const { UserName } of removed) users.push({ UserName, outcome: 'removed' });
  const summary = { added: 0, changed: 0, unchanged: 0, removed: 0, refused: 0 };
  users.forEach(({ outcome }) => void summary[outcome]++);
  return {
    users,
    summary,
    duplicates: [...duplicates].flatMap(([UserName, lines]) => (UserName === '' ? [] : [{ UserName, lines }])),
    next: sortedUsers(next.values()),
    nextGroups: madeGroups(account, groups, options.now),
  };
}

/** By name, the lines of those that come more than once, as far as they are known. */
type Duplicates = ReadonlyMap<string, readonly number[]>;
const NONE: Duplicates = new Map();

/** Lines of one name that are remembered: who has more is told of the first, and of the last. */
const MAX_LINES = 9;

function duplicatesAmong(rows: readonly (WantedUser | RefusedRow)[]): Duplicates {
  const linesOf = new Map<string, number[]>();
  for (const { UserName, line } of rows) {
    const lines = linesOf.get(UserName);
    if (lines) lines[Math.min(lines.length, MAX_LINES)] = line ?? 0;
    else linesOf.set(UserName, [line ?? 0]);
  }
  const several = [...linesOf].filter(([, lines]) => lines.length > 1);
  return new Map(several.map(([name, lines]) => [name, lines.filter((line) => line > 0)]));
}

/** What the rows before a row came to, and what it is planned by. */
interface Planning {
  readonly account: Account;
  readonly present: ReadonlyMap<string, RamUser>;
  readonly duplicates: Duplicates;
  readonly options: PlanOptions;
  /** The users that there are by then. */
  readonly next: Map<string, RamUser>;
  /** The names of the groups that there are by then. */
  readonly groups: Set<string>;
  /** How many users may still be added. */
  room: number;
}

function planRow(row: WantedUser | RefusedRow, planning: Planning): PlannedUser {
  const { account, present, duplicates, options, groups } = planning;
  try {
    if ('refused' in row) throw row.refused;
    requireFields(row);
    if (duplicates.has(row.UserName)) return refused(row, 'user-duplicate', null);
    const old = present.get(row.UserName);
    if (old) {
      const changes = changesOf(old, row);
      if (changes.length === 0) return planned(row, 'unchanged');
      if (changes.some(({ field }) => field === 'Groups')) requireMembership(row.UserName, row.Groups ?? [], groups);
      take(changed(old, row, options.now), planning);
      return { ...planned(row, 'changed'), changes };
    }
    if (planning.room <= 0)
      return refused(row, 'LimitExceeded.User', { key: 'too-many-users', args: { quota: USER_QUOTA } });
    if (row.Groups) requireMembership(row.UserName, row.Groups, groups);
    take(added(row, account, options), planning);
    planning.room--;
    return planned(row, 'added');
  } catch (error) {
    if (error instanceof RamError) return refused(row, error.code, error.sentence);
    throw error;
  }
}

function take(user: RamUser, { next, groups }: Planning): void {
  next.set(user.UserName, user);
  if (user.Groups) for (const name of groupNamesOf(user)) groups.add(name);
}

function planned({ UserName, line }: WantedUser | RefusedRow, outcome: Outcome): PlannedUser {
  return line === undefined ? { UserName, outcome } : { UserName, outcome, line };
}

function refused(row: WantedUser | RefusedRow, code: Reason['code'], sentence: RamSentence | null): PlannedUser {
  return { ...planned(row, 'refused'), reason: { code, sentence } };
}

/** The account once a plan for it was carried out. */
export function carryOut(account: Account, { next, nextGroups }: Plan): Account {
  return { ...account, users: next, groups: nextGroups };
}

/** Removing more of the account's users than this needs a yes of its own. */
const MANY = 1 / 5;

export function removesMany(account: Account, { summary }: Plan): boolean {
  return summary.removed > account.users.length * MANY;
}
