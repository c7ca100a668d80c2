// The known repairs of each failure: what is worth trying, and how to say it.

import type { Lang } from '../checks/define.ts';
import type { Facts } from '../checks/facts.ts';
import { ADDRESS_REPAIRS } from './repairs/address.ts';
import { IDENTIFY_REPAIRS } from './repairs/identify.ts';
import { MESSAGE_REPAIRS } from './repairs/message.ts';
import { type Repair, type RepairsOf, sayIn } from './repairs/repair.ts';

const REPAIRS: Readonly<Record<string, RepairsOf>> = { ...MESSAGE_REPAIRS, ...ADDRESS_REPAIRS, ...IDENTIFY_REPAIRS };

export function repairsOf(code: string, facts: Facts, lang: Lang): readonly Repair[] {
  return REPAIRS[code]?.(facts, sayIn(lang)) ?? [];
}

export type { Repair };
