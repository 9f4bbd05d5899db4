import { Big } from 'big.js';
import { isRecord } from '../../core/json.ts';
import { readNumber } from './number.ts';
import { readLiteral } from './python-literal.ts';

/** A price that holds from a quantity on. */
export interface Tier {
  /** As it is shown to people: `1-99`, `≥500`. */
  readonly quantity: string;
  readonly price: string;
}

interface Found extends Tier {
  readonly from: string;
}

const UNIT = '(?:件|个|只|套|双|条|包|箱|盒|台|把|支|pcs?|pieces?|units?)';
const QUANTITY =
  String.raw`(?:起批量|起订量|数量|qty|moq)?[:\s]*((?:\d+\s*UNIT?\s*[-~～—–至到]\s*\d+|(?:>=?|≥|大于|满)\s*\d+|\d+\s*(?:\+|UNIT?\s*(?:起批?|起订|以上|及以上|或以上|and\s+(?:up|above)|or\s+more)))\s*UNIT?(?:起批?|以上)?)`.replaceAll(
    'UNIT',
    UNIT,
  );
const PRICE = String.raw`((?:[^\d\s:;,]{0,4}\s*)\d[\d.,]*\s*(?:元|块|[a-z]{3}|[$€£])?(?:\s*\/\s*\p{L}{1,4})?)`;
const QUANTITY_FIRST = new RegExp(`^${QUANTITY}\\s*(?:[:=→]|价格?:?|\\s)\\s*${PRICE}$`, 'iu');
const PRICE_FIRST = new RegExp(`^${PRICE}\\s*[([]\\s*${QUANTITY}\\s*[)\\]]$`, 'iu');

/**
 * Prices that depend on the quantity, from the smallest quantity on: `1-99:12.5;100-499:11.8;≥500:11`, `2-9件 ¥12.5, 10-99件 ¥11`,
 * `12.5 (1-99件)`, one a line, or the ladder that 1688 exports as JSON. Half-width text. Undefined where it is anything else.
 */
export function readTiers(text: string): readonly Tier[] | undefined {
  if (!/\d/.test(text) || text.length > 10_000) return undefined;
  const found = /^[[{(]/.test(text) ? ladder(readLiteral(text)) : written(text);
  if (!found || found.length === 0) return undefined;
  return [...found].sort((a, b) => new Big(a.from).cmp(b.from)).map(({ quantity, price }) => ({ quantity, price }));
}

function written(text: string): readonly Found[] | undefined {
  const pieces = text
    .split(/[\r\n;|、]+|,(?!\d{3}(?!\d))/)
    .map((piece) => piece.trim())
    .filter(Boolean);
  const tiers = pieces.map(writtenTier);
  return tiers.every((tier) => tier !== undefined) ? tiers : undefined;
}

/** Longer than any quantity with its price. */
const LONGEST_TIER = 100;

function writtenTier(piece: string): Found | undefined {
  if (piece.length > LONGEST_TIER) return undefined;
  const [, quantity, price] = QUANTITY_FIRST.exec(piece) ?? [];
  if (quantity && price) return tierOf(quantity, price);
  const [, before, within] = PRICE_FIRST.exec(piece) ?? [];
  return within && before ? tierOf(within, before) : undefined;
}

function tierOf(quantity: string, price: string): Found | undefined {
  const from = readNumber(/\d+/.exec(quantity)?.[0] ?? '');
  return from === undefined ? undefined : { quantity: quantity.trim(), price: price.trim(), from };
}

const FROMS = [
  'beginAmount',
  'startQuantity',
  'startQty',
  'minQuantity',
  'minQty',
  'min',
  'begin',
  'start',
  'from',
  'quantity',
  'qty',
  'amount',
  'num',
];
const PRICES = ['price', 'unitPrice', 'value'];
/** Members that hold the ladder in what 1688 exports. */
const LADDERS = ['priceRanges', 'priceRangeList', 'currentPrices', 'ladderPrices', 'skuRangePrices', 'prices', 'tiers'];

function ladder(value: unknown): readonly Found[] | undefined {
  if (Array.isArray(value)) {
    const steps = value.map(step);
    return steps.every((one) => one !== undefined) ? steps : undefined;
  }
  if (!isRecord(value)) return undefined;
  const inner = LADDERS.find((name) => Array.isArray(value[name]));
  if (inner) return ladder(value[inner]);
  // {"1-99": 12.5, "100-499": 11.8}
  const entries = Object.entries(value).map(([quantity, price]) => {
    const amount = scalar(price);
    return amount !== undefined && /^(?:>=?|≥)?\s*\d+(?:\s*(?:[-~]\s*\d+|\+))?$/.test(quantity)
      ? tierOf(quantity, amount)
      : undefined;
  });
  return entries.length > 0 && entries.every((one) => one !== undefined) ? entries : undefined;
}

function step(one: unknown): Found | undefined {
  if (typeof one === 'string') return writtenTier(one.trim());
  if (Array.isArray(one)) {
    const [from, price] = one.length === 2 ? [scalar(one[0]), scalar(one[1])] : [];
    return from !== undefined && price !== undefined && /^\d+$/.test(from) ? tierOf(`≥${from}`, price) : undefined;
  }
  if (!isRecord(one)) return undefined;
  const from = scalar(memberOf(one, FROMS));
  const price = scalar(memberOf(one, PRICES));
  return from !== undefined && price !== undefined ? tierOf(`≥${from}`, price) : undefined;
}

function memberOf(record: Readonly<Record<string, unknown>>, names: readonly string[]): unknown {
  const small = new Map(Object.entries(record).map(([name, value]) => [name.toLowerCase(), value]));
  return names.map((name) => small.get(name.toLowerCase())).find((value) => value !== undefined && value !== null);
}

function scalar(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() || undefined : undefined;
}
