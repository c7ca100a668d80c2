// The record of a person: what its format finds in the cells of its row, looked up when it is asked for, since whoever reads
// thousands asks for a few fields. What does not fit RAM's form is left out where it is no more than a detail, so that a
// directory's telephone numbers refuse nobody.

import type { UserFormat } from './format.ts';
import { beforeAt, type Cells, type RamFields, type RecordStatus, type Row, type UserRecord } from './user-list.ts';

const USER_ID = /^\d{1,32}$/;
const DATE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;

/** What the records of one list share. */
export interface Layout {
  readonly format: UserFormat;
  /** The names of the columns as the file has them, by `columnKey`. */
  readonly columns: ReadonlyMap<string, string>;
  /** Where in a row the columns stand that hold a field; null where the list has none of them. */
  readonly places: Readonly<Record<Field, Places>>;
  readonly ramPlaces: Readonly<Record<RamField, Places>>;
}

type Places = readonly number[] | null;

const FIELDS = ['userName', 'userPrincipalName', 'displayName', 'email', 'mobilePhone', 'comments'] as const;
type Field = (typeof FIELDS)[number];
const RAM_FIELDS = ['userId', 'createDate', 'updateDate', 'policies', 'groups'] as const;
type RamField = (typeof RAM_FIELDS)[number];

/** `places`: by `columnKey`, where in a row the cell of a column stands. */
export function layoutOf(
  format: UserFormat,
  columns: ReadonlyMap<string, string>,
  places: ReadonlyMap<string, number>,
): Layout {
  const placesOf = (names: readonly string[] = []): Places => {
    const found = names.flatMap((column) => places.get(column) ?? []);
    return found.length > 0 ? found : null;
  };
  return {
    format,
    columns,
    places: mapped(FIELDS, (field) => placesOf(format[field])),
    ramPlaces: mapped(RAM_FIELDS, (field) => placesOf(format.ram?.[field])),
  };
}

const mapped = <K extends string, V>(keys: readonly K[], to: (key: K) => V) =>
  Object.fromEntries(keys.map((key) => [key, to(key)])) as Record<K, V>;

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
    const named = this.first(this.layout.places.userName);
    return named === null ? null : beforeAt(named);
  }

  get userPrincipalName(): string | null {
    const principal = this.first(this.layout.places.userPrincipalName);
    return principal?.includes('@') ? principal : null;
  }

  get displayName(): string | null {
    return this.first(this.layout.places.displayName) ?? fullName(this.columns, this.layout.format);
  }

  get email(): string | null {
    return this.first(this.layout.places.email);
  }

  get mobilePhone(): string | null {
    const phone = this.first(this.layout.places.mobilePhone);
    return phone === null ? null : phoneOf(phone, this.layout.format);
  }

  get comments(): string | null {
    return this.first(this.layout.places.comments);
  }

  get status(): RecordStatus {
    return this.layout.format.status(this.columns);
  }

  get nameIds(): Readonly<Record<string, string>> {
    const { columns, format } = this.layout;
    // Without what every object has: a column may be called "constructor".
    const nameIds: Record<string, string> = Object.create(null);
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
    const { format, ramPlaces } = this.layout;
    if (!format.ram) return NOTHING;
    return {
      userId: fitting(USER_ID, this.first(ramPlaces.userId)),
      createDate: fitting(DATE, this.first(ramPlaces.createDate)),
      updateDate: fitting(DATE, this.first(ramPlaces.updateDate)),
      status: format.ram.status?.(this.columns),
      policies: this.first(ramPlaces.policies) ?? undefined,
      groups: this.first(ramPlaces.groups) ?? undefined,
    };
  }

  /** What stands in the first of these places that is filled. */
  private first(places: Places): string | null {
    if (places === null) return null;
    for (let i = 0; i < places.length; i++) {
      const value = this.columns.at(places[i] ?? 0);
      if (value !== undefined) return value;
    }
    return null;
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

/** RAM's own lists have RAM's form, unless somebody masked them. */
const phoneOf = (phone: string, { ram }: UserFormat) => (ram && !phone.includes('*') ? phone : ramPhone(phone));

/** RAM writes 86-18688880000; null where the country code cannot be told from the rest. */
export function ramPhone(text: string): string | null {
  const plain = text
    .slice(0, 64)
    .replace(/[\s().]/g, ' ')
    .trim();
  // Without a plus sign, what stands before the first hyphen may be an area as well: 425-555-0100.
  const parts = /^(?:\+(\d{1,4})-|\+(\d{1,3}) +|(86)-)(\d[\d -]{3,24})$/.exec(plain);
  if (parts) return `${parts[1] ?? parts[2] ?? parts[3]}-${parts[4]?.replace(/[ -]/g, '')}`;
  const chinese = /^(?:\+?86)?(1[3-9]\d{9})$/.exec(plain.replace(/[ -]/g, ''));
  return chinese ? `86-${chinese[1]}` : null;
}

const fitting = (form: RegExp, text: string | null) => (text !== null && form.test(text) ? text : undefined);
