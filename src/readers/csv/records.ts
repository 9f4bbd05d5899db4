import type { Options } from 'csv-parse/sync';
import { looseReadings } from './loose-readings.ts';

/** A record of the file; `line` is where it begins, counted from 1. */
export type CsvRecord = { readonly line: number } & (
  | { readonly is: 'whole' | 'repaired'; readonly values: readonly string[] }
  | { readonly is: 'rejected'; readonly text: string; readonly width: number }
  | { readonly is: 'blank' }
);

/** A quoted value that runs over more lines than this, or more characters, has lost its closing mark. */
const MOST_LINES = 500;
const MOST_CHARACTERS = 1_000_000;

type Strict = (text: string) => string[][] | undefined;

/**
 * Records of delimited text. Lines are joined while a quotation mark is open; every record is first parsed strictly,
 * and only one that fails is read loosely, alone, so that a lost mark costs one line and never the rest of the file.
 */
export async function* records(
  pieces: AsyncIterable<readonly string[]>,
  options: { readonly delimiter: string; readonly skip: number },
): AsyncGenerator<CsvRecord, void, undefined> {
  const strict = await strictParser(options.delimiter);
  const widths = new Widths();
  let lines: string[] = [];
  let at = 1 + options.skip;
  let toSkip = options.skip;
  for await (const piece of pieces) {
    lines = lines.length === 0 ? [...piece] : [...lines, ...piece];
    while (toSkip > 0 && lines.shift() !== undefined) toSkip--;
    const { found, used } = take(lines, at, 'more to come');
    yield* found;
    lines = lines.slice(used);
    at += used;
  }
  yield* take(lines, at, 'the end').found;

  /** Parses as many of the lines as make whole records. */
  function take(available: readonly string[], first: number, then: 'more to come' | 'the end') {
    const found: CsvRecord[] = [];
    let simple: string[] = [];
    let i = 0;
    while (i < available.length) {
      const line = available[i] ?? '';
      if (isEven(line)) {
        simple.push(line);
        i++;
        continue;
      }
      const close = closingLine(available, i);
      if (close === 'not yet' && then === 'more to come') break;
      found.push(...parseLines(simple, first + i - simple.length));
      simple = [];
      const joined = typeof close === 'number' ? joinedRecord(available.slice(i, close + 1), first + i) : undefined;
      found.push(joined ?? loose(line, first + i));
      i = joined && typeof close === 'number' ? close + 1 : i + 1;
    }
    found.push(...parseLines(simple, first + i - simple.length));
    return { found, used: i };
  }

  /** Lines that are a record each: all at once, and one by one only where that fails. */
  function parseLines(simple: readonly string[], first: number): CsvRecord[] {
    if (simple.length === 0) return [];
    const texts = simple.map(withoutReturn);
    const together = strict(texts.join('\n'));
    if (together?.length === texts.length) {
      return together.map((values, i) => accepted(values, first + i));
    }
    return texts.map((line, i) => {
      const alone = line === '' ? [['']] : strict(line);
      const values = alone?.length === 1 ? alone[0] : undefined;
      return values ? accepted(values, first + i) : loose(line, first + i);
    });
  }

  /** Several lines as one record, if that is what they strictly are and the width speaks for it. */
  function joinedRecord(parts: readonly string[], line: number): CsvRecord | undefined {
    const parsed = strict(withoutReturn(parts.join('\n')));
    const values = parsed?.length === 1 ? parsed[0] : undefined;
    if (!values) return undefined;
    const width = widths.commonest();
    if (width !== undefined && values.length !== width && fitting(parts[0] ?? '', width)) return undefined;
    return accepted(values, line);
  }

  function accepted(values: readonly string[], line: number): CsvRecord {
    if (values.every((value) => value === '')) return { is: 'blank', line };
    widths.add(values.length);
    return { is: 'whole', line, values };
  }

  function loose(line: string, at: number): CsvRecord {
    const text = withoutReturn(line);
    const width = widths.commonest();
    const values = fitting(text, width);
    if (values) return { is: 'repaired', line: at, values };
    return { is: 'rejected', line: at, text, width: width ?? 0 };
  }

  function fitting(line: string, width: number | undefined): readonly string[] | undefined {
    const readings = looseReadings(withoutReturn(line), options.delimiter);
    return width === undefined ? readings[0] : readings.find((values) => values.length === width);
  }
}

async function strictParser(delimiter: string): Promise<Strict> {
  const { parse } = await import('csv-parse/sync');
  const settings: Options = { delimiter, record_delimiter: '\n', relax_column_count: true, skip_empty_lines: false };
  return (text) => {
    try {
      return parse(text, settings);
    } catch {
      return undefined;
    }
  };
}

/** Where the quoted value that opens in `lines[from]` is closed. */
function closingLine(lines: readonly string[], from: number): number | 'not yet' | 'never' {
  let length = 0;
  for (let i = from + 1; i < lines.length; i++) {
    const line = lines[i] ?? '';
    length += line.length;
    if (!isEven(line)) return i;
    if (i - from > MOST_LINES || length > MOST_CHARACTERS) return 'never';
  }
  return 'not yet';
}

/** Counted from the record's start, a line end is outside quotation marks exactly after an even number of them. */
function isEven(line: string): boolean {
  let isEven = true;
  for (let i = line.indexOf('"'); i !== -1; i = line.indexOf('"', i + 1)) isEven = !isEven;
  return isEven;
}

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}

/** How many values the table's records have. */
class Widths {
  readonly #tally = new Map<number, number>();
  #commonest: number | undefined;

  add(width: number): void {
    const times = (this.#tally.get(width) ?? 0) + 1;
    this.#tally.set(width, times);
    if (times > (this.#tally.get(this.#commonest ?? width) ?? 0) || this.#commonest === undefined)
      this.#commonest = width;
  }

  commonest(): number | undefined {
    return this.#commonest;
  }
}
