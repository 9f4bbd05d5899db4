import type { FieldPath } from '../../core/fields.ts';
import { text } from '../../core/text.ts';
import type { Money, Origins, ProductVariant, Size, Weight, Where } from '../../core/words.ts';
import type { Cell } from './cells.ts';
import { readCurrency } from './currencies.ts';
import { type Desk, reportFlaw } from './desk.ts';
import { type Draft, digitsOf } from './draft.ts';
import { halfWidth } from './half-width.ts';
import { readIdentifier } from './identifier.ts';
import { readMoney } from './money.ts';
import type { Flaw, Reading } from './reading.ts';
import { shareOf } from './share.ts';
import { readSides, readSize } from './size.ts';
import { readStock } from './stock.ts';
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
    // People group the digits for reading; programs that took the code for a number write a fraction behind it.
    return reading.value === undefined
      ? reading
      : { ...reading, value: reading.value.replace(/[\s-]/g, '').replace(/^(\d{8,14})\.0+$/, '$1') };
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

function currencyUnknown(shown: string): Flaw {
  return {
    id: 'price/currency-unknown',
    severity: 'error',
    message: text(`“${shown}” is not a currency that is known here.`, `无法识别币种“${shown}”。`),
    hint: text('Write an ISO 4217 code, as CNY or USD.', '请填写 ISO 4217 代码，例如 CNY 或 USD。'),
  };
}
