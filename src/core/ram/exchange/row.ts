// The rows of a list, which all share where their columns are: a map for each of thousands takes longer to make than it is
// ever asked.

import { columnKey, type Row } from './user-list.ts';

/** The columns of a list whose rows name their own, as they are met. */
export class Columns {
  /** As the file has them, by `columnKey`. */
  readonly names = new Map<string, string>();
  /** By `columnKey`, where in a row its cell stands. */
  readonly places = new Map<string, number>();
  private readonly known = new Map<string, number>();

  /** Where the cells of a column stand, by its name in the file; several spellings may be one column. */
  placeOf(name: string): number {
    let place = this.known.get(name);
    if (place !== undefined) return place;
    const key = columnKey(name);
    place = this.places.get(key);
    if (place === undefined) {
      place = this.places.size;
      this.places.set(key, place);
      this.names.set(key, name);
    }
    this.known.set(name, place);
    return place;
  }
}

export class ListRow implements Row {
  readonly line: number | null;
  private readonly places: ReadonlyMap<string, number>;
  private readonly values: readonly (string | undefined)[];

  /** `places`: by `columnKey`, where in `values` its cell stands. */
  constructor(line: number | null, places: ReadonlyMap<string, number>, values: readonly (string | undefined)[]) {
    this.line = line;
    this.places = places;
    this.values = values;
  }

  get(column: string): string | undefined {
    const place = this.places.get(column);
    return place === undefined ? undefined : this.at(place);
  }

  at(place: number): string | undefined {
    return this.values[place] || undefined;
  }

  has(column: string): boolean {
    return this.get(column) !== undefined;
  }

  *entries(): MapIterator<[string, string]> {
    for (const [column, place] of this.places) {
      const value = this.values[place];
      if (value) yield [column, value];
    }
  }
}
