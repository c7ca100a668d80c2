// import-users: takes a list of users into the account store: read, planned, and written as a whole or not at all.

import { agreedRemovals } from '../adapters/agreed-removals.ts';
import { changeStore } from '../adapters/change-store.ts';
import { nameOfSource } from '../adapters/input.ts';
import { withProgress } from '../adapters/progress.ts';
import { readStore } from '../adapters/store.ts';
import { newUserId } from '../adapters/user-id.ts';
import { readUserListFrom, toError } from '../adapters/user-list.ts';
import {
  type ImportAnswer,
  importAnswer,
  renderImport,
  type ShownImport,
  shownImport,
} from '../answers/import-users.ts';
import { defineCommand } from '../command.ts';
import type { Context } from '../context.ts';
import type { AccountFacts } from '../core/checks/account/facts.ts';
import type { AccountFinding } from '../core/diagnosis/judge-account.ts';
import type { Account } from '../core/ram/account.ts';
import { UserListRefusal, type UserListSentence, type UserListSentences } from '../core/ram/exchange/refusal.ts';
import type { UserList } from '../core/ram/exchange/user-list.ts';
import { wantedUser } from '../core/ram/exchange/wanted-user.ts';
import { carryOut, type Plan, planUsers, removesMany } from '../core/ram/plan.ts';
import { formatInstant } from '../core/saml/time.ts';
import { say } from '../core/sentence.ts';
import type { Said } from '../core/words/error-words.ts';
import type { ExchangeWords } from '../core/words/exchange-words.ts';
import { loadErrors, loadExchange, loadWords } from '../core/words/load.ts';
import type { Words } from '../core/words/words.ts';
import { EXIT } from '../exit.ts';
import { COLUMN_FLAG, columnChoice } from '../flags/columns.ts';
import { terminalSafe } from '../render/escape.ts';
import type { CommandResult } from '../result.ts';

export const command = defineCommand({
  description:
    'Takes a list of users into the account, all of it or nothing: JSON of aliyun, the credential report, SCIM, LDIF, CSV, or an export of the IdP, told apart by looking.',
  arguments: { source: { help: 'a file, or "-" for standard input' } },
  flags: {
    dryRun: { help: 'show the plan, write nothing' },
    prune: { help: 'remove the users that the list does not have' },
    yes: { help: 'also where --prune removes more than a fifth of the users' },
    keepGoing: { help: 'leave out the rows that are refused, and take the others' },
    column: COLUMN_FLAG,
  },
  examples: [
    'sso-cli import-users users.csv --dry-run',
    "aliyun ims ListUsers --Status active,freeze --pager path='Users.User[]' NextToken=Marker | sso-cli import-users -",
    'sso-cli import-users staff.csv --column name=邮箱 --keep-going',
  ],
  async run(context, { source }, flags): Promise<CommandResult<ImportAnswer, ShownImport>> {
    const { store, lang } = context.settings;
    const exchange = await loadExchange(lang);
    const list = await withProgress(context.stderr, exchange.reading(terminalSafe(nameOfSource(source))), () =>
      readUserListFrom(source, columnChoice(flags.column), context),
    );
    const rows = list.records.map(wantedUser);
    const prune = flags.prune === true;
    const now = formatInstant(Math.floor(context.now() / 1000) * 1000);
    const planFor = (account: Account) => planUsers(account, rows, { prune, now, newUserId });
    // Rows that were refused, or a list that was cut and is to remove, refuse all.
    const isRefused = ({ summary }: Plan) =>
      (prune && list.cut !== null) || (summary.refused > 0 && flags.keepGoing !== true);
    const guardFor =
      (agreed: number): Guard =>
      (account, plan) =>
        pruneGuard(account, plan, list, agreed);
    const isDry = flags.dryRun === true;
    const looksFirst = isDry || (prune && !flags.yes && context.settings.output === 'text');
    const before = looksFirst ? await previewed(store, planFor, guardFor(flags.yes ? MANY : 0)) : null;
    const inQuestion = isDry || !before || isRefused(before.plan) ? null : before.guard;
    const agreed = flags.yes ? MANY : await agreedTo(inQuestion, source, context);
    const { plan, guard, made } =
      isDry && before ? before : await carriedOut(store, planFor, isRefused, guardFor(agreed));
    const { cut, format } = list;
    // Loaded where there is something to say.
    const errors = plan.summary.refused > 0 || guard ? await loadErrors(lang) : null;
    const words = cut || plan.duplicates.length > 0 ? await loadWords(lang) : null;
    const findings = words
      ? await judged({ cut, format, missingCount: prune, duplicates: plan.duplicates }, words)
      : [];
    const said = { dryRun: isDry, words, errors };
    const isWritten = !isDry && !isRefused(plan);
    // Removing many takes a word more; what would remove whom the list may not have is refused whatever is said.
    const isNo = plan.summary.refused > 0 || isRefused(plan) || guard?.key === 'list-prune-frozen';
    return {
      exitCode: isNo ? EXIT.no : EXIT.ok,
      // Made only where it is printed: a list may have thousands of users.
      get json() {
        return importAnswer(nameOfSource(source), list, plan, findings, said);
      },
      get shown() {
        return shownImport(nameOfSource(source), list, plan, findings, said);
      },
      text: (shown, style) => renderImport(shown, isWritten, exchange, style),
      notes: [
        ...withoutPrincipal(list, exchange),
        ...(guard && errors ? [notesOf(say<UserListSentences, Said>(errors, guard))] : []),
        ...(made.length > 0 && !isRefused(plan) ? [exchange.groupsMade(made)] : []),
      ],
      hints: hintsFor(plan, isWritten, isDry, exchange),
    };
  },
});

