import { plainText } from '../tags.ts';
import {
  BANG,
  C,
  columnIn,
  EQUALS,
  F,
  GREATER,
  I,
  isEndOfName,
  isSpace,
  nextBefore,
  quotationMark,
  R,
  S,
  SLASH,
  sameMark,
  T,
  typeIn,
  V,
  wholeIn,
} from './xml-letters.ts';

/** A cell as it stands in the XML; the same object is filled again for the next one. */
export interface RawCell {
  /** Zero-based. */
  column: number;
  /** The `t` of the cell: `s`, `n`, `str`, `inlineStr`, `b`, `e`, `d`. */
  type: string;
  /** The `s` of the cell: which of the workbook's cell formats. */
  style: number;
  /** Its value metadata, from 1; 0 for none. */
  vm: number;
  /** What `v` holds, entities replaced; '' where `shared` says it. */
  value: string;
  /** The number of the text in the workbook's table, for a cell of type `s`; -1 for others. */
  shared: number;
  /** What `is` holds: an inline text, entities replaced. Absent where the cell has none. */
  text: string | undefined;
  /** Absent where the cell has none. */
  formula: string | undefined;
}

export interface RowHandler {
  /** `number` counts from 1. */
  open(number: number, facts: { readonly isHidden: boolean; readonly height: string | undefined }): void;
  cell(cell: RawCell): void;
  close(): void;
}

/** Ten times as many as Excel has. */
const MOST_ROWS = 10_485_760;

/**
 * Reads whole rows of a sheet's XML: text in which every `<row>` is closed. Elements may have a prefix, and may stand among others.
 */
