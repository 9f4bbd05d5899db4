import { Big } from 'big.js';
import { text } from '../../core/text.ts';
import { halfWidth } from './half-width.ts';
import { readNumber } from './number.ts';
import { blank, type Flaw, isPlaceholder, type Reading } from './reading.ts';

/** A whole quantity. `100件` and `100+` are 100, `缺货` is 0; a negative one, which warehouse programs write for oversold goods, is 0 with a warning. */
export function readStock(raw: string): Reading<number> {
  const plain = halfWidth(raw);
  if (isPlaceholder(plain)) return blank;
  if (/^(?:缺货|无货|售罄|断货|没货|sold out|out of stock)$/i.test(plain)) return { value: 0, flaws: [] };
  const number = readNumber(plain.replace(/\s*(?:件|个|只|套|双|条|pcs?|pieces?)$/i, ''));
  if (number !== undefined) return settled(number, plain);
  const [, atLeast] = /^(?:>|>=|≥|约)?\s*([\d,]+)\s*(?:\+|以上|多)?\s*(?:件|个|只|套)?(?:以上)?$/.exec(plain) ?? [];
  const low = atLeast && readNumber(atLeast);
  if (!low) return { flaws: [notANumber(plain)] };
  const reading = settled(low, plain);
  return { ...reading, flaws: [...reading.flaws, hasWords(plain, low)] };
}

function settled(number: string, shown: string): Reading<number> {
  const quantity = new Big(number);
  if (!quantity.eq(quantity.round(0, 0)) || quantity.abs().gt(1_000_000_000)) return { flaws: [notANumber(shown)] };
  if (quantity.lt(0)) return { value: 0, flaws: [negative(shown)] };
  return { value: quantity.toNumber(), flaws: [] };
}

function notANumber(shown: string): Flaw {
  return {
    id: 'stock/not-a-number',
    severity: 'error',
    message: text(`“${shown}” is not a whole quantity.`, `“${shown}”不是整数数量。`),
    hint: text(
      'Write a whole number, or leave the cell blank to keep the last one.',
      '请填写整数；留空则沿用上一次的库存。',
    ),
  };
}

function hasWords(shown: string, taken: string): Flaw {
  return {
    id: 'stock/has-words',
    severity: 'warning',
    message: text(
      `The stock “${shown}” is not exact; ${taken} was taken.`,
      `库存“${shown}”不是确数，已按 ${taken} 处理。`,
    ),
    hint: text('Write the exact quantity.', '请填写确切数量。'),
  };
}

function negative(shown: string): Flaw {
  return {
    id: 'stock/negative',
    severity: 'warning',
    message: text(`The stock ${shown} is below zero; 0 was taken.`, `库存 ${shown} 小于零，已按 0 处理。`),
    hint: text('Write 0 where nothing is left.', '没有库存时请填写 0。'),
  };
}
