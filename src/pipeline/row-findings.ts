import { text } from '../core/text.ts';
import type { Finding, Row } from '../core/words.ts';
import { cellWhere, type TablePlace } from './table-findings.ts';

/** Rows of a table that are counted and said once: the first of them, and which they are. */
export class SomeRows {
  #first: Row | undefined;
  readonly #shown: number[] = [];
  #count = 0;

  add(row: Row): void {
    this.#first ??= row;
    this.#count++;
    if (this.#shown.length < 8) this.#shown.push(row.row);
  }

  /** Totals, notes and headings that were passed over; undefined where there were none. */
  passedOver(place: TablePlace): Finding | undefined {
    if (!this.#first) return undefined;
    return {
      id: 'row/not-a-product',
      severity: 'note',
      message: text(
        `${this.#count} row(s) hold no product (a note, a total, a heading) and were passed over: ${this.#listed()}.`,
        `${this.#count} 行不是商品（备注、合计或小标题），已跳过：${this.#listed()}。`,
      ),
      value: this.#first.values.find((value) => value.trim() !== '')?.slice(0, 100) ?? '',
      where: cellWhere(place, this.#first, 0),
    };
  }

  hidden(place: TablePlace): Finding | undefined {
    if (!this.#first) return undefined;
    return {
      id: 'row/hidden',
      severity: 'warning',
      message: text(
        `${this.#count} hidden row(s) are read like all others: ${this.#listed()}.`,
        `${this.#count} 个隐藏行与其他行一样被读取：${this.#listed()}。`,
      ),
      hint: text('Delete them if they are not to be sold.', '如果不打算销售，请删除这些行。'),
      where: cellWhere(place, this.#first, 0),
    };
  }

  #listed(): string {
    return this.#count > this.#shown.length ? `${this.#shown.join(', ')} …` : this.#shown.join(', ');
  }
}

/** A picture of a title, a header, a note or an empty row is no product's. */
export function unboundPicture(place: TablePlace, row: Row, column: number): Finding {
  return {
    id: 'picture/unbound',
    severity: 'note',
    message: text(
      `A picture stands in row ${row.row}, which holds no product; it is not used.`,
      `第 ${row.row} 行有一张图片，但该行没有商品，图片未使用。`,
    ),
    hint: text(
      'Move it into the row of its product, if it belongs to one.',
      '如果它属于某个商品，请移到该商品所在的行。',
    ),
    where: cellWhere(place, row, column),
  };
}
