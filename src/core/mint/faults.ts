// Every fault there is, step by step. To add one: an entry in the file of its step under faults/.

import { ADDRESS } from './faults/address.ts';
import type { Fault } from './faults/fault.ts';
import { IDENTIFY } from './faults/identify.ts';
import { LOG_ON } from './faults/log-on.ts';
import { READ } from './faults/read.ts';
import { RECEIVE } from './faults/receive.ts';
import { TIME } from './faults/time.ts';
import { TRUST } from './faults/trust.ts';

export const FAULTS: readonly Fault[] = [...RECEIVE, ...READ, ...TRUST, ...ADDRESS, ...TIME, ...IDENTIFY, ...LOG_ON];

export function findFault(code: string): Fault | undefined {
  return FAULTS.find((fault) => fault.code === code);
}

/** Faults that lie in the response alone, and can be minted. */
export function isMintable(fault: Fault): boolean {
  return fault.situation === undefined;
}
