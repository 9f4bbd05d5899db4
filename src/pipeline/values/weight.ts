import { Big } from 'big.js';
import type { Weight } from '../../core/measure.ts';
import { text } from '../../core/text.ts';
import { brief } from './brief.ts';
import { CHINESE_DIGITS, readChineseNumber } from './chinese-number.ts';
import { figure, isNoFigure } from './figure.ts';
import { readDecimalComma, readNumber } from './number.ts';
import { blank, type Flaw, isPlaceholder, type Reading } from './reading.ts';

/** 斤 is 500 g and 两 50 g by the market units of the People's Republic (1959). */
const UNITS: readonly (readonly [name: RegExp, unit: Weight['unit'], times: number])[] = [
  [/^(?:kgs?|kilograms?|公斤|千克)$/, 'kg', 1],
  [/^(?:g|gr|grams?|克)$/, 'g', 1],
  [/^(?:斤|市斤)$/, 'g', 500],
  [/^(?:两|市两)$/, 'g', 50],
  [/^(?:lbs?|pounds?|磅)$/, 'lb', 1],
  [/^(?:oz|ounces?|盎司)$/, 'oz', 1],
  [/^(?:mg|毫克)$/, 'g', 0.001],
  [/^(?:t|吨)$/, 'kg', 1000],
];

const FIGURE = String.raw`\.?\d[\d.,]*(?:e[+-]?\d+)?`;
const RANGE = new RegExp(`^(${FIGURE})\\s*[a-z一-鿿]{0,2}\\s*[-~至到–—]\\s*(${FIGURE})\\s*(\\D*)$`);
const PIECE = new RegExp(`(${FIGURE}|[${CHINESE_DIGITS}]+)\\s*([a-z]+|市?\\p{Script=Han})?`, 'gu');
const AROUND = /^(?:约|大约|大概|净重|毛重|单重|重量|重|≈|~|g\.?w\.?|n\.?w\.?|net|gross)+[:\s]*/;
/** What the weight is of, and how sure one is of it: 350克/个, 350g左右, 350g±5g, 350g(含包装). */
const BEHIND = /\s*(?:\/\s*\p{L}{1,4}|每\p{L}|左右|上下|±.*|\([^)]*\))$/u;

/** 两 behind a number is the unit, in front of one it is two. */
const LIANG = new RegExp(`(?<=[\\d${CHINESE_DIGITS}]\\s*)两(?![${CHINESE_DIGITS}斤])`, 'g');

/**
 * `350g`, `0.35KG`, `半斤`, `1斤2两`, `350克/个`; a bare number has the header's unit. Of a range the higher end is taken, with a warning.
 */
export function readWeight(raw: string, headerUnit: string | undefined): Reading<Weight> {
  const plain = figure(raw).toLowerCase();
  if (isPlaceholder(plain)) return blank;
  if (isNoFigure(plain)) return { flaws: [notANumber(brief(plain))] };
  const said = plain.replace(AROUND, '').replace(BEHIND, '').replace(BEHIND, '').replace(LIANG, '市两');
  const [, from, to, name = ''] = RANGE.exec(said) ?? [];
  if (from && to) return higherEnd(plain, [from, to], name || headerUnit);
  const [, shown = '', unit = ''] = new RegExp(`^([+-]?${FIGURE}|[${CHINESE_DIGITS}]+)\\s*(\\D*)$`).exec(said) ?? [];
  const number = numberIn(shown);
  if (number?.startsWith('-')) return { flaws: [notANumber(plain)] };
  const isOne = number !== undefined && (unit === '' || unitOf(unit.trim()) !== undefined);
  if (isOne) return inUnit(number, unit.trim() || headerUnit, plain);
  return inPieces(said) ?? { flaws: [notANumber(plain)] };
}

/** 1斤2两, 一斤半, 1kg200g: a 半 at the end is half of the unit before it. */
function inPieces(said: string): Reading<Weight> | undefined {
  const spread = said.replace(/公斤/g, 'kg').replace(/千克/g, 'kg').replace(/盎司/g, 'oz').replace(/\s+/g, '');
  const pieces = [...spread.matchAll(PIECE)];
  if (pieces.length < 2 || pieces.map(([all]) => all).join('') !== spread) return undefined;
  let grams = new Big(0);
  let last: Big | undefined;
  for (const [, shown = '', name] of pieces) {
    const number = numberIn(shown);
    const each: Big | undefined = name === undefined ? (shown === '半' ? last : undefined) : gramsOf(name);
    if (number === undefined || !each || (last && each.gt(last))) return undefined;
    grams = grams.plus(each.times(number));
    last = each;
  }
  return { value: { value: grams.toFixed(), unit: 'g' }, flaws: [] };
}

function gramsOf(name: string): Big | undefined {
  const [, unit, times] = unitOf(name) ?? [];
  if (unit === undefined || times === undefined || (unit !== 'g' && unit !== 'kg')) return undefined;
  return new Big(times).times(unit === 'kg' ? 1000 : 1);
}

function numberIn(shown: string): string | undefined {
  return readNumber(shown) ?? readDecimalComma(shown) ?? readChineseNumber(shown);
}

function unitOf(name: string): (typeof UNITS)[number] | undefined {
  return UNITS.find(([pattern]) => pattern.test(name.trim().toLowerCase()));
}

function inUnit(number: string, name: string | undefined, shown: string): Reading<Weight> {
  if (!name) return { flaws: [unitMissing(shown)] };
  const known = unitOf(name);
  if (!known) return { flaws: [notANumber(shown)] };
  const [, unit, times] = known;
  return { value: { value: new Big(number).times(times).toFixed(), unit }, flaws: [] };
}

function higherEnd(shown: string, ends: readonly string[], unit: string | undefined): Reading<Weight> {
  const numbers = ends.map(numberIn).filter((number) => number !== undefined);
  if (numbers.length < ends.length) return { flaws: [notANumber(shown)] };
  const higher = numbers.reduce((a, b) => (new Big(a).gt(b) ? a : b));
  const reading = inUnit(higher, unit, shown);
  return { ...reading, flaws: [...reading.flaws, range(shown)] };
}

function notANumber(shown: string): Flaw {
  return {
    id: 'weight/not-a-number',
    severity: 'error',
    message: text(`“${shown}” is not a weight.`, `“${shown}”不是重量。`),
    hint: text('Write a number with its unit, as 350g or 0.35kg.', '请填写带单位的数字，例如 350g 或 0.35kg。'),
  };
}

function unitMissing(shown: string): Flaw {
  return {
    id: 'weight/unit-missing',
    severity: 'warning',
    message: text(`The weight ${shown} has no unit; it was left out.`, `重量 ${shown} 没有单位，已忽略。`),
    hint: text(
      'Write the unit in the cell or in the header, as 重量(g).',
      '请在单元格或表头中写明单位，例如“重量(g)”。',
    ),
  };
}

function range(shown: string): Flaw {
  return {
    id: 'weight/range',
    severity: 'warning',
    message: text(`“${shown}” is a range; the higher end was taken.`, `“${shown}”是重量区间，已取较高值。`),
    hint: text('Write the weight as packed.', '请填写包装后的重量。'),
  };
}
