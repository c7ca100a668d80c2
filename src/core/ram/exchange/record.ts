// From the cells of a row to the record of a person, as its format says. What does not fit RAM's form is left out where it
// is no more than a detail, so that a directory's telephone numbers refuse nobody.

import type { Line } from './damage.ts';
import { firstOf, type RamCells, type UserFormat } from './format.ts';
import { beforeAt, type Cells, type RamFields, type UserRecord } from './user-list.ts';

const DATE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;

export function recordOf({ line, cells }: Line, format: UserFormat, columns: ReadonlyMap<string, string>): UserRecord {
  const principal = firstOf(cells, format.userPrincipalName);
  const named = firstOf(cells, format.userName);
  const phone = firstOf(cells, format.mobilePhone);
  const nameIds: Record<string, string> = {};
  for (const id of format.nameIds) {
    const value = cells.get(id);
    if (value !== undefined) nameIds[columns.get(id) ?? id] ??= value;
  }
  return {
    line,
    name: named === null ? null : beforeAt(named),
    userPrincipalName: principal?.includes('@') ? principal : null,
    displayName: firstOf(cells, format.displayName) ?? fullName(cells, format),
    email: firstOf(cells, format.email),
    // RAM's own lists have RAM's form, unless somebody masked them.
    mobilePhone: phone === null || (format.ram && !phone.includes('*')) ? phone : ramPhone(phone),
    comments: firstOf(cells, format.comments),
    status: format.status(cells),
    nameIds,
    isGuest: format.isGuest?.(cells) ?? false,
    columns: cells,
    ram: format.ram ? ramFields(format.ram(cells)) : NOTHING,
  };
}

const NOTHING: RamFields = {};

/** Family name first and without a blank where it is written in Chinese characters. */
function fullName(cells: Cells, { givenAndFamilyName }: UserFormat): string | null {
  if (!givenAndFamilyName) return null;
  const [givenName = '', familyName = ''] =
    givenAndFamilyName.find((pair) => pair.some((name) => cells.has(name))) ?? [];
  const [given, family] = [cells.get(givenName) ?? '', cells.get(familyName) ?? ''];
  const isChinese = /^\p{Script=Han}/u.test(given) && /^\p{Script=Han}/u.test(family);
  const name = isChinese ? `${family}${given}` : `${given} ${family}`.trim();
  return name === '' ? null : name;
}

/** RAM writes 86-18688880000; null where the country code cannot be told from the rest. */
export function ramPhone(text: string): string | null {
  const plain = text
    .slice(0, 64)
    .replace(/[\s().]/g, ' ')
    .trim();
  const parts = /^\+?(\d{1,4})-(\d[\d -]{3,24})$/.exec(plain) ?? /^\+(\d{1,3}) +(\d[\d -]{3,24})$/.exec(plain);
  if (parts) return `${parts[1]}-${parts[2]?.replace(/[ -]/g, '')}`;
  const chinese = /^(?:\+?86)?(1[3-9]\d{9})$/.exec(plain.replace(/[ -]/g, ''));
  return chinese ? `86-${chinese[1]}` : null;
}

function ramFields({ userId, createDate, updateDate, status, policies, groups }: RamCells): RamFields {
  return {
    ...(userId !== undefined && /^\d{1,32}$/.test(userId) ? { userId } : {}),
    ...(createDate !== undefined && DATE.test(createDate) ? { createDate } : {}),
    ...(updateDate !== undefined && DATE.test(updateDate) ? { updateDate } : {}),
    ...(status === undefined ? {} : { status }),
    ...(policies === undefined ? {} : { policies }),
    ...(groups === undefined ? {} : { groups }),
  };
}
