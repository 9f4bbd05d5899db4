import { Damage } from '../damage.ts';
/** A cell's text as a browser shows it: blanks run together, but for those that may not break. */
export class CellText {
  #text = '';
  #hasSpace = false;

  /** Throws Damage where the cell grows beyond 32 MB. */
  add(piece: string): void {
    if (!this.#hasSpace && !HAS_LOOSE_BLANKS.test(piece)) {
      this.addAsIs(piece);
      return;
    }
    for (const [i, word] of piece.split(BLANKS).entries()) {
      if (i > 0) this.#hasSpace = true;
      if (word !== '') this.addAsIs(word);
    }
  }

  /** Text in which every blank counts. */
  addAsIs(piece: string): void {
    if (this.#hasSpace && this.#text !== '' && !this.#text.endsWith('\n')) this.#text += ' ';
    this.#hasSpace = false;
    this.#text += piece;
    if (this.#text.length > MOST) throw new Damage('a cell of more than 32 MB', '有一个单元格超过 32 MB');
  }

  newLine(): void {
    this.#text += '\n';
    this.#hasSpace = false;
  }

  /** A paragraph or the like begins. */
  newBlock(): void {
    if (this.#text !== '' && !this.#text.endsWith('\n')) this.newLine();
  }

  /** Another cell of a table within the cell begins. */
  space(): void {
    this.#hasSpace = true;
  }

  /**
   * Blanks that may not break are how blanks are written in a page; a cell that holds nothing but one is blank. A line break at the end
   * shows nothing: LibreOffice writes one into every blank cell.
   */
  toString(): string {
    const text = this.#text.replace(/\n$/, '').replaceAll('\u00a0', ' ');
    return text === ' ' ? '' : text;
  }
}

const BLANKS = /[ \t\n\f\r]+/;
/** Others than single ones between words. */
const HAS_LOOSE_BLANKS = /[\t\n\f\r]| {2}|^ | $/;
const MOST = 32 * 1024 ** 2;
