// Simplified Chinese: every word of every check. The compiler refuses a check without its words.

import type { Words } from '../words.ts';
import { ADDRESS } from './address.ts';
import { IDENTIFY } from './identify.ts';
import { LABELS } from './labels.ts';
import { LOG_ON } from './log-on.ts';
import { METADATA } from './metadata.ts';
import { READ } from './read.ts';
import { RECEIVE, REPAIRS } from './receive.ts';
import { TIME } from './time.ts';
import { TRUST } from './trust.ts';

export const ZH: Words = {
  lang: 'zh',
  checks: { ...RECEIVE, ...READ, ...TRUST, ...ADDRESS, ...TIME, ...IDENTIFY, ...LOG_ON },
  metadata: METADATA,
  repairs: REPAIRS,
  labels: LABELS,
};
