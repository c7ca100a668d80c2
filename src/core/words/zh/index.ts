// Simplified Chinese: every word of every check. The compiler refuses a check without its words.

import type { Words } from '../words.ts';
import { ACCOUNT } from './account.ts';
import { ADDRESS } from './address.ts';
import { IDENTIFY } from './identify.ts';
import { LABELS } from './labels.ts';
import { LOG_ON } from './log-on.ts';
import { METADATA } from './metadata.ts';
import { PASTE } from './paste.ts';
import { READ } from './read.ts';
import { RECEIVE, REPAIRS } from './receive.ts';
import { ROLLOVER } from './rollover.ts';
import { TIME } from './time.ts';
import { TRUST } from './trust.ts';

/** Judged of metadata by itself, and again by the verification that uses it. */
const METADATA_IN_FORCE = {
  'metadata-expired': METADATA['metadata-expired'],
  'metadata-valid-until-malformed': METADATA['metadata-valid-until-malformed'],
};

export const ZH: Words = {
  lang: 'zh',
  checks: { ...RECEIVE, ...READ, ...TRUST, ...ADDRESS, ...TIME, ...IDENTIFY, ...LOG_ON, ...METADATA_IN_FORCE },
  metadata: METADATA,
  rollover: ROLLOVER,
  account: ACCOUNT,
  repairs: REPAIRS,
  labels: LABELS,
  paste: PASTE,
};
