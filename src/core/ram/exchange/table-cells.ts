// The cells of one row of a table: all rows share where their columns are, since a map for each of thousands takes longer to
// make than it is ever asked.

import type { Cells } from './user-list.ts';

export class TableCells implements Cells {
  readonly #places: ReadonlyMap<string, number>;
  readonly #values: readonly string[];

  /** `places`: by `columnKey`, where in `values` its cell stands. */
  constructor(places: ReadonlyMap<string, number>, values: readonly string[]) {
    this.#places = places;
    this.#values = values;
  }

  get(column: string): string | undefined {
    const place = this.#places.get(column);
    return place === undefined ? undefined : this.#values[place] || undefined;
  }

  has(column: string): boolean {
    return this.get(column) !== undefined;
  }

  *entries(): MapIterator<[string, string]> {
    for (const [column, place] of this.#places) {
      const value = this.#values[place];
      if (value) yield [column, value];
    }
  }
}
