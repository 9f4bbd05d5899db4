import type { FieldPath } from '../../core/fields.ts';
import { text } from '../../core/text.ts';
import type { Money, Origins, ProductVariant, Size, Weight, Where } from '../../core/words.ts';
import type { Cell } from './cells.ts';
import { readCurrency } from './currencies.ts';
import { type Desk, reportFlaw } from './desk.ts';
import { type Draft, digitsOf, listBroken } from './draft.ts';
import { figure } from './figure.ts';
import { halfWidth } from './half-width.ts';
import { readIdentifier } from './identifier.ts';
import { looksBracketed, readList } from './list.ts';
import { readMoney } from './money.ts';
import { readNumber } from './number.ts';
import type { Flaw, Reading } from './reading.ts';
import { readSides, readSize } from './size.ts';
import { readStock } from './stock.ts';
import { readTiers } from './tiers.ts';
import { readWeight } from './weight.ts';

/** A draft with its values; what could not be read is absent and reported under its SKU. */
export function variantOf(
  draft: Draft,
  desk: Desk,
): { readonly variant: Omit<ProductVariant, 'options' | 'pictures'>; readonly origins: Origins } {
  const gtin = gtinOf(draft, desk);
  const price = moneyOf('price', draft, desk);
  const cost = moneyOf('cost', draft, desk);
  const strike = moneyOf('strike', draft, desk);
  const stock = valueIn<number>('stock', draft, desk, (raw, cell) => readStock(raw, kindOf(cell)));
  const weight = valueIn<Weight>('weight', draft, desk, (raw, cell) => readWeight(raw, cell.column.unit));
  const size = sizeOf(draft, desk);
  return {
    variant: {
      sku: draft.sku,
      ...(gtin !== undefined && { gtin }),
      ...(price && { price }),
      ...(cost && { cost }),
      ...(strike && { strike }),
      ...(stock !== undefined && { stock }),
      ...(weight && { weight }),
      ...(size && { size }),
    },
    origins: originsOf(draft),
  };
}

const FIELDS = [
  'gtin',
  'price',
  'cost',
  'strike',
  'stock',
  'weight',
  'dimensions',
  'length',
  'width',
  'height',
  'pictures',
] as const;

/** Blank cells too: a rule that misses a value points at where it should stand. */
function originsOf(draft: Draft): Origins {
  const origins: Record<string, Where> = { [`${draft.sku}/sku`]: draft.where };
  for (const field of FIELDS) {
    const where = draft.cells.place(field);
    if (where) origins[`${draft.sku}/${field}`] = where;
  }
  const option = draft.options[0]?.cell.where;
  if (option) origins[`${draft.sku}/options`] = option;
  return origins;
}

function gtinOf(draft: Draft, desk: Desk): string | undefined {
  return valueIn<string>('gtin', draft, desk, (raw, cell) => {
    const reading = readIdentifier(raw, { ...kindOf(cell), digits: digitsOf(draft.cells) });
    // People group the digits for reading.
    return reading.value === undefined ? reading : { ...reading, value: reading.value.replace(/[\s-]/g, '') };
  });
}

function moneyOf(field: 'price' | 'cost' | 'strike', draft: Draft, desk: Desk): Money | undefined {
  return valueIn<Money>(field, draft, desk, (raw, cell) => {
    const named = draft.cells.one('currency');
    const expected = cell.column.currency ?? desk.currency;
    const currency = named ? readCurrency(halfWidth(named.text), expected) : expected;
    return currency ? readMoney(raw, currency, kindOf(cell)) : { flaws: [currencyUnknown(named?.text ?? '')] };
  });
}

function kindOf({ kind }: Cell): Pick<Cell, 'kind'> {
  return kind ? { kind } : {};
}

function sizeOf(draft: Draft, desk: Desk): Size | undefined {
  const whole = valueIn<Size>('dimensions', draft, desk, (raw, cell) => readSize(raw, cell.column.unit));
  if (whole) return whole;
  const sides = (['length', 'width', 'height'] as const).map((field) => draft.cells.one(field));
  const place = sides.find((side) => side)?.where;
  if (!place) return undefined;
  const reading = readSides(sides.map((side) => [side?.text ?? '', side?.column.unit]));
  for (const flaw of reading.flaws) reportFlaw(desk, flaw, { where: place, field: 'length', sku: draft.sku });
  return reading.value;
}

