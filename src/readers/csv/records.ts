import { LONGEST_LINE, MOST_CHARACTERS, MOST_LINES } from './bounds.ts';
import { type Mend, mender, tooLong } from './mend.ts';
import type { CsvRecord, Cut, Dialect, Follows } from './record.ts';
import { scanRecord, withoutReturn } from './scan-record.ts';
import { Widths } from './widths.ts';

/**
 * Records of delimited text that comes in pieces, many at a time. What follows the rules strictly is cut out of the text
 * as it stands; what does not is mended, record by record. `skip`: lines at the beginning that are no data.
 */
export async function* records(
  pieces: AsyncIterable<string>,
  dialect: Dialect & { readonly skip: number },
): AsyncGenerator<readonly CsvRecord[], void, undefined> {
  const widths = new Widths();
  const cutter = new Cutter(dialect, widths, await mender(dialect, widths));
  for await (const piece of pieces) {
    const found = cutter.take(piece);
    if (found.length > 0) yield found;
  }
  const found = cutter.end();
  if (found.length > 0) yield found;
}

/** Cuts records off the beginning of what has come so far. */
class Cutter {
  readonly #dialect: Dialect;
  readonly #widths: Widths;
  readonly #mend: Mend;
  #line = 1;
  #toSkip: number;
  /** What has begun and has not ended; pieces without a line end wait in `#more` and are joined once it comes. */
  #rest = '';
  #more: string[] = [];
  #waiting = 0;
  /** How a line begins that is too long to be held. */
  #dropped: string | undefined;

  constructor(dialect: Dialect & { readonly skip: number }, widths: Widths, mend: Mend) {
    this.#dialect = dialect;
    this.#toSkip = dialect.skip;
    this.#widths = widths;
    this.#mend = mend;
  }

  take(piece: string): readonly CsvRecord[] {
    const end = piece.indexOf(this.#dialect.lineEnd);
    if (this.#dropped === undefined) {
      this.#more.push(piece);
      this.#waiting += piece.length;
      return end === -1 && this.#waiting <= LONGEST_LINE ? [] : this.#cut(this.#joined(), 'more');
    }
    if (end === -1) return [];
    const long = tooLong(this.#dropped, this.#line++);
    this.#dropped = undefined;
    return [long, ...this.#cut(piece.slice(end + 1), 'more')];
  }

  end(): readonly CsvRecord[] {
    if (this.#dropped !== undefined) return [tooLong(this.#dropped, this.#line)];
    return this.#cut(this.#joined(), 'nothing');
  }

  #joined(): string {
    const text =
      this.#rest === '' && this.#more.length === 1 ? (this.#more[0] ?? '') : this.#rest + this.#more.join('');
    this.#rest = '';
    this.#more = [];
    this.#waiting = 0;
    return text;
  }

  #cut(text: string, follows: Follows): readonly CsvRecord[] {
    const { delimiter, lineEnd } = this.#dialect;
    const found: CsvRecord[] = [];
    let at = this.#skipped(text, follows);
    let mark = -1;
    let comma = -1;
    while (at < text.length) {
      if (mark < at) mark = place(text, '"', at);
      const lineEnds = text.indexOf(lineEnd, at);
      if (lineEnds === -1 && follows === 'more') break;
      const end = lineEnds === -1 ? text.length : lineEnds;
      if (mark < end || end - at > LONGEST_LINE) {
        const next = this.#withMarks(text, at, follows);
        if (!next) break;
        found.push(next.record);
        at = next.end;
        this.#line += next.lines;
        continue;
      }
      const stop = withoutReturn(text, at, end, lineEnd);
      if (comma < at) comma = place(text, delimiter, at);
      const values: string[] = [];
      const start = at;
      while (comma < stop) {
        values.push(text.slice(at, comma));
        at = comma + 1;
        comma = place(text, delimiter, at);
      }
      values.push(text.slice(at, stop));
      // Nothing but delimiters: as many characters as there are values behind the first.
      if (stop - start === values.length - 1) found.push({ is: 'blank', line: this.#line });
      else {
        this.#widths.add(values.length);
        found.push({ is: 'whole', line: this.#line, values });
      }
      this.#line++;
      at = end + 1;
    }
    this.#keep(text, at);
    return found;
  }

  /** A record with quotation marks: as it stands where it keeps to the rules, else mended. */
  #withMarks(text: string, at: number, follows: Follows): Cut | undefined {
    const scanned = scanRecord(text, at, { ...this.#dialect, follows });
    if (scanned === 'cut' || scanned === 'broken') {
      return this.#mend(text, at, { line: this.#line, follows, fault: scanned });
    }
    const { values, end, inside } = scanned;
    const width = this.#widths.commonest();
    const isPlain = inside === 0 ? end - at <= LONGEST_LINE : end - at <= MOST_CHARACTERS && inside <= MOST_LINES;
    if (!isPlain || (inside > 0 && width !== undefined && width !== values.length)) {
      return this.#mend(text, at, { line: this.#line, follows, fault: 'doubtful' });
    }
    if (values.every((value) => value === '')) return { record: { is: 'blank', line: this.#line }, end, lines: 1 };
    this.#widths.add(values.length);
    return { record: { is: 'whole', line: this.#line, values }, end, lines: inside + 1 };
  }

  #skipped(text: string, follows: Follows): number {
    let at = 0;
    while (this.#toSkip > 0) {
      const end = text.indexOf(this.#dialect.lineEnd, at);
      if (end === -1) return follows === 'nothing' ? text.length : at;
      at = end + 1;
      this.#toSkip--;
      this.#line++;
    }
    return at;
  }

  #keep(text: string, at: number): void {
    const rest = at >= text.length ? '' : text.slice(at);
    if (rest.length <= LONGEST_LINE || rest.includes(this.#dialect.lineEnd)) this.#rest = rest;
    else this.#dropped = rest.slice(0, 1000);
  }
}

/** Behind everything where it does not occur. */
function place(text: string, char: string, from: number): number {
  const at = text.indexOf(char, from);
  return at === -1 ? Number.MAX_SAFE_INTEGER : at;
}
