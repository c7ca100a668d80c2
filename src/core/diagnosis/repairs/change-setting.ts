// Repairs of the whole account: a setting is changed, in the console and here.

import type { Facts } from '../../checks/facts.ts';
import { type Account, type AccountSettings, changeSettings } from '../../ram/account.ts';
import { RamError } from '../../ram/ram-error.ts';
import type { Advice } from '../../words/advice.ts';
import { withAccount } from '../counterfactual.ts';
import type { FlagChanges } from '../invocation.ts';
import type { Repair } from './repair.ts';
import { isName } from './send-name.ts';

interface SettingChange {
  readonly advice: Advice;
  /** Of the command settings, and of a call without a store. */
  readonly options: FlagChanges;
  /** What a call without a store has to leave out beside that. */
  readonly instead?: FlagChanges;
  readonly settings: Partial<AccountSettings>;
}

/** A change of the account's settings; none where the command would refuse it, or the name stands for nobody. */
export function changeSetting(facts: Facts, { advice, options, instead = {}, settings }: SettingChange): Repair[] {
  if (!isName(facts) || !isAllowed(facts.account, settings)) return [];
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
      apply: withAccount((account) => changeSettings(account, settings)),
    },
  ];
}

function isAllowed(account: Account, settings: Partial<AccountSettings>): boolean {
  try {
    changeSettings(account, settings);
    return true;
  } catch (error) {
    if (error instanceof RamError) return false;
    throw error;
  }
}
