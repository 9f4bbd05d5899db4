import { Big } from 'big.js';
import type { Weight } from '../../core/measure.ts';
import { text } from '../../core/text.ts';
import { halfWidth } from './half-width.ts';
import { readNumber } from './number.ts';
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

/** `350g`, `0.35KG`, `半斤`, `2斤`; a bare number has the header's unit. Of a range the higher end is taken, with a warning. */
export function readWeight(raw: string, headerUnit: string | undefined): Reading<Weight> {
  const plain = halfWidth(raw).toLowerCase();
  if (isPlaceholder(plain)) return blank;
  const said = plain
    .replace(/^(?:约|大约|净重|毛重|重量|重)[:\s]*/, '')
    .replace(/^半/, '0.5')
    .replace(/^一(?=[斤两])/, '1');
  const [, from, to, name = ''] =
    /^(\.?\d[\d.,]*)\s*[a-z一-鿿]{0,2}\s*[-~至到–—]\s*(\.?\d[\d.,]*)\s*(\D*)$/.exec(said) ?? [];
  if (from && to) return higherEnd(plain, [from, to], name || headerUnit);
  const [, figure = '', unit = ''] = /^([+-]?\.?\d[\d.,]*(?:e[+-]?\d+)?)\s*(\D*)$/.exec(said) ?? [];
  const number = readNumber(figure);
  if (number === undefined || number.startsWith('-')) return { flaws: [notANumber(plain)] };
  return inUnit(number, unit.trim() || headerUnit, plain);
}

function inUnit(number: string, name: string | undefined, shown: string): Reading<Weight> {
  if (!name) return { flaws: [unitMissing(shown)] };
  const known = UNITS.find(([pattern]) => pattern.test(name.trim().toLowerCase()));
  if (!known) return { flaws: [notANumber(shown)] };
  const [, unit, times] = known;
  return { value: { value: new Big(number).times(times).toFixed(), unit }, flaws: [] };
}

function higherEnd(shown: string, ends: readonly string[], unit: string | undefined): Reading<Weight> {
  const numbers = ends.map(readNumber).filter((number) => number !== undefined);
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
