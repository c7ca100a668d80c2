// The known repairs of each failure: what is worth trying, and how to say it.

import type { CheckCode } from '../checks/codes.ts';
import type { Facts } from '../checks/facts.ts';
import { ADDRESS_REPAIRS } from './repairs/address.ts';
import { IDENTIFY_REPAIRS } from './repairs/identify.ts';
import { READ_REPAIRS } from './repairs/read.ts';
import type { Repair, RepairTable } from './repairs/repair.ts';
import { TIME_REPAIRS } from './repairs/time.ts';
import { TRUST_REPAIRS } from './repairs/trust.ts';

const REPAIRS: RepairTable = {
  ...READ_REPAIRS,
  ...TRUST_REPAIRS,
  ...ADDRESS_REPAIRS,
  ...TIME_REPAIRS,
  ...IDENTIFY_REPAIRS,
};

export function repairsOf(code: CheckCode, facts: Facts): readonly Repair[] {
  return REPAIRS[code]?.(facts) ?? [];
}
