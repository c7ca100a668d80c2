// How much of a list is read. RAM has 5,000 users; a company's directory may have many times as many people.

import { UserListRefusal, type UserListSentences } from './refusal.ts';

/** 5,000 users with every field that Entra ID exports take some 4 MiB. */
export const MAX_LIST_BYTES = 32 << 20;
export const MAX_ROWS = 100_000;
/** Of text, those without anything included. */
export const MAX_LINES = 2_000_000;
export const MAX_COLUMNS = 2_000;

export function tooLarge(limit: number, unit: UserListSentences['list-too-large']['unit']): UserListRefusal {
  return new UserListRefusal({ key: 'list-too-large', args: { limit, unit } });
}
