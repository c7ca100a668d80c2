// What differs between two states of one account, by names.

import type { Account } from './account.ts';

interface Names {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly string[];
}

export interface Difference {
  readonly users: Names;
  readonly groups: Names;
  /** Names of settings. */
  readonly settings: readonly string[];
}

/** What of an account is no setting of its own. */
const LISTS: ReadonlySet<keyof Account> = new Set<keyof Account>(['users', 'groups', 'knowsPolicies']);

export function differenceBetween(from: Account, to: Account): Difference {
  const settings = (Object.keys(to) as (keyof Account)[]).filter((key) => !LISTS.has(key));
  return {
    users: namesOf(from.users, to.users, ({ UserName }) => UserName),
    groups: namesOf(from.groups, to.groups, ({ GroupName }) => GroupName),
    settings: settings.filter((key) => from[key] !== to[key]),
  };
}

function namesOf<T>(from: readonly T[], to: readonly T[], nameOf: (each: T) => string): Names {
  const byName = (all: readonly T[]) => new Map(all.map((each) => [nameOf(each), JSON.stringify(each)]));
  const [before, after] = [byName(from), byName(to)];
  return {
    added: [...after.keys()].filter((name) => !before.has(name)),
    removed: [...before.keys()].filter((name) => !after.has(name)),
    changed: [...after].flatMap(([name, text]) => (before.has(name) && before.get(name) !== text ? [name] : [])),
  };
}
