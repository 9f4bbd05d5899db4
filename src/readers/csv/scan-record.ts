import type { Dialect, Follows } from './record.ts';

/** One record that follows the rules of quotation strictly, and where the next one begins. */
export interface Scanned {
  readonly values: readonly string[];
  readonly end: number;
  /** Line ends within its values. */
  readonly inside: number;
}

/**
 * Reads the record that begins at `at`. `cut`: the text ends before the record does. `broken`: it does not follow the
 * rules strictly: a quotation mark inside a value that is not in quotation marks, or something behind a closing one.
 */
export function scanRecord(
  text: string,
  at: number,
  { delimiter, lineEnd, follows }: Dialect & { readonly follows: Follows },
): Scanned | 'cut' | 'broken' {
  const values: string[] = [];
  const length = text.length;
  const isEnd = follows === 'nothing';
  let inside = 0;
  let from = at;
  // The next delimiter, line end and quotation mark; each is looked for once, however many values lie before it.
  let next = -1;
  let end = -1;
  let mark = -1;
  for (;;) {
    if (text.charCodeAt(from) !== QUOTE) {
      if (next < from) next = place(text, delimiter, from);
      if (end < from) end = place(text, lineEnd, from);
      const stop = next < end ? next : end;
      if (mark < from) mark = place(text, '"', from);
      if (mark < stop) return 'broken';
      if (next < end) {
        values.push(text.slice(from, next));
        from = next + 1;
        continue;
      }
      if (end > length && !isEnd) return 'cut';
      const last = end > length ? length : end;
      values.push(text.slice(from, withoutReturn(text, from, last, lineEnd)));
      return { values, end: end > length ? length : end + 1, inside };
    }
    const close = closingMark(text, from + 1);
    if (close === -1) return 'cut';
    const behind = close + 1;
    if (behind === length && !isEnd) return 'cut';
    const value = text.slice(from + 1, close);
    values.push(value.includes('"') ? value.replaceAll('""', '"') : value);
    inside += count(value, lineEnd);
    if (behind === length) return { values, end: length, inside };
    if (text.startsWith(delimiter, behind)) {
      from = behind + 1;
      continue;
    }
    if (text.startsWith(lineEnd, behind)) return { values, end: behind + 1, inside };
    if (lineEnd === '\r' || text.charCodeAt(behind) !== RETURN) return 'broken';
    if (behind + 1 === length) return isEnd ? { values, end: length, inside } : 'cut';
    return text.charCodeAt(behind + 1) === NEWLINE ? { values, end: behind + 2, inside } : 'broken';
  }
}

/** Where a line's text ends, without the CR of a CRLF. */
export function withoutReturn(text: string, from: number, end: number, lineEnd: '\n' | '\r'): number {
  return lineEnd === '\n' && end > from && text.charCodeAt(end - 1) === RETURN ? end - 1 : end;
}

const QUOTE = 34;
const RETURN = 13;
const NEWLINE = 10;

/** Behind everything where it does not occur. */
function place(text: string, char: string, from: number): number {
  const at = text.indexOf(char, from);
  return at === -1 ? Number.MAX_SAFE_INTEGER : at;
}

/** The mark that no other one follows; two are one inside the value. */
function closingMark(text: string, from: number): number {
  let mark = text.indexOf('"', from);
  while (mark !== -1 && text.charCodeAt(mark + 1) === QUOTE) mark = text.indexOf('"', mark + 2);
  return mark;
}

function count(text: string, char: string): number {
  let found = 0;
  for (let at = text.indexOf(char); at !== -1; at = text.indexOf(char, at + 1)) found++;
  return found;
}