export class RowScanner {
  readonly #handler: RowHandler;
  readonly #prefix: string;
  readonly #cell: RawCell = {
    column: 0,
    type: 'n',
    style: 0,
    vm: 0,
    value: '',
    shared: -1,
    text: undefined,
    formula: undefined,
  };
  #xml = '';
  #row = 0;
  #column = -1;
  // What the last tag said.
  #isEmpty = false;
  #hidden = '';
  #height: string | undefined;

  /** `prefix`: `x:` where the sheet's elements have one, else nothing. */
  constructor(handler: RowHandler, prefix: string) {
    this.#handler = handler;
    this.#prefix = prefix;
  }

  scan(xml: string): void {
    this.#xml = xml;
    const open = `<${this.#prefix}row`;
    const close = `</${this.#prefix}row`;
    for (let at = xml.indexOf(open); at !== -1; at = xml.indexOf(open, at)) {
      at += open.length;
      if (!isEndOfName(xml.charCodeAt(at))) continue;
      at = this.#rowTag(at);
      const isEmpty = this.#isEmpty;
      this.#handler.open(this.#row, {
        isHidden: this.#hidden === '1' || this.#hidden === 'true',
        height: this.#height,
      });
      if (!isEmpty) at = this.#cells(at, close);
      this.#handler.close();
    }
    this.#xml = '';
  }

  /** From behind `<row` to behind its `>`. */
  #rowTag(from: number): number {
    this.#hidden = '';
    this.#height = undefined;
    let number = '';
    const at = this.#attributes(from, (name, value) => {
      if (name === 'r') number = value;
      else if (name === 'hidden') this.#hidden = value;
      else if (name === 'ht') this.#height = value;
    });
    // A row without a number, or with none that a row can have, follows the one before.
    const said = Number(number);
    this.#row = Number.isInteger(said) && said >= 1 && said <= MOST_ROWS ? said : this.#row + 1;
    this.#column = -1;
    return at;
  }

  /** The cells up to the row's end; where that begins. */
  #cells(from: number, close: string): number {
    const xml = this.#xml;
    const skip = 1 + this.#prefix.length;
    for (let at = xml.indexOf('<', from); at !== -1; at = xml.indexOf('<', at)) {
      const name = xml.charCodeAt(at + skip);
      if (name === C && isEndOfName(xml.charCodeAt(at + skip + 1)) && this.#isOurs(at)) {
        at = this.#cellTag(at + skip + 1);
        if (!this.#isEmpty) at = this.#inside(at, skip);
      } else if (xml.charCodeAt(at + 1) === SLASH && xml.startsWith(close, at)) return at;
      else at = this.#behind(at);
    }
    return xml.length;
  }

  #isOurs(at: number): boolean {
    return this.#prefix === '' || this.#xml.startsWith(this.#prefix, at + 1);
  }

  /** From behind `<c` to behind its `>`; fills in what the tag says. */
  #cellTag(from: number): number {
    const xml = this.#xml;
    const cell = this.#cell;
    cell.type = 'n';
    cell.style = 0;
    cell.vm = 0;
    let column = -1;
    let at = from;
    for (;;) {
      let code = xml.charCodeAt(at);
      while (isSpace(code)) code = xml.charCodeAt(++at);
      if (code === GREATER || code === SLASH || Number.isNaN(code)) break;
      const open = quotationMark(xml, at);
      const close = sameMark(xml, open);
      if (close === -1) break;
      const second = xml.charCodeAt(at + 1);
      if (second === EQUALS || isSpace(second)) {
        if (code === R) column = columnIn(xml, open + 1);
        else if (code === S) cell.style = Math.max(0, wholeIn(xml, open + 1, close));
        else if (code === T) cell.type = typeIn(xml, open + 1, close);
      } else if (xml.startsWith('vm', at)) cell.vm = Math.max(0, wholeIn(xml, open + 1, close));
      at = close + 1;
    }
    this.#column = column === -1 ? this.#column + 1 : column;
    cell.column = this.#column;
    this.#isEmpty = xml.charCodeAt(at) === SLASH;
    const end = xml.indexOf('>', at);
    return end === -1 ? xml.length : end + 1;
  }

  /** From behind `<c …>` to behind `</c>`; gives the cell. */
  #inside(from: number, skip: number): number {
    const xml = this.#xml;
    const cell = this.#cell;
    cell.value = '';
    cell.shared = -1;
    cell.text = undefined;
    cell.formula = undefined;
    const plain = skip === 1 ? this.#plainCell(from) : -1;
    if (plain !== -1) return plain;
    let at = from;
    for (;;) {
      at = xml.indexOf('<', at);
      if (at === -1) return xml.length;
      if (xml.charCodeAt(at + 1) === SLASH) {
        const isCell = xml.charCodeAt(at + 1 + skip) === C && isEndOfName(xml.charCodeAt(at + 2 + skip));
        at = this.#behind(at);
        if (isCell) break;
        continue;
      }
      const name = xml.charCodeAt(at + skip);
      const next = xml.charCodeAt(at + skip + 1);
      if (name === V && isEndOfName(next)) {
        const end = this.#text(at);
        cell.value = this.#taken;
        at = end;
      } else if (name === F && isEndOfName(next)) {
        const end = this.#text(at);
        cell.formula = this.#taken;
        at = end;
      } else if (name === I && next === S && isEndOfName(xml.charCodeAt(at + skip + 2))) {
        at = this.#inlineText(at, skip);
      } else at = this.#behind(at);
    }
    if (cell.type === 's') {
      const number = cell.value.trim();
      cell.shared = wholeIn(number, 0, number.length);
    }
    this.#handler.cell(cell);
    return at;
  }

  /** Nearly every cell of a sheet is `<c …><v>…</v></c>` or has one inline text; -1 where this one is something else. */
  #plainCell(from: number): number {
    const xml = this.#xml;
    const second = xml.charCodeAt(from + 1);
    if (second === V && xml.charCodeAt(from + 2) === GREATER) {
      const end = xml.indexOf('<', from + 3);
      if (end === -1 || !xml.startsWith('</v></c>', end)) return -1;
      const { type } = this.#cell;
      if (type === 's') this.#cell.shared = wholeIn(xml, from + 3, end);
      else if (type === 'n') this.#cell.value = xml.slice(from + 3, end);
      else this.#cell.value = plainText(xml.slice(from + 3, end));
      this.#handler.cell(this.#cell);
      return end + 8;
    }
    if (second !== I || !xml.startsWith('<is><t>', from)) return -1;
    const end = xml.indexOf('<', from + 7);
    if (end === -1 || !xml.startsWith('</t></is></c>', end)) return -1;
    this.#cell.text = plainText(xml.slice(from + 7, end));
    this.#handler.cell(this.#cell);
    return end + 13;
  }

  #taken = '';

  /** The text of an element that begins at `from`, into `#taken`; where its closing tag begins. */
  #text(from: number): number {
    const xml = this.#xml;
    this.#taken = '';
    const start = this.#behind(from);
    if (xml.charCodeAt(start - 2) === SLASH) return start;
    let end = xml.indexOf('<', start);
    if (end === -1) end = xml.length;
    if (xml.charCodeAt(end + 1) !== BANG) {
      this.#taken = plainText(xml.slice(start, end));
      return end;
    }
    return this.#mixedText(start);
  }

  /** The same with CDATA sections and comments in it. */
  #mixedText(start: number): number {
    const xml = this.#xml;
    let at = start;
    for (;;) {
      let less = xml.indexOf('<', at);
      if (less === -1) less = xml.length;
      this.#taken += plainText(xml.slice(at, less));
      if (xml.startsWith('<![CDATA[', less)) {
        const end = xml.indexOf(']]>', less);
        this.#taken += xml.slice(less + 9, end === -1 ? xml.length : end);
      } else if (!xml.startsWith('<!--', less)) return less;
      at = this.#behind(less);
    }
  }

  /** `<is>`: its `t` elements joined, but for those that say how to pronounce it (rPh). */
  #inlineText(from: number, skip: number): number {
    const xml = this.#xml;
    let text = '';
    let phonetic = 0;
    let at = this.#behind(from);
    if (xml.charCodeAt(at - 2) === SLASH) return at;
    for (;;) {
      at = xml.indexOf('<', at);
      if (at === -1) break;
      const isClosing = xml.charCodeAt(at + 1) === SLASH;
      const name = at + skip + (isClosing ? 1 : 0);
      if (xml.startsWith('rPh', name) && isEndOfName(xml.charCodeAt(name + 3))) phonetic += isClosing ? -1 : 1;
      if (isClosing && xml.startsWith('is', name) && isEndOfName(xml.charCodeAt(name + 2))) {
        at = this.#behind(at);
        break;
      }
      if (!isClosing && xml.charCodeAt(name) === T && isEndOfName(xml.charCodeAt(name + 1))) {
        at = this.#text(at);
        if (phonetic === 0) text += this.#taken;
      } else at = this.#behind(at);
    }
    this.#cell.text = text;
    return at === -1 ? xml.length : at;
  }

  /** Just behind the tag, comment or CDATA section that begins at `less`. */
  #behind(less: number): number {
    const xml = this.#xml;
    if (xml.charCodeAt(less + 1) === BANG) {
      const close = xml.startsWith('<![CDATA[', less) ? ']]>' : xml.startsWith('<!--', less) ? '-->' : '>';
      const end = xml.indexOf(close, less);
      return end === -1 ? xml.length : end + close.length;
    }
    return this.#attributes(less + 1, undefined);
  }

  /** From within a tag to behind its `>`, which may stand in an attribute's value too. */
  #attributes(from: number, found: ((name: string, value: string) => void) | undefined): number {
    const xml = this.#xml;
    let at = from;
    for (;;) {
      const end = xml.indexOf('>', at);
      if (end === -1) {
        this.#isEmpty = false;
        return xml.length;
      }
      const double = nextBefore(xml, '"', at, end);
      const single = nextBefore(xml, "'", at, end);
      const open = Math.min(double, single);
      if (open === Number.POSITIVE_INFINITY) {
        this.#isEmpty = xml.charCodeAt(end - 1) === SLASH;
        return end + 1;
      }
      const close = xml.indexOf(open === double ? '"' : "'", open + 1);
      if (close === -1) return xml.length;
      if (found) {
        const equals = xml.lastIndexOf('=', open);
        found(xml.slice(at, equals).trim(), xml.slice(open + 1, close));
      }
      at = close + 1;
    }
  }
}
