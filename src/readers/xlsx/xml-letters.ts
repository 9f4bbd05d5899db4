/** Where the next quotation mark stands. Attributes of cells are short: looking at each letter is cheaper than asking for a place. */
export function quotationMark(xml: string, from: number): number {
  for (let at = from; at < xml.length; at++) {
    const code = xml.charCodeAt(at);
    if (code === QUOTE || code === APOSTROPHE) return at;
  }
  return xml.length;
}

/** Where the mark that stands at `open` comes again; -1 where it does not. */
export function sameMark(xml: string, open: number): number {
  const mark = xml.charCodeAt(open);
  for (let at = open + 1; at < xml.length; at++) if (xml.charCodeAt(at) === mark) return at;
  return -1;
}

/** Where a mark stands between two places; infinity where it does not. */
export function nextBefore(xml: string, mark: string, from: number, end: number): number {
  for (let at = from; at < end; at++) if (xml.charCodeAt(at) === mark.charCodeAt(0)) return at;
  return Number.POSITIVE_INFINITY;
}

/** `AB12` → 27; -1 where there are no letters. */
export function columnIn(xml: string, from: number): number {
  let index = 0;
  let at = from;
  for (
    let code = xml.charCodeAt(at) & ~SMALL;
    code >= 65 && code <= 90 && at - from < 4;
    code = xml.charCodeAt(++at) & ~SMALL
  )
    index = index * 26 + code - 64;
  return index - 1;
}

/** The whole number between two places; -1 where there is none. */
export function wholeIn(xml: string, from: number, to: number): number {
  let number = 0;
  for (let at = from; at < to; at++) {
    const digit = xml.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return -1;
    number = number * 10 + digit;
  }
  return from < to ? number : -1;
}

/** The `t` of a cell, the commonest without a new text. */
export function typeIn(xml: string, from: number, to: number): string {
  if (to - from === 1) {
    const code = xml.charCodeAt(from);
    return code === S ? 's' : code === N ? 'n' : xml.slice(from, to);
  }
  return xml.slice(from, to);
}

export function isSpace(code: number): boolean {
  return code === 32 || code === 9 || code === 10 || code === 13;
}

/** Whether a name of an element ends before this character. */
export function isEndOfName(code: number): boolean {
  return code === GREATER || code === SLASH || isSpace(code);
}

const QUOTE = 34;
const APOSTROPHE = 39;
export const SLASH = 47;
export const EQUALS = 61;
export const GREATER = 62;
export const BANG = 33;
export const C = 99;
export const F = 102;
export const I = 105;
const N = 110;
export const R = 114;
export const S = 115;
export const T = 116;
export const V = 118;
/** What sets small letters apart from capital ones. */
const SMALL = 32;
