import type { FieldPath } from './fields.ts';
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
  /** In a few English words: `exact header`, `header contains 价格`, `template 1688`. */
  readonly why: string;
}

/** How one table of a file is to be read. */
export interface Mapping {
  /** Id of the template that fitted best, or `known headers`. */
  readonly template: string;
  /** Row number of the (last) header row; 0 for input whose rows carry their own names. */
  readonly headerRow: number;
  readonly columns: readonly Column[];
}

/** A row of data, with the table's mapping. */
export interface TableRow {
  readonly row: Row;
  readonly mapping: Mapping;
}

/** `0` → `A`, `27` → `AB`. */
export function columnLetter(index: number): string {
  let letters = '';
  for (let n = index + 1; n > 0; n = Math.floor((n - 1) / 26))
    letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters;
  return letters;
}
