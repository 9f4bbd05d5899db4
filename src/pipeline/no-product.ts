import type { Mapping } from '../core/mapping.ts';
import type { Row } from '../core/words.ts';
import { plainHeader } from './columns-header.ts';

const NO_PRODUCT =
  /^(?:本页)?(?:合计|总计|小计|共计|总数|备注|说明|注意|注|附注|填写说明|示例|total|subtotal|sub-total|grand total|sum|notes?|remarks?)(?:[\s:：*.、]|$|金额|数量|事项)/i;
/** `A 类小计`, `毛绒玩具合计：`. */
const SUM_OF_GROUP = /(?:合计|小计|总计|共计|subtotal)\s*[:：]?$/i;
const REQUIRED =
  /^(?:必填|选填|非必填|必填项|选填项|条件必填|推荐|建议填写|required|optional|preferred|desired|recommended|conditionally required)$/i;
/** A sentence or a numbered clause is no product's title: `1、以上价格含税。` */
const CLAUSE = /[。；]$|^(?:\d{1,2}[、.)）]|[（(]\d{1,2}[)）]|[*※●]|注[:：])\s*\D/;

const OF_VARIANTS = /^(?:options$|option\.(?!name)|price$|cost$|strike$|stock$|pictures$|main-picture$|gtin$)/;

/** Tells rows of data from totals, notes, headings between groups, the header once more, a line of 必填 and 选填. */
export class NoProduct {
  readonly #titleAt: number | undefined;
  readonly #columns: number;
  readonly #headers: ReadonlyMap<number, Repeatable>;
  readonly #skuAt: number | undefined;
  readonly #isAmazon: boolean;
  readonly #ofVariants: ReadonlySet<number>;

  constructor(mapping: Mapping) {
    const at = (field: string): number | undefined => mapping.columns.find((column) => column.field === field)?.index;
    this.#titleAt = at('title');
    this.#skuAt = at('sku');
    this.#columns = mapping.columns.length;
    this.#ofVariants = new Set(
      mapping.columns.flatMap(({ field, index }) => (field && OF_VARIANTS.test(field) ? [index] : [])),
    );
    this.#isAmazon = mapping.template === 'amazon';
    this.#headers = new Map(mapping.columns.map(({ index, header }) => [index, repeatable(header)]));
  }

  is(row: Row): boolean {
    if (row.keys) return false;
    const filled: { readonly value: string; readonly index: number }[] = [];
    for (let index = 0; index < row.values.length; index++) {
      const value = row.values[index]?.trim();
      if (value) filled.push({ value, index });
    }
    const first = filled[0];
    if (!first) return true;
    const hasTitle = filled.some((cell) => cell.index === this.#titleAt);
    const isFirstTitle = first.index === this.#titleAt;
    if (NO_PRODUCT.test(first.value) && (!hasTitle || isFirstTitle)) return true;
    if (SUM_OF_GROUP.test(first.value) && (!hasTitle || isFirstTitle)) return true;
    if (filled.length === 1 && !row.pictures && this.#columns > 2 && this.#mayBeHeading(first)) return true;
    // A line that says of each column whether it must be filled, and in what: 必填, 必填, 元, 件.
    const title = row.values[this.#titleAt ?? -1]?.trim() ?? '';
    if (REQUIRED.test(title) || filled.every((cell) => REQUIRED.test(cell.value))) return true;
    // The example that Amazon's sheets begin with.
    if (this.#isAmazon && row.values[this.#skuAt ?? -1]?.trim() === 'ABC123') return true;
    return filled.length > 1 && filled.every((cell) => this.#isHeader(cell));
  }

  /** A lone cell is a heading or a note, unless it says what only a variant has: its colour, price, stock, pictures. */
  #mayBeHeading({ index, value }: { readonly value: string; readonly index: number }): boolean {
    if (index === this.#titleAt) return CLAUSE.test(value);
    return !this.#ofVariants.has(index);
  }

  #isHeader({ index, value }: { readonly value: string; readonly index: number }): boolean {
    const header = this.#headers.get(index);
    if (!header) return false;
    if (header.parts.has(value)) return true;
    // Most cells begin with a letter that no header of their column begins with.
    const first = value.replace(/^[\s*＊【[(（]+/, '').charAt(0);
    if (value.length > 40 || !header.firsts.has(first)) return false;
    header.keys ??= new Set([...header.parts].map((part) => plainHeader(part).key));
    return header.keys.has(plainHeader(value).key);
  }
}

/** A header in its parts, and what they begin with. */
interface Repeatable {
  readonly parts: ReadonlySet<string>;
  readonly firsts: ReadonlySet<string>;
  keys?: ReadonlySet<string>;
}

function repeatable(header: string): Repeatable {
  const parts = new Set([header.trim(), ...header.split('\n').map((part) => part.trim())]);
  return { parts, firsts: new Set([...parts].map((part) => part.replace(/^[\s*＊【[(（]+/, '').charAt(0))) };
}