function valueIn<T>(
  field: FieldPath,
  draft: Draft,
  desk: Desk,
  read: (raw: string, cell: Cell) => Reading<T>,
): T | undefined {
  const cell = draft.cells.one(field);
  if (!cell) return undefined;
  const share = shareOf(cell, draft, (raw) => read(raw, cell).value !== undefined);
  const reading: Reading<T> = share.is === 'text' ? read(share.text, cell) : { flaws: [share.flaw] };
  const shown = share.is === 'text' ? share.text : cell.text;
  for (const flaw of reading.flaws) reportFlaw(desk, flaw, { where: cell.where, field, sku: draft.sku, value: shown });
  return reading.value;
}

const PRICES: ReadonlySet<string> = new Set(['price', 'cost', 'strike']);

type Share = { readonly is: 'text'; readonly text: string } | { readonly is: 'flaw'; readonly flaw: Flaw };

/** What of a cell is meant for this variant: one item of a list made for the variants of its row, else the whole. */
function shareOf(cell: Cell, { index, of }: Draft, reads: (raw: string) => boolean): Share {
  const isBracketed = looksBracketed(cell.text);
  // Prices by quantity are no list of prices, however many variants there are.
  if (PRICES.has(cell.column.field ?? '') && readTiers(figure(cell.text))) return { is: 'text', text: cell.text };
  if (of === 1 && !isBracketed) return { is: 'text', text: cell.text };
  const items = slashed(cell.text, of, reads) ?? readList(cell.text);
  if (!items) return { is: 'flaw', flaw: listBroken() };
  const item = items.length === 1 ? items[0] : items[index];
  const isEach = items.length === of || items.length === 1;
  if (isBracketed)
    return isEach && item !== undefined
      ? { is: 'text', text: item }
      : { is: 'flaw', flaw: countMismatch(items.length, of) };
  if (!isEach || item === undefined)
    return reads(cell.text) ? { is: 'text', text: cell.text } : { is: 'flaw', flaw: countMismatch(items.length, of) };
  // 39,139 for two options: one price with its thousands, or two prices.
  const isEither = items.length > 1 && readNumber(halfWidth(cell.text)) !== undefined;
  return isEither ? { is: 'flaw', flaw: eitherWay(cell.text, of) } : { is: 'text', text: item };
}

/** 12/13/14 for three variants, where each can be read by itself. */
function slashed(text: string, of: number, reads: (raw: string) => boolean): readonly string[] | undefined {
  const items = text.split(/[/／]/).map((item) => item.trim());
  return items.length === of && !reads(text) && items.every(reads) ? items : undefined;
}

function countMismatch(values: number, variants: number): Flaw {
  return {
    id: 'variant/count-mismatch',
    severity: 'error',
    message: text(
      `The cell lists ${values} values for ${variants} variants.`,
      `单元格列出了 ${values} 个值，但该行有 ${variants} 个规格。`,
    ),
    hint: text('Write one value for all variants, or one for each.', '请填写一个通用值，或为每个规格各填一个值。'),
  };
}

function eitherWay(shown: string, variants: number): Flaw {
  return {
    id: 'variant/list-ambiguous',
    severity: 'error',
    message: text(
      `“${shown}” can be one number or ${variants} of them.`,
      `“${shown}”可能是一个数，也可能是 ${variants} 个数。`,
    ),
    hint: text(
      'Separate values with semicolons; write thousands without a comma.',
      '多个值之间请用分号分隔；千位数请不要写逗号。',
    ),
  };
}

function currencyUnknown(shown: string): Flaw {
  return {
    id: 'price/currency-unknown',
    severity: 'error',
    message: text(`“${shown}” is not a currency that is known here.`, `无法识别币种“${shown}”。`),
    hint: text('Write an ISO 4217 code, as CNY or USD.', '请填写 ISO 4217 代码，例如 CNY 或 USD。'),
  };
}
