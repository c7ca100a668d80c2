// The rows of a list: of a table, whose rows all share where their columns are (a map for each of thousands takes longer to
// make than it is ever asked), and of JSON and LDIF, where each names its own.

import type { Row } from './user-list.ts';

export class TableRow implements Row {
  readonly line: number;
  private readonly places: ReadonlyMap<string, number>;
  private readonly values: readonly string[];

  /** `places`: by `columnKey`, where in `values` its cell stands. */
  constructor(line: number, places: ReadonlyMap<string, number>, values: readonly string[]) {
    this.line = line;
    this.places = places;
    this.values = values;
  }

  get(column: string): string | undefined {
    const place = this.places.get(column);
    return place === undefined ? undefined : this.values[place] || undefined;
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

export class NamedRow extends Map<string, string> implements Row {
  readonly line: number | null;

  constructor(line: number | null) {
    super();
    this.line = line;
  }
}
