import type { FieldPath } from './fields.ts';
import type { Text } from './text.ts';
import type { Row } from './words.ts';

/** A column of a table and what it was taken to mean. */
export interface Column {
  /** Zero-based. */
  readonly index: number;
  /** As the merchant wrote it, line breaks and all. */
  readonly header: string;
  /** Absent: not understood, and left alone. */
  readonly field?: FieldPath;
  /** For option columns: the option's name in the merchant's words (颜色). */
  readonly option?: string;
  /** From the header or the template: `g`, `cm`. */
  readonly unit?: string;
  /** ISO 4217, from the header or the template. */
  readonly currency?: string;
  /** 0 to 1. */
  readonly score: number;
  /** In a few words: `exact header`, `header contains 价格`, `template 1688`. */
  readonly why: Text;
  /** Its cells list a value for each variant of the row; it goes before a column with one value for all. */
  readonly each?: true;
  /** Filled in a way that is known and not read; a column that holds values is said so. */
  readonly unread?: true;
}

/** How one table of a file is to be read. */
export interface Mapping {
  /** Id of the template that fitted best, or `known headers`. */
  readonly template: string;
  /** Row number of the (last) header row; 0 for input whose rows carry their own names. */
  readonly headerRow: number;
  /** Of several header rows, the first. */
  readonly firstHeaderRow?: number;
  readonly columns: readonly Column[];
}

/** A row of data, with the table's mapping. */
export interface TableRow {
  readonly row: Row;
  readonly mapping: Mapping;
  /** Rows of other sheets that say more of this very one; a value that stands here goes before theirs. */
  readonly more?: readonly TableRow[];
}

/** `0` → `A`, `27` → `AB`. */
export function columnLetter(index: number): string {
  let letters = '';
  for (let n = index + 1; n > 0; n = Math.floor((n - 1) / 26))
    letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters;
  return letters;
}

/** `AB` → `27`; undefined for what is no column's letter. */
export function columnIndex(letter: string): number | undefined {
  if (!/^[A-Z]{1,3}$/.test(letter)) return undefined;
  let index = 0;
  for (const char of letter) index = index * 26 + char.charCodeAt(0) - 64;
  return index - 1;
}
