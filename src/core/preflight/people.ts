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
  const people: Person[] = [];
  // Few lists: a directory may have thousands of people.
  const first = new Map<string, UserRecord>();
  const others = new Map<string, UserRecord[]>();
  records.forEach((record) => {
    const { nameIds, status, isGuest } = record;
    const idpUser = record.userPrincipalName ?? Object.values(nameIds)[0] ?? nameless(record);
    const before = first.get(idpUser);
    if (before === undefined) first.set(idpUser, record);
    else {
      const further = others.get(idpUser);
      if (isSameRow(before, record) || further?.some((each) => isSameRow(each, record))) return;
      if (further) further.push(record);
      else others.set(idpUser, [record]);
    }
    people.push({ idpUser, nameIds, isDisabled: status === 'disabled', isGuest });
  });
  return people;
}

const nameless = ({ name, displayName, line }: UserRecord) => name ?? displayName ?? `(${line ?? '-'})`;

function isSameRow(a: UserRecord, b: UserRecord): boolean {
  const isWithin = (one: UserRecord, other: UserRecord) =>
    [...one.columns.entries()].every(([column, cell]) => other.columns.get(column) === cell);
  return isWithin(a, b) && isWithin(b, a);
}

/** What the IdP sends for this person by this rule; null where it has nothing to send. */
export function nameIdBy({ nameIds }: Person, { column, replaceSuffix, lowerCase }: NameIdRule): string | null {
  const value = column === null ? undefined : nameIds[column];
  if (value === undefined) return null;
  const sent = replaceSuffix === null ? value : `${beforeAt(value)}@${replaceSuffix}`;
  return lowerCase ? sent.toLowerCase() : sent;
}
