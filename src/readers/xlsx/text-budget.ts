import { Damage } from '../damage.ts';

/** What a cell of Excel can hold (its own specifications and limits). */
const MOST_IN_A_CELL = 32_767;
/** Characters of cells that hold more than that; no office program makes one. */
const MOST_LONG = 256 * 1024 ** 2;
/** Characters of all cells: four times what the largest sheets of products hold. */
const MOST_OF_ALL = 8 * 1024 ** 3;

/** Counts the text that a workbook's cells give out: a file of 100 kB may refer a million times to one text of a megabyte. */
export class TextBudget {
  #all = 0;
  #long = 0;

  /** Throws Damage where it is more than any workbook of people holds. */
  take(characters: number): void {
    this.#all += characters;
    if (characters > MOST_IN_A_CELL) this.#long += characters;
    if (this.#long > MOST_LONG)
      throw new Damage('cells that hold far more text than a cell can', '有大量单元格的文本远超单元格上限');
    if (this.#all > MOST_OF_ALL) throw new Damage('more than 8 GB of text in its cells', '单元格文本总量超过 8 GB');
  }
}
