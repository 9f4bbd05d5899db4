import type { Options } from 'csv-parse/sync';
import { LONGEST_LINE, MOST_CHARACTERS, MOST_LINES } from './bounds.ts';
import { looseReadings } from './loose-readings.ts';
import type { CsvRecord, Cut, Dialect, Follows } from './record.ts';
import { withoutReturn } from './scan-record.ts';
import type { Widths } from './widths.ts';

/** Reads one record that the scanner would not; undefined where the text ends too early to tell. */
export type Mend = (text: string, at: number, place: Place) => Cut | undefined;

interface Place {
  readonly line: number;
  readonly follows: Follows;
  /** Why the scanner would not take it; `doubtful`: it keeps to the rules, but something else speaks against it. */
  readonly fault: 'cut' | 'broken' | 'doubtful';
}

/**
 * The lines over which a quoted value runs are one record if they strictly are and the width speaks for it; otherwise the
 * first of them is read loosely, alone, so that a lost quotation mark costs one line and never the rest of the file.
 */
export async function mender(dialect: Dialect, widths: Widths): Promise<Mend> {
  const { lineEnd, delimiter } = dialect;
  const strict = await strictParser(dialect);

  return (text, at, place) => {
    const end = endOfLine(text, at, lineEnd);
    if (end === text.length && place.follows === 'more') return undefined;
    // Lines that were turned into Windows' own twice end with CR CR LF.
    const first = text.slice(at, withoutReturns(text, at, end));
    if (end - at > LONGEST_LINE) return { record: tooLong(first, place.line), end: behind(text, end), lines: 1 };
    // Where the scanner found a fault before the record's end, csv-parse would too.
    if (place.fault !== 'broken' && isOdd(text, at, end)) {
      const close = closingLine(text, end, { lineEnd, follows: place.follows });
      if (close === 'not yet') return undefined;
      const joined =
        close === 'never' ? undefined : strict(text.slice(at, withoutReturn(text, at, close.end, lineEnd)));
      if (joined && close !== 'never' && speaksFor(joined, first)) {
        widths.add(joined.length);
        const record: CsvRecord = { is: 'whole', line: place.line, values: joined };
        return { record, end: behind(text, close.end), lines: close.lines };
      }
    }
    return { record: loose(first, place.line), end: behind(text, end), lines: 1 };
  };

  /** A record over several lines of another width than the table's is none if its first line alone has that width. */
  function speaksFor(joined: readonly string[], first: string): boolean {
    const width = widths.commonest();
    return width === undefined || joined.length === width || fitting(first, width) === undefined;
  }

  function loose(first: string, line: number): CsvRecord {
    const width = widths.commonest();
    const values = fitting(first, width);
    if (values) return { is: 'repaired', line, values };
    return { is: 'rejected', why: 'broken', line, text: copied(first.slice(0, SHOWN)), width: width ?? 0 };
  }

  function fitting(line: string, width: number | undefined): readonly string[] | undefined {
    for (const values of looseReadings(line, delimiter)) {
      if (width === undefined || values.length === width) return values;
    }
    return undefined;
  }
}

/** A line of which only the beginning is shown. */
export function tooLong(start: string, line: number): CsvRecord {
  return { is: 'rejected', why: 'too-long', line, text: copied(start.slice(0, SHOWN)), width: 0 };
}

/** A part of a text that outlives it: as a mere slice it would keep the whole in memory. */
function copied(part: string): string {
  return Buffer.from(part, 'utf16le').toString('utf16le');
}

const SHOWN = 200;

type Strict = (text: string) => readonly string[] | undefined;

/** csv-parse has the last word on what one record is. */
async function strictParser({ delimiter, lineEnd }: Dialect): Promise<Strict> {
  const { parse } = await import('csv-parse/sync');
  const settings: Options = {
    delimiter,
    record_delimiter: lineEnd === '\r' ? '\r' : ['\r\n', '\n'],
    relax_column_count: true,
    skip_empty_lines: false,
  };
  return (text) => {
    try {
      const parsed: string[][] = parse(text, settings);
      return parsed.length === 1 ? parsed[0] : undefined;
    } catch {
      return undefined;
    }
  };
}

/** Where the line ends on which the quoted value that is open at `from` is closed; `lines`: of the whole record. */
function closingLine(
  text: string,
  from: number,
  { lineEnd, follows }: { readonly lineEnd: string; readonly follows: Follows },
): { readonly end: number; readonly lines: number } | 'not yet' | 'never' {
  let length = 0;
  let start = from + 1;
  for (let lines = 2; start < text.length; lines++) {
    const end = endOfLine(text, start, lineEnd);
    if (end - start > LONGEST_LINE) return 'never';
    if (end === text.length && follows === 'more') return 'not yet';
    if (isOdd(text, start, end)) return { end, lines };
    length += end - start;
    if (lines > MOST_LINES + 1 || length > MOST_CHARACTERS) return 'never';
    start = end + 1;
  }
  return follows === 'more' ? 'not yet' : 'never';
}

/** Counted from the record's start, a line end is inside quotation marks exactly after an odd number of them. */
function isOdd(text: string, from: number, to: number): boolean {
  let isOdd = false;
  for (let i = text.indexOf('"', from); i !== -1 && i < to; i = text.indexOf('"', i + 1)) isOdd = !isOdd;
  return isOdd;
}

function endOfLine(text: string, from: number, lineEnd: string): number {
  const end = text.indexOf(lineEnd, from);
  return end === -1 ? text.length : end;
}

function withoutReturns(text: string, from: number, end: number): number {
  let stop = end;
  while (stop > from && text[stop - 1] === '\r') stop--;
  return stop;
}

function behind(text: string, end: number): number {
  return Math.min(text.length, end + 1);
}
