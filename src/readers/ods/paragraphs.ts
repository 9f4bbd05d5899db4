import { Damage } from '../damage.ts';

const MOST = 32 * 1024 ** 2;

/** A cell's paragraphs, one a line, with blanks run together as OpenDocument does it (1.2, 6.1.2). */
export class Paragraphs {
  #lines: string[] = [];
  #line: string | undefined;
  #hasSpace = false;

  /** Something was written, be it nothing but blanks. */
  get isThere(): boolean {
    return this.#lines.length > 0;
  }

  get isOpen(): boolean {
    return this.#line !== undefined;
  }

  open(): void {
    this.close();
    this.#line = '';
    this.#hasSpace = false;
  }

  close(): void {
    // LibreOffice writes a blank at the end of a paragraph as it is, and one at the beginning as an element.
    if (this.#line !== undefined) this.#lines.push(this.#hasSpace && this.#line !== '' ? `${this.#line} ` : this.#line);
    this.#line = undefined;
  }

  /** Throws Damage where the cell grows beyond 32 MB. */
  add(text: string): void {
    if (this.#line === undefined) return;
    if (!this.#hasSpace && !HAS_LOOSE_BLANKS.test(text)) {
      this.addAsIs(text);
      return;
    }
    for (const [i, word] of text.split(BLANKS).entries()) {
      if (i > 0) this.#hasSpace = true;
      if (word !== '') this.addAsIs(word);
    }
  }

  /** Blanks, tabs and line ends that have elements of their own. */
  addAsIs(text: string): void {
    if (this.#line === undefined) return;
    if (this.#hasSpace && this.#line !== '') this.#line += ' ';
    this.#hasSpace = false;
    this.#line += text;
    if (this.#line.length > MOST) throw new Damage('a cell of more than 32 MB', '有一个单元格超过 32 MB');
  }

  blanks(count: number): void {
    if (count > MOST) throw new Damage('a cell of more than 32 MB', '有一个单元格超过 32 MB');
    this.addAsIs(' '.repeat(count));
  }

  text(): string {
    return this.#lines.join('\n');
  }
}

const BLANKS = /[ \t\r\n]+/;
/** Others than single ones between words. */
const HAS_LOOSE_BLANKS = /[\t\r\n]| {2}|^ | $/;
