import { text } from '../../core/text.ts';
import type { Cell } from './cells.ts';
import { type Draft, listBroken } from './draft.ts';
import { figure } from './figure.ts';
import { halfWidth } from './half-width.ts';
import { looksBracketed, readList } from './list.ts';
import { readNumber } from './number.ts';
import { priceByOption } from './price-by-option.ts';
import type { Flaw } from './reading.ts';
import { readTiers } from './tiers.ts';

const PRICES: ReadonlySet<string> = new Set(['price', 'cost', 'strike']);

type Share = { readonly is: 'text'; readonly text: string } | { readonly is: 'flaw'; readonly flaw: Flaw };

/** What of a cell is meant for this variant: one item of a list made for the variants of its row, else the whole. */
export function shareOf(cell: Cell, { index, of, siblings }: Draft, reads: (raw: string) => boolean): Share {
  const isBracketed = looksBracketed(cell.text);
  // Prices by quantity are no list of prices, however many variants there are.
  const isPrice = PRICES.has(cell.column.field ?? '');
  if (isPrice && readTiers(figure(cell.text))) return { is: 'text', text: cell.text };
  if (of === 1 && !isBracketed) return { is: 'text', text: cell.text };
  const named = isPrice ? priceByOption(halfWidth(cell.text), { values: siblings, index }) : undefined;
  if (named !== undefined) return { is: 'text', text: named };
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
