import { Big } from 'big.js';
import { text } from '../../core/text.ts';
import type { CellKind } from '../../core/words.ts';
import { brief } from './brief.ts';
import { CHINESE_DIGITS, readChineseNumber } from './chinese-number.ts';
import { figure, isNoFigure } from './figure.ts';
import { readNumber } from './number.ts';
import { blank, type Flaw, isPlaceholder, type Reading } from './reading.ts';

const NONE =
  /^(?:缺货|断货|没货|售罄|售完|卖完|已?停产|sold\s?out|out\s?of\s?stock|unavailable|无货|无库存|暂无库存|库存不足)$/i;
/** In a column of stock these say that there is none; elsewhere they say nothing. */
const NOT_ANY = /^(?:无|没有|暂无|none)$/i;
const SOME =
  /^(?:充足|库存充足|货源充足|大量|很多|现货|有货|有|有库存|在库|不限|无限|in\s?stock|available|yes|true|instock|plenty|unlimited)$/i;
const UNIT = '(?:件|个|只|套|双|条|包|箱|盒|台|把|支|pcs?|pieces?|units?)';
const EXACT = new RegExp(`\\s*${UNIT}$`, 'i');
const ABOUT = new RegExp(
  `^(?:>=?|≥|约|大约|剩余?|库存|现货|有|余)?[:\\s]*([\\d,.]+|[${CHINESE_DIGITS}]+)\\s*([万千k]?)\\s*(?:\\+|以上|多|余|左右)?\\s*${UNIT}?\\s*(?:\\+|以上|左右)?$`,
  'i',
);

/**
 * A whole quantity. `100件` and `999+` are 100 and 999, `缺货` is 0; a negative one, which warehouse programs write for oversold goods,
 * is 0 with a warning. `充足` and `现货` have no figure: nothing is taken, and that is said.
 */
export function readStock(raw: string, { kind }: { readonly kind?: CellKind } = {}): Reading<number> {
  const plain = figure(raw);
  if (isNoFigure(plain)) return { flaws: [notANumber(brief(plain))] };
  if (kind === 'date') return { flaws: [notANumber(plain)] };
  if (NOT_ANY.test(plain)) return { value: 0, flaws: [hasWords(plain, '0')] };
  if (isPlaceholder(plain)) return blank;
  if (NONE.test(plain)) return { value: 0, flaws: [] };
  if (SOME.test(plain)) return { flaws: [noFigure(plain)] };
  const bare = plain.replace(EXACT, '');
  const number = readNumber(bare) ?? readChineseNumber(bare);
  if (number !== undefined) return settled(number, plain);
  const [, about = '', many = ''] = ABOUT.exec(plain) ?? [];
  const low = readNumber(about) ?? readChineseNumber(about);
  if (!low) return { flaws: [notANumber(plain)] };
  const whole = new Big(low).times(many === '万' ? 10_000 : many === '' ? 1 : 1000).toFixed();
  const reading = settled(whole, plain);
  return { ...reading, flaws: [...reading.flaws, hasWords(plain, whole)] };
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

function noFigure(shown: string): Flaw {
  return {
    id: 'stock/no-figure',
    severity: 'warning',
    message: text(
      `“${shown}” says that there is stock and not how much; the last quantity known stays.`,
      `“${shown}”只说明有货，没有数量；沿用上一次的库存。`,
    ),
    hint: text('Write how many can be sold.', '请填写可售数量。'),
  };
}
