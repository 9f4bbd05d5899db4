import type { Finding, Report, Row } from '../words.ts';

/** What is known of a file before it is parsed. */
export interface FileFacts {
  /** As the user wrote it; findings show it. */
  readonly name: string;
  readonly path: string;
  readonly size: number;
  /** Its first bytes, at most 64 KiB. */
  readonly head: Uint8Array;
}

export interface Source extends FileFacts {
  /** The user's word on the encoding of a text file; detected where absent. */
  readonly encoding?: string;
  /** So many rows of each sheet are wanted; a reader may give more. */
  readonly peek?: number;
  /** Said of the file before its first row: that another program has it open. */
  readonly remark?: Finding;
  /** Asked once the rows have been taken. Throws Stop when the file is no longer the one that was opened. */
  readonly demandUnchanged?: () => Promise<void>;
}

/** What a reader found out about one sheet; formats without sheets have one named ''. */
export interface SheetReading {
  readonly name: string;
  readonly hidden?: true;
  /** Zero-based columns that are hidden; they are read like all others. Complete before the sheet's first row is given. */
  readonly hiddenColumns?: readonly number[];
  /** Those of this sheet alone, where the format has pictures; `other`: backgrounds, charts, header pictures, previews of embedded objects, which are no products' pictures. */
  readonly pictures?: { floating: number; inCell: number; dispimg: number; other?: number };
}

/** What a reader found out about the file while it read; `inspect` shows it. */
export interface FileReading {
  format: string;
  encoding?: string;
  /** The sheets that are not hidden, in order, known before the first row; absent where a format has none, or names them only as it goes. */
  sheetNames?: readonly string[];
  /** Records or rows that could not be read at all, per sheet ('' where there are no sheets). */
  rejected: Record<string, number>;
  pictures: { floating: number; inCell: number; dispimg: number; unbound: number };
  sheets: SheetReading[];
}

/** One file format → rows. Holds no table in memory; a damaged record is a finding, never an exception. */
export interface Reader {
  readonly id: string;
  /** By content, never by name. */
  accepts(file: FileFacts): boolean;
  /** Fills `reading` as it goes. Throws Stop only where nothing of the file can be read. */
  read(file: Source, reading: FileReading, report: Report): AsyncIterable<Row>;
}

export function newReading(format: string): FileReading {
  return { format, rejected: {}, pictures: { floating: 0, inCell: 0, dispimg: 0, unbound: 0 }, sheets: [] };
}
