// Repairs of the whole account: a setting is changed, in the console and here.

import type { Facts } from '../../checks/facts.ts';
import { type Account, type AccountSettings, changeSettings } from '../../ram/account.ts';
import type { Advice } from '../../words/advice.ts';
import { isAllowed, withAccount } from '../counterfactual.ts';
import type { FlagChanges } from '../invocation.ts';
import type { Repair } from './repair.ts';

interface SettingChange {
  readonly advice: Advice;
  /** Of the command settings, and of a call without a store. */
  readonly options: FlagChanges;
  /** What a call without a store has to leave out beside that. */
  readonly instead?: FlagChanges;
  readonly settings: Partial<AccountSettings>;
}

/** A change of the account's settings; none where the command would refuse it. */
export function changeSetting(facts: Facts, { advice, options, instead = {}, settings }: SettingChange): Repair[] {
  const change = (account: Account) => changeSettings(account, settings);
  if (!isAllowed(facts.account, change)) return [];
  return [
    {
      where: 'alibaba-cloud',
      advice,
      command: {
        kind: 'account',
        name: 'settings',
        operands: [],
        options,
        stateless: () => ({ ...options, ...instead }),
      },
      changesAccount: true,
      apply: withAccount(change),
    },
  ];
}
