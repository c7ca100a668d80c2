// Whom each person would be logged on as, by the very code of step 6: its mapping, and where that fails its checks.

import { CATALOGUE } from '../checks/catalogue.ts';
import type { CheckCode } from '../checks/codes.ts';
import { type Facts, NOTHING_READ } from '../checks/facts.ts';
import { rootCause } from '../diagnosis/cause.ts';
import { judge } from '../diagnosis/judge.ts';
import type { Account } from '../ram/account.ts';
import {
  type Mapping,
  mapNameId,
  type NamedUsers,
  type SuffixKind,
  suffixKindOf,
  userReached,
} from '../ram/mapping.ts';
import type { RamUser } from '../ram/user.ts';
import { type NameIdRule, nameIdBy, type Person } from './people.ts';

/** What decides over a logon: the account and its users by name, and what the IdP sends. */
export interface Scene {
  readonly account: Account;
  readonly index: NamedUsers;
  readonly rule: NameIdRule;
}

export interface Logon {
  readonly person: Person;
  readonly nameId: string | null;
  /** Null where there is no NameID. */
  readonly suffixKind: SuffixKind | null;
  readonly outcome: 'logs-on' | 'locked-out' | 'disabled';
  /** Whom it logs on; of a disabled person, whom it would log on if it were not. */
  readonly user: RamUser | null;
  readonly cause: CheckCode | 'user-ambiguous' | null;
}

const IDENTIFY = CATALOGUE.filter((check) => check.step === 6);

/** Every logon, in the order of the people. Two who reach one RAM user are both logged on, which is the danger. */
export function rehearse(people: readonly Person[], scene: Scene): Logon[] {
  const logons = people.map((person) => logonOf(person, scene));
  const reached = new Set<RamUser>();
  const shared = new Set<RamUser>();
  logons.forEach(({ user, outcome }) => {
    if (!user || outcome !== 'logs-on') return;
    if (reached.has(user)) shared.add(user);
    else reached.add(user);
  });
  if (shared.size === 0) return logons;
  return logons.map((each) =>
    each.outcome === 'logs-on' && each.user && shared.has(each.user) ? { ...each, cause: 'user-ambiguous' } : each,
  );
}

function logonOf(person: Person, scene: Scene): Logon {
  const { account, index, rule } = scene;
  const nameId = nameIdBy(person, rule);
  const user = reaches(nameId, scene);
  const suffixKind = nameId === null ? null : suffixKindOf(nameId, account);
  if (person.isDisabled) return { person, nameId, suffixKind, outcome: 'disabled', user, cause: null };
  if (user) return { person, nameId, suffixKind, outcome: 'logs-on', user, cause: null };
  const cause = causeOf(nameId === null ? null : mapNameId(nameId, account, index), account);
  return { person, nameId, suffixKind, outcome: 'locked-out', user: null, cause };
}

/** Whether this NameID leads to a RAM user; the quick answer, without a reason. */
export function reaches(nameId: string | null, { account, index }: Scene): RamUser | null {
  return nameId === null ? null : userReached(nameId, account, index);
}

/** Why a NameID leads to nobody: the cause that a verification of it would name. */
export function causeOf(mapping: Mapping | null, account: Account): CheckCode {
  if (mapping === null || mapping.nameId === '') return 'nameid-missing';
  return rootCause(judge(factsOf(mapping, account), IDENTIFY)) ?? 'user-not-found';
}

/** Nothing but the NameID; without users, among whom the checks would look for the closest names, one by one. */
function factsOf(mapping: Mapping, account: Account): Facts {
  return { ...NOTHING_SENT, account: { ...account, users: [] }, mapping };
}

const NOTHING_SENT: Omit<Facts, 'account' | 'mapping'> = {
  ...NOTHING_READ,
  idp: null,
  options: {
    at: 0,
    clockSkew: 0,
    allowSha1: false,
    requestId: null,
    requests: null,
    expectUser: null,
    relayState: null,
    seen: null,
  },
  received: {
    kind: 'unreadable',
    code: 'input-empty',
    found: 'nothing',
    title: null,
    encodings: [],
    repairs: [],
    parameter: null,
  },
};
