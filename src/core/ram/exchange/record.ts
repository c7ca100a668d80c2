// The record of a person: what its format finds in the cells of its row, looked up when it is asked for, since whoever reads
// thousands asks for a few fields. What does not fit RAM's form is left out where it is no more than a detail, so that a
// directory's telephone numbers refuse nobody.

import { firstOf, type RamCells, type UserFormat } from './format.ts';
import { beforeAt, type Cells, type RamFields, type RecordStatus, type Row, type UserRecord } from './user-list.ts';

const DATE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;

/** What the records of one list share. */
export interface Layout {
  readonly format: UserFormat;
  /** The names of the columns as the file has them, by `columnKey`. */
  readonly columns: ReadonlyMap<string, string>;
}

export class RowRecord implements UserRecord {
  readonly columns: Row;
  private readonly layout: Layout;

  constructor(row: Row, layout: Layout) {
    this.columns = row;
    this.layout = layout;
  }

  get line(): number | null {
    return this.columns.line;
  }

  get name(): string | null {
    const named = firstOf(this.columns, this.layout.format.userName);
    return named === null ? null : beforeAt(named);
  }

  get userPrincipalName(): string | null {
    const principal = firstOf(this.columns, this.layout.format.userPrincipalName);
    return principal?.includes('@') ? principal : null;
  }

  get displayName(): string | null {
    const { format } = this.layout;
    return firstOf(this.columns, format.displayName) ?? fullName(this.columns, format);
  }

  get email(): string | null {
    return firstOf(this.columns, this.layout.format.email);
  }

  get mobilePhone(): string | null {
    const { format } = this.layout;
    const phone = firstOf(this.columns, format.mobilePhone);
    // RAM's own lists have RAM's form, unless somebody masked them.
    return phone === null || (format.ram && !phone.includes('*')) ? phone : ramPhone(phone);
  }

  get comments(): string | null {
    return firstOf(this.columns, this.layout.format.comments);
  }

  get status(): RecordStatus {
    return this.layout.format.status(this.columns);
  }

  get nameIds(): Readonly<Record<string, string>> {
    const { format, columns } = this.layout;
    const nameIds: Record<string, string> = {};
    for (const id of format.nameIds) {
      const value = this.columns.get(id);
      if (value !== undefined) nameIds[columns.get(id) ?? id] ??= value;
    }
    return nameIds;
  }

  get isGuest(): boolean {
    return this.layout.format.isGuest?.(this.columns) ?? false;
  }

  get ram(): RamFields {
    const { format } = this.layout;
    return format.ram ? ramFields(format.ram(this.columns)) : NOTHING;
  }
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
