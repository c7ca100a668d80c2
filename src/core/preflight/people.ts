// The people of the IdP, from a list that was read: whom each is known as there, and which NameID the IdP would send.

import { beforeAt, type UserList, type UserRecord } from '../ram/exchange/user-list.ts';

export interface Person {
  /** The name at the IdP. */
  readonly idpUser: string;
  /** By the name of its column, what the IdP sends by default first. */
  readonly nameIds: Readonly<Record<string, string>>;
  readonly isDisabled: boolean;
  /** A guest of another organisation. */
  readonly isGuest: boolean;
}

/** How the IdP makes the NameID. */
export interface NameIdRule {
  readonly column: string | null;
  /** The suffix that a transformation puts in the place of the one that is there. */
  readonly replaceSuffix: string | null;
  readonly lowerCase: boolean;
}

/** Everybody on the list, in its order. A row that stands there twice, cell by cell, is one person: pages overlap. */
export function peopleOf({ records }: UserList): Person[] {
  const seen = new Map<string, UserRecord[]>();
  return records.flatMap((record) => {
    const idpUser = idpUserOf(record);
    const before = seen.get(idpUser);
    if (before?.some((each) => isSameRow(each, record))) return [];
    if (before) before.push(record);
    else seen.set(idpUser, [record]);
    const { nameIds, status, isGuest } = record;
    return [{ idpUser, nameIds, isDisabled: status === 'disabled', isGuest }];
  });
}

function idpUserOf({ userPrincipalName, nameIds, name, displayName, line }: UserRecord): string {
  return userPrincipalName ?? Object.values(nameIds)[0] ?? name ?? displayName ?? `(${line ?? '-'})`;
}

function isSameRow(a: UserRecord, b: UserRecord): boolean {
  if (a.columns.size !== b.columns.size) return false;
  for (const [column, cell] of a.columns) if (b.columns.get(column) !== cell) return false;
  return true;
}

/** What the IdP sends for this person by this rule; null where it has nothing to send. */
export function nameIdBy({ nameIds }: Person, { column, replaceSuffix, lowerCase }: NameIdRule): string | null {
  const value = column === null ? undefined : nameIds[column];
  if (value === undefined) return null;
  const sent = replaceSuffix === null ? value : `${beforeAt(value)}@${replaceSuffix}`;
  return lowerCase ? sent.toLowerCase() : sent;
}
