// Before the switch is flipped: everybody's logon rehearsed, what mends those who are locked out, and the facts that the
// checks judge. Pure: lists and metadata come in as they were read.

import type { PreflightFacts } from '../checks/account/facts.ts';
import type { CheckCode } from '../checks/codes.ts';
import type { Account } from '../ram/account.ts';
import type { UserList } from '../ram/exchange/user-list.ts';
import { mayDoNothing } from '../ram/group.ts';
import { indexUsers } from '../ram/mapping.ts';
import type { RamUser } from '../ram/user.ts';
import type { Instant } from '../saml/time.ts';
import { type Rehearsal, triedChanges } from './changes.ts';
import { type NameIdRule, nameIdBy, type Person, peopleOf } from './people.ts';
import { type Logon, rehearse } from './rehearse.ts';
import { findRemedies, type Remedies } from './remedies.ts';
import type { RehearsedResponse } from './responses.ts';

export interface PreflightInput {
  readonly account: Account;
  readonly at: Instant;
  /** Those who may log on at the IdP; null where nobody said who. */
  readonly list: UserList | null;
  readonly rule: Omit<NameIdRule, 'column' | 'lowerCase'>;
  readonly responses: readonly RehearsedResponse[];
  /** RAM's credential report, which knows who has a password. */
  readonly credentialReport: UserList | null;
  readonly maxIdleDays: number | null;
  readonly rehearsal: Rehearsal;
}

/** A check that warns of many who are logged on all the same. */
export interface Caution {
  readonly code: Extract<CheckCode, 'user-without-permissions' | 'nameid-domain-former'>;
  readonly logons: readonly Logon[];
}

export interface Preflight {
  readonly logons: readonly Logon[];
  readonly remedies: Remedies;
  readonly summary: {
    readonly logsOn: number;
    readonly lockedOut: number;
    readonly disabled: number;
    /** People who share a RAM user. */
    readonly ambiguous: number;
    /** RAM users whom nobody reaches. */
    readonly unmapped: number;
  };
  /** Names of RAM users whom nobody reaches, in the order of the account. */
  readonly unmapped: readonly string[];
  readonly cautions: readonly Caution[];
  readonly facts: PreflightFacts;
}

export function preflight(input: PreflightInput): Preflight {
  const { account, list, rule } = input;
  const people = list ? peopleOf(list) : [];
  const scene = {
    account,
    index: indexUsers(account.users),
    rule: { ...rule, column: list?.nameIdColumn ?? null, lowerCase: false },
  };
  const logons = rehearse(people, scene);
  const counts = { 'logs-on': 0, 'locked-out': 0, disabled: 0, ambiguous: 0 };
  const reached = new Set<RamUser>();
  logons.forEach(({ outcome, user, cause }) => {
    counts[outcome]++;
    if (cause === 'user-ambiguous') counts.ambiguous++;
    if (user && outcome === 'logs-on') reached.add(user);
  });
  const left = list ? account.users.filter((user) => user.Status !== 'recycled' && !reached.has(user)) : [];
  return {
    logons,
    remedies: findRemedies(logons, scene, triedChanges(logons, scene, input.rehearsal)),
    summary: {
      logsOn: counts['logs-on'],
      lockedOut: counts['locked-out'],
      disabled: counts.disabled,
      ambiguous: counts.ambiguous,
      unmapped: left.length,
    },
    unmapped: left.map(({ UserName }) => UserName),
    cautions: cautionsOf(logons, account),
    facts: factsOf(input, people, logons, scene.rule, left),
  };
}

function cautionsOf(logons: readonly Logon[], account: Account): Caution[] {
  const loggedOn = logons.filter(({ outcome }) => outcome === 'logs-on');
  const cautions: Caution[] = [
    {
      code: 'user-without-permissions',
      logons: account.knowsPolicies ? loggedOn.filter(({ user }) => user && mayDoNothing(user, account.groups)) : [],
    },
    { code: 'nameid-domain-former', logons: loggedOn.filter(({ suffixKind }) => suffixKind === 'former') },
  ];
  return cautions.filter((each) => each.logons.length > 0);
}

function factsOf(
  { account, at, list, responses, credentialReport, maxIdleDays }: PreflightInput,
  people: readonly Person[],
  logons: readonly Logon[],
  rule: NameIdRule,
  left: readonly RamUser[],
): PreflightFacts {
  const unreached = left.filter(({ Status }) => Status === 'active').map(({ UserName }) => UserName);
  const passwords = credentialReport && withPassword(credentialReport);
  return {
    account,
    at,
    hasList: list !== null,
    ambiguous: sharedUsers(logons),
    guests: people.filter(({ isGuest, isDisabled }) => isGuest && !isDisabled).map(({ idpUser }) => idpUser),
    unreached,
    passwordOnly: passwords && list ? unreached.filter((name) => passwords.has(name)) : null,
    maxIdleDays,
    unlisted: unlistedAmong(responses, people, rule),
  };
}

/** RAM users whom several people reach, and who they are. */
function sharedUsers(logons: readonly Logon[]): PreflightFacts['ambiguous'] {
  const byUser = new Map<string, string[]>();
  logons.forEach(({ user, person, cause }) => {
    if (!user || cause !== 'user-ambiguous') return;
    const names = byUser.get(user.UserName);
    if (names) names.push(person.idpUser);
    else byUser.set(user.UserName, [person.idpUser]);
  });
  return [...byUser].map(([user, idpUsers]) => ({ user, idpUsers }));
}

/** LOGIN_DISABLED stands in these columns too, for somebody who has none. */
function withPassword({ records }: UserList): Set<string> {
  const isTrue = (cell: string | undefined) => cell?.toLowerCase() === 'true';
  const has = records.filter(({ columns }) => isTrue(columns.get('password_active') ?? columns.get('password_exist')));
  return new Set(has.flatMap(({ name }) => (name === null ? [] : [name])));
}

function unlistedAmong(responses: readonly RehearsedResponse[], people: readonly Person[], rule: NameIdRule) {
  if (responses.length === 0) return [];
  const sent = new Set(people.map((person) => nameIdBy(person, rule)));
  const nameIds = new Set(
    responses.flatMap(({ nameId, isAccepted }) => (nameId !== null && isAccepted ? [nameId] : [])),
  );
  return [...nameIds]
    .filter((nameId) => !sent.has(nameId))
    .map((nameId) => {
      const columns = people.flatMap(({ nameIds: values }) =>
        Object.entries(values).flatMap(([column, value]) => (value === nameId ? [column] : [])),
      );
      return { nameId, column: columns[0] ?? null };
    });
}
