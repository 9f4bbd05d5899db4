import type { Mapping } from '../core/mapping.ts';
import type { Row } from '../core/words.ts';
import { type MapOptions, mapColumns } from './columns.ts';
import { looksLikeHeader } from './header-rows.ts';

/** Finds further headers in a sheet that stacks several tables, each with columns of its own. Cheap on rows of data. */
export class SecondHeaders {
  readonly #options: MapOptions;
  #known: ReadonlySet<string> | undefined;

  constructor(options: MapOptions) {
    this.#options = options;
  }

  /** The mapping that holds from here on, where a row is a header of titles and two more fields at least. */
  in(row: Row, mapping: Mapping): Mapping | undefined {
    if (row.keys || !this.#mayBe(row) || !looksLikeHeader(row)) return undefined;
    const next = mapColumns(row.values, this.#options);
    const known = next.columns.filter((column) => column.score >= 0.9);
    const fields = new Set(known.flatMap(({ field }) => field ?? []));
    const isHeader = fields.has('title') && fields.size >= 3 && known.length * 2 > next.columns.length;
    const isSame = next.columns.every(({ index, field }) =>
      mapping.columns.some((column) => column.index === index && column.field === field),
    );
    return isHeader && !isSame ? { headerRow: row.row, ...next } : undefined;
  }

  /** Three cells that are, letter for letter, headers of the dictionary, before the second that is none. */
  #mayBe(row: Row): boolean {
    this.#known ??= new Set(this.#options.templates.flatMap(({ headers }) => [...headers.keys()]));
    let hits = 0;
    let misses = 0;
    for (const value of row.values) {
      if (value === '') continue;
      if (value.length <= 20 && this.#known.has(value.toLowerCase())) hits++;
      else misses++;
      if (hits === 3) return true;
      if (misses === 2) return false;
    }
    return false;
  }
}
