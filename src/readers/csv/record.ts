/** A record of the file; `line` is where it begins, counted from 1. */
export type CsvRecord = { readonly line: number } & (
  | { readonly is: 'whole' | 'repaired'; readonly values: readonly string[] }
  /** `text`: how it begins. */
  | { readonly is: 'rejected'; readonly why: 'broken' | 'too-long'; readonly text: string; readonly width: number }
  | { readonly is: 'blank' }
);

/** How a file's values and records are set apart. */
export interface Dialect {
  /** One UTF-16 unit, neither a quotation mark nor a line end. */
  readonly delimiter: string;
  /** `\n` stands for CRLF too. */
  readonly lineEnd: '\n' | '\r';
}

/** A record with the place behind it. */
export interface Cut {
  readonly record: CsvRecord;
  /** Where the next record begins. */
  readonly end: number;
  /** Line ends passed. */
  readonly lines: number;
}

/** Whether a text goes on behind what is there. */
export type Follows = 'more' | 'nothing';
