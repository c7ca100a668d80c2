// The rows of a list, which all share where their columns are: a map for each of thousands takes longer to make than it is
// ever asked.

import { MAX_COLUMNS, tooLarge } from './limits.ts';
import { columnKey, type Row } from './user-list.ts';

/** The columns of a list whose rows name their own, as they are met. */
export class Columns {
  /** As the file has them, by `columnKey`. */
  readonly names = new Map<string, string>();
  /** By `columnKey`, where in a row its cell stands. */
  readonly places = new Map<string, number>();
  private readonly known = new Map<string, number>();

  /**
   * Where the cells of a column stand, by its name in the file; several spellings may be one column.
   *
   * @throws UserListRefusal input-too-large
   */
  placeOf(name: string): number {
    let place = this.known.get(name);
    if (place !== undefined) return place;
    const key = columnKey(name);
    place = this.places.get(key);
    if (place === undefined) {
      place = this.places.size;
      if (place >= MAX_COLUMNS) throw tooLarge(MAX_COLUMNS, 'columns');
      this.places.set(key, place);
      this.names.set(key, name);
    }
    this.known.set(name, place);
    return place;
  }
}

/** A row of JSON or LDIF has room for so many columns, whether or not it fills them. Lists have some dozens. */
const COMMON = 64;

export class ListRow implements Row {
  readonly line: number | null;
  private readonly places: ReadonlyMap<string, number>;
  private readonly values: (string | undefined)[];
  /** Cells of further columns, of which a list may have very many, each filled in a few rows. */
  private rare: Map<number, string> | null = null;

  /** `places`: by `columnKey`, where in the row its cell stands. `values`: of a table, whose rows are whole. */
  constructor(line: number | null, places: ReadonlyMap<string, number>, values?: string[]) {
    this.line = line;
    this.places = places;
    // Most rows of a list have the columns of those before.
    this.values = values ?? new Array(Math.min(places.size, COMMON));
  }

  get(column: string): string | undefined {
    const place = this.places.get(column);
    return place === undefined ? undefined : this.at(place);
  }

  at(place: number): string | undefined {
    return this.values[place] || this.rare?.get(place) || undefined;
  }

  has(column: string): boolean {
    return this.get(column) !== undefined;
  }

  *entries(): MapIterator<[string, string]> {
    for (const [column, place] of this.places) {
      const value = this.at(place);
      if (value) yield [column, value];
    }
  }

  /** Of several spellings of a column the first that is filled counts. */
  fill(place: number, value: string): void {
    if (place < COMMON) this.values[place] ||= value;
    else if (this.at(place) === undefined) this.set(place, value);
  }

  set(place: number, value: string): void {
    if (place < COMMON) this.values[place] = value;
    else {
      this.rare ??= new Map();
      this.rare.set(place, value);
    }
  }
}
