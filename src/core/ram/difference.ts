// What differs between two states of one account, by names.

import type { Account } from './account.ts';

export interface Difference {
  readonly users: {
    readonly added: readonly string[];
    readonly removed: readonly string[];
    readonly changed: readonly string[];
  };
  /** Names of settings. */
  readonly settings: readonly string[];
}

export function differenceBetween(from: Account, to: Account): Difference {
  const users = ({ users: all }: Account) => new Map(all.map((user) => [user.UserName, JSON.stringify(user)]));
  const [before, after] = [users(from), users(to)];
  const settings = (Object.keys(to) as (keyof Account)[]).filter((key) => key !== 'users' && key !== 'knowsPolicies');
  return {
    users: {
      added: [...after.keys()].filter((name) => !before.has(name)),
      removed: [...before.keys()].filter((name) => !after.has(name)),
      changed: [...after].flatMap(([name, user]) => (before.has(name) && before.get(name) !== user ? [name] : [])),
    },
    settings: settings.filter((key) => from[key] !== to[key]),
  };
}
