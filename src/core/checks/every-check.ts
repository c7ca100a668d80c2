// Every check that there is, of whatever it judges: for whoever explains them.

import { ACCOUNT_CATALOGUE } from './account/catalogue.ts';
import { CATALOGUE } from './catalogue.ts';
import type { AccountCheck, Check, MetadataCheck } from './define.ts';
import { METADATA_CATALOGUE } from './metadata/catalogue.ts';

export type AnyCheck = Check | MetadataCheck | AccountCheck;

/** Each code once: two are judged of metadata by itself, and again by the verification that uses it. */
export const EVERY_CHECK: readonly AnyCheck[] = [
  ...CATALOGUE,
  ...METADATA_CATALOGUE.filter(({ code }) => !CATALOGUE.some((check) => check.code === code)),
  ...ACCOUNT_CATALOGUE,
];