/** AD FS sends the principal name: who has none in a list of the directory is told of. */
function withoutPrincipal({ format, columns, records }: UserList, words: ExchangeWords): string[] {
  if (format !== 'ad' || !columns.has('userprincipalname')) return [];
  const names = records.flatMap(({ userPrincipalName, name }) => (userPrincipalName === null && name ? [name] : []));
  return names.length > 0 ? [words.withoutPrincipal(names)] : [];
}

async function judged(facts: AccountFacts, words: Words): Promise<AccountFinding[]> {
  const { judgeAccount } = await import('../core/diagnosis/judge-account.ts');
  return judgeAccount(facts, words);
}

interface Planned {
  readonly plan: Plan;
  readonly guard: UserListSentence | null;
  /** The groups that only the list knows. */
  readonly made: readonly string[];
}

/** As many as there are. */
const MANY = Number.POSITIVE_INFINITY;
type Guard = (account: Account, plan: Plan) => UserListSentence | null;

/** The plan, and the guard that it would meet; nothing is written. */
async function previewed(store: string, planFor: (account: Account) => Plan, guardOf: Guard): Promise<Planned> {
  const { account } = await readStore(store);
  const plan = planFor(account);
  return { plan, guard: guardOf(account, plan), made: madeBy(account, plan) };
}

/** How many users may be removed though they are many. */
async function agreedTo(guard: UserListSentence | null, source: string, context: Context): Promise<number> {
  if (guard?.key !== 'list-prune-many') return 0;
  return agreedRemovals(guard.args.removed, guard.args.users, source, context);
}

/** Plans under the lock of the store, and writes all of it or nothing. @throws CliError prune-* */
async function carriedOut(
  store: string,
  planFor: (account: Account) => Plan,
  isRefused: (plan: Plan) => boolean,
  guardOf: Guard,
): Promise<Planned> {
  let planned: Planned | undefined;
  await changeStore(store, (stored) => {
    const plan = planFor(stored.account);
    planned = { plan, guard: null, made: madeBy(stored.account, plan) };
    const { added, changed, removed } = plan.summary;
    if (isRefused(plan) || added + changed + removed === 0) return stored;
    const guard = guardOf(stored.account, plan);
    if (guard) throw toError(new UserListRefusal(guard));
    return { ...stored, account: carryOut(stored.account, plan) };
  });
  if (planned === undefined) throw new Error('the store was changed without a plan');
  return planned;
}

function madeBy({ groups }: Account, { nextGroups }: Plan): string[] {
  const present = new Set(groups.map(({ GroupName }) => GroupName));
  return nextGroups.map(({ GroupName }) => GroupName).filter((name) => !present.has(name));
}

const notesOf = ({ message, hint }: Said) => `${message}; ${hint}`;

function hintsFor({ summary }: Plan, isWritten: boolean, isDryRun: boolean, words: ExchangeWords): string[] {
  if (isWritten && summary.refused === 0) return [words.next];
  if (summary.refused > 0) return [words.mendRows];
  return isDryRun ? [words.nothingWritten] : [];
}

/** Why a plan that removes is not carried out as it is; null where it may be. */
function pruneGuard(account: Account, plan: Plan, list: UserList, agreed: number): UserListSentence | null {
  if (plan.summary.removed === 0) return null;
  const stays = new Set(plan.next.map(({ UserName }) => UserName));
  const frozen = account.users.filter(({ Status, UserName }) => Status === 'freeze' && !stays.has(UserName));
  // A list that has a frozen user was asked for with them.
  const hasFrozen = () => list.records.some(({ ram }) => ram.status === 'freeze');
  if (list.format === 'ims-users' && frozen.length > 0 && !hasFrozen())
    return { key: 'list-prune-frozen', args: { names: frozen.map((user) => user.UserName) } };
  if (removesMany(account, plan) && plan.summary.removed > agreed)
    return { key: 'list-prune-many', args: { removed: plan.summary.removed, users: account.users.length } };
  return null;
}
